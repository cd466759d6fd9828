"""Body map: tap where it hurts; the same as a list for keyboards and screen readers."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.records import Pain
from hipsight.reports.body_map import (
    HEIGHT,
    REGIONS,
    SIDE_REGIONS,
    SIDE_TOP,
    WIDTH,
    ellipse,
    figures,
    places,
    side_figures,
    side_places,
)
from hipsight.reports.words import describe
from hipsight.web.forms import moment_said
from hipsight.web.pages.today import show_day
from hipsight.web.templating import desk_of, page
from hipsight.workflows.clock import local_day
from hipsight.workflows.log_checkin import log_checkin

ROUTER = APIRouter()


@ROUTER.get("/body")
def body_page(request: Request) -> Response:
    """The figure, and a form with the same words."""
    return page(request, "body.html", key=secrets.token_urlsafe(12), **body_form_values())


def body_form_values() -> dict[str, Any]:
    """What the form shows; nothing of the log."""
    return {
        "figure": _figure(),
        "sites": [site.value for site in Site],
        "qualities": [quality.value for quality in Quality],
        "behaviours": [behaviour.value for behaviour in Behaviour],
    }


@ROUTER.post("/body")
def log_pain(
    request: Request,
    site: Annotated[Site, Form()],
    score: Annotated[int, Form(ge=0, le=10)],
    side: Annotated[Side | None, Form()] = None,
    quality: Annotated[list[Quality] | None, Form()] = None,
    behaviour: Annotated[list[Behaviour] | None, Form()] = None,
    key: Annotated[str | None, Form()] = None,
    said_at: Annotated[dt.datetime | None, Form()] = None,
) -> Response:
    """Keeps what was tapped as the line that says it."""
    desk = desk_of(request)
    at = moment_said(desk, said_at)
    pain = Pain(
        day=local_day(at, desk.preferences()),
        site=site,
        side=side,
        score_0_10=score or None,
        absent=score == 0,
        quality=tuple(quality or ()),
        behaviour=tuple(behaviour or ()),
    )
    logged = log_checkin(desk.journal, describe(pain, desk.preferences().units), at=at, key=key or None)
    return show_day(request, logged)


def _figure() -> str:
    """Front, back and both sides, with every region to tap."""
    shapes = []
    for site, region in REGIONS.items():
        sides = [None] if region.x == 0 else [Side.RIGHT, Side.LEFT]
        for side in sides:
            for x, y in places(site, side):
                shapes.append(
                    ellipse(region, x, y, data_site=site.value, data_side=side.value if side else "")
                )
    of_sides = [
        ellipse(region, x, y, data_site=site.value, data_side=side.value)
        for site, region in SIDE_REGIONS.items()
        for side, x, y in side_places(site)
    ]
    return _svg(0, figures(), shapes) + _svg(SIDE_TOP, side_figures(), of_sides)


def _svg(top: int, outlines: str, shapes: list[str]) -> str:
    head = f'<svg viewBox="0 {top} {WIDTH} {HEIGHT - top}" aria-hidden="true" focusable="false">'
    return f"{head}{outlines}{''.join(shapes)}</svg>"
