"""Which exercises a day has: the doses of the stage, with what is at home, and nothing that is forbidden."""

from __future__ import annotations

import datetime as dt
from functools import cache

from hipsight.knowledge.condition import Condition
from hipsight.knowledge.exercise import Exercise
from hipsight.knowledge.movements import exercises
from hipsight.knowledge.protocol import Dose, condition_of
from hipsight.plans.course import Course
from hipsight.plans.planned import PlannedExercise

_WEEK = 7

#: What everybody has somewhere.
_AT_HOME = ("chair", "wall", "fist", "step", "something", "floor", "belt", "bench", "later", "metronome")


def daily_exercises(course: Course, day: dt.date) -> tuple[PlannedExercise, ...]:
    """What is done every day of the stage."""
    return _exercises(course, day, "daily")


def strength_session(course: Course, day: dt.date) -> tuple[PlannedExercise, ...]:
    """What a strength session of the stage holds."""
    return _exercises(course, day, "strength_day")


def _exercises(course: Course, day: dt.date, often: str) -> tuple[PlannedExercise, ...]:
    week = 1 + (day - course.since).days // _WEEK
    return _of_week(
        course.protocol.condition,
        tuple(dose for dose in course.stage.dose if dose.often == often and _is_on(dose, week)),
        course.stage.lifts,
        course.request.equipment,
    )


def _is_on(dose: Dose, week: int) -> bool:
    return dose.from_week <= week and (dose.until_week is None or week <= dose.until_week)


@cache
def _of_week(
    condition_id: str, doses: tuple[Dose, ...], lifts: tuple[str, ...], equipment: tuple[str, ...] | None
) -> tuple[PlannedExercise, ...]:
    condition = condition_of(condition_id)
    found = {}
    for dose in doses:
        name = _possible(dose.exercise, condition, frozenset(lifts), equipment)
        if name is not None and name not in found:
            found[name] = PlannedExercise(name, dose.sets, dose.reps, dose.hold_s)
    return tuple(found.values())


def _possible(
    name: str, condition: Condition, lifted: frozenset[str], equipment: tuple[str, ...] | None
) -> str | None:
    """The exercise, or the next easier one that what is at home allows; None without any."""
    exercise = exercises()[name]
    if is_forbidden(exercise, condition, lifted):
        return None
    if _has_all(exercise, equipment):
        return name
    easier = (_possible(other, condition, lifted, equipment) for other in exercise.easier)
    return next((other for other in easier if other is not None), None)


def is_forbidden(exercise: Exercise, condition: Condition, lifted: frozenset[str]) -> bool:
    """Whether the condition forbids it, less what the stage lifts."""
    return condition.id in exercise.not_with or bool(set(exercise.asks) & (set(condition.forbids) - lifted))


def _has_all(exercise: Exercise, equipment: tuple[str, ...] | None) -> bool:
    if equipment is None:
        return True
    have = (*_AT_HOME, *(word.lower().rstrip("s") for word in equipment))
    return all(any(word in needed.lower() for word in have) for needed in exercise.equipment)
