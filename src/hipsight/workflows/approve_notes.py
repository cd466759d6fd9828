"""Approve notes later and one by one: what an import understood of notes waits until it is kept or left.

What waits is kept among the settings, so that it is still there when the app is started again; what was kept is
remembered as by an import that asks at once (`take_notes`), so that a rebuild takes the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Source
from hipsight.model.preferences import preferences_to_json
from hipsight.storage.adding import Added
from hipsight.storage.journal import Journal
from hipsight.storage.kept import KeptOriginal
from hipsight.workflows.take_notes import (
    SETTING,
    Proposal,
    keep_notes,
    on_their_days,
    proposals_in,
    setting_of,
)

_WAITING = "notes_waiting:"


@dataclasses.dataclass(slots=True)
class Postponed:
    """Answers an import that asks about notes: none for now; and remembers which they are."""

    proposals: list[Proposal] = dataclasses.field(default_factory=list)

    def __call__(self, proposals: Sequence[Proposal]) -> list[bool]:
        """Leaves every one out."""
        self.proposals += proposals
        return [False] * len(proposals)

    def remember(self, journal: Journal, *, at: dt.datetime) -> int:
        """Lets them wait in the journal; how many there are."""
        parts = defaultdict(list)
        for one in self.proposals:
            parts[one.sha256].append(one.reading.part)
        if parts:
            with journal.writing() as writing:
                action_id = writing.begin_action("setting", at, preferences_to_json(journal.preferences()))
                for sha256, open_parts in parts.items():
                    writing.keep_setting(action_id, _WAITING + _short(sha256), open_parts)
        return len(self.proposals)


@dataclasses.dataclass(frozen=True, slots=True)
class WaitingNote:
    """One entry understood from a note, still to be kept or left.

    Attributes:
        id: Names it in a form.
        run: Id of the entry of the run beside which the note stands; None where that is gone.
    """

    id: str
    proposal: Proposal
    run: str | None


def waiting_notes(journal: Journal) -> list[WaitingNote]:
    """What waits, oldest day first; nothing of files that are no longer there."""
    waiting = _open_parts(journal)
    if not waiting:
        return []
    found = []
    for original in journal.originals():
        parts = waiting.get(_short(original.sha256), set())
        if not parts:
            continue
        entry_of = {
            origin.part: entry
            for entry in journal.entries()
            for origin in entry.origins
            if origin.source == original.sha256
        }
        for one in _proposals(journal, original):
            if one.reading.part in parts:
                run = entry_of.get(one.reading.about or "")
                moved = one if run is None else _on(one, run.record.day)
                name = f"{_short(one.sha256)}:{one.reading.part}"
                found.append(WaitingNote(name, moved, None if run is None else run.id))
    return sorted(found, key=lambda note: (note.proposal.reading.record.day, note.id))


def decide_notes(journal: Journal, keep: Collection[str], leave: Collection[str], *, at: dt.datetime) -> int:
    """Keeps some of what waits and leaves some; how many entries are new. What is in neither goes on waiting.

    Args:
        journal: Where they go.
        keep: Ids of `waiting_notes`; those that do not wait any more are passed over.
        leave: The same.
        at: When it is decided.
    """
    waiting, taken_before = _open_parts(journal), _taken_parts(journal)
    new = 0
    touched = {name.split(":", 1)[0] for name in (*keep, *leave)}
    for original in journal.originals():
        short = _short(original.sha256)
        if short not in touched or not waiting.get(short):
            continue
        chosen = {part for part in waiting[short] if f"{short}:{part}" in keep}
        left = {part for part in waiting[short] if f"{short}:{part}" in leave}
        all_taken = taken_before.get(setting_of(original.sha256), set()) | chosen
        proposals = [one for one in _proposals(journal, original) if one.reading.part in all_taken]
        with journal.writing() as writing:
            kind = "import" if chosen else "setting"
            action_id = writing.begin_action(kind, at, preferences_to_json(original.preferences))
            writing.keep_setting(action_id, _WAITING + short, sorted(waiting[short] - chosen - left))
            if chosen:
                taken = on_their_days(writing, proposals)
                outcomes = keep_notes(writing, action_id, at, [original.sha256], taken)
                new += sum(one is Added.NEW for one in outcomes)
    return new


def _short(sha256: str) -> str:
    return setting_of(sha256).removeprefix(SETTING)


def _open_parts(journal: Journal) -> dict[str, set[str]]:
    return {name: set(parts) for name, parts in journal.settings_below(_WAITING).items() if parts}


def _taken_parts(journal: Journal) -> dict[str, set[str]]:
    return {kept.name: set(kept.value) for kept in journal.settings(SETTING)}


def _proposals(journal: Journal, original: KeptOriginal) -> tuple[Proposal, ...]:
    def read() -> tuple[Proposal, ...]:
        source = Source(original.name, journal.content(original.sha256))
        items = read_source(source, original.preferences)
        return tuple(proposals_in(original.sha256, original.name, items))

    return journal.once_for_good(("notes", original.sha256, original.preferences), read)


def _on(one: Proposal, day: dt.date) -> Proposal:
    """The proposal on the day of its run, which the watch may know better than the table."""
    by = day - one.outing_day
    record = dataclasses.replace(one.reading.record, day=one.reading.record.day + by)
    return dataclasses.replace(one, reading=dataclasses.replace(one.reading, record=record))
