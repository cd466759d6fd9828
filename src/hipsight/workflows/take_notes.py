"""Take notes: what people wrote beside their runs, kept as they wish, each entry on the day of its run.

What was taken of a file is remembered as a setting of its own, so that a rebuild takes the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Item, Reading, Source
from hipsight.model.journal_entry import Origin
from hipsight.storage.adding import Added, Derived
from hipsight.storage.journal import Journal
from hipsight.storage.kept import KeptOriginal, KeptSetting
from hipsight.storage.writing import Writing

#: How the setting that remembers what was taken of a file begins; the file's hash follows.
SETTING = "notes:"
_HASH_LETTERS = 40


class Notes(StrEnum):
    """What happens to entries understood from notes: kept, shown first, or left out."""

    KEEP = "keep"
    REVIEW = "review"
    SKIP = "skip"


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """One entry understood from a note.

    Attributes:
        sha256: Hash of the file it stands in, and `name` what that is called.
        outing_day: Day of the outing it is about, as the file itself has it.
    """

    sha256: str
    name: str
    reading: Reading
    outing_day: dt.date


def setting_of(sha256: str) -> str:
    """Name of the setting that says which notes of a file were taken."""
    return f"{SETTING}{sha256[:_HASH_LETTERS]}"


def proposals_in(sha256: str, name: str, items: Iterable[Item]) -> list[Proposal]:
    """What the free words of a file propose."""
    readings = [item for item in items if isinstance(item, Reading)]
    day_of = {one.part: one.record.day for one in readings if one.about is None}
    return [
        Proposal(sha256, name, one, day_of.get(one.about, one.record.day))
        for one in readings
        if one.about is not None
    ]


def on_their_days(writing: Writing, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals on the days of their runs, which the watch may know better than the table."""
    days: dict[str, Mapping[str, dt.date]] = {}
    moved = []
    for one in proposals:
        if one.sha256 not in days:
            days[one.sha256] = writing.days_of_parts(one.sha256)
        day = days[one.sha256].get(one.reading.about or "", one.outing_day)
        moved.append(_moved(one, day - one.outing_day))
    return moved


def _moved(one: Proposal, by: dt.timedelta) -> Proposal:
    if not by:
        return one
    record = dataclasses.replace(one.reading.record, day=one.reading.record.day + by)
    return dataclasses.replace(one, reading=dataclasses.replace(one.reading, record=record))


def keep_notes(
    writing: Writing, action_id: int, at: dt.datetime, read: Iterable[str], taken: Sequence[Proposal]
) -> list[Added]:
    """Keeps the entries and remembers which they were; returns what became of each.

    Args:
        writing: The transaction.
        action_id: What it is a part of.
        at: When it is done.
        read: Hashes of all files whose notes were looked at, also of those nothing was taken of.
        taken: The proposals to keep.
    """
    for sha256 in read:
        parts = [one.reading.part for one in taken if one.sha256 == sha256]
        writing.keep_setting(action_id, setting_of(sha256), parts)
    return writing.add(action_id, at, derive_notes(taken))


def derive_notes(taken: Iterable[Proposal]) -> list[Derived]:
    """The records of notes, each with its origin."""
    return [Derived(one.reading.record, Origin(one.sha256, one.reading.part, one.name)) for one in taken]


def notes_taken(
    journal: Journal, kept: KeptSetting, originals: Sequence[KeptOriginal], writing: Writing
) -> list[Proposal]:
    """The proposals that such a setting says were kept, read again from the file."""
    parts = set(kept.value)
    original = next((one for one in originals if setting_of(one.sha256) == kept.name), None)
    if original is None or not parts:
        return []
    source = Source(original.name, journal.content(original.sha256))
    items = read_source(source, original.preferences)
    proposals = proposals_in(original.sha256, original.name, items)
    return on_their_days(writing, [one for one in proposals if one.reading.part in parts])
