"""What a day holds: a run, strength, rest, self-tests and check-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.plans.course import Course
from hipsight.plans.exercising import daily_exercises, strength_session
from hipsight.plans.planned import PlannedDay, PlannedExercise, PlannedRun, Reason, because
from hipsight.plans.running import run_of
from hipsight.plans.weekly_pattern import hard_weekdays, strength_weekdays

#: Days a week on which something else stands in for running.
_CROSS_DAYS = 2

_WEEK = 7


def plan_day(course: Course, day: dt.date) -> PlannedDay:
    """What is planned for the day, whose morning the course has reached."""
    run, why = run_of(course, day)
    strength = () if _is_down(course) else _strength(course, day)
    daily = () if course.hold == "ill" else daily_exercises(course, day)
    cross = () if run or strength or _is_down(course) else _cross_training(course, day)
    kind = "rest"
    if run is not None:
        kind = "walk_run" if run.kind == "walk_run" else "run"
    elif strength:
        kind = "strength"
    elif cross:
        kind = "cross_training"
    after_run = course.last_run == day - dt.timedelta(days=1)
    return PlannedDay(
        day=day,
        kind=kind,
        stage=course.stage.id,
        run=run,
        cross_training=cross,
        strength=strength,
        daily=daily,
        self_tests=_self_tests(course, day),
        check_in=("morning", "tonight") if after_run else ("tonight",),
        gates=tuple(_gates(course, run)),
        why=tuple(why),
    )


def _is_down(course: Course) -> bool:
    return course.hold in {"red", "ill"}


def _strength(course: Course, day: dt.date) -> tuple[PlannedExercise, ...]:
    if course.is_banned("strength", day):
        return ()
    hard = hard_weekdays(course.weekdays, course.stage.hard_per_week)
    weekdays = strength_weekdays(course.request.weekdays, course.weekdays, hard, course.stage.strength_days)
    return strength_session(course, day) if day.weekday() in weekdays else ()


def _cross_training(course: Course, day: dt.date) -> tuple[str, ...]:
    free = [
        weekday
        for weekday in course.request.weekdays
        if weekday not in course.weekdays
        and weekday
        not in strength_weekdays(
            course.request.weekdays,
            course.weekdays,
            hard_weekdays(course.weekdays, course.stage.hard_per_week),
            course.stage.strength_days,
        )
    ]
    return course.stage.cross_training if day.weekday() in free[:_CROSS_DAYS] else ()


def _self_tests(course: Course, day: dt.date) -> tuple[str, ...]:
    if course.hold or course.protocol.bone:
        return ()
    if any(pain.limp or pain.night for pain in course.pains.values()):
        return ()
    tests = course.protocol.self_tests if (day - course.request.started).days % _WEEK == 0 else ()
    asked = tuple(
        criterion.what
        for criterion in course.stage.leave
        if criterion.what is not None and (day - course.since).days % _WEEK == _WEEK - 1
    )
    return (*tests, *asked)


def _gates(course: Course, run: PlannedRun | None) -> Iterator[Reason]:
    if run is None:
        return
    if course.limits.is_bone:
        yield because("gate_bone")
        return
    yield because("gate_morning")
    if course.greens == 0:
        yield because("gate_last")
