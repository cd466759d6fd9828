"""Remove a stretch of days for good: entries, history, lines, files and copies, down to the bytes on the disk."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, text

from hipsight.model.errors import UnusableInputError
from hipsight.storage import schema
from hipsight.storage.backups import folder_of
from hipsight.storage.journal import Journal
from hipsight.storage.opening import WRITES, saying_what_is_wrong

_AT_ONCE = 500
#: Settings in which a person's words stand, each with a day: answers to flags.
_WORDS_BELOW = ("flag:%", "triage:%")
#: Settings whose name ends in the day they are of: answers to questionnaires.
_DATED_BELOW = "questionnaire:%"
_DAY_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed.

    Attributes:
        entries: All of them, and `elsewhere` those of other days that stood in the same lines or files.
    """

    entries: int
    elsewhere: int
    lines: int
    files: int


def purge_days(journal: Journal, first: dt.date, last: dt.date, *, whole_files: bool = False) -> Purged:
    """Removes everything that was said of these days; there is no way back but an export made before.

    A line that also speaks of another day goes as a whole. A file that does, such as a table of years, goes only with
    `whole_files`.

    Raises:
        UnusableInputError: The days are the wrong way round, or such a file is there; nothing was removed.
        JournalError: The journal cannot be written.
    """
    if first > last:
        raise UnusableInputError(f"the days would end ({last}) before they begin ({first})")
    with saying_what_is_wrong(journal.path), journal.connect() as connection:
        writer = connection.execution_options(**{WRITES: True})
        with writer.begin():
            writer.execute(text("PRAGMA secure_delete=ON"))
            purged = _purge(writer, first, last, whole_files=whole_files)
    shutil.rmtree(folder_of(journal.path), ignore_errors=True)  # the copies hold it, too
    with (
        saying_what_is_wrong(journal.path),
        closing(sqlite3.connect(journal.path, isolation_level=None)) as bare,
    ):
        bare.execute("VACUUM")
        bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return purged


def _purge(connection: Connection, first: dt.date, last: dt.date, *, whole_files: bool) -> Purged:
    entry, origin, checkin, original = (
        schema.entry.c,
        schema.origin.c,
        schema.checkin.c,
        schema.original.c,
    )
    within = entry.day.between(first, last)
    of_days = select(origin.source).join(schema.entry, entry.id == origin.entry_id).where(within)
    said_then = func.coalesce(checkin.day, checkin.today).between(first, last)
    lines = _ids(connection, select(checkin.id).where(or_(said_then, checkin.id.in_(of_days))))
    files = _ids(connection, select(original.sha256).where(original.sha256.in_(of_days)))
    outside = select(original.name).where(
        original.sha256.in_(files),
        original.sha256.in_(
            select(origin.source).join(schema.entry, entry.id == origin.entry_id).where(~within)
        ),
    )
    spanning = _ids(connection, outside.distinct())
    if spanning and not whole_files:
        raise UnusableInputError(
            f"{', '.join(spanning[:3])} also tell of other days; --whole-files removes them with all their days. "
            "Export first what you want to keep. Nothing was removed"
        )
    gone = select(origin.entry_id).where(origin.source.in_([*lines, *files]))
    doomed = _ids(connection, select(entry.id).where(or_(within, entry.id.in_(gone))))
    elsewhere = connection.execute(
        select(func.count()).select_from(schema.entry).where(entry.id.in_(gone), ~within)
    ).scalar_one()
    for ids in _portions(doomed):
        for table, column in (
            (schema.streams, schema.streams.c.entry_id),
            (schema.origin, origin.entry_id),
            (schema.change, schema.change.c.entry_id),
            (schema.entry, entry.id),
        ):
            connection.execute(delete(table).where(column.in_(ids)))
    for ids in _portions(lines):
        connection.execute(delete(schema.checkin).where(checkin.id.in_(ids)))
    for ids in _portions(files):
        connection.execute(delete(schema.original).where(original.sha256.in_(ids)))
    connection.execute(delete(schema.setting).where(_told_then(first, last)))
    return Purged(len(doomed), elsewhere, len(lines), len(files))


def _told_then(first: dt.date, last: dt.date) -> ColumnElement[bool]:
    """Settings with a person's words that were kept in these days, and answers that are of them."""
    setting, action = schema.setting.c, schema.action.c
    at = select(func.substr(action.at, 1, 10)).where(action.id == setting.action_id).scalar_subquery()
    named = or_(*(setting.name.like(pattern) for pattern in _WORDS_BELOW))
    days = first.isoformat(), last.isoformat()
    of_day = setting.name.like(_DATED_BELOW) & func.substr(setting.name, -_DAY_LETTERS).between(*days)
    return (named & at.between(*days)) | of_day


def _ids(connection: Connection, query: object) -> list[str]:
    return [row[0] for row in connection.execute(query)]  # type: ignore[call-overload]  # any selection of one column


def _portions(ids: list[str]) -> Iterable[list[str]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
