"""Entries from their rows and the rows of their origins."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.sql import Select

from hipsight.model.journal_entry import Entry, Origin
from hipsight.model.wire import record_from_json
from hipsight.storage import schema


def live_entries_of(owner: str) -> Select[Any]:
    """Asks for the entries of the owner that were neither deleted nor taken back."""
    return (
        select(schema.entry)
        .join(schema.action, schema.action.c.id == schema.entry.c.action_id)
        .where(
            schema.entry.c.owner == owner,
            schema.entry.c.deleted.is_(False),
            schema.action.c.undone.is_(False),
        )
    )


def entries_of(connection: Connection, query: Select[Any]) -> list[Entry]:
    """The entries that the query asks for, in its order, each with its origins."""
    rows = connection.execute(query).all()
    wanted = query.with_only_columns(schema.entry.c.id).order_by(None)
    origins: dict[str, list[Origin]] = {}
    columns = schema.origin.c
    for entry_id, source, part, name in connection.execute(
        select(columns.entry_id, columns.source, columns.part, columns.name)
        .where(columns.entry_id.in_(wanted))
        .order_by(columns.entry_id, columns.position)
    ):
        origins.setdefault(entry_id, []).append(Origin(source, part, name))
    return [
        Entry(
            id=row.id,
            owner=row.owner,
            record=record_from_json(row.payload),
            origins=tuple(origins.get(row.id, ())),
            recorded_at=dt.datetime.fromisoformat(row.recorded_at),
            edited=row.edited,
        )
        for row in rows
    ]
