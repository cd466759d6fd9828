"""Why: a card for each finding, what shows no sign, and what cannot be told yet."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hipsight.experiments.assignable import can_be_assigned
from hipsight.reports.experiment_words import answer_sentences
from hipsight.reports.trigger_words import GRADES, missing_sentences
from hipsight.web.answers import triggers_of, waiting_of
from hipsight.web.templating import desk_of, page

ROUTER = APIRouter()


@ROUTER.get("/why")
def why_page(request: Request) -> Response:
    """What sets it off."""
    desk = desk_of(request)
    sought = triggers_of(desk)
    if sought is None or sought.answer is None:
        return page(request, "why.html", sought=sought, answer=None)
    answer = sought.answer
    report = answer.report
    return page(
        request,
        "why.html",
        sought=sought,
        answer=answer,
        report=report,
        grades={grade.value: words for grade, words in GRADES.items()},
        assignable={
            one.family
            for one in (*report.findings, *report.worth_an_experiment)
            if can_be_assigned(one.family)
        },
        waiting=waiting_of(desk),
        missing=list(missing_sentences(report)),
        experiments=[
            (one.experiment, list(answer_sentences(one.answer, one.experiment)))
            for one in answer.experiments
            if one.answer is not None
        ],
    )
