"""Plan: what now, week by week; done, moved, and because of what."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.protocol import condition_of
from hipsight.plans.planned import PlannedDay
from hipsight.plans.request import WEEKDAYS, UnusableRequestError
from hipsight.reports.plan_json import change_to_json, notices_in_words
from hipsight.reports.plan_words import PlanWords
from hipsight.web.desk import Desk
from hipsight.web.forms import day_or_none
from hipsight.web.templating import desk_of, page
from hipsight.workflows.plan_ahead import (
    PlanView,
    Wishes,
    asked_plan,
    issue_plan,
    request_of,
    view_plan,
)
from hipsight.workflows.plan_changes import mark_done, move_run, write_calendar, write_week, write_workouts

ROUTER = APIRouter(prefix="/plan")

_WEEK = 7
_SHOWN_CHANGES = 7


@ROUTER.get("")
def plan_page(request: Request) -> Response:
    """The plan as it stands; the form for one where there is none. Nothing is kept by looking."""
    desk = desk_of(request)
    choices = sorted(conditions().values(), key=lambda one: one.plain_name)
    values: dict[str, Any] = {"choices": choices, "weekdays": WEEKDAYS, "is_empty": desk.is_empty()}
    view = _view(desk)
    if view is None:
        return page(request, "plan_ask.html", asked=None, **values)
    words = PlanWords(view.preferences.units)
    plan = view.plan
    return page(
        request,
        "plan.html",
        asked=view.request,
        plan=plan,
        name=condition_of(plan.condition).plain_name,
        notices=notices_in_words(plan, view.protocol, words),
        changes=[(change.now.day, change_to_json(change, words)) for change in view.changes[:_SHOWN_CHANGES]],
        weeks=_weeks(plan.days, words),
        stage=None if plan.refused else view.protocol.stage[plan.stage_number - 1],
        daily=words.exercise_list(next((one.daily for one in plan.days if one.daily), ())),
        rules=[claim.text for claim in (*view.protocol.rule, *view.protocol.seats_and_sleep)],
        **values,
    )


def _view(desk: Desk) -> PlanView | None:
    today = desk.today()

    def look() -> PlanView | None:
        return None if asked_plan(desk.journal) is None else view_plan(desk.journal, today=today)

    return desk.once(("plan", today), look)


def _asked_view(desk: Desk) -> PlanView:
    """The plan where there is one with days.

    Raises:
        HTTPException: There is none.
    """
    view = _view(desk)
    if view is None or view.plan.refused is not None:
        raise HTTPException(404)
    return view


def _weeks(
    days: tuple[PlannedDay, ...], words: PlanWords
) -> list[tuple[str, list[tuple[PlannedDay, str, str, list[str]]]]]:
    """Each week's distance, and of each day what it holds, its gate and its reasons."""
    told = [
        (one, words.what(one).split("; every day")[0], words.gate(one), list(words.why(one))) for one in days
    ]
    return [
        (words.km(sum(one.run_km for one in days[start : start + _WEEK])), told[start : start + _WEEK])
        for start in range(0, len(days), _WEEK)
    ]


@ROUTER.post("")
def ask(
    request: Request,
    condition: Annotated[str, Form(max_length=100)],
    weekday: Annotated[list[str] | None, Form()] = None,
    weeks: Annotated[int, Form()] = 4,
    race: Annotated[str, Form()] = "",
) -> Response:
    """Keeps what is asked for, with the plan that comes of it.

    Raises:
        UnusableRequestError: It cannot be had so.
    """
    desk = desk_of(request)
    today = desk.today()
    named = tuple(number for number, name in enumerate(WEEKDAYS) if name in (weekday or ()))
    if not named:
        raise UnusableRequestError("tick at least one day on which you can run")
    wishes = Wishes(condition=condition, weekdays=named, weeks=weeks, race_day=day_or_none(race, "Race"))
    asked = request_of(desk.journal, wishes, today=today)
    issue_plan(desk.journal, view_plan(desk.journal, today=today, request=asked), at=desk.clock())
    return RedirectResponse("/plan", 303)


@ROUTER.post("/seen")
def seen(request: Request) -> Response:
    """Keeps the plan as it is now; what changed is then history."""
    desk = desk_of(request)
    view = _view(desk)
    if view is not None:
        issue_plan(desk.journal, view, at=desk.clock())
    return RedirectResponse("/plan", 303)


@ROUTER.post("/move")
def move(request: Request, day: Annotated[dt.date, Form()], to: Annotated[dt.date, Form()]) -> Response:
    """Puts the run of a day on another one, where the rules allow it."""
    desk = desk_of(request)
    move_run(desk.journal, day, to, at=desk.clock(), today=desk.today())
    return RedirectResponse("/plan", 303)


@ROUTER.post("/done")
def done(
    request: Request, day: Annotated[dt.date, Form()], pain: Annotated[str, Form(max_length=4)] = ""
) -> Response:
    """Logs what was planned for the day as done."""
    desk = desk_of(request)
    if pain and not pain.strip().isdecimal():
        raise UnusableRequestError(f"pain goes from 0 to 10, not {pain!r}")
    score = float(pain) if pain else None
    mark_done(desk.journal, day, score, at=desk.clock(), today=desk.today())
    return RedirectResponse(f"/day/{day}", 303)


@ROUTER.get("/calendar.ics")
def calendar(request: Request) -> Response:
    """The plan for a calendar."""
    desk = desk_of(request)
    view = _asked_view(desk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.ics"
        write_calendar(desk.journal, view, path)
        return _download(path.read_bytes(), "text/calendar", "hipsight-plan.ics")


@ROUTER.get("/week.html")
def week(request: Request) -> Response:
    """The first week to print."""
    view = _asked_view(desk_of(request))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "week.html"
        write_week(view, path)
        return _download(path.read_bytes(), "text/html; charset=utf-8", "hipsight-week.html")


@ROUTER.get("/workouts.zip")
def workouts(request: Request) -> Response:
    """The runs for a watch, as FIT workouts in a zip."""
    view = _asked_view(desk_of(request))
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed, "w") as archive:
        for path in write_workouts(view, Path(folder)):
            archive.write(path, path.name)
    return _download(packed.getvalue(), "application/zip", "hipsight-workouts.zip")


def _download(content: bytes, kind: str, name: str) -> Response:
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
