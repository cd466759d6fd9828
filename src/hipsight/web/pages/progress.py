"""Progress: is it getting better?"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hipsight.reports.progress_words import progress_sentences
from hipsight.web.answers import progress_lately
from hipsight.web.templating import desk_of, page

ROUTER = APIRouter()

_WEEKS = 26


@ROUTER.get("/progress")
def progress_page(request: Request) -> Response:
    """Distance free of pain then and now, severity by week, stretches without a flare."""
    desk = desk_of(request)
    if desk.is_empty():
        return page(request, "progress.html", progress=None, is_current=True)
    known = progress_lately(desk)
    progress = known.value
    return page(
        request,
        "progress.html",
        progress=progress,
        is_current=known.is_current,
        sentences=list(progress_sentences(progress, desk.preferences().units)),
        weeks=[week for week in progress.severity if week.score_0_100 is not None][-_WEEKS:],
    )
