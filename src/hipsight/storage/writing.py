"""What can be written to a journal, inside one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from hipsight.model.errors import JournalError
from hipsight.model.journal_entry import Entry
from hipsight.model.records import Record
from hipsight.model.wire import record_to_json
from hipsight.storage import schema
from hipsight.storage.adding import Added, Derived, add_records, in_batches
from hipsight.storage.packing import pack_bytes
from hipsight.storage.retelling import retell

#: Rows of an export put back at once: originals are among them, and memory is bounded.
ROWS_AT_ONCE = 50

#: Ids in one statement: SQLite takes 32,766 values.
IDS_AT_ONCE = 1000


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
        self._forget_tellings(last.id)
        touched = self._count(schema.entry.c.action_id == last.id)
        for change in self._connection.execute(
            select(schema.change)
            .where(schema.change.c.action_id == last.id)
            .order_by(schema.change.c.id.desc())
        ).all():
            self._show_as(change.entry_id, change.before, edited=self._is_changed(change.entry_id))
            touched += 1
        return last.kind, dt.datetime.fromisoformat(last.at), touched

    def _forget_tellings(self, action_id: int) -> None:
        """Entries of other actions no longer say that a file of this one told of them too."""
        files = select(schema.original.c.sha256).where(schema.original.c.action_id == action_id)
        own = select(schema.entry.c.id).where(schema.entry.c.action_id == action_id)
        columns = schema.origin.c
        of_this = (columns.source.in_(files), columns.entry_id.not_in(own))
        told = set(
            self._connection.execute(
                select(columns.entry_id).where(*of_this, columns.told.is_not(None))
            ).scalars()
        )
        self._connection.execute(delete(schema.origin).where(*of_this))
        for batch in in_batches(sorted(told), IDS_AT_ONCE):
            retell(self._connection, batch)
            self._forget_adopted_streams(batch)

    def _forget_adopted_streams(self, entry_ids: Sequence[str]) -> None:
        """Samples that only a forgotten telling had brought go with it."""
        columns = schema.origin.c
        measured = select(columns.entry_id).where(
            columns.entry_id.in_(entry_ids), columns.told["measured"].as_boolean()
        )
        gone = schema.streams.c.entry_id
        self._connection.execute(delete(schema.streams).where(gone.in_(entry_ids), gone.not_in(measured)))

    def _count(self, condition: Any) -> int:
        return int(
            self._connection.execute(
                select(func.count()).select_from(schema.entry).where(condition)
            ).scalar_one()
        )

    # ------------------------------------------------------------------ what is kept

    def checkin_sent_as(self, key: str) -> str | None:
        """Id of the line that was kept under this key, or None."""
        checkin_id = self._id_of_key(key)
        known = select(schema.checkin.c.id).where(schema.checkin.c.id == checkin_id)
        return self._connection.execute(known).scalar()

    def _id_of_key(self, key: str) -> str:
        return hashlib.sha256(f"{self._owner}\0sent as\0{key}".encode("utf-8", "replace")).hexdigest()

    def keep_checkin(
        self, action_id: int, text: str, today: dt.date, day: dt.date | None, key: str | None = None
    ) -> str:
        """Keeps a line as typed; returns its id.

        Args:
            action_id: What it is a part of.
            text: The line.
            today: The day it was typed on.
            day: The day it speaks of, where one was given.
            key: What the sender calls it, the same when it is sent again.
        """
        at = self._connection.execute(
            select(schema.action.c.at).where(schema.action.c.id == action_id)
        ).scalar_one()
        identity = f"{self._owner}\0{action_id}\0{at}\0{text}"
        checkin_id = (
            hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
            if key is None
            else self._id_of_key(key)
        )
        self._connection.execute(
            insert(schema.checkin).values(
                id=checkin_id, owner=self._owner, action_id=action_id, text=text, today=today, day=day
            )
        )
        return checkin_id

    def keep_originals(self, action_id: int, originals: Sequence[tuple[str, str, bytes]]) -> None:
        """Keeps files (SHA-256, name, content) verbatim; one that was undone before is taken up again."""
        columns = schema.original.c
        position = self._connection.execute(
            select(func.count()).select_from(schema.original).where(columns.action_id == action_id)
        ).scalar_one()
        hashes = [sha256 for sha256, _, _ in originals]
        known = select(columns.sha256, schema.action.c.undone).join_from(schema.original, schema.action)
        known = known.where(columns.owner == self._owner, columns.sha256.in_(hashes))
        is_undone = {row.sha256: row.undone for row in self._connection.execute(known)}
        rows = []
        for number, (sha256, name, content) in enumerate(originals, start=position):
            if is_undone.get(sha256) is False:
                continue  # another process has just imported it: it stays a part of that import
            if sha256 in is_undone:
                again = update(schema.original).where(columns.owner == self._owner, columns.sha256 == sha256)
                self._connection.execute(again.values(action_id=action_id, position=number))
                continue
            rows.append(
                {
                    "owner": self._owner,
                    "sha256": sha256,
                    "action_id": action_id,
                    "position": number,
                    "name": name,
                    "size": len(content),
                    "content": pack_bytes(content),
                }
            )
        if rows:
            self._connection.execute(insert(schema.original), rows)

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

    def add(self, action_id: int, recorded_at: dt.datetime, derived: Iterable[Derived]) -> list[Added]:
        """Stores records; what became of each.

        An activity that overlaps one in the journal, or a record from a file that says the same as one there,
        is stored as a further origin of it, and adds what it knows.
        """
        return add_records(self._connection, self._owner, action_id, recorded_at, derived)

    def days_of_parts(self, source: str) -> dict[str, dt.date]:
        """The day of each entry that a file tells of, by the part of the file."""
        query = (
            select(schema.origin.c.part, schema.entry.c.day)
            .join_from(schema.origin, schema.entry)
            .where(schema.origin.c.source == source, schema.entry.c.owner == self._owner)
        )
        return {row.part: row.day for row in self._connection.execute(query)}

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

    def make_again(self, identity: str, payload: Mapping[str, Any] | None) -> None:
        """Makes a correction (None: a deletion) again that is in the history already."""
        self._show_as(identity, payload, edited=True)

    def is_empty(self) -> bool:
        """Whether nothing was ever done in this journal."""
        return self._connection.execute(select(schema.action.c.id).limit(1)).first() is None

    def insert_rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Puts rows of an export back into a table; returns how many."""
        count = 0
        for batch in in_batches(rows, ROWS_AT_ONCE):
            self._connection.execute(insert(schema.metadata.tables[table]), [dict(row) for row in batch])
            count += len(batch)
        return count
