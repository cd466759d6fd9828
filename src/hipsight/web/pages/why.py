"""Why: a card for each finding, what shows no sign, and what cannot be told yet."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from hipsight.experiments.assignable import can_be_assigned
from hipsight.model.timeline import Timeline
from hipsight.reports.experiment_words import answer_sentences
from hipsight.reports.trigger_words import GRADES, missing_sentences
from hipsight.triggers.readiness import LEAST_DAYS, LEAST_ENTRIES
from hipsight.triggers.span import pain_span_days
from hipsight.web.answers import timeline_of, triggers_of
from hipsight.web.templating import desk_of, page

ROUTER = APIRouter()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the search still waits for: how much of it is there."""

    name: str
    words: str
    there: int
    needed: int


def waiting_for(timeline: Timeline) -> tuple[Waiting, ...]:
    """What is there of what the search needs; empty once it can run."""
    span, entries = pain_span_days(timeline), timeline.pain_days
    if span >= LEAST_DAYS and entries >= LEAST_ENTRIES:
        return ()
    return (
        Waiting("span", "Days from the first word about pain to the last", min(span, LEAST_DAYS), LEAST_DAYS),
        Waiting("entries", "Days with a word about pain", min(entries, LEAST_ENTRIES), LEAST_ENTRIES),
    )


@ROUTER.get("/why")
def why_page(request: Request) -> Response:
    """What sets it off."""
    desk = desk_of(request)
    answer = triggers_of(desk)
    if answer is None:
        return page(request, "why.html", answer=None)
    report = answer.report
    return page(
        request,
        "why.html",
        answer=answer,
        report=report,
        grades={grade.value: words for grade, words in GRADES.items()},
        assignable={
            one.family
            for one in (*report.findings, *report.worth_an_experiment)
            if can_be_assigned(one.family)
        },
        waiting=waiting_for(timeline_of(desk)),
        missing=list(missing_sentences(report)),
        experiments=[
            (one.experiment, list(answer_sentences(one.answer, one.experiment)))
            for one in answer.experiments
            if one.answer is not None
        ],
    )
