"""Show the report to somebody for a while: the link is made here, and what it leads to."""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from hipsight.reports.physio.page import page_of
from hipsight.web.desk import Desk
from hipsight.web.pages.report import wish_of_form
from hipsight.web.sharing import LONGEST, SHORTEST, WRONG_WITHIN, Closed, Shares
from hipsight.web.templating import desk_of, environment, page
from hipsight.workflows.write_report import ReportWish, compose_report

ROUTER = APIRouter()

#: Where others look; the guard lets them in here and nowhere else.
SHOWN_AT = "/shared/"

#: Stricter than for the app's own pages: no script at all, and nothing that could be sent anywhere.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_WORDS = {
    Closed.OVER: (
        410,
        "This report is closed.",
        "It was open for a while, and the time is over. Ask whoever showed it.",
    ),
    Closed.UNKNOWN: (
        404,
        "There is no such report.",
        "Check the link, or ask whoever gave it to you for a new one.",
    ),
    Closed.TOO_MANY: (429, "Too many wrong links.", "Wait a minute, then try the right one again."),
}


def shares_of(request: Request) -> Shares:
    """The open reports of the running app."""
    shares: Shares = request.app.state.shares
    return shares


def show_report(
    desk: Desk, shares: Shares, wish: ReportWish, lasting: dt.timedelta
) -> tuple[str, dt.datetime]:
    """Opens the report as it is now; returns where it is, below the address of this machine, and until when."""
    ends = shares.clock() + lasting
    note = f"Shown until {ends:%H:%M}, to read only. Later entries are not on it."
    document = compose_report(desk.journal, wish, today=desk.today())
    token, ends = shares.open(page_of(document, note=note), lasting)
    return SHOWN_AT + token, ends


@ROUTER.post("/report/share")
def share(
    request: Request, wish: Annotated[ReportWish, Depends(wish_of_form)], minutes: Annotated[int, Form()] = 30
) -> Response:
    """Makes the link; it is told once."""
    shares = shares_of(request)
    if not SHORTEST <= dt.timedelta(minutes=min(max(minutes, 0), 10**6)) <= LONGEST:
        return page(request, "error.html", 422, words="A report can be shown for 1 minute to 12 hours.")
    path, ends = show_report(desk_of(request), shares, wish, dt.timedelta(minutes=minutes))
    _, _, port = request.headers.get("host", "").rpartition(":")
    there = [f"http://{name}{f':{port}' if port.isdecimal() else ''}{path}" for name in shares.addresses]
    return page(request, "share.html", link=path, there=there, ends=ends, count=len(shares.open_until()))


@ROUTER.post("/report/share/end")
def end(request: Request) -> Response:
    """Closes everything that is open."""
    shares_of(request).close_all()
    return page(request, "share.html", link=None, there=[], ends=None, count=0)


@ROUTER.get(SHOWN_AT + "{token}")
def shared(request: Request, token: str) -> Response:
    """The report of a link, or a plain word."""
    shares = shares_of(request)
    shown = shares.look(token)
    headers = {
        "content-security-policy": _POLICY,
        "referrer-policy": "no-referrer",  # the address is the secret
        "x-robots-tag": "noindex, nofollow",
    }
    if isinstance(shown, Closed):
        status, title, words = _WORDS[shown]
        if shown is Closed.TOO_MANY:
            headers["retry-after"] = str(int(WRONG_WITHIN.total_seconds()))
        made = environment().get_template("shared_closed.html").render(title=title, words=words)
        return HTMLResponse(made, status, headers=headers)
    # The browser asks again when it is over, and is told so: no report is left standing on a screen.
    left = max(1, math.ceil((shown.ends - shares.clock()).total_seconds()))
    return HTMLResponse(shown.content, headers={**headers, "refresh": str(left)})
