"""Entries out, corrected, deleted, and taken back."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request

from hipsight.storage.archive import entry_to_json
from hipsight.web.templating import desk_of
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last

ROUTER = APIRouter(tags=["entries"])


@ROUTER.get("/entries")
def entries(
    request: Request,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 1000,
) -> dict[str, Any]:
    """Entries by day, the last `limit` of them."""
    found = desk_of(request).journal.entries(kind, since=since, until=until)
    return {"entries": [entry_to_json(entry) for entry in found[-limit:]], "count": len(found)}


@ROUTER.patch("/entries/{entry_id}")
def edit(request: Request, entry_id: str, fields: Annotated[dict[str, Any], Body()]) -> dict[str, Any]:
    """Corrects fields of an entry; what it said before stays in the history."""
    desk = desk_of(request)
    return entry_to_json(edit_entry(desk.journal, entry_id, fields, at=desk.clock()))


@ROUTER.delete("/entries/{entry_id}")
def delete(request: Request, entry_id: str) -> dict[str, Any]:
    """Takes an entry out; it stays in the history until it is purged."""
    desk = desk_of(request)
    return entry_to_json(delete_entry(desk.journal, entry_id, at=desk.clock()))


@ROUTER.post("/undo")
def undo(request: Request) -> dict[str, Any]:
    """Takes the last thing back."""
    undone = undo_last(desk_of(request).journal)
    return {"undone": undone.kind}
