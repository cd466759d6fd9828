"""The sample runner: a look at what it is like, without a word in one's own journal."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.web.templating import desk_of

ROUTER = APIRouter(prefix="/sample")


@ROUTER.post("")
def show(request: Request) -> Response:
    """Puts the made-up runner on show."""
    desk_of(request).visit_sample()
    return RedirectResponse("/", 303)


@ROUTER.post("/leave")
def leave(request: Request) -> Response:
    """Back to one's own journal."""
    desk_of(request).leave_sample()
    return RedirectResponse("/", 303)
