"""Records into the journal, each outing and each statement once.

Works on batches: what the journal holds of the same ids, days and times is read in a few queries, and new rows are
written in a few statements. One by one, ten years of notes took forty seconds.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, or_, select, update
from sqlalchemy.sql import Select

from hipsight.model.journal_entry import Origin
from hipsight.model.records import Record
from hipsight.model.streams import Streams
from hipsight.model.wire import record_to_json
from hipsight.storage import schema
from hipsight.storage.files_named import FilesNamed
from hipsight.storage.outings_known import Outings
from hipsight.storage.packing import pack_streams
from hipsight.storage.retelling import span_of, write_origins
from hipsight.storage.tellings import Telling

T = TypeVar("T")

_DAY_S = 24 * 3600.0

#: Records handled at once: SQLite takes 32,766 values in one statement.
BATCH = 500


class Added(StrEnum):
    """What became of a record: `new`; `joined`, it made an outing of the journal fuller; or `known`."""

    NEW = "new"
    JOINED = "joined"
    KNOWN = "known"


@dataclasses.dataclass(frozen=True, slots=True)
class Derived:
    """A record on its way into the journal, with where it came from.

    Attributes:
        typed: What was typed twice was meant twice.
        same_as: File in the same archive that tells of the same outing, where the origin names one.
        corrects: The origin names the sport as the person has it, so its word on that counts.
    """

    record: Record
    origin: Origin
    streams: Streams | None = None
    typed: bool = False
    same_as: str | None = None
    corrects: bool = False


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
) -> list[Added]:
    """Stores records; what became of each.

    An activity that overlaps one in the journal, or that names the file of one, becomes a further origin of it and
    adds what it knows; so does a record from a file that says the same as one there.
    """
    adding = _Adding(connection, owner, action_id, recorded_at.isoformat())
    return [added for batch in in_batches(derived, BATCH) for added in adding.add(batch)]


class _Adding:
    """What one batch knows of the journal, and what it will write to it."""

    def __init__(self, connection: Connection, owner: str, action_id: int, recorded_at: str) -> None:
        self._connection = connection
        self._owner = owner
        self._action_id = action_id
        self._recorded_at = recorded_at
        self._is_undone: dict[str, bool] = {}
        self._by_statement: dict[str, str] = {}
        self._outings = Outings()
        self._files = FilesNamed(connection, owner)
        self._entries: list[dict[str, Any]] = []
        self._origins: list[tuple[str, Origin, Telling | None]] = []
        self._streams: list[dict[str, Any]] = []
        self._more_streams: dict[str, Streams] = {}
        self._revived: list[str] = []

    def add(self, batch: Sequence[Derived]) -> list[Added]:
        candidates = [self._candidate(derived) for derived in batch]
        self._look_up(candidates)
        decided = [self._decide(candidate) for candidate in candidates]
        fuller = self._write()
        return [
            added if twin is None else Added.JOINED if twin in fuller else Added.KNOWN
            for added, twin in decided
        ]

    def _candidate(self, derived: Derived) -> _Candidate:
        starts_at_s, ends_at_s = span_of(derived.record)
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
        self._outings = Outings()
        for kind, starts_at_s, ends_at_s, identity in self._overlapping(candidates):
            self._outings.remember(kind, starts_at_s, ends_at_s, identity)

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
        days = {one.derived.record.day + dt.timedelta(days=off) for one in candidates for off in (-1, 0, 1)}
        query = self._live(columns.kind, columns.starts_at_s, columns.ends_at_s, columns.id)
        query = query.where(
            columns.starts_at_s < max(ends),
            columns.ends_at_s > min(starts),
            # Those of other days, unless they lasted for days, cannot overlap.
            or_(columns.day.in_(days), columns.ends_at_s - columns.starts_at_s > _DAY_S),
        )
        for row in self._connection.execute(query):
            yield row.kind, row.starts_at_s, row.ends_at_s, row.id

    # ------------------------------------------------------------------ one record

    def _decide(self, candidate: _Candidate) -> tuple[Added, str | None]:
        """What becomes of it, and the entry it tells of again, where there is one."""
        undone = self._is_undone.get(candidate.id)
        if undone is False:
            return Added.KNOWN, None
        twin = self._twin(candidate)
        if twin is not None:
            self._origins.append((twin, candidate.derived.origin, self._telling(candidate)))
            if candidate.derived.streams is not None:
                self._more_streams[twin] = candidate.derived.streams
            return Added.KNOWN, twin
        if undone:  # imported before, taken back, and now imported again
            self._revived.append(candidate.id)
        else:
            self._entries.append(self._row(candidate))
            # What an entry says alone is its payload; only a word on the sport must be remembered at once.
            telling = self._telling(candidate) if candidate.derived.corrects else None
            self._origins.append((candidate.id, candidate.derived.origin, telling))
            if candidate.derived.streams is not None:
                content = pack_streams(candidate.derived.streams)
                self._streams.append({"entry_id": candidate.id, "content": content})
        self._remember(candidate)
        return Added.NEW, None

    def _telling(self, candidate: _Candidate) -> Telling | None:
        if candidate.starts_at_s is None:
            return None
        measured = candidate.derived.streams is not None
        return Telling(candidate.payload, measured, candidate.derived.corrects)

    def _twin(self, candidate: _Candidate) -> str | None:
        if candidate.starts_at_s is None:
            return None if candidate.derived.typed else self._by_statement.get(candidate.statement)
        same_as = candidate.derived.same_as
        if same_as and (named := self._files.entry_of(same_as, candidate.starts_at_s)) is not None:
            return named
        if candidate.ends_at_s is None or candidate.ends_at_s <= candidate.starts_at_s:
            return None
        return self._outings.same_as(
            candidate.derived.record.kind, candidate.starts_at_s, candidate.ends_at_s
        )

    def _remember(self, candidate: _Candidate) -> None:
        self._is_undone[candidate.id] = False
        if candidate.starts_at_s is None:
            self._by_statement.setdefault(candidate.statement, candidate.id)
            return
        self._files.remember(candidate.derived.origin.name, candidate.starts_at_s, candidate.id)
        if candidate.ends_at_s is not None:
            kind = candidate.derived.record.kind
            self._outings.remember(kind, candidate.starts_at_s, candidate.ends_at_s, candidate.id)

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

    def _write(self) -> set[str]:
        """Writes what was decided; returns the entries that became fuller."""
        if self._entries:
            self._connection.execute(insert(schema.entry), self._entries)
        if self._revived:
            revive = update(schema.entry).where(schema.entry.c.id.in_(self._revived))
            self._connection.execute(revive.values(action_id=self._action_id))
        if self._streams:
            self._connection.execute(insert(schema.streams), self._streams)
        new = {row["id"] for row in self._entries}
        fuller = write_origins(self._connection, new, self._origins, self._more_streams)
        for written in (self._entries, self._revived, self._origins, self._streams, self._more_streams):
            written.clear()
        return fuller
