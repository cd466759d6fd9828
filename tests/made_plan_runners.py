"""Made-up runners for plans: a condition, days, a past with gaps and pain, and a plan lived with deviations."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from dataclasses import dataclass

from hipsight.knowledge.protocol import protocols
from hipsight.plans.clinician_word import ClinicianWord
from hipsight.plans.course import Course, Setup
from hipsight.plans.deciding import plan_day
from hipsight.plans.facts import DayFacts
from hipsight.plans.mornings import begin, wake
from hipsight.plans.planned import PlannedDay
from hipsight.plans.planning import LOOK_BACK_DAYS, as_planned
from hipsight.plans.request import PlanRequest
from hipsight.warnings.pain_light import DayPain

_DAY = dt.timedelta(days=1)
START = dt.date(2026, 3, 2)
_EQUIPMENT = (None, (), ("band",), ("band", "dumbbells"), ("band", "barbell", "pool", "machine"))
_WORDS = (
    ClinicianWord("clear"),
    ClinicianWord("clear"),
    ClinicianWord("running"),
    ClinicianWord("running", days=14),
    ClinicianWord("speed"),
    ClinicianWord("hills", days=21),
    ClinicianWord("most", most_km=4.0),
    ClinicianWord("strength", days=7),
)


@dataclass(frozen=True, slots=True)
class MadeCase:
    """Everything a plan is made of."""

    request: PlanRequest
    setup: Setup
    facts: dict[dt.date, DayFacts]
    today: dt.date
    has_flag: bool


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a made-up runner runs, hurts and logs."""

    km: float
    every: int
    sore: float
    logs: float
    keeps: float
    slips: float


