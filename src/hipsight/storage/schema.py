"""The tables of a journal.

Kept for good: `action`, `original`, `checkin`, `change`, `setting`, `look`. Derived from them, and made again by
`hipsight rebuild`: `entry`, `origin`, `streams`. Every row has an owner: the same schema serves a club.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

#: Alembic revision this code reads and writes; a journal with a later one was written by a newer hipsight.
HEAD = "0002"

#: `PRAGMA application_id` of a journal: "hips" in ASCII, so that another program's database is not mistaken.
APPLICATION_ID = 0x68697073

metadata = MetaData()

action = Table(
    "action",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(64), nullable=False),
    Column("kind", String(16), nullable=False),  # log | import | edit | delete | setting
    Column("at", String(40), nullable=False),  # ISO 8601 with offset
    Column("context", JSON, nullable=False),  # the preferences in force, so that a rebuild reads the same
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

original = Table(
    "original",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("position", Integer, nullable=False),  # order within the import; a rebuild reads in the same
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),  # Zstandard
)

checkin = Table(
    "checkin",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("today", Date, nullable=False),
    Column("day", Date),
)

entry = Table(
    "entry",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("starts_at_s", Float),  # POSIX seconds; to find the same activity told twice
    Column("ends_at_s", Float),
    Column("payload", JSON, nullable=False),
    Column("recorded_at", String(40), nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Index("entry_by_day", "owner", "day"),
    Index("entry_by_start", "owner", "starts_at_s"),
)

origin = Table(
    "origin",
    metadata,
    Column("entry_id", String(64), ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source", String(64), nullable=False),
    Column("part", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("told", JSON(none_as_null=True)),  # what this origin alone says of an outing; see tellings.py
    Index("origin_by_source", "source"),
)

streams = Table(
    "streams",
    metadata,
    Column("entry_id", String(64), ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(64), nullable=False),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("entry_id", String(64), nullable=False),
    Column("before", JSON, nullable=False),
    Column("payload", JSON(none_as_null=True)),  # what the record became; NULL = deleted
    Index("change_by_entry", "entry_id"),
    sqlite_autoincrement=True,
)

setting = Table(
    "setting",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(64), nullable=False),
    Column("action_id", Integer, ForeignKey("action.id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("value", JSON, nullable=False),
    sqlite_autoincrement=True,
)

look = Table(
    "look",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(64), nullable=False),
    Column("followed", String(200), nullable=False),  # sites and side that the search was about
    Column("through", Date, nullable=False),  # last day it knew
    sqlite_autoincrement=True,
)

#: Revision of the schema, where Alembic looks for it.
alembic_version = Table(
    "alembic_version", metadata, Column("version_num", String(32), primary_key=True, nullable=False)
)

#: Tables that nothing can make again, in an order in which they can be filled.
KEPT: tuple[Table, ...] = (action, original, checkin, change, setting, look)

#: Tables that a rebuild makes again.
DERIVED: tuple[Table, ...] = (entry, origin, streams)
