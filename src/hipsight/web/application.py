"""The app, put together from what lies in `pages/` and `api/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from types import ModuleType

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from hipsight import __version__
from hipsight.model.errors import HipsightError
from hipsight.web import api, pages
from hipsight.web.ahead import Ahead
from hipsight.web.desk import Desk
from hipsight.web.guards import Guard, names_of
from hipsight.web.pairing import Pairing
from hipsight.web.sharing import Shares
from hipsight.web.templating import page
from hipsight.workflows.clock import now

_DESCRIPTION = "A private log of runs and pain. Education with referral, never a diagnosis."
_WORDS = {
    404: "There is no such page.",
    405: "That cannot be done here.",
    413: "That is too much at once.",
    422: "Something in that could not be read.",
}


def make_app(
    desk: Desk, *, hosts: Iterable[str] = (), pairing: Pairing | None = None, shares: Shares | None = None
) -> Guard:
    """The app behind its guard.

    Args:
        desk: What every page stands on.
        hosts: Further names under which it may be asked for.
        pairing: Who may come in from other devices.
        shares: The reports that are shown to others for a while.
    """

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        ahead = Ahead(desk)
        ahead.begin()
        yield
        ahead.end()
        desk.close()

    app = FastAPI(
        title="hipsight",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=life,
    )
    app.state.desk = desk
    app.state.pairing = pairing
    app.state.shares = shares or Shares(now)
    for router in _routers(api):
        app.include_router(router, prefix="/api")
    for router in _routers(pages):
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(packages=[("hipsight.web", "static")]), name="static")
    app.add_exception_handler(HipsightError, _unusable)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _broken)
    return Guard(app, names_of(hosts), pairing)


def _routers(package: ModuleType) -> Iterator[APIRouter]:
    for module in pkgutil.iter_modules(package.__path__):
        router: APIRouter = importlib.import_module(f"{package.__name__}.{module.name}").ROUTER
        yield router


def _is_for_scripts(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _unusable(request: Request, error: Exception) -> Response:
    """What the workflows refuse, in their own words."""
    return _answer(request, 422, str(error))


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    detail = error.detail if isinstance(error, HTTPException) and status not in _WORDS else ""
    return _answer(request, status, detail or _WORDS.get(status, "That did not work."))


def _unreadable(request: Request, error: Exception) -> Response:
    fields = error.errors() if isinstance(error, RequestValidationError) else []
    named = "; ".join(f"{'.'.join(map(str, one['loc'][1:])) or 'body'}: {one['msg']}" for one in fields[:5])
    return _answer(request, 422, named or _WORDS[422])


def _broken(request: Request, _error: Exception) -> Response:
    # Neither a path nor a line of code: what failed stands in the log of whoever started the app.
    return _answer(request, 500, "Something failed. Nothing that was logged before is lost.")


def _answer(request: Request, status: int, words: str) -> Response:
    if _is_for_scripts(request):
        return JSONResponse({"error": words}, status)
    return page(request, "error.html", status, words=words)
