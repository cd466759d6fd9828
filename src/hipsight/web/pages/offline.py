"""The shell without a connection: the worker that keeps it, and the page it shows; nothing of the log is in either."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from hipsight.web.pages.body import body_form_values
from hipsight.web.pages.today import HINT
from hipsight.web.templating import environment

ROUTER = APIRouter()

_SHELL = "/offline"
_NOT_KEPT = (".png",)


@ROUTER.get(_SHELL)
def offline_page() -> Response:
    """The forms, for lines that wait until hipsight can be reached."""
    return HTMLResponse(_page())


@ROUTER.get("/sw.js")
def worker() -> Response:
    """The worker, with the files it keeps; another version when any of them is another."""
    return Response(_worker(), media_type="text/javascript", headers={"cache-control": "no-cache"})


@cache
def _page() -> str:
    return environment().get_template("offline.html").render(hint=HINT, **body_form_values())


@cache
def _worker() -> str:
    static = files("hipsight.web") / "static"
    kept = sorted(
        (one for one in static.iterdir() if one.is_file() and not one.name.endswith(_NOT_KEPT)),
        key=lambda one: one.name,
    )
    digest = hashlib.sha256(_page().encode())
    for one in kept:
        digest.update(one.read_bytes())
    names = [_SHELL, *(f"/static/{one.name}" for one in kept)]
    text = (files("hipsight.web") / "worker" / "sw.js").read_text(encoding="utf-8")
    return text.replace("@VERSION@", digest.hexdigest()[:16]).replace("@FILES@", json.dumps(names))
