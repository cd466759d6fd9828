"""Timeline: one picture of the span chosen, and every day below it; a day; an entry with its splits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.model.journal_entry import Entry
from hipsight.model.records import Run
from hipsight.model.wire import record_to_json
from hipsight.web.correcting import changed_fields, correctable
from hipsight.web.day_rows import day_row
from hipsight.web.spans import SPANS
from hipsight.web.templating import desk_of, page
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last
from hipsight.workflows.log_checkin import log_checkin

ROUTER = APIRouter()

#: Days with an entry on one page of the list.
_A_PAGE = 28


@ROUTER.get("/timeline")
def timeline_page(
    request: Request, span: str = "quarter", before: Annotated[dt.date | None, Query()] = None
) -> Response:
    """The span as a picture and the days as a list, the last first."""
    if span not in SPANS:
        raise HTTPException(404)
    desk = desk_of(request)
    by_day: dict[dt.date, list[Entry]] = defaultdict(list)
    for entry in desk.journal.entries(until=desk.today()):
        if before is None or entry.record.day < before:
            by_day[entry.record.day].append(entry)
    days = sorted(by_day, reverse=True)
    shown = days[:_A_PAGE]
    return page(
        request,
        "timeline.html",
        span=span,
        spans=tuple(SPANS),
        days=[day_row(day, by_day[day]) for day in shown],
        older=shown[-1] if len(days) > _A_PAGE else None,
        has_log=not desk.is_empty(),
        before=before,
    )


@ROUTER.get("/day/{day}")
def day_page(request: Request, day: dt.date) -> Response:
    """Everything of a day."""
    desk = desk_of(request)
    entries = desk.journal.entries(since=day, until=day)
    lines = [text for said_of, text in desk.journal.once(("lines",), desk.journal.lines) if said_of == day]
    return page(
        request,
        "day.html",
        day=day,
        entries=entries,
        lines=lines,
        before=day - dt.timedelta(days=1),
        after=day + dt.timedelta(days=1) if day < desk.today() else None,
        can_log=day <= desk.today(),
    )


@ROUTER.post("/day/{day}")
def log_for_day(request: Request, day: dt.date, text: Annotated[str, Form()]) -> Response:
    """A line about that day."""
    desk = desk_of(request)
    log_checkin(desk.journal, text, at=desk.clock(), day=day)
    return RedirectResponse(f"/day/{day}", 303)


@ROUTER.get("/entry/{entry_id}")
def entry_page(request: Request, entry_id: str) -> Response:
    """One entry: what it says, where it came from, and its kilometres."""
    desk = desk_of(request)
    entry = desk.journal.entry(entry_id)
    record = entry.record
    return page(
        request,
        "entry.html",
        entry=entry,
        splits=record.splits if isinstance(record, Run) else (),
        fields=_fields(entry),
        correctable=correctable(record, desk.preferences().units),
    )


@ROUTER.post("/entry/{entry_id}")
async def correct(request: Request, entry_id: str) -> Response:
    """Corrects the fields that were changed; what it said before stays in the history (422 where it cannot be)."""
    desk = desk_of(request)
    form = await request.form()
    entry = desk.journal.entry(entry_id)
    fields = changed_fields(
        entry.record, {name: str(value) for name, value in form.items()}, desk.preferences().units
    )
    if fields:
        edit_entry(desk.journal, entry_id, fields, at=desk.clock())
    return RedirectResponse(f"/entry/{entry_id}", 303)


@ROUTER.post("/entry/{entry_id}/delete")
def delete(request: Request, entry_id: str) -> Response:
    """Takes an entry out; it stays in the history until it is purged."""
    desk = desk_of(request)
    entry = delete_entry(desk.journal, entry_id, at=desk.clock())
    return RedirectResponse(f"/day/{entry.record.day}", 303)


@ROUTER.post("/undo")
def undo(request: Request) -> Response:
    """Takes the last thing back."""
    undo_last(desk_of(request).journal)
    return RedirectResponse("/timeline", 303)


def _fields(entry: Entry) -> list[tuple[str, str]]:
    hidden = {"kind", "day", "splits", "assumed", "text"}
    said = record_to_json(entry.record)
    assumed = set(said.get("assumed", ()))
    return [
        (name, f"{value}{' (assumed)' if name in assumed else ''}")
        for name, value in said.items()
        if name not in hidden
    ]
