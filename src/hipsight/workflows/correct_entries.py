"""Correct, delete, take back: nothing is ever overwritten, the old value stays in the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hipsight.model.errors import InvalidRecordError
from hipsight.model.journal_entry import Entry
from hipsight.model.preferences import preferences_to_json
from hipsight.model.wire import record_from_json, record_to_json
from hipsight.storage.journal import Journal
from hipsight.workflows.clock import local_day
from hipsight.workflows.teach_words import own_words, word_taught


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: its kind, when it had been done, and how many entries it concerned."""

    kind: str
    at: dt.datetime
    entries: int


def edit_entry(journal: Journal, entry_id: str, fields: Mapping[str, Any], *, at: dt.datetime) -> Entry:
    """The entry with some fields changed; a field set to None counts as not said.

    Where the entry's words held one that was not understood, the correction teaches what it stands for.

    Raises:
        JournalError: There is no such entry.
        InvalidRecordError: A field is unknown or a value cannot be.
    """
    with journal.writing() as writing:
        entry = journal.entry(entry_id)  # as it is now that nobody else can correct it
        values = {**record_to_json(entry.record), **fields}
        if fields.get("score_0_10"):
            values.pop("absent", None)  # whoever gives it a score no longer says that it was absent
        values["assumed"] = [name for name in values.get("assumed", ()) if name not in fields]
        after = record_from_json({name: value for name, value in values.items() if value not in (None, [])})
        if entry.record.day != after.day > local_day(at, journal.preferences()):
            raise InvalidRecordError(f"{after.day} lies in the future")
        preferences = journal.preferences()
        action_id = writing.begin_action("edit", at, preferences_to_json(preferences))
        writing.change(action_id, entry, after)
        taught = word_taught(entry.record, fields, preferences)
        if taught is not None:
            words = {**own_words(preferences), taught[0]: taught[1]}
            writing.keep_setting(action_id, "aliases", [list(pair) for pair in words.items()])
    return journal.entry(entry.id)


def delete_entry(journal: Journal, entry_id: str, *, at: dt.datetime) -> Entry:
    """Deletes the entry and returns what it was; it stays in the history until it is purged.

    Raises:
        JournalError: There is no such entry.
    """
    with journal.writing() as writing:
        entry = journal.entry(entry_id)
        action_id = writing.begin_action("delete", at, preferences_to_json(journal.preferences()))
        writing.change(action_id, entry, None)
    return entry


def undo_last(journal: Journal) -> Undone:
    """Takes back the last thing done: a line, an import, a correction, a deletion or a setting.

    Raises:
        JournalError: There is nothing to take back.
    """
    with journal.writing() as writing:
        return Undone(*writing.undo_last_action())
