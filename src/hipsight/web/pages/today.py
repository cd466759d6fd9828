"""Today: the check-in first, then flags, the light with its reasons, the plan, and three numbers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.checkin.understanding import CheckIn
from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance
from hipsight.progress.measure import Progress
from hipsight.progress.severity import severity_by_week
from hipsight.warnings.light import Today, light_of_the_day, next_run_in_words
from hipsight.warnings.log_window import LogWindow
from hipsight.web.answers import progress_lately
from hipsight.web.desk import Desk, Lately
from hipsight.web.forms import moment_said
from hipsight.web.templating import desk_of, page
from hipsight.workflows.answer_flags import answer_flag
from hipsight.workflows.log_checkin import Logged, log_checkin
from hipsight.workflows.plan_ahead import plan_since, planned_today
from hipsight.workflows.read_log import read_recent_window
from hipsight.workflows.run_experiments import instruction_of_the_day

ROUTER = APIRouter()

#: How one writes, for whoever has not yet.
HINT = "6 mi easy, right hip 2/10 from mile 4, slept 7h"


@dataclass(frozen=True, slots=True)
class _Number:
    title: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line that was just logged, as it was understood."""

    pieces: tuple[tuple[str, str], ...]
    entries: tuple[object, ...]
    not_understood: tuple[str, ...]
    questions: tuple[str, ...]


@ROUTER.get("/")
def today_page(request: Request) -> Response:
    """The day."""
    return show_day(request)


@ROUTER.post("/log")
def log_line(
    request: Request,
    text: Annotated[str, Form()],
    key: Annotated[str | None, Form()] = None,
    day: Annotated[dt.date | None, Form()] = None,
    said_at: Annotated[dt.datetime | None, Form()] = None,
) -> Response:
    """Keeps the line and shows what was understood; sent again under the same key, it is kept once."""
    desk = desk_of(request)
    logged = log_checkin(desk.journal, text, at=moment_said(desk, said_at), day=day, key=key or None)
    return show_day(request, logged)


@ROUTER.post("/flag")
def answer(request: Request, flag: Annotated[str, Form()], words: Annotated[str, Form()]) -> Response:
    """Takes a red flag down, with the words kept."""
    desk = desk_of(request)
    answer_flag(desk.journal, flag, words, at=desk.clock(), today=desk.today())
    return RedirectResponse("/", 303)


def show_day(request: Request, logged: Logged | None = None) -> Response:
    """The day, with the line that was just logged."""
    desk = desk_of(request)
    key = secrets.token_urlsafe(12)
    if desk.is_empty() and logged is None and not desk.journal.once(("lines",), desk.journal.lines):
        return page(request, "welcome.html", key=key)
    window, light = window_and_light(desk)
    return page(
        request,
        "today.html",
        key=key,
        text="",
        hint=_last_line(desk) or HINT,
        logged=None if logged is None else _shown(logged),
        light=light,
        next_run=next_run_in_words(light, window),
        numbers=list(_numbers(desk, window, light.longest_next_run_km)),
    )


def window_and_light(desk: Desk) -> tuple[LogWindow, Today]:
    """What warnings look at, and the light of it; worked out once for each state of the journal."""
    today = desk.today()
    window = desk.once(
        ("window", today),
        lambda: read_recent_window(desk.journal, today=today, since=plan_since(desk.journal)),
    )
    return window, desk.once(("light", today), lambda: light_with_plan(desk, window))


def light_with_plan(desk: Desk, window: LogWindow) -> Today:
    """The light, under the limits of the plan's condition where there is a plan, and what is planned."""
    asked = planned_today(desk.journal, window)
    light = light_of_the_day(window) if asked is None else asked.light
    instructions = instruction_of_the_day(desk.journal, window)
    return dataclasses.replace(light, planned=(*instructions, *(() if asked is None else asked.words)))


def _last_line(desk: Desk) -> str:
    """The line before, as a hint of how one writes."""
    lines = desk.journal.once(("lines",), desk.journal.lines)
    return " ".join(lines[-1][1].split())[:90] if lines else ""


def _shown(logged: Logged) -> _Shown:
    checkin = logged.checkin
    return _Shown(tuple(_pieces(checkin)), logged.entries, checkin.not_understood, checkin.questions)


def _pieces(checkin: CheckIn) -> Iterator[tuple[str, str]]:
    """The line cut at what was understood: the piece, and what it was understood as."""
    at = 0
    for span in checkin.understood:
        if span.start > at:
            yield checkin.text[at : span.start], ""
        yield checkin.text[span.start : span.end], span.meaning
        at = span.end
    if at < len(checkin.text):
        yield checkin.text[at:], ""


def _numbers(desk: Desk, window: LogWindow, longest_next_km: float | None) -> Iterator[_Number]:
    """What matters this week: distance free of pain, severity, and the longest run that is no spike."""
    units = desk.preferences().units
    yield _pain_free(progress_lately(desk), units)
    weeks = [week for week in severity_by_week(window.timeline) if week.score_0_100 is not None]
    if weeks:
        before = f"the week before: {weeks[-2].score_0_100:.0f}" if len(weeks) > 1 else "0 is no pain"
        yield _Number("Severity of the week", f"{weeks[-1].score_0_100:.0f}", f"of 100; {before}")
    if longest_next_km is not None:
        far = format_distance(longest_next_km * METRES_PER_KM, units)
        yield _Number("Longest next run", far, "10 % beyond the longest of 30 days")


def _pain_free(known: Lately[Progress], units: DistanceUnit) -> _Number:
    progress, free = known.value, known.value.pain_free_km
    if free is None or free.now is None:
        return _Number("Free of pain", "–", progress.needs or "not enough runs yet")
    far = format_distance(free.now * METRES_PER_KM, units)
    words = "on half of your runs now" if known.is_current else "on half of your runs, before the last entry"
    return _Number("Free of pain", f"{'> ' if free.beyond else ''}{far}", words)
