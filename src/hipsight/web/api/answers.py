"""The answers: may I run, what sets it off, is it getting better, what could it be."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from hipsight.model.errors import UnusableInputError
from hipsight.web.answers import progress_of, triggers_of
from hipsight.web.pages.today import window_and_light
from hipsight.web.templating import desk_of
from hipsight.workflows.triage_case import triage

ROUTER = APIRouter(tags=["answers"])


class Account(BaseModel):
    """The pain in a person's own words."""

    text: str = Field(min_length=1, max_length=20_000)


@ROUTER.get("/today")
def today(request: Request) -> dict[str, Any]:
    """The light of the day, its reasons, warnings, flags and what is planned."""
    desk = desk_of(request)
    if desk.is_empty() and not desk.journal.lines():
        raise UnusableInputError("nothing was logged yet")
    return window_and_light(desk)[1].to_json()


@ROUTER.get("/triggers")
def triggers(request: Request) -> dict[str, Any]:
    """What sets it off; waits for a search that is on its way."""
    sought = triggers_of(desk_of(request), wait=True)
    if sought is None:
        raise UnusableInputError("nothing was logged yet")
    if sought.answer is None:
        raise UnusableInputError(sought.failed or "the search gave no answer")
    return sought.answer.to_json()


@ROUTER.get("/progress")
def progress(request: Request) -> dict[str, Any]:
    """Is it getting better?"""
    return progress_of(desk_of(request)).to_json()


@ROUTER.post("/triage")
def assess(account: Account) -> dict[str, Any]:
    """How urgent, and what it could be; reads nothing but the text."""
    return triage(account.text).to_json()
