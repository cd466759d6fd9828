"""Timeline: one picture of the span chosen, and every day below it; a day; an entry with its splits."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.model.journal_entry import Entry
from hipsight.model.records import Run
from hipsight.model.wire import record_to_json
from hipsight.progress.severity import flare_level
from hipsight.reports.timeline_lanes import lay_lanes
from hipsight.reports.timeline_picture import Band, Link, summary_of, timeline_picture
from hipsight.reports.words import describe_day
from hipsight.triggers.trace import trace_finding
from hipsight.web.answers import timeline_of
from hipsight.web.correcting import changed_fields, correctable
from hipsight.web.day_rows import day_row
from hipsight.web.desk import Desk
from hipsight.web.templating import desk_of, page
from hipsight.web.timeline_spans import SPANS, WORDS, Opened, Zone, open_span
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.read_log import read_timeline

ROUTER = APIRouter()

#: Days with an entry on one page of the list.
_A_PAGE = 28
#: Findings whose stretches are drawn.
_MOST_BANDS = 3


@ROUTER.get("/timeline")
def timeline_page(
    request: Request,
    span: str = "quarter",
    at: Annotated[dt.date | None, Query()] = None,
    before: Annotated[dt.date | None, Query()] = None,
) -> Response:
    """The span as a picture and the days as a list, the last first."""
    if span not in SPANS:
        raise HTTPException(404)
    desk = desk_of(request)
    entries = desk.journal.entries(until=desk.today())
    if not entries:
        return page(request, "timeline.html", has_log=False, before=before, days=(), older=None)
    by_day: dict[dt.date, list[Entry]] = {}
    listed = entries if before is None else entries[: bisect_left(entries, before, key=_day_of)]
    for entry in reversed(listed):
        if len(by_day) == _A_PAGE and entry.record.day not in by_day:
            break
        by_day.setdefault(entry.record.day, []).insert(0, entry)
    days = list(by_day)
    return page(
        request,
        "timeline.html",
        span=span,
        spans=WORDS,
        picture=None if before else _picture(desk, span, at or desk.today()),
        days=[day_row(day, by_day[day]) for day in days],
        older=days[-1] if listed and days and listed[0].record.day < days[-1] else None,
        has_log=True,
        before=before,
    )


def _day_of(entry: Entry) -> dt.date:
    return entry.record.day


@dataclass(frozen=True, slots=True)
class _Picture:
    """The picture in both widths, where one can go from it, and the same as rows."""

    opened: Opened
    wide: str
    narrow: str
    rows: tuple[tuple[Zone, str], ...]


def _picture(desk: Desk, span: str, at: dt.date) -> _Picture:
    key = ("timeline picture", span, at, desk.today())
    return desk.once(key, lambda: _draw(desk, span, at))


def _draw(desk: Desk, span: str, at: dt.date) -> _Picture:
    entries, today = desk.journal.entries(until=desk.today()), desk.today()
    units = desk.preferences().units
    opened = open_span(span, at, entries[0].record.day, today)
    start = bisect_left(entries, opened.first, key=_day_of)
    stop = bisect_left(entries, opened.edges[-1], key=_day_of)
    level, bands = flares_and_bands(desk)
    lanes = lay_lanes((entry.record for entry in entries[start:stop]), opened.edges, level)
    links = [Link(zone.first, zone.last, zone.name, zone.to) for zone in opened.zones]
    title = f"{describe_day(opened.first)} to {describe_day(opened.last)}"
    wide, narrow = (
        timeline_picture(lanes, links, bands, units=units, narrow=narrow, title=title)
        for narrow in (False, True)
    )
    rows = tuple((zone, summary_of(lanes, zone.first, zone.last, units)) for zone in opened.zones)
    return _Picture(opened, wide, narrow, rows)


def flares_and_bands(desk: Desk) -> tuple[float, list[Band]]:
    """Pain from which on a day is a flare, and what findings speak of; both take the whole log to work out."""
    key = ("flare level", desk.today())
    return desk.lately(key, lambda: flare_level(timeline_of(desk)["pain_0_10"])).value, _bands(desk)


def _bands(desk: Desk) -> list[Band]:
    """The stretches that the findings speak of, as far as they are known."""
    answer = desk.search.known()
    if answer is None:
        return []
    findings = [one for one in answer.report.findings if one.worth_acting_on][:_MOST_BANDS]
    units = desk.preferences().units

    def trace() -> list[Band]:
        timeline = read_timeline(desk.journal, today=answer.as_of)
        traced = ((one, trace_finding(timeline, one, units)) for one in findings)
        return [Band(one.exposure, one_trace.stretches) for one, one_trace in traced]

    return desk.lately(("bands", answer.as_of, *findings), trace).value if findings else []


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
        before=day - dt.timedelta(days=1) if day > dt.date.min else None,
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
