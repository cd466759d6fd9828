"""Rebuild: everything that is derived, derived again from the lines and files that were kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hipsight.checkin.parser import understand
from hipsight.importers.containers import read_source
from hipsight.importers.contract import Source
from hipsight.storage.journal import Journal
from hipsight.storage.kept import Change, KeptCheckIn, KeptOriginal, KeptSetting
from hipsight.workflows.import_files import derive_file
from hipsight.workflows.log_checkin import derive_checkin
from hipsight.workflows.take_notes import SETTING, derive_notes, notes_taken


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many lines and files were read again, and how many entries there are now and were before."""

    lines: int
    files: int
    entries_before: int
    entries: int


def rebuild_journal(journal: Journal, *, on_progress: Callable[[str], None] = lambda _name: None) -> Rebuilt:
    """Derives every entry again, in the order things were done, in one transaction."""
    with journal.writing() as writing:
        # Read only now that nobody else can write: a line logged in between would be forgotten.
        before = len(journal.entries())
        checkins, originals, changes = journal.checkins(), journal.originals(), journal.changes()
        steps: list[KeptCheckIn | KeptOriginal | KeptSetting | Change] = sorted(
            [*checkins, *originals, *journal.settings(SETTING), *changes], key=lambda kept: kept.action_id
        )
        writing.forget_derived()
        for kept in steps:
            if isinstance(kept, Change):
                # In its turn: what was imported after a deletion did not find the deleted entry there.
                writing.make_again(kept.entry_id, kept.after)
            elif isinstance(kept, KeptCheckIn):
                checkin = understand(kept.text, today=kept.today, day=kept.day, preferences=kept.preferences)
                writing.add(kept.action_id, kept.at, derive_checkin(kept.id, checkin))
            elif isinstance(kept, KeptSetting):
                taken = notes_taken(journal, kept, originals, writing)
                writing.add(kept.action_id, kept.at, derive_notes(taken))
            else:
                on_progress(kept.name)
                source = Source(kept.name, journal.content(kept.sha256))
                items = read_source(source, kept.preferences)
                writing.add(kept.action_id, kept.at, derive_file(kept.sha256, kept.name, items))
    return Rebuilt(len(checkins), len(originals), before, len(journal.entries()))
