"""Lines in: understood as they are typed, kept once however often they are sent."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, Field

from hipsight.reports.logged_json import logged_to_json
from hipsight.reports.words import describe
from hipsight.web.templating import desk_of
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.raise_flags import raise_new_flags

ROUTER = APIRouter(tags=["log"])


class Line(BaseModel):
    """A line as a person would write it.

    Attributes:
        day: The day it speaks of, when that is not today.
    """

    text: str = Field(min_length=1, max_length=20_000)
    day: dt.date | None = None
    dry_run: bool = False


@ROUTER.post("/log")
def log(
    request: Request, line: Line, idempotency_key: Annotated[str | None, Header(max_length=200)] = None
) -> dict[str, Any]:
    """Keeps the line; sent again under the same `Idempotency-Key`, it is kept once and answered the same."""
    desk = desk_of(request)
    logged = log_checkin(
        desk.journal, line.text, at=desk.clock(), day=line.day, dry_run=line.dry_run, key=idempotency_key
    )
    flags = [] if line.dry_run else raise_new_flags(desk.journal, logged, today=desk.today())
    return logged_to_json(logged.checkin, logged.entries, flags)


@ROUTER.post("/understand")
def understand(request: Request, line: Line) -> dict[str, Any]:
    """What would be understood; nothing is kept."""
    desk = desk_of(request)
    logged = log_checkin(desk.journal, line.text, at=desk.clock(), day=line.day, dry_run=True)
    said = logged_to_json(logged.checkin, (), [])
    units = desk.preferences().units
    for entry, record in zip(said["entries"], logged.checkin.records, strict=True):
        entry["words"] = describe(record, units)
    return said
