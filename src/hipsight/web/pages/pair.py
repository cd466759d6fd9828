"""A new device: the code that stands where the app was started."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from hipsight.web.pairing import COOKIE, SESSION_FOR, Pairing
from hipsight.web.templating import environment

ROUTER = APIRouter(prefix="/pair")


@ROUTER.get("")
def pair_page() -> Response:
    """Asks for the code; shows nothing of the log."""
    return HTMLResponse(environment().get_template("pair.html").render(wrong=False))


@ROUTER.post("")
def pair(request: Request, code: Annotated[str, Form()]) -> Response:
    """A session for the right code."""
    pairing: Pairing | None = request.app.state.pairing
    session = None if pairing is None else pairing.pair(code)
    if session is None:
        return HTMLResponse(environment().get_template("pair.html").render(wrong=True), 403)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE, session, max_age=int(SESSION_FOR.total_seconds()), httponly=True, samesite="strict"
    )
    return answer
