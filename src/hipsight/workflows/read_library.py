"""Read what is known of conditions and exercises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.condition import Condition, conditions
from hipsight.knowledge.exercise import Exercise
from hipsight.knowledge.library import red_flags
from hipsight.knowledge.movements import cite_exercise, cite_self_test, exercises, self_tests
from hipsight.model.errors import HipsightError
from hipsight.reports.condition_page import NO_DIAGNOSIS, NOT_REVIEWED, condition_page
from hipsight.reports.exercise_page import exercise_section, self_test_section

Entry = TypeVar("Entry")


class NotInLibraryError(HipsightError):
    """There is no condition or exercise of that id; the message names those that look like it."""


def page_of_condition(condition_id: str) -> str:
    """The page of a condition.

    Raises:
        NotInLibraryError: There is none of that id.
    """
    condition = find_condition(condition_id)
    return condition_page(
        condition,
        exercises=[exercises()[name] for name in condition.exercises],
        self_tests=[self_tests()[name] for name in condition.self_tests],
        red_flags=[flag for flag in red_flags().flag if flag.id in condition.red_flags],
    )


def page_of_exercise(exercise_id: str) -> str:
    """The page of an exercise.

    Raises:
        NotInLibraryError: There is none of that id.
    """
    return f"{_section(find_exercise(exercise_id))}\n**{NOT_REVIEWED}** {NO_DIAGNOSIS}\n"


def page_of_all_exercises() -> str:
    """All exercises on one page."""
    head = f"# Exercises, stretches and drills\n\n**{NOT_REVIEWED}** {NO_DIAGNOSIS}\n\n"
    return head + "\n".join(_section(exercise) for exercise in exercises().values())


def page_of_all_self_tests() -> str:
    """All self-tests on one page."""
    names = {condition.id: condition.plain_name for condition in conditions().values()}
    says = {kind.id: kind.says for kind in finding_kinds().values()}
    sections = [
        self_test_section(test, names=names, says=says, citations=cite_self_test(test))
        for test in self_tests().values()
    ]
    return f"# Self-tests\n\n**{NOT_REVIEWED}** {NO_DIAGNOSIS}\n\n" + "\n".join(sections)


def forbidding(exercise: Exercise) -> list[Condition]:
    """Conditions that forbid the exercise."""
    return [condition for condition in conditions().values() if exercise.forbidden_by(condition)]


def find_condition(condition_id: str) -> Condition:
    """The condition of that id.

    Raises:
        NotInLibraryError: There is none.
    """
    return _find(conditions(), condition_id, "condition")


def find_exercise(exercise_id: str) -> Exercise:
    """The exercise of that id.

    Raises:
        NotInLibraryError: There is none.
    """
    return _find(exercises(), exercise_id, "exercise")


def condition_to_json(condition: Condition) -> dict[str, Any]:
    """The condition as it stands in its file, and whether the review holds."""
    return {**condition.model_dump(mode="json"), "reviewed": condition.review.status == "reviewed"}


def exercise_to_json(exercise: Exercise) -> dict[str, Any]:
    """The exercise as it stands in its file, with the conditions that forbid it and its citations."""
    return {
        **exercise.model_dump(mode="json"),
        "forbidden_by": [condition.id for condition in forbidding(exercise)],
        "sources": cite_exercise(exercise),
        "reviewed": False,
    }


def _section(exercise: Exercise) -> str:
    names = {other.id: other.name for other in exercises().values()}
    return exercise_section(
        exercise, names=names, forbidding=forbidding(exercise), citations=cite_exercise(exercise)
    )


def _find(known: Mapping[str, Entry], entry_id: str, what: str) -> Entry:
    wanted = entry_id.strip().lower().replace(" ", "_").replace("-", "_")
    if wanted in known:
        return known[wanted]
    like = [name for name in known if wanted and (wanted in name or name in wanted)]
    if len(like) == 1:
        return known[like[0]]
    hint = f"; did you mean {', '.join(like)}?" if like else f"; see: hipsight {what} list"
    raise NotInLibraryError(f"there is no {what} {entry_id!r}{hint}")
