"""Body map: tap where it hurts; the same as a list for keyboards and screen readers."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.records import Pain
from hipsight.reports.body_map import HEIGHT, REGIONS, WIDTH, ellipse, figures, places
from hipsight.reports.words import describe
from hipsight.web.templating import desk_of, page
from hipsight.workflows.log_checkin import log_checkin

ROUTER = APIRouter()


@ROUTER.get("/body")
def body_page(request: Request) -> Response:
    """The figure, and a form with the same words."""
    return page(
        request,
        "body.html",
        key=secrets.token_urlsafe(12),
        figure=_figure(),
        sites=[site.value for site in Site],
        qualities=[quality.value for quality in Quality],
        behaviours=[behaviour.value for behaviour in Behaviour],
    )


@ROUTER.post("/body")
def log_pain(
    request: Request,
    site: Annotated[Site, Form()],
    score: Annotated[int, Form(ge=0, le=10)],
    side: Annotated[Side | None, Form()] = None,
    quality: Annotated[list[Quality] | None, Form()] = None,
    behaviour: Annotated[list[Behaviour] | None, Form()] = None,
    key: Annotated[str | None, Form()] = None,
) -> Response:
    """Keeps what was tapped as the line that says it."""
    desk = desk_of(request)
    pain = Pain(
        day=desk.today(),
        site=site,
        side=side,
        score_0_10=score or None,
        absent=score == 0,
        quality=tuple(quality or ()),
        behaviour=tuple(behaviour or ()),
    )
    log_checkin(desk.journal, describe(pain, desk.preferences().units), at=desk.clock(), key=key or None)
    return RedirectResponse("/", 303)


def _figure() -> str:
    """Both views with every region to tap."""
    shapes = []
    for site, region in REGIONS.items():
        sides = [None] if region.x == 0 else [Side.RIGHT, Side.LEFT]
        for side in sides:
            for x, y in places(site, side):
                shapes.append(
                    ellipse(region, x, y, data_site=site.value, data_side=side.value if side else "")
                )
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">'
    return f"{head}{figures()}{''.join(shapes)}</svg>"
