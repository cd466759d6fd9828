"""Makes the plan: the log is followed day by day up to today, then the days to come as if all went well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hipsight.knowledge.protocol import Protocol
from hipsight.plans.course import WALK_MIN, Course, Setup
from hipsight.plans.deciding import plan_day
from hipsight.plans.facts import DayFacts, plain_exercise
from hipsight.plans.mornings import begin, wake
from hipsight.plans.notices import notices_of
from hipsight.plans.planned import Plan, PlannedDay, Refusal
from hipsight.plans.request import PlanRequest
from hipsight.warnings.pain_light import DayPain
from hipsight.warnings.red_flags import RaisedFlag

#: Days before its start that a plan looks back on.
LOOK_BACK_DAYS = 45

_WEEK = 7


def follow(
    protocol: Protocol,
    request: PlanRequest,
    setup: Setup,
    facts: Mapping[dt.date, DayFacts],
    today: dt.date,
) -> Course:
    """The course of a plan on the morning of today, with what was logged so far.

    Args:
        protocol: Of the condition, with stages.
        request: What was asked; the plan has begun, at the latest today.
        setup: What was known of the runner when it began.
        facts: By day; a day that is missing had nothing logged.
        today: Its own entries count as far as they are there.
    """
    course = Course(protocol, request, setup)
    day = request.started - dt.timedelta(days=LOOK_BACK_DAYS)
    while day <= today:
        known = facts.get(day)
        pain = None if known is None else known.pain
        ran = known is not None and known.run_km > 0
        wake(course, day, pain, ran=ran, assumed=day == today and pain is None)
        if day == request.started:
            begin(course, day)
        if day < today:
            course.take_in(known or DayFacts(day=day))
        day += dt.timedelta(days=1)
    return course


def make_plan(
    protocol: Protocol,
    request: PlanRequest,
    setup: Setup,
    facts: Mapping[dt.date, DayFacts],
    *,
    today: dt.date,
    flags: tuple[RaisedFlag, ...] = (),
    red_today: str | None = None,
) -> Plan:
    """The plan from today on, for as many weeks as were asked for.

    Where a red flag is up, or the condition has no plan, nothing is planned: it says why, and what to do instead.

    Args:
        protocol: Of the condition.
        request: What was asked.
        setup: What was known of the runner when the plan began.
        facts: By day.
        today: The day it is made on.
        flags: Red flags that are up.
        red_today: Why today's light is red; then today has no run, whatever the plan says.
    """
    refused = refusal(protocol, flags)
    if refused is not None:
        return Plan(condition=protocol.condition, made=today, refused=refused)
    course = follow(protocol, request, setup, facts, today)
    course.red_today = red_today
    known = facts.get(today)
    if known is not None:
        course.hear(known)
    stage, light = course.stage, course.verdict.light
    number = course.stage_number
    days = list(_days(course.fork(), known, today, request.weeks * _WEEK))
    return Plan(
        condition=protocol.condition,
        made=today,
        stage=stage.id,
        stage_title=stage.title,
        stage_number=number + 1,
        stages=len(protocol.stage),
        light=str(light),
        days=tuple(days),
        notices=tuple(notices_of(course, days, today)),
    )


def refusal(protocol: Protocol, flags: tuple[RaisedFlag, ...]) -> Refusal | None:
    """Why nothing may be planned; None when it may."""
    if flags:
        return Refusal(
            code="red_flag",
            because=tuple(f"{flag.title}: {', '.join(flag.because)}" for flag in flags),
            instead=tuple(step for flag in flags for step in flag.do_now),
            sources=tuple(dict.fromkeys(source for flag in flags for source in flag.sources)),
        )
    if protocol.no_plan is not None:
        return Refusal(
            code="no_plan",
            because=(protocol.no_plan.why,),
            instead=protocol.no_plan.instead,
            sources=protocol.cite(protocol.no_plan.sources),
        )
    return None


def _days(course: Course, known: DayFacts | None, today: dt.date, count: int) -> list[PlannedDay]:
    """The days from today on, each taken in as planned before the next."""
    planned = []
    for number in range(count):
        day = today + dt.timedelta(days=number)
        if number:
            course.red_today = None
            wake(course, day, None, ran=False, assumed=True)
        decided = plan_day(course, day)
        planned.append(decided)
        if number == 0 and known is not None and known.run_km > 0:
            course.take_in_after_hearing(known)
        else:
            course.take_in(as_planned(course, decided))
    return planned


def as_planned(course: Course, planned: PlannedDay) -> DayFacts:
    """The day when all goes as planned: done, without pain."""
    run = planned.run
    done = (*planned.strength, *planned.daily)
    names = [*(exercise.exercise for exercise in done), *planned.self_tests]
    calm = DayPain(worst=0.0, morning=0.0, active=0.0)
    is_ill = course.hold == "ill" and course.last_ill == planned.day
    return DayFacts(
        day=planned.day,
        run_km=planned.run_km,
        longest_km=planned.run_km,
        hard=run is not None and run.is_hard,
        walk_run=run is not None and run.kind == "walk_run",
        pain=calm,
        exercises=frozenset(plain_exercise(name) for name in names),
        walked_min=0.0 if run is not None or is_ill else WALK_MIN,
    )
