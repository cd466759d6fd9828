"""What can be written to a journal, inside one transaction."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from hipsight.model.errors import JournalError
from hipsight.model.journal_entry import Entry, Origin
from hipsight.model.records import CrossTraining, Record, Run
from hipsight.model.streams import Streams
from hipsight.model.wire import record_to_json
from hipsight.storage import schema
from hipsight.storage.packing import pack_bytes, pack_streams

#: Two activities that overlap by this share of the shorter one are the same outing told twice.
SAME_OUTING_OVERLAP = 0.8

#: Rows of an export put back at once: originals are among them, and memory is bounded.
ROWS_AT_ONCE = 50


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


class Writing:
    """One transaction on the journal of one owner."""

    def __init__(self, connection: Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner

    # ------------------------------------------------------------------ actions

    def begin_action(self, kind: str, at: dt.datetime, context: Mapping[str, Any]) -> int:
        """Notes that the person does something; returns the action's id."""
        result = self._connection.execute(
            insert(schema.action).values(
                owner=self._owner, kind=kind, at=at.isoformat(), context=dict(context), undone=False
            )
        )
        return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0

    def undo_last_action(self) -> tuple[str, dt.datetime, int]:
        """Takes back the last thing done that was not taken back yet.

        Returns:
            Its kind, when it was done, and how many entries it had made or changed.

        Raises:
            JournalError: There is nothing to take back.
        """
        last = self._connection.execute(
            select(schema.action)
            .where(schema.action.c.owner == self._owner, schema.action.c.undone.is_(False))
            .order_by(schema.action.c.id.desc())
            .limit(1)
        ).first()
        if last is None:
            raise JournalError("there is nothing to undo")
        self._connection.execute(
            update(schema.action).where(schema.action.c.id == last.id).values(undone=True)
        )
        touched = self._count(schema.entry.c.action_id == last.id)
        for change in self._connection.execute(
            select(schema.change)
            .where(schema.change.c.action_id == last.id)
            .order_by(schema.change.c.id.desc())
        ).all():
            self._show_as(change.entry_id, change.before, edited=self._is_changed(change.entry_id))
            touched += 1
        return last.kind, dt.datetime.fromisoformat(last.at), touched

    def _count(self, condition: Any) -> int:
        return int(
            self._connection.execute(
                select(func.count()).select_from(schema.entry).where(condition)
            ).scalar_one()
        )

    # ------------------------------------------------------------------ what is kept

    def keep_checkin(self, action_id: int, text: str, today: dt.date, day: dt.date | None) -> str:
        """Keeps a line as typed; returns its id."""
        at = self._connection.execute(
            select(schema.action.c.at).where(schema.action.c.id == action_id)
        ).scalar_one()
        identity = f"{self._owner}\0{action_id}\0{at}\0{text}"
        checkin_id = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
        self._connection.execute(
            insert(schema.checkin).values(
                id=checkin_id, owner=self._owner, action_id=action_id, text=text, today=today, day=day
            )
        )
        return checkin_id

    def keep_original(self, action_id: int, sha256: str, name: str, content: bytes) -> None:
        """Keeps a file verbatim; one that was undone before is taken up again."""
        same = (schema.original.c.owner == self._owner, schema.original.c.sha256 == sha256)
        known = self._connection.execute(select(schema.original.c.action_id).where(*same)).scalar()
        position = int(
            self._connection.execute(
                select(func.count())
                .select_from(schema.original)
                .where(schema.original.c.action_id == action_id)
            ).scalar_one()
        )
        if known is not None:
            self._connection.execute(
                update(schema.original).where(*same).values(action_id=action_id, position=position)
            )
            return
        self._connection.execute(
            insert(schema.original).values(
                owner=self._owner,
                sha256=sha256,
                action_id=action_id,
                position=position,
                name=name,
                size=len(content),
                content=pack_bytes(content),
            )
        )

    def keep_setting(self, action_id: int, name: str, value: Any) -> None:
        """Keeps a setting; the last one counts."""
        self._connection.execute(
            insert(schema.setting).values(owner=self._owner, action_id=action_id, name=name, value=value)
        )

    def keep_look(self, followed: str, through: dt.date) -> None:
        """Notes that the log was searched for triggers, with all that was known through a day."""
        self._connection.execute(
            insert(schema.look).values(owner=self._owner, followed=followed, through=through)
        )

    # ------------------------------------------------------------------ what is derived

    def add(self, action_id: int, recorded_at: dt.datetime, derived: Iterable[Derived]) -> list[bool]:
        """Stores records; True for each that is new, False for one the journal has already.

        An activity that overlaps one in the journal, or a record from a file that says the same as one there,
        is stored as a further origin of it.
        """
        return [self._add(action_id, recorded_at, one) for one in derived]

    def _add(self, action_id: int, recorded_at: dt.datetime, derived: Derived) -> bool:
        identity = entry_id(self._owner, derived.origin)
        known = self._connection.execute(
            select(schema.entry.c.action_id, schema.action.c.undone)
            .join(schema.action)
            .where(schema.entry.c.id == identity)
        ).first()
        if known is not None and not known.undone:
            return False
        starts_at_s, ends_at_s = _span(derived.record)
        if starts_at_s is not None:
            twin = self._overlapping(derived.record, starts_at_s, ends_at_s)
        else:
            twin = None if derived.typed else self._equal(derived.record)
        if twin is not None:
            self._add_origin(twin, derived.origin)
            return False
        if known is not None:  # undone before, and now imported again
            self._connection.execute(
                update(schema.entry).where(schema.entry.c.id == identity).values(action_id=action_id)
            )
            return True
        self._connection.execute(
            insert(schema.entry).values(
                id=identity,
                owner=self._owner,
                action_id=action_id,
                kind=derived.record.kind,
                day=derived.record.day,
                starts_at_s=starts_at_s,
                ends_at_s=ends_at_s,
                payload=record_to_json(derived.record),
                recorded_at=recorded_at.isoformat(),
                edited=False,
                deleted=False,
            )
        )
        self._add_origin(identity, derived.origin)
        if derived.streams is not None:
            self._connection.execute(
                insert(schema.streams).values(entry_id=identity, content=pack_streams(derived.streams))
            )
        return True

    def _add_origin(self, identity: str, origin: Origin) -> None:
        positions = schema.origin.c.entry_id == identity
        known = self._connection.execute(
            select(schema.origin.c.source, schema.origin.c.part).where(positions)
        ).all()
        if (origin.source, origin.part) in {(source, part) for source, part in known}:
            return
        self._connection.execute(
            insert(schema.origin).values(
                entry_id=identity,
                position=len(known),
                source=origin.source,
                part=origin.part,
                name=origin.name,
            )
        )

    def _equal(self, record: Record) -> str | None:
        """Id of a live entry that says exactly the same, as when a grown diary is exported again."""
        columns = schema.entry.c
        payload = record_to_json(record)
        for row in self._connection.execute(
            select(columns.id, columns.payload)
            .join(schema.action)
            .where(
                columns.owner == self._owner,
                columns.kind == record.kind,
                columns.day == record.day,
                columns.deleted.is_(False),
                schema.action.c.undone.is_(False),
            )
            .order_by(columns.id)
        ):
            if row.payload == payload:
                return str(row.id)
        return None

    def _overlapping(self, record: Record, starts_at_s: float, ends_at_s: float | None) -> str | None:
        """Id of a live activity of the same kind that covers the same time, if there is one."""
        if ends_at_s is None or ends_at_s <= starts_at_s:
            return None
        columns = schema.entry.c
        for row in self._connection.execute(
            select(columns.id, columns.starts_at_s, columns.ends_at_s)
            .join(schema.action)
            .where(
                columns.owner == self._owner,
                columns.kind == record.kind,
                columns.deleted.is_(False),
                schema.action.c.undone.is_(False),
                columns.starts_at_s < ends_at_s,
                columns.ends_at_s > starts_at_s,
            )
            .order_by(columns.starts_at_s, columns.id)
        ):
            overlap = min(ends_at_s, row.ends_at_s) - max(starts_at_s, row.starts_at_s)
            shorter = min(ends_at_s - starts_at_s, row.ends_at_s - row.starts_at_s)
            if overlap >= SAME_OUTING_OVERLAP * shorter:
                return str(row.id)
        return None

    # ------------------------------------------------------------------ corrections

    def change(self, action_id: int, entry: Entry, after: Record | None) -> None:
        """Corrects an entry, or deletes it (`after` None); what it was stays in the history."""
        before = record_to_json(entry.record)
        payload = None if after is None else record_to_json(after)
        self._connection.execute(
            insert(schema.change).values(
                owner=self._owner, action_id=action_id, entry_id=entry.id, before=before, payload=payload
            )
        )
        self._show_as(entry.id, payload, edited=True)

    def _is_changed(self, identity: str) -> bool:
        live = (
            select(schema.change.c.id)
            .join(schema.action)
            .where(schema.change.c.entry_id == identity, schema.action.c.undone.is_(False))
        )
        return self._connection.execute(live).first() is not None

    def _show_as(self, identity: str, payload: Mapping[str, Any] | None, *, edited: bool) -> None:
        values: dict[str, Any] = {"edited": edited, "deleted": payload is None}
        if payload is not None:
            values |= {
                "payload": dict(payload),
                "kind": payload["kind"],
                "day": dt.date.fromisoformat(payload["day"]),
            }
        self._connection.execute(update(schema.entry).where(schema.entry.c.id == identity).values(**values))

    # ------------------------------------------------------------------ rebuild and restore

    def forget_derived(self) -> None:
        """Empties the tables that a rebuild fills again."""
        mine = select(schema.entry.c.id).where(schema.entry.c.owner == self._owner)
        self._connection.execute(delete(schema.streams).where(schema.streams.c.entry_id.in_(mine)))
        self._connection.execute(delete(schema.origin).where(schema.origin.c.entry_id.in_(mine)))
        self._connection.execute(delete(schema.entry).where(schema.entry.c.owner == self._owner))

    def apply_changes(self) -> None:
        """Makes every correction that was not undone again, in the order it was made."""
        for change in self._connection.execute(
            select(schema.change)
            .join(schema.action)
            .where(schema.change.c.owner == self._owner, schema.action.c.undone.is_(False))
            .order_by(schema.change.c.id)
        ).all():
            self._show_as(change.entry_id, change.payload, edited=True)

    def is_empty(self) -> bool:
        """Whether nothing was ever done in this journal."""
        return self._connection.execute(select(schema.action.c.id).limit(1)).first() is None

    def insert_rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Puts rows of an export back into a table; returns how many."""
        count = 0
        for batch in batched(rows, ROWS_AT_ONCE):
            self._connection.execute(insert(schema.metadata.tables[table]), [dict(row) for row in batch])
            count += len(batch)
        return count


def batched(rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[list[Mapping[str, Any]]]:
    """The rows in lists of at most `size` (itertools has it from Python 3.12 on)."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def _span(record: Record) -> tuple[float | None, float | None]:
    """Start and end of an activity in POSIX seconds, where it has them."""
    if not isinstance(record, (Run, CrossTraining)) or record.starts_at is None:
        return None, None
    starts_at_s = record.starts_at.timestamp()
    lasted = (record.elapsed_s if isinstance(record, Run) else None) or record.duration_s
    return starts_at_s, None if lasted is None else starts_at_s + lasted
