"""Library: conditions, exercises and self-tests, with their sources."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markdown_it import MarkdownIt

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.movements import exercises
from hipsight.web.templating import page
from hipsight.workflows.read_library import page_of_all_self_tests, page_of_condition, page_of_exercise

ROUTER = APIRouter(prefix="/library")


@ROUTER.get("")
def library_page(request: Request) -> Response:
    """What there is."""
    return page(
        request,
        "library.html",
        conditions=sorted(conditions().values(), key=lambda one: one.plain_name),
        exercises=sorted(exercises().values(), key=lambda one: one.name),
    )


@ROUTER.get("/condition/{condition_id}")
def condition(request: Request, condition_id: str) -> Response:
    """One condition."""
    return page(request, "text.html", html=_html(page_of_condition(condition_id)), title="Condition")


@ROUTER.get("/exercise/{exercise_id}")
def exercise(request: Request, exercise_id: str) -> Response:
    """One exercise."""
    return page(request, "text.html", html=_html(page_of_exercise(exercise_id)), title="Exercise")


@ROUTER.get("/self-tests")
def self_tests(request: Request) -> Response:
    """All self-tests."""
    return page(request, "text.html", html=_html(page_of_all_self_tests()), title="Self-tests")


@cache
def _html(text: str) -> str:
    """Markdown of the knowledge files as HTML; markup in it is shown, not obeyed."""
    made: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return made.replace("<th></th>", "<td></td>")  # an empty corner heads nothing
