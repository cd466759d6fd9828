"""The live entries of a journal, kept in memory and brought up to date by reading only what was touched since.

Ten years of log take a second to read as a whole. Nearly every write adds a few rows at the end of their tables, and
those are found by their place; whatever else was done (undone, removed, rebuilt) shows in the counts, and then the
whole is read again.
"""

from __future__ import annotations

import bisect
import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hipsight.model.journal_entry import Entry, Origin
from hipsight.model.wire import record_from_json

#: What sorts the entries: day, start (those without one first), when it was recorded, id.
_Place = tuple[str, bool, float, str, str]

_LIVE = """
    FROM entry JOIN action ON action.id = entry.action_id
    WHERE entry.owner = ? AND NOT entry.deleted AND NOT action.undone
"""
_FIELDS = (
    "SELECT entry.id, entry.payload, entry.recorded_at, entry.edited, entry.day, entry.starts_at_s" + _LIVE
)
_ORIGINS = "SELECT entry_id, source, part, name FROM origin"
_IDS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class _Marks:
    """How far each table has grown, and what counts nothing but growth would leave as it was.

    Attributes:
        ends: The last row of `action`, `entry`, `origin` and `change`.
        of_old: Of the actions known before: how many there are, and how many of them were taken back.
    """

    schema: int
    ends: tuple[int, ...]
    of_old: tuple[int, ...]


class LiveEntries:
    """Every live entry of one owner, by day and time."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._lock = threading.Lock()
        self._marks: _Marks | None = None
        self._version: int | None = None
        self._places: list[_Place] = []
        self._entries: list[Entry] = []
        self._place_of: dict[str, _Place] = {}

    def up_to_date(self, watch: sqlite3.Connection, version: int) -> list[Entry]:
        """All of them as of now. The list is not to be changed.

        Args:
            watch: A connection that only reads.
            version: Another one after every commit; the same one needs no look.
        """
        with self._lock:
            if version != self._version:
                watch.execute("BEGIN")
                try:
                    self._refresh(watch)
                finally:
                    watch.execute("COMMIT")
                self._version = version
            return self._entries

    def _refresh(self, watch: sqlite3.Connection) -> None:
        before = self._marks
        self._marks = self._look(watch, None if before is None else before.ends[0])
        touched = None if before is None else self._touched(watch, before)
        if touched is None or not self._mend(watch, touched):
            self._read_all(watch)
        # The actions known from now on are those seen just now.
        self._marks = self._look(watch, self._marks.ends[0])

    def _look(self, watch: sqlite3.Connection, known_action: int | None) -> _Marks:
        tables = ("action", "entry", "origin", "change")
        ends = [watch.execute(f"SELECT max(rowid) FROM {name}").fetchone()[0] or 0 for name in tables]  # noqa: S608 - names of our own tables
        old = watch.execute(
            "SELECT count(*), coalesce(sum(undone), 0) FROM action WHERE id <= ?",
            (ends[0] if known_action is None else known_action,),
        ).fetchone()
        return _Marks(watch.execute("PRAGMA schema_version").fetchone()[0], tuple(ends), tuple(old))

    def _touched(self, watch: sqlite3.Connection, before: _Marks) -> set[str] | None:
        """Ids of the entries that may be new or different; None where that cannot be told from the marks."""
        now = self._marks
        if now is None or now.schema != before.schema or now.of_old != before.of_old:
            return None
        found: set[str] = set()
        grown = (
            "SELECT id FROM entry WHERE rowid > ?",
            "SELECT entry_id FROM origin WHERE rowid > ?",
            "SELECT entry_id FROM change WHERE id > ?",
        )
        for query, mark in zip(grown, before.ends[1:], strict=True):
            found.update(row[0] for row in watch.execute(query, (mark,)))
        return found

    def _mend(self, watch: sqlite3.Connection, touched: set[str]) -> bool:
        """Replaces the touched entries; whether the whole then counts as the journal does."""
        fresh = list(self._read(watch, sorted(touched)))
        known = touched & self._place_of.keys()
        if len(self._place_of) - len(known) + len(fresh) != self._count(watch):
            return False
        if not touched:
            return True
        places, entries = list(self._places), list(self._entries)
        for entry_id in known:
            at = bisect.bisect_left(places, self._place_of.pop(entry_id))
            del places[at], entries[at]
        for place, entry in fresh:
            at = bisect.bisect_left(places, place)
            places.insert(at, place)
            entries.insert(at, entry)
            self._place_of[entry.id] = place
        # A new list: whoever still goes through the old one is not disturbed.
        self._places, self._entries = places, entries
        return True

    def _read_all(self, watch: sqlite3.Connection) -> None:
        found = sorted(self._read(watch, None), key=lambda pair: pair[0])
        self._places = [place for place, _ in found]
        self._entries = [entry for _, entry in found]
        self._place_of = {entry.id: place for place, entry in found}

    def _count(self, watch: sqlite3.Connection) -> int:
        return int(watch.execute("SELECT count(*)" + _LIVE, (self._owner,)).fetchone()[0])

    def _read(self, watch: sqlite3.Connection, ids: list[str] | None) -> Iterator[tuple[_Place, Entry]]:
        """The live entries of these ids, or all."""
        if ids is None:
            origins = _by_entry(watch.execute(_ORIGINS + " ORDER BY entry_id, position"))
            yield from self._entries_of(watch.execute(_FIELDS, (self._owner,)), origins)
            return
        for start in range(0, len(ids), _IDS_AT_ONCE):
            some = ids[start : start + _IDS_AT_ONCE]
            within = f" IN ({','.join('?' * len(some))})"
            told = watch.execute(f"{_ORIGINS} WHERE entry_id{within} ORDER BY entry_id, position", some)
            rows = watch.execute(f"{_FIELDS} AND entry.id{within}", (self._owner, *some))
            yield from self._entries_of(rows, _by_entry(told))

    def _entries_of(
        self, rows: Iterable[Any], origins: dict[str, list[Origin]]
    ) -> Iterator[tuple[_Place, Entry]]:
        for entry_id, payload, recorded_at, edited, day, starts_at_s in rows:
            entry = Entry(
                id=entry_id,
                owner=self._owner,
                record=record_from_json(json.loads(payload)),
                origins=tuple(origins.get(entry_id, ())),
                recorded_at=dt.datetime.fromisoformat(recorded_at),
                edited=bool(edited),
            )
            yield (day, starts_at_s is not None, starts_at_s or 0.0, recorded_at, entry_id), entry


def _by_entry(rows: Iterable[Any]) -> dict[str, list[Origin]]:
    origins: dict[str, list[Origin]] = {}
    for entry_id, source, part, name in rows:
        origins.setdefault(entry_id, []).append(Origin(source, part, name))
    return origins
