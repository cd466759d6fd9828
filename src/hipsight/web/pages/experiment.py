"""Experiments: begin one, see how it goes, give it up; the answer only when it is over."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from hipsight.model.finding import Direction
from hipsight.reports.experiment_calendar import experiment_calendar
from hipsight.reports.experiment_words import answer_sentences, registered_sentences
from hipsight.web.templating import desk_of, page
from hipsight.workflows.run_experiments import (
    Asked,
    experiment_named,
    experiments,
    standing_of,
    start_experiment,
    stop_experiment,
)

ROUTER = APIRouter(prefix="/experiment")


@ROUTER.get("")
def experiment_page(request: Request) -> Response:
    """All of them, the last first, with how they go."""
    desk = desk_of(request)
    today, units = desk.today(), desk.preferences().units
    standings = [standing_of(desk.journal, one, today=today) for one in reversed(experiments(desk.journal))]
    shown = [
        (
            one,
            list(registered_sentences(one.experiment, units)),
            [] if one.answer is None else list(answer_sentences(one.answer, one.experiment)),
        )
        for one in standings
    ]
    return page(request, "experiment.html", shown=shown)


@ROUTER.post("")
def start(
    request: Request,
    family: Annotated[str, Form(max_length=200)],
    lag: Annotated[int, Form(ge=0, le=60)] = 1,
    threshold: Annotated[float | None, Form()] = None,
    direction: Annotated[Direction, Form()] = Direction.HARM,
) -> Response:
    """Registers one and draws its blocks; what stands against it is said in words (422)."""
    desk = desk_of(request)
    asked = Asked(family=family, threshold=threshold, lag_days=lag, direction=direction)
    start_experiment(desk.journal, asked, at=desk.clock(), today=desk.today())
    return RedirectResponse("/experiment", 303)


@ROUTER.post("/{experiment_id}/stop")
def stop(request: Request, experiment_id: str) -> Response:
    """Gives one up."""
    desk = desk_of(request)
    stop_experiment(desk.journal, experiment_id, at=desk.clock(), today=desk.today())
    return RedirectResponse("/experiment", 303)


@ROUTER.get("/{experiment_id}.ics")
def calendar(request: Request, experiment_id: str) -> Response:
    """The days of one for a calendar."""
    desk = desk_of(request)
    content = experiment_calendar(experiment_named(desk.journal, experiment_id), desk.preferences().units)
    headers = {"content-disposition": 'attachment; filename="hipsight-experiment.ics"'}
    return Response(content, media_type="text/calendar", headers=headers)
