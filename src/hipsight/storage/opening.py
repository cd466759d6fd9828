"""Opening a journal: made if new, brought up to date if old, refused with a clear word if it is neither."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, exc, insert, select, text
from sqlalchemy.pool import NullPool

from hipsight.model.errors import JournalError
from hipsight.storage import schema

#: How long a writer waits for another one, in seconds, before it gives up.
BUSY_TIMEOUT_S = 30

#: Execution option of a connection that is going to write.
WRITES = "hipsight_writes"

#: Between two tries, in seconds.
_RETRY_S = 0.02

_SQLITE_MAGIC = b"SQLite format 3\x00"


def open_engine(path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine on the journal at `path`, made when there is none, at the current revision.

    Raises:
        JournalError: It is not a journal, from a newer hipsight, locked, or cannot be made or read.
    """
    is_new = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if is_new:
        _make_folder(path)
    else:
        is_new = _is_bare_journal(path)
    if is_new:
        _make_file(path)
    engine = _engine(path, busy_timeout_s, read_only=not is_new and not os.access(path, os.W_OK))
    with saying_what_is_wrong(path), engine.connect() as connection:
        if is_new:
            _create(connection.execution_options(**{WRITES: True}))
        else:
            _bring_up_to_date(connection, path)
    return engine


@contextlib.contextmanager
def saying_what_is_wrong(path: Path) -> Iterator[None]:
    """Turns the database's complaints into words a person can act on.

    Raises:
        JournalError: Instead of any error of the database.
    """
    try:
        yield
    except (exc.OperationalError, exc.DatabaseError, sqlite3.Error) as error:
        complaint = str(getattr(error, "orig", error)).lower()
        raise JournalError(f"{path}: {_in_plain_words(complaint)}") from error


def _in_plain_words(complaint: str) -> str:
    if "locked" in complaint or "busy" in complaint:
        return "another program is writing to this journal; wait for it and try again. Nothing was changed."
    if "readonly" in complaint or "read-only" in complaint:
        return "this journal may only be read (check the file's permissions). Nothing was changed."
    if "disk i/o error" in complaint:  # also when there is no room for the -shm file beside a journal
        return "the disk is full or failing; free some space and try again. What was logged before is safe."
    if "disk is full" in complaint:
        return "the disk is full; free some space and try again. What was logged before is safe."
    if "not a database" in complaint or "malformed" in complaint:
        return "this file is damaged or not a journal; restore it from an export with `hipsight restore`."
    if "unable to open" in complaint:
        return "the journal cannot be opened (check the folder and its permissions)."
    return f"the journal cannot be used: {complaint}"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"{path.parent}: cannot make this folder ({error.strerror})") from error
    if not os.access(path.parent, os.W_OK):
        raise JournalError(
            f"{path.parent}: no permission to make a journal here; choose another with --journal"
        )


def _make_file(path: Path) -> None:
    """An empty file that is nobody else's to read on this machine: SQLite gives its -wal and -shm the same mode."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)  # also one that was there, empty
    except OSError as error:
        raise JournalError(f"{path}: cannot make this journal ({error.strerror})") from error


def _is_bare_journal(path: Path) -> bool:
    """Whether another process has just made the file and not yet its tables.

    Looks without touching: a file that is not ours must stay as it is, to the byte.
    """
    if path.is_dir():
        raise JournalError(f"{path} is a folder; --journal wants a file, such as {path / 'my.journal'}")
    try:
        with path.open("rb") as file:
            magic = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise JournalError(f"{path}: cannot read this journal ({error.strerror})") from error
    if magic != _SQLITE_MAGIC:
        raise JournalError(
            f"{path} is not a hipsight journal; it was left as it is. Choose another with --journal"
        )
    with (
        saying_what_is_wrong(path),
        contextlib.closing(sqlite3.connect(_address(path, read_only=True), uri=True)) as connection,
    ):
        # In this order: both are written in one transaction, which another process may commit in between.
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    if application_id != schema.APPLICATION_ID and (application_id or tables):
        raise JournalError(
            f"{path} is a database of another program, not a hipsight journal; it was left as it is. "
            "Choose another with --journal"
        )
    return not tables


def _address(path: Path, *, read_only: bool) -> str:
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rwc'}"
    if read_only and not os.access(path, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"  # nobody here can write to it, and SQLite may not make its -shm file
    return address


def _write_ahead(cursor: sqlite3.Cursor, busy_timeout_s: float) -> None:
    """Switches to the write-ahead log, with which readers go on while an import writes; nothing to do the next time.

    SQLite does not wait for this switch as it does for a lock, so that whoever makes the same journal at the same
    moment must be waited for here.
    """
    for _ in range(int(busy_timeout_s / _RETRY_S)):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(_RETRY_S)
        else:
            return
    cursor.execute("PRAGMA journal_mode = WAL")


def _engine(path: Path, busy_timeout_s: float, *, read_only: bool) -> Engine:
    address = _address(path, read_only=read_only)
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=busy_timeout_s),
        poolclass=NullPool,  # opening costs a millisecond, and a closed journal is one file again
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # _begin decides when a transaction starts
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            _write_ahead(cursor, busy_timeout_s)
            cursor.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # IMMEDIATE takes the write lock at once, so that two writers queue instead of failing half-way.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    if connection.execute(select(schema.alembic_version)).first() is None:
        connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))
    connection.execute(text(f"PRAGMA application_id = {schema.APPLICATION_ID}"))
    connection.commit()


def _bring_up_to_date(connection: Connection, path: Path) -> None:
    revision = connection.execute(select(schema.alembic_version)).scalar()
    connection.rollback()
    if revision == schema.HEAD:
        return
    if revision is None or revision > schema.HEAD:
        raise JournalError(
            f"{path} was written by a newer hipsight (journal version {revision}, this one knows "
            f"{schema.HEAD}); update hipsight. The journal was left as it is."
        )
    migrate(connection, schema.HEAD)


def migrate(connection: Connection, revision: str) -> None:
    """Brings the journal on the connection to the revision, in one transaction."""
    # Loaded only here: it costs a third of a second that `hipsight log` need not wait for.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    connection.commit()
