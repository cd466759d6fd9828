"""Is the journal sound: the database itself, and whether everything in it has what it stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, text

from hipsight.model.errors import JournalError
from hipsight.storage import schema
from hipsight.storage.journal import Journal
from hipsight.storage.opening import WRITES, saying_what_is_wrong
from hipsight.storage.packing import unpack_bytes


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        problem: What is wrong, and what to do; None where it is sound.
        repaired: True where it was put right.
    """

    what: str
    problem: str | None = None
    repaired: bool = False


def check_up(journal: Journal, *, repair: bool = False) -> list[Check]:
    """Looks at everything; with `repair`, puts right what can be without losing anything.

    Raises:
        JournalError: It cannot be read at all.
    """
    with saying_what_is_wrong(journal.path), journal.connect() as connection:
        made = connection.execution_options(**{WRITES: True}) if repair else connection
        with made.begin():
            return list(_checks(made, repair=repair))


def _checks(connection: Connection, *, repair: bool) -> Iterator[Check]:
    told = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    yield Check(
        "the database",
        None if told == ["ok"] else f"it is damaged ({told[0]}); restore the last export or copy of the day",
    )
    broken = len(connection.execute(text("PRAGMA foreign_key_check")).all())
    yield Check(
        "what belongs together",
        f"{broken} rows belong to nothing; `hipsight rebuild` derives them again" if broken else None,
    )
    yield _originals(connection)
    yield _orphans(connection, repair=repair)
    yield _derived(connection)


def _originals(connection: Connection) -> Check:
    """Every file is, to the byte, what it was when it came."""
    columns = schema.original.c
    damaged = []
    for name, sha256, content in connection.execute(select(columns.name, columns.sha256, columns.content)):
        try:
            sound = hashlib.sha256(unpack_bytes(content)).hexdigest() == sha256
        except JournalError:
            sound = False
        if not sound:
            damaged.append(name)
    problem = f"{len(damaged)} are damaged: {', '.join(damaged[:3])}; import them again" if damaged else None
    return Check("the files as they came", problem)


def _orphans(connection: Connection, *, repair: bool) -> Check:
    """Samples and origins of entries that are not there."""
    known = select(schema.entry.c.id)
    count = 0
    for table in (schema.streams, schema.origin):
        lost = table.c.entry_id.not_in(known)
        count += connection.execute(select(func.count()).select_from(table).where(lost)).scalar_one()
        if repair and count:
            connection.execute(delete(table).where(lost))
    problem = (
        f"{count} rows of entries that are gone; `hipsight doctor --repair` removes them" if count else None
    )
    return Check("samples and origins", None if repair else problem, repaired=bool(repair and count))


def _derived(connection: Connection) -> Check:
    """Entries whose line or file is not kept: a rebuild would lose them."""
    origin = schema.origin.c
    sources = select(schema.original.c.sha256).union(select(schema.checkin.c.id))
    lost = (
        select(func.count(func.distinct(origin.entry_id)))
        .join(schema.entry, schema.entry.c.id == origin.entry_id)
        .where(origin.position == 0, origin.source.not_in(sources), schema.entry.c.deleted.is_(False))
    )
    count = connection.execute(lost).scalar_one()
    problem = (
        f"{count} entries have lost the line or file they came from; export now, and do not rebuild"
        if count
        else None
    )
    return Check("lines and files behind the entries", problem)
