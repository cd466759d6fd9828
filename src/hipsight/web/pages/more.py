"""More: everything that has no place in the bar."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hipsight.web.templating import page

ROUTER = APIRouter()


@ROUTER.get("/more")
def more_page(request: Request) -> Response:
    """A list of the other pages."""
    return page(request, "more.html")
