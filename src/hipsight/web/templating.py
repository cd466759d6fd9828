"""Pages from templates: everything escaped, numbers and days as the person reads them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance, format_duration, format_pace
from hipsight.reports.words import count_of, describe, describe_day
from hipsight.web.desk import Desk

#: What stands in the bar: path, word, and the paths of pages below it.
NAVIGATION: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("/", "Today", ()),
    ("/timeline", "Timeline", ("/day/", "/run/")),
    ("/why", "Why", ("/experiment",)),
    ("/plan", "Plan", ()),
    ("/more", "More", ("/progress", "/body", "/triage", "/library", "/import", "/report", "/settings")),
)


def desk_of(request: Request) -> Desk:
    """The desk of the running app."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The template filled in, with what every page needs."""
    desk = desk_of(request)
    units = desk.preferences().units
    made = (
        environment()
        .get_template(template)
        .render(
            path=request.url.path,
            is_sample=desk.is_sample,
            navigation=NAVIGATION,
            today=desk.today(),
            units=units,
            far=lambda km, digits=1: "" if km is None else format_distance(km * METRES_PER_KM, units, digits),
            told=lambda record: describe(record, units),
            **values,
        )
    )
    return HTMLResponse(made, status)


@cache
def environment() -> Environment:
    """The templates, with the filters they use."""
    made = Environment(
        loader=PackageLoader("hipsight.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        {
            "day": describe_day,
            "short_day": _short_day,
            "weekday": lambda day: f"{day:%a} {day.day} {day:%b}",
            "capitalize_first": lambda words: words[:1].upper() + words[1:],
            "plain": lambda word: str(word).replace("_", " "),
            "duration": format_duration,
            "count": count_of,
        }
    )
    made.globals["pace"] = _pace
    return made


def _short_day(day: dt.date) -> str:
    return f"{day.day} {day:%b}"


def _pace(distance_m: float | None, duration_s: float | None, units: DistanceUnit) -> str:
    if not distance_m or not duration_s:
        return ""
    return format_pace(duration_s / distance_m * METRES_PER_KM, units)
