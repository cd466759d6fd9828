"""Pictures, each as a file of its own: they bring their own style, which no page may."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from hipsight.model.finding import Finding
from hipsight.reports.course_picture import Course, course_picture
from hipsight.reports.finding_picture import finding_picture
from hipsight.reports.progress_picture import progress_picture
from hipsight.triggers.trace import trace_finding
from hipsight.web.answers import progress_of, timeline_of, triggers_of
from hipsight.web.desk import Desk
from hipsight.web.spans import SPANS, span_of
from hipsight.web.templating import desk_of
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.search_triggers import TriggerAnswer

ROUTER = APIRouter(prefix="/picture")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OWN_STYLE = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}


def _svg(content: str) -> Response:
    return Response(content, media_type="image/svg+xml", headers=_OWN_STYLE)


@ROUTER.get("/course/{span}.svg")
def course(request: Request, span: str, narrow: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query
    """Load, pain, severity and where pain begins."""
    if span not in SPANS:
        raise HTTPException(404)
    desk = desk_of(request)
    key = ("course picture", span, narrow, desk.today())
    return _svg(desk.once(key, lambda: _course(desk, span, narrow=narrow)))


def _course(desk: Desk, span: str, *, narrow: bool) -> str:
    today, units = desk.today(), desk.preferences().units
    timeline = timeline_of(desk)
    first = span_of(span, timeline.first_day, today)
    drawn = Course.of(timeline, first, today, units)
    unit = units.short
    titles = (
        f"{unit} a week",
        f"worst pain of the day; strong: flare ({drawn.flare_at:g} or more)",
        "severity of the week, 0 to 100",
        f"{unit} at which pain began; hollow: none came"
        if narrow
        else f"{unit} into the run at which pain began; hollow: run ended without",
    )
    words = f"{drawn.run_days} days with a run, {drawn.pain_days} with a word about pain, {drawn.flare_days} flares."
    title = "Load and pain, day by day"
    return course_picture(drawn, titles=titles, months=_MONTHS, title=title, words=words, narrow=narrow)


@ROUTER.get("/finding/{number}.svg")
def finding(request: Request, number: int, narrow: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query
    """A finding of the page Why, by its place there."""
    desk = desk_of(request)
    sought = triggers_of(desk)
    answer = None if sought is None else sought.answer
    if answer is None or not 0 <= number < len(_shown(answer)):
        raise HTTPException(404)
    key = ("finding picture", _shown(answer)[number], narrow, answer.as_of)
    return _svg(desk.once(key, lambda: _finding(desk, answer, number, narrow=narrow)))


def _shown(answer: TriggerAnswer) -> list[Finding]:
    return [*answer.report.findings, *answer.report.worth_an_experiment]


def _finding(desk: Desk, answer: TriggerAnswer, number: int, *, narrow: bool) -> str:
    finding = _shown(answer)[number]
    timeline = read_timeline(desk.journal, today=answer.as_of)
    trace = trace_finding(timeline, finding, desk.preferences().units)
    return finding_picture(finding, trace, narrow=narrow)


@ROUTER.get("/progress.svg")
def progress(request: Request, narrow: bool = False) -> Response:  # noqa: FBT001, FBT002 - a query
    """How far runs got before it hurt, then and now."""
    desk = desk_of(request)
    curve = () if desk.is_empty() else progress_of(desk).curve
    if not curve:
        raise HTTPException(404)
    units = desk.preferences().units
    words = "Two falling steps: the share of runs still free of pain by distance, first and last third of the runs."
    key = ("progress picture", narrow, desk.today())
    drawn = desk.once(
        key,
        lambda: progress_picture(curve, units, title="How far before it hurts", words=words, narrow=narrow),
    )
    return _svg(drawn)
