"""The journal as the workflows see it: one object to read from, and one transaction to write in."""

from __future__ import annotations

import contextlib
import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Date, Engine, func, select

from hipsight.model.errors import JournalError
from hipsight.model.journal_entry import Entry
from hipsight.model.life_records import Shoe
from hipsight.model.preferences import Preferences, preferences_from_json
from hipsight.model.records import Run
from hipsight.model.streams import Streams
from hipsight.storage import schema
from hipsight.storage.entry_rows import entries_of, live_entries_of
from hipsight.storage.kept import Change, KeptCheckIn, KeptOriginal, KeptSetting
from hipsight.storage.opening import BUSY_TIMEOUT_S, WRITES, open_engine, saying_what_is_wrong
from hipsight.storage.packing import unpack_bytes, unpack_streams
from hipsight.storage.remembered import Remembered
from hipsight.storage.writing import Writing

T = TypeVar("T")

#: The one owner of a journal of one's own.
ME = "me"


class Journal:
    """An open journal of one owner. Use `open_journal`."""

    def __init__(self, path: Path, engine: Engine, owner: str) -> None:
        self.path = path
        self.owner = owner
        self._engine = engine
        self._remembered: Remembered | None = None

    def remember(self) -> None:
        """Keeps the entries in memory from now on, for who reads them again and again; `close` ends it."""
        if self._remembered is None:
            self._remembered = Remembered(self.path, self.owner)

    @contextlib.contextmanager
    def remembering(self) -> Iterator[None]:
        """Keeps the entries in memory within the block, for work that reads them more than once."""
        if self._remembered is not None:
            yield
            return
        self.remember()
        try:
            yield
        finally:
            self.close()

    def version(self) -> int | None:
        """A number that is another one after every commit of anybody; None where nothing is kept in memory."""
        return None if self._remembered is None else self._remembered.version()

    def once(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """What `work_out` gives; while the journal is kept in memory, worked out once until somebody writes to it.

        Args:
            key: Says what it is, with all it depends on besides the journal.
            work_out: Does the work; what it gives is not to be changed by anybody.
        """
        return work_out() if self._remembered is None else self._remembered.once(key, work_out)

    def once_for_good(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """What `work_out` gives; while the journal is kept in memory, worked out once, whatever is written.

        Args:
            key: Names all it depends on, such as a file by its hash.
            work_out: Does the work; what it gives is not to be changed by anybody.
        """
        return work_out() if self._remembered is None else self._remembered.once_for_good(key, work_out)

    def close(self) -> None:
        """Lets go of what was kept in memory."""
        if self._remembered is not None:
            self._remembered.close()
            self._remembered = None

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction: all of it is stored, or nothing.

        Raises:
            JournalError: The journal is locked, read-only, or the disk is full; nothing was changed.
        """
        with saying_what_is_wrong(self.path), self._engine.connect() as connection:
            writer = connection.execution_options(**{WRITES: True})
            with writer.begin():
                yield Writing(writer, self.owner)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with saying_what_is_wrong(self.path), self._engine.connect() as connection:
            yield connection

    def connect(self) -> Connection:
        """A connection of its own, for work on the journal as a whole."""
        return self._engine.connect()

    def entries(
        self, kind: str | None = None, *, since: dt.date | None = None, until: dt.date | None = None
    ) -> list[Entry]:
        """Every live entry, by day and time; of one kind and within days where given (both ends included)."""
        if self._remembered is not None:
            live = self._remembered.entries()
            start = 0 if since is None else bisect_left(live, since, key=_day_of)
            stop = len(live) if until is None else bisect_right(live, until, key=_day_of)
            return [entry for entry in live[start:stop] if kind is None or entry.record.kind == kind]
        return self._read_entries(kind, since, until)

    def _read_entries(self, kind: str | None, since: dt.date | None, until: dt.date | None) -> list[Entry]:
        columns = schema.entry.c
        query = live_entries_of(self.owner).order_by(
            columns.day, columns.starts_at_s, columns.recorded_at, columns.id
        )
        if kind is not None:
            query = query.where(schema.entry.c.kind == kind)
        if since is not None:
            query = query.where(schema.entry.c.day >= since)
        if until is not None:
            query = query.where(schema.entry.c.day <= until)
        with self._reading() as connection:
            return entries_of(connection, query)

    def entry(self, beginning_of_id: str) -> Entry:
        """The live entry whose id begins so.

        Raises:
            JournalError: There is none, or more than one.
        """
        begins_so = schema.entry.c.id.startswith(beginning_of_id, autoescape=True)
        query = live_entries_of(self.owner).where(begins_so).limit(2)
        with self._reading() as connection:
            found = entries_of(connection, query) if beginning_of_id else []
        if len(found) != 1:
            word = "more than one entry begins" if found else "no entry begins"
            raise JournalError(f"{word} with {beginning_of_id!r}; `hipsight show` lists their ids")
        return found[0]

    def streams(self, entry_id: str) -> Streams | None:
        """What the watch recorded along the run, or None."""
        with self._reading() as connection:
            content = connection.execute(
                select(schema.streams.c.content).where(schema.streams.c.entry_id == entry_id)
            ).scalar()
        return None if content is None else unpack_streams(content)

    def checkins(self, *, since: dt.date | None = None) -> list[KeptCheckIn]:
        """Every line that was not undone, oldest first; those said on `since` or later where given."""
        query = (
            select(schema.checkin, schema.action.c.at, schema.action.c.context)
            .join(schema.action)
            .where(schema.checkin.c.owner == self.owner, schema.action.c.undone.is_(False))
            .order_by(schema.checkin.c.action_id, schema.checkin.c.id)
        )
        if since is not None:
            query = query.where(schema.checkin.c.today >= since)
        with self._reading() as connection:
            return [
                KeptCheckIn(
                    id=row.id,
                    text=row.text,
                    today=row.today,
                    day=row.day,
                    at=dt.datetime.fromisoformat(row.at),
                    action_id=row.action_id,
                    preferences=preferences_from_json(row.context),
                )
                for row in connection.execute(query)
            ]

    def lines(self) -> list[tuple[dt.date, str]]:
        """Day and words of every line that was not undone, oldest first."""
        columns = schema.checkin.c
        query = (
            select(func.coalesce(columns.day, columns.today, type_=Date), columns.text)
            .join_from(schema.checkin, schema.action)
            .where(columns.owner == self.owner, schema.action.c.undone.is_(False))
            .order_by(columns.action_id, columns.id)
        )
        with self._reading() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]

    def originals(self) -> list[KeptOriginal]:
        """Every imported file that was not undone, in the order of import."""
        columns = schema.original.c
        query = (
            select(
                columns.sha256,
                columns.name,
                columns.size,
                columns.action_id,
                schema.action.c.at,
                schema.action.c.context,
            )
            .join_from(schema.original, schema.action)
            .where(columns.owner == self.owner, schema.action.c.undone.is_(False))
            .order_by(columns.action_id, columns.position)
        )
        with self._reading() as connection:
            return [
                KeptOriginal(
                    sha256=row.sha256,
                    name=row.name,
                    size=row.size,
                    at=dt.datetime.fromisoformat(row.at),
                    action_id=row.action_id,
                    preferences=preferences_from_json(row.context),
                )
                for row in connection.execute(query)
            ]

    def known_originals(self) -> dict[str, int]:
        """How many entries came from each imported file that was not undone, by its SHA-256."""
        query = (
            select(schema.original.c.sha256, func.count(schema.origin.c.entry_id))
            .join_from(schema.original, schema.action)
            .outerjoin(schema.origin, schema.origin.c.source == schema.original.c.sha256)
            .where(schema.original.c.owner == self.owner, schema.action.c.undone.is_(False))
            .group_by(schema.original.c.sha256)
        )
        with self._reading() as connection:
            return {row.sha256: int(row[1]) for row in connection.execute(query)}

    def content(self, sha256: str) -> bytes:
        """An original, byte for byte.

        Raises:
            JournalError: There is none with this hash.
        """
        with self._reading() as connection:
            packed = connection.execute(
                select(schema.original.c.content).where(
                    schema.original.c.owner == self.owner, schema.original.c.sha256 == sha256
                )
            ).scalar()
        if packed is None:
            raise JournalError(f"no original with the hash {sha256[:12]} in {self.path}")
        return unpack_bytes(packed)

    def changes(self, entry_id: str | None = None) -> list[Change]:
        """What was corrected, in one entry where given, oldest first (undone corrections left out)."""
        query = (
            select(schema.change, schema.action.c.at)
            .join(schema.action)
            .where(schema.change.c.owner == self.owner, schema.action.c.undone.is_(False))
            .order_by(schema.change.c.id)
        )
        if entry_id is not None:
            query = query.where(schema.change.c.entry_id == entry_id)
        with self._reading() as connection:
            return [
                Change(
                    row.action_id, row.entry_id, dt.datetime.fromisoformat(row.at), row.before, row.payload
                )
                for row in connection.execute(query)
            ]

    def settings(self, beginning: str) -> list[KeptSetting]:
        """Every setting whose name begins so and that was not undone, oldest first."""
        columns = schema.setting.c
        query = (
            select(columns.name, columns.value, columns.action_id, schema.action.c.at)
            .join_from(schema.setting, schema.action)
            .where(
                columns.owner == self.owner,
                schema.action.c.undone.is_(False),
                columns.name.startswith(beginning, autoescape=True),
            )
            .order_by(columns.id)
        )
        with self._reading() as connection:
            return [
                KeptSetting(row.name, row.value, row.action_id, dt.datetime.fromisoformat(row.at))
                for row in connection.execute(query)
            ]

    def preferences(self) -> Preferences:
        """The settings in force."""
        query = (
            select(schema.setting.c.name, schema.setting.c.value)
            .join(schema.action)
            .where(schema.setting.c.owner == self.owner, schema.action.c.undone.is_(False))
            .order_by(schema.setting.c.id)
        )
        with self._reading() as connection:
            return preferences_from_json({row.name: row.value for row in connection.execute(query)})

    def settings_below(self, prefix: str) -> dict[str, Any]:
        """What was kept under names that begin with the prefix, by the rest of the name; the last of each counts."""
        query = (
            select(schema.setting.c.name, schema.setting.c.value)
            .join(schema.action)
            .where(
                schema.setting.c.owner == self.owner,
                schema.action.c.undone.is_(False),
                schema.setting.c.name.startswith(prefix, autoescape=True),
            )
            .order_by(schema.setting.c.id)
        )
        with self._reading() as connection:
            return {row.name.removeprefix(prefix): row.value for row in connection.execute(query)}

    def known_shoes(self) -> tuple[str, ...]:
        """Names of the pairs in the journal, the one logged last first."""
        if self._remembered is not None:
            worn = [one for one in self._remembered.entries() if isinstance(one.record, (Run, Shoe))]
            worn.sort(key=lambda one: (one.record.day, one.recorded_at.isoformat()), reverse=True)
            return tuple(dict.fromkeys(shoe for one in worn if (shoe := _shoe_of(one)) is not None))
        shoe = schema.entry.c.payload["shoe"].as_string()
        query = (
            select(shoe)
            .join_from(schema.entry, schema.action)
            .where(
                schema.entry.c.owner == self.owner,
                schema.entry.c.kind.in_(("run", "shoe")),
                schema.entry.c.deleted.is_(False),
                schema.action.c.undone.is_(False),
                shoe.is_not(None),
            )
            .order_by(schema.entry.c.day.desc(), schema.entry.c.recorded_at.desc())
        )
        with self._reading() as connection:
            return tuple(dict.fromkeys(connection.execute(query).scalars()))

    def looks(self, followed: str) -> list[dt.date]:
        """The days through which the log was searched for triggers, oldest first."""
        query = (
            select(schema.look.c.through)
            .where(schema.look.c.owner == self.owner, schema.look.c.followed == followed)
            .order_by(schema.look.c.id)
        )
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def rows_of(self, table: str) -> Iterator[dict[str, Any]]:
        """Every row of a table of the schema, for an export."""
        columns = schema.metadata.tables[table]
        with self._reading() as connection:
            rows = connection.execute(select(columns).order_by(*columns.primary_key.columns))
            yield from (dict(row) for row in rows.mappings())


def _day_of(entry: Entry) -> dt.date:
    return entry.record.day


def _shoe_of(entry: Entry) -> str | None:
    return entry.record.shoe if isinstance(entry.record, (Run, Shoe)) else None


def open_journal(path: Path, *, owner: str = ME, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Journal:
    """The journal at `path`, made when there is none.

    Raises:
        JournalError: It is not a journal, from a newer hipsight, locked, or cannot be made or read.
    """
    return Journal(path, open_engine(path, busy_timeout_s=busy_timeout_s), owner)
