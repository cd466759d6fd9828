"""What could it be: urgency first, then what fits, then one question at a time."""

from __future__ import annotations

import dataclasses
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.assessment.assess import options_of
from hipsight.knowledge.triage import triage_questions
from hipsight.reports.triage_words import EDUCATION, HEADLINES, PROVISIONAL
from hipsight.web.templating import desk_of, page
from hipsight.workflows.triage_case import (
    Interview,
    answered,
    assess_interview,
    keep_interview,
    kept_interview,
)

ROUTER = APIRouter(prefix="/triage")

#: Questions of one sitting; more tire more than they tell.
_MOST_ASKED = 8


@ROUTER.get("")
def triage_page(request: Request) -> Response:
    """The words first; then urgency, what it could be, and the next question."""
    desk = desk_of(request)
    interview = kept_interview(desk.journal)
    if interview.words is None:
        return page(request, "triage_words.html")
    assessment = assess_interview(desk.journal, interview, today=desk.today())
    question = next(iter(assessment.questions), None) if len(interview.answers) < _MOST_ASKED else None
    return page(
        request,
        "triage.html",
        assessment=assessment.to_json(),
        interview=interview,
        headline=HEADLINES[assessment.urgency],
        education=EDUCATION,
        provisional=PROVISIONAL,
        question=question,
        options=[] if question is None else options_of(question),
    )


@ROUTER.post("")
def tell(request: Request, words: Annotated[str, Form()]) -> Response:
    """Keeps the words."""
    desk = desk_of(request)
    keep_interview(desk.journal, Interview(words.strip() or None), at=desk.clock())
    return RedirectResponse("/triage", 303)


@ROUTER.post("/answer")
def answer(request: Request, question: Annotated[str, Form()], number: Annotated[int, Form()]) -> Response:
    """Keeps an answer."""
    desk = desk_of(request)
    interview = kept_interview(desk.journal)
    asked = next((one for one in triage_questions().question if one.id == question), None)
    if asked is not None and question not in dict(interview.answers):
        keep_interview(desk.journal, answered(interview, asked, number), at=desk.clock())
    return RedirectResponse("/triage#question", 303)


@ROUTER.post("/back")
def back(request: Request) -> Response:
    """Takes the last answer back, or the words."""
    desk = desk_of(request)
    interview = kept_interview(desk.journal)
    earlier = (
        dataclasses.replace(interview, answers=interview.answers[:-1]) if interview.answers else Interview()
    )
    keep_interview(desk.journal, earlier, at=desk.clock())
    return RedirectResponse("/triage", 303)


@ROUTER.post("/again")
def again(request: Request) -> Response:
    """Forgets it all."""
    desk = desk_of(request)
    keep_interview(desk.journal, Interview(), at=desk.clock())
    return RedirectResponse("/triage", 303)
