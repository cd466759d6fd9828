"""Records into the journal, each outing and each statement once.

Works on batches: what the journal holds of the same ids, days and times is read in a few queries, and new rows are
written in a few statements. One by one, ten years of notes took forty seconds.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.sql import Select

from hipsight.model.journal_entry import Origin
from hipsight.model.life_records import CrossTraining
from hipsight.model.records import Record, Run
from hipsight.model.streams import Streams
from hipsight.model.wire import record_to_json
from hipsight.storage import schema
from hipsight.storage.packing import pack_streams

T = TypeVar("T")

#: Two activities that overlap by this share of the shorter one are the same outing told twice.
SAME_OUTING_OVERLAP = 0.8

#: Records handled at once: SQLite takes 32,766 values in one statement.
BATCH = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Derived:
    """A record on its way into the journal, with where it came from."""

    record: Record
    origin: Origin
    streams: Streams | None = None
    typed: bool = False  # what was typed twice was meant twice


def entry_id(owner: str, origin: Origin) -> str:
    """Id of the entry that comes from this place: the same on every reading."""
    return hashlib.sha256(f"{owner}\0{origin.source}\0{origin.part}".encode()).hexdigest()[:16]


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size` (itertools has it from Python 3.12 on)."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@dataclasses.dataclass(frozen=True, slots=True)
class _Candidate:
    """A record with all that is compared."""

    derived: Derived
    id: str
    payload: dict[str, Any]
    starts_at_s: float | None
    ends_at_s: float | None

    @property
    def statement(self) -> str:
        """What it says, to the letter; equal statements from files are one."""
        return json.dumps(self.payload, sort_keys=True)


def add_records(
    connection: Connection,
    owner: str,
    action_id: int,
    recorded_at: dt.datetime,
    derived: Iterable[Derived],
) -> list[bool]:
    """Stores records; True for each that is new, False for one the journal has already.

    An activity that overlaps one in the journal, or a record from a file that says the same as one there, becomes
    a further origin of it.
    """
    adding = _Adding(connection, owner, action_id, recorded_at.isoformat())
    return [is_new for batch in in_batches(derived, BATCH) for is_new in adding.add(batch)]


class _Adding:
    """What one batch knows of the journal, and what it will write to it."""

    def __init__(self, connection: Connection, owner: str, action_id: int, recorded_at: str) -> None:
        self._connection = connection
        self._owner = owner
        self._action_id = action_id
        self._recorded_at = recorded_at
        self._is_undone: dict[str, bool] = {}
        self._by_statement: dict[str, str] = {}
        self._outings: dict[str, list[tuple[float, float, str]]] = {}
        self._entries: list[dict[str, Any]] = []
        self._origins: list[tuple[str, Origin]] = []
        self._streams: list[dict[str, Any]] = []
        self._revived: list[str] = []

    def add(self, batch: Sequence[Derived]) -> list[bool]:
        candidates = [self._candidate(derived) for derived in batch]
        self._look_up(candidates)
        is_new = [self._decide(candidate) for candidate in candidates]
        self._write()
        return is_new

    def _candidate(self, derived: Derived) -> _Candidate:
        starts_at_s, ends_at_s = _span(derived.record)
        payload = record_to_json(derived.record)
        return _Candidate(derived, entry_id(self._owner, derived.origin), payload, starts_at_s, ends_at_s)

    # ------------------------------------------------------------------ what the journal has already

    def _look_up(self, candidates: Sequence[_Candidate]) -> None:
        ids = [candidate.id for candidate in candidates]
        rows = self._connection.execute(
            select(schema.entry.c.id, schema.action.c.undone)
            .join(schema.action)
            .where(schema.entry.c.id.in_(ids))
        )
        self._is_undone = {row.id: row.undone for row in rows}
        self._by_statement = dict(self._statements(candidates))
        self._outings = defaultdict(list)
        for kind, starts_at_s, ends_at_s, identity in self._overlapping(candidates):
            self._outings[kind].append((starts_at_s, ends_at_s, identity))

    def _live(self, *columns: Any) -> Select[Any]:
        return (
            select(*columns)
            .join_from(schema.entry, schema.action)
            .where(
                schema.entry.c.owner == self._owner,
                schema.entry.c.deleted.is_(False),
                schema.action.c.undone.is_(False),
            )
            .order_by(schema.entry.c.starts_at_s, schema.entry.c.id.desc())
        )

    def _statements(self, candidates: Sequence[_Candidate]) -> Iterator[tuple[str, str]]:
        days = {
            one.derived.record.day for one in candidates if one.starts_at_s is None and not one.derived.typed
        }
        if not days:
            return
        query = self._live(schema.entry.c.payload, schema.entry.c.id)
        for payload, identity in self._connection.execute(query.where(schema.entry.c.day.in_(days))):
            yield json.dumps(payload, sort_keys=True), identity

    def _overlapping(self, candidates: Sequence[_Candidate]) -> Iterator[tuple[str, float, float, str]]:
        starts = [one.starts_at_s for one in candidates if one.starts_at_s is not None]
        ends = [one.ends_at_s for one in candidates if one.ends_at_s is not None]
        if not starts or not ends:
            return
        columns = schema.entry.c
        query = self._live(columns.kind, columns.starts_at_s, columns.ends_at_s, columns.id)
        query = query.where(columns.starts_at_s < max(ends), columns.ends_at_s > min(starts))
        for row in self._connection.execute(query):
            yield row.kind, row.starts_at_s, row.ends_at_s, row.id

    # ------------------------------------------------------------------ one record

    def _decide(self, candidate: _Candidate) -> bool:
        undone = self._is_undone.get(candidate.id)
        if undone is False:
            return False
        twin = self._twin(candidate)
        if twin is not None:
            self._origins.append((twin, candidate.derived.origin))
            return False
        if undone:  # imported before, taken back, and now imported again
            self._revived.append(candidate.id)
        else:
            self._entries.append(self._row(candidate))
            self._origins.append((candidate.id, candidate.derived.origin))
            if candidate.derived.streams is not None:
                content = pack_streams(candidate.derived.streams)
                self._streams.append({"entry_id": candidate.id, "content": content})
        self._remember(candidate)
        return True

    def _twin(self, candidate: _Candidate) -> str | None:
        if candidate.starts_at_s is None:
            return None if candidate.derived.typed else self._by_statement.get(candidate.statement)
        if candidate.ends_at_s is None or candidate.ends_at_s <= candidate.starts_at_s:
            return None
        for starts_at_s, ends_at_s, identity in self._outings[candidate.derived.record.kind]:
            overlap = min(candidate.ends_at_s, ends_at_s) - max(candidate.starts_at_s, starts_at_s)
            shorter = min(candidate.ends_at_s - candidate.starts_at_s, ends_at_s - starts_at_s)
            if overlap > 0 and overlap >= SAME_OUTING_OVERLAP * shorter:
                return identity
        return None

    def _remember(self, candidate: _Candidate) -> None:
        self._is_undone[candidate.id] = False
        if candidate.starts_at_s is None:
            self._by_statement.setdefault(candidate.statement, candidate.id)
        elif candidate.ends_at_s is not None:
            outing = (candidate.starts_at_s, candidate.ends_at_s, candidate.id)
            self._outings[candidate.derived.record.kind].append(outing)

    def _row(self, candidate: _Candidate) -> dict[str, Any]:
        return {
            "id": candidate.id,
            "owner": self._owner,
            "action_id": self._action_id,
            "kind": candidate.derived.record.kind,
            "day": candidate.derived.record.day,
            "starts_at_s": candidate.starts_at_s,
            "ends_at_s": candidate.ends_at_s,
            "payload": candidate.payload,
            "recorded_at": self._recorded_at,
            "edited": False,
            "deleted": False,
        }

    # ------------------------------------------------------------------ writing

    def _write(self) -> None:
        if self._entries:
            self._connection.execute(insert(schema.entry), self._entries)
        if self._revived:
            revive = update(schema.entry).where(schema.entry.c.id.in_(self._revived))
            self._connection.execute(revive.values(action_id=self._action_id))
        self._write_origins()
        if self._streams:
            self._connection.execute(insert(schema.streams), self._streams)
        for written in (self._entries, self._revived, self._origins, self._streams):
            written.clear()

    def _write_origins(self) -> None:
        ids = {identity for identity, _ in self._origins}
        known: set[tuple[str, str, str]] = set()
        position: dict[str, int] = defaultdict(int)
        new = {row["id"] for row in self._entries}
        if ids - new:
            columns = schema.origin.c
            counted = select(columns.entry_id, func.max(columns.position) + 1).group_by(columns.entry_id)
            position.update(
                {row[0]: row[1] for row in self._connection.execute(counted.where(columns.entry_id.in_(ids)))}
            )
            told = select(columns.entry_id, columns.source, columns.part).where(columns.entry_id.in_(ids))
            known = {(row.entry_id, row.source, row.part) for row in self._connection.execute(told)}
        rows = []
        for identity, origin in self._origins:
            if (identity, origin.source, origin.part) in known:
                continue
            known.add((identity, origin.source, origin.part))
            rows.append(
                {
                    "entry_id": identity,
                    "position": position[identity],
                    "source": origin.source,
                    "part": origin.part,
                    "name": origin.name,
                }
            )
            position[identity] += 1
        if rows:
            self._connection.execute(insert(schema.origin), rows)


def _span(record: Record) -> tuple[float | None, float | None]:
    """Start and end of an activity in POSIX seconds, where it has them."""
    if not isinstance(record, (Run, CrossTraining)) or record.starts_at is None:
        return None, None
    starts_at_s = record.starts_at.timestamp()
    lasted = (record.elapsed_s if isinstance(record, Run) else None) or record.duration_s
    return starts_at_s, None if lasted is None else starts_at_s + lasted