def made_case(seed: int) -> MadeCase:
    """A case, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - made-up runners, no secrets
    habits = _Habits(
        km=chance.choice((2.0, 3.5, 5.0, 8.0, 12.0, 16.0)),
        every=chance.choice((1, 2, 2, 3, 5, 50)),
        sore=chance.choice((0.0, 0.0, 1.0, 2.0, 3.5, 6.0)),
        logs=chance.choice((1.0, 0.9, 0.6, 0.2)),
        keeps=chance.choice((1.0, 0.9, 0.6)),
        slips=chance.choice((0.0, 0.03, 0.1)),
    )
    weekdays = tuple(sorted(chance.sample(range(7), chance.choice((1, 2, 3, 4, 5, 6, 7, 7, 7)))))
    lived = chance.choice((0, 0, 1, 6, 13, 20, 34, 48))
    start = START + chance.randrange(7) * _DAY
    today = start + lived * _DAY
    request = PlanRequest(
        condition=_condition(chance),
        started=start,
        weekdays=weekdays,
        weeks=chance.randint(1, 8),
        equipment=chance.choice(_EQUIPMENT),
        race_day=chance.choice((None, today + chance.randint(-5, 90) * _DAY)),
        moved=_moved(chance, today),
    )
    setup = Setup(
        pace_s_per_km=chance.choice((270.0, 330.0, 400.0)),
        usual_week_km=chance.choice((0.0, 15.0, 40.0, 80.0)),
        cadence_spm=chance.choice((None, 156.0, 172.0)),
    )
    facts = _past(chance, habits, start)
    _live(chance, habits, (request, setup), facts, today)
    _today(chance, habits, facts, today)
    return MadeCase(request, setup, facts, today, chance.random() < 0.02)


def _condition(chance: random.Random) -> str:
    """Mostly one with a plan."""
    known = protocols()
    with_plan = [name for name in sorted(known) if known[name].no_plan is None]
    return chance.choice(with_plan if chance.random() < 0.95 else sorted(known))


def _moved(chance: random.Random, today: dt.date) -> tuple[tuple[dt.date, dt.date], ...]:
    if chance.random() > 0.3:
        return ()
    first = today + chance.randrange(10) * _DAY
    return ((first, first + chance.choice((-1, 1, 2)) * _DAY),)


def _past(chance: random.Random, habits: _Habits, start: dt.date) -> dict[dt.date, DayFacts]:
    facts = {}
    weeks = chance.choice((0, 1, 3, 6))
    rested = chance.choice((0, 0, 3, 9, 16, 40))
    for back in range(min(7 * weeks + rested, LOOK_BACK_DAYS + 20), 0, -1):
        day = start - back * _DAY
        runs = back > rested and back % habits.every == 0
        km = round(habits.km * chance.uniform(0.6, 1.4), 1) if runs else 0.0
        facts[day] = _day(chance, habits, day, km)
    return facts


def _day(chance: random.Random, habits: _Habits, day: dt.date, km: float) -> DayFacts:
    said = (chance.choice(_WORDS),) if chance.random() < 0.02 else ()
    return DayFacts(
        day=day,
        run_km=km,
        longest_km=km if chance.random() < 0.95 else km * 0.6,
        hard=km > 0 and chance.random() < 0.15,
        stopped=km > 0 and chance.random() < 0.02,
        onset_km=round(km * chance.uniform(0.3, 1.0), 1) if km and chance.random() < 0.2 else None,
        pain=_pain(chance, habits, ran=km > 0),
        walked_min=chance.choice((0.0, 0.0, 35.0, 45.0)),
        ill=chance.random() < 0.01,
        said=said,
    )


def _pain(chance: random.Random, habits: _Habits, *, ran: bool) -> DayPain | None:
    if chance.random() > habits.logs:
        return None
    during = float(max(0, min(10, round(chance.gauss(habits.sore, 1.2)))))
    morning = float(max(0, min(10, round(chance.gauss(0.6 * habits.sore, 0.8)))))
    told_morning = chance.random() < 0.7
    return DayPain(
        worst=max(during if ran else 0.0, morning if told_morning else 0.0, 0.0 if ran else during),
        morning=morning if told_morning else None,
        active=during if ran else None,
        unscored=chance.random() < 0.01,
        limp=chance.random() < 0.01,
        night=chance.random() < 0.02,
    )


def _live(
    chance: random.Random,
    habits: _Habits,
    plan: tuple[PlanRequest, Setup],
    facts: dict[dt.date, DayFacts],
    today: dt.date,
) -> None:
    """The days from the start of the plan up to yesterday: mostly as planned, with slips."""
    request, setup = plan
    protocol = protocols()[request.condition]
    if protocol.no_plan is not None:
        return
    course = Course(protocol, request, setup)
    day = request.started - LOOK_BACK_DAYS * _DAY
    while day < today:
        known = facts.get(day)
        if day >= request.started:
            # A lived day: its morning is drawn first, then what was planned is done, or not.
            known = _day(chance, habits, day, 0.0)
            wake(course, day, known.pain, ran=False)
            if day == request.started:
                begin(course, day)
            planned = as_planned(course, plan_day(course, day))
            if chance.random() < habits.keeps and planned.run_km:
                known = dataclasses.replace(
                    _day(chance, habits, day, planned.run_km), walk_run=planned.walk_run, hard=planned.hard
                )
            elif chance.random() < habits.slips:
                known = _day(chance, habits, day, round(habits.km * chance.uniform(0.5, 1.6), 1))
            facts[day] = known
        else:
            wake(course, day, None if known is None else known.pain, ran=bool(known and known.run_km))
        course.take_in(known or DayFacts(day=day))
        day += _DAY


def _today(chance: random.Random, habits: _Habits, facts: dict[dt.date, DayFacts], today: dt.date) -> None:
    kind = chance.random()
    if kind < 0.5:
        facts.pop(today, None)
    elif kind < 0.8:
        facts[today] = _day(chance, habits, today, 0.0)
    else:
        facts[today] = _day(chance, habits, today, round(habits.km * chance.uniform(0.6, 1.3), 1))


def done_as_planned(planned: PlannedDay) -> DayFacts:
    """The day as it would be logged by somebody who did everything and felt nothing; written apart from the planner."""
    run = planned.run
    names = [exercise.exercise for exercise in (*planned.strength, *planned.daily)]
    return DayFacts(
        day=planned.day,
        run_km=planned.run_km,
        longest_km=planned.run_km,
        hard=run is not None and run.kind in {"strides", "hills", "tempo"},
        walk_run=planned.kind == "walk_run",
        pain=DayPain(worst=0.0, morning=0.0, active=0.0),
        exercises=frozenset(
            name.replace("_", "").removesuffix("s") for name in (*names, *planned.self_tests)
        ),
        walked_min=0.0 if run else 30.0,
    )
