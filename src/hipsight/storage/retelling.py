"""Origins of entries, and entries worked out anew from what each of their origins tells."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from hipsight.model.journal_entry import Origin
from hipsight.model.life_records import CrossTraining
from hipsight.model.records import Record, Run
from hipsight.model.streams import Streams
from hipsight.model.wire import record_from_json
from hipsight.storage import schema
from hipsight.storage.packing import pack_streams
from hipsight.storage.tellings import Telling, merge_tellings, telling_from_json


def span_of(record: Record) -> tuple[float | None, float | None]:
    """Start and end of an activity in POSIX seconds, where it has them."""
    if not isinstance(record, (Run, CrossTraining)) or record.starts_at is None:
        return None, None
    starts_at_s = record.starts_at.timestamp()
    lasted = (record.elapsed_s if isinstance(record, Run) else None) or record.duration_s
    return starts_at_s, None if lasted is None else starts_at_s + lasted


def write_origins(
    connection: Connection,
    new: Collection[str],
    origins: Sequence[tuple[str, Origin, Telling | None]],
    streams: Mapping[str, Streams],
) -> set[str]:
    """Writes origins of entries; returns the entries that became fuller by them.

    Args:
        connection: The transaction.
        new: Ids of entries that had none before.
        origins: Id of the entry, origin, and what it tells where it is worth keeping.
        streams: Samples by entry, for those that have none yet.
    """
    ids = {identity for identity, _, _ in origins}
    known: set[tuple[str, str, str]] = set()
    position: dict[str, int] = defaultdict(int)
    if ids - set(new):
        columns = schema.origin.c
        counted = select(columns.entry_id, func.max(columns.position) + 1).group_by(columns.entry_id)
        position.update(
            {row[0]: row[1] for row in connection.execute(counted.where(columns.entry_id.in_(ids)))}
        )
        told = select(columns.entry_id, columns.source, columns.part).where(columns.entry_id.in_(ids))
        known = {(row.entry_id, row.source, row.part) for row in connection.execute(told)}
    rows = []
    for identity, origin, telling in origins:
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
                "told": None if telling is None else telling.to_json(),
            }
        )
        position[identity] += 1
    if rows:
        connection.execute(insert(schema.origin), rows)
    again = {str(row["entry_id"]) for row in rows if row["position"] and row["told"] is not None}
    if not again:
        return set()
    _keep_first_tellings(connection, again)
    _adopt_streams(connection, {identity: streams[identity] for identity in again & streams.keys()})
    return retell(connection, again)


def _adopt_streams(connection: Connection, streams: Mapping[str, Streams]) -> None:
    """Samples for outings that had none."""
    column = schema.streams.c.entry_id
    held = set(connection.execute(select(column).where(column.in_(streams))).scalars()) if streams else set()
    rows = [
        {"entry_id": identity, "content": pack_streams(samples)}
        for identity, samples in streams.items()
        if identity not in held
    ]
    if rows:
        connection.execute(insert(schema.streams), rows)


def _keep_first_tellings(connection: Connection, entry_ids: Collection[str]) -> None:
    # What an entry says so far goes beside its first origin, before others add to it.
    columns = schema.origin.c
    alone = (
        select(
            columns.entry_id, schema.entry.c.payload, schema.streams.c.entry_id.is_not(None).label("measured")
        )
        .join_from(schema.origin, schema.entry)
        .outerjoin(schema.streams, schema.streams.c.entry_id == columns.entry_id)
        .where(columns.entry_id.in_(entry_ids), columns.position == 0, columns.told.is_(None))
    )
    rows = [
        {"of": row.entry_id, "now": Telling(row.payload, bool(row.measured)).to_json()}
        for row in connection.execute(alone)
    ]
    if rows:
        keep = update(schema.origin).where(columns.entry_id == bindparam("of"), columns.position == 0)
        connection.execute(keep.values(told=bindparam("now")), rows)


def retell(connection: Connection, entry_ids: Collection[str]) -> set[str]:
    """Works the entries out anew from their origins; returns those that now say something else.

    Entries the person has corrected stay as they are.
    """
    columns = schema.origin.c
    told: dict[str, list[Telling]] = defaultdict(list)
    query = select(columns.entry_id, columns.told).where(
        columns.entry_id.in_(entry_ids), columns.told.is_not(None)
    )
    for row in connection.execute(query.order_by(columns.entry_id, columns.position)):
        told[row.entry_id].append(telling_from_json(row.told))
    entry = schema.entry.c
    before = select(entry.id, entry.payload).where(entry.id.in_(told), entry.edited.is_(False))
    rows = []
    for row in connection.execute(before):
        after = merge_tellings(told[row.id])
        if after != row.payload:
            rows.append(_row(row.id, after))
    if rows:
        again = update(schema.entry).where(entry.id == bindparam("of"))
        names = ("payload", "kind", "day", "starts_at_s", "ends_at_s")
        connection.execute(again.values({name: bindparam(f"new_{name}") for name in names}), rows)
    return {row["of"] for row in rows}


def _row(identity: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    starts_at_s, ends_at_s = span_of(record_from_json(payload))
    return {
        "of": identity,
        "new_payload": dict(payload),
        "new_kind": payload["kind"],
        "new_day": dt.date.fromisoformat(payload["day"]),
        "new_starts_at_s": starts_at_s,
        "new_ends_at_s": ends_at_s,
    }
