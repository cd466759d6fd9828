"""Made-up recoveries: the plan that follows the log against a sheet of paper that follows the calendar.

    python -m benchmarks.recoveries [--runners 300] [--first SEED]

Each made-up runner has an irritated tissue (`hipsight.simulation.tissue`) and lives 24 weeks three times, with the same
tissue: by `hipsight plan` (overload protocol), by a sheet with the same traffic light read once a week, and by the
calendar. Told are: how many come back to 80 % of their usual week, how many of them without a red day (above 5),
and, of tissues that do not take load, how many red days there were before it was called.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hipsight.knowledge.protocol import protocol_of
from hipsight.plans.course import WALK_MIN, Course, Setup
from hipsight.plans.deciding import plan_day
from hipsight.plans.facts import DayFacts
from hipsight.plans.mornings import begin, wake
from hipsight.plans.notices import notices_of
from hipsight.plans.planned import PlannedRun
from hipsight.plans.planning import LOOK_BACK_DAYS
from hipsight.plans.request import PlanRequest
from hipsight.simulation.tissue import Tissue, draw_tissue
from hipsight.warnings.pain_light import DayPain

WEEKS = 24
START = dt.date(2026, 3, 2)
CONDITION = "overtraining"
DAY = dt.timedelta(days=1)
GOAL_SHARE = 0.8
GREEN, RED = 2.0, 5.0
CALLED_DAY = 27


@dataclass(slots=True)
class Lived:
    """What came of a recovery.

    Attributes:
        goal_day: Day on which a week reached the goal; None when none did.
        red_days: Days with pain above 5, up to the goal or the end.
        stopped_day: Day on which it was called; None when it never was.
    """

    goal_day: int | None = None
    red_days: int = 0
    stopped_day: int | None = None
    km: float = 0.0


def by_plan(usual_km: float, tissue: Tissue) -> Lived:
    """24 weeks by the plan."""
    request = PlanRequest(condition=CONDITION, started=START, weeks=1)
    course = Course(protocol_of(CONDITION), request, Setup(usual_week_km=usual_km))
    day = START - LOOK_BACK_DAYS * DAY
    while day < START:  # every other day as usual; for two weeks it has hurt, and the last days were easy
        left = (START - day).days
        km = usual_km * 2 / 7 * (1.0 if left > 14 else 0.5) if left % 2 == 0 else 0.0
        sore = tissue.morning() if left <= 14 else 0.0
        wake(course, day, DayPain(worst=sore, morning=sore), ran=False)
        pain = DayPain(worst=sore, morning=sore, active=sore if km else None)
        course.take_in(DayFacts(day=day, run_km=km, longest_km=km, pain=pain))
        day += DAY
    lived, week = Lived(), [0.0] * 7
    for number in range(7 * WEEKS):
        today = START + number * DAY
        morning = tissue.morning()
        wake(course, today, DayPain(worst=morning, morning=morning), ran=False)
        if today == START:
            begin(course, today)
        planned = plan_day(course, today)
        called = {notice.code for notice in notices_of(course, (), today)}
        if called & {"not_working", "be_seen_two_reds"}:
            lived.stopped_day = number
            return lived
        run_km, walk_km = split(planned.run)
        felt, onset = tissue.run(run_km, walk_km) if planned.run else (morning, None)
        worst = max(morning, felt)
        course.take_in(
            DayFacts(
                day=today,
                run_km=run_km + walk_km,
                longest_km=run_km + walk_km,
                walk_run=planned.kind == "walk_run",
                hard=planned.run is not None and planned.run.is_hard,
                onset_km=onset,
                pain=DayPain(worst=worst, morning=morning, active=felt if planned.run else None),
                walked_min=0.0 if planned.run else WALK_MIN,
            )
        )
        tissue.rest(strength=bool(planned.strength))
        if note(lived, week, number, (run_km + walk_km, worst), usual_km):
            return lived
    return lived


def split(run: PlannedRun | None) -> tuple[float, float]:
    """Kilometres run and walked."""
    if run is None:
        return 0.0, 0.0
    if run.kind != "walk_run":
        return run.distance_m / 1000, 0.0
    walked = sum(step.duration_s for step in run.steps if step.kind == "walk") / 655
    return max(0.0, run.distance_m / 1000 - walked), walked


def by_sheet(usual_km: float, tissue: Tissue) -> Lived:
    """24 weeks by a sheet that a clinician might hand out, with the same traffic light, read once a week.

    A week off, then half of the usual week in three runs. All runs up to 2: a tenth more; one at 3 to 5: the same week
    again; one above 5 or a morning worse than it: two days off, and the week before again. Every fourth week easier.
    No step up in the first three weeks: be seen.
    """
    lived, week = Lived(), [0.0] * 7
    share, rest_days, day_of_week, weeks, worst_of_week = 0.5, 7, 0, 0, 0.0
    for number in range(7 * WEEKS):
        morning = tissue.morning()
        km, worst = 0.0, morning
        if rest_days:
            rest_days -= 1
        else:
            if day_of_week == 7:
                weeks, day_of_week = weeks + 1, 0
                grows = 1.1 if worst_of_week <= GREEN else 1.0 if worst_of_week <= RED else 1 / 1.1
                share, worst_of_week = min(1.0, share * grows), 0.0
            easier = 0.75 if weeks % 4 == 3 else 1.0
            if day_of_week in {0, 2, 5}:
                km = usual_km * share * easier / 3
                felt, _ = tissue.run(km)
                worst = max(morning, felt)
                worst_of_week = max(worst_of_week, felt)
            day_of_week += 1
        if worst > RED:
            rest_days = max(rest_days, 2)
        tissue.rest(strength=number % 7 in {1, 4})
        if note(lived, week, number, (km, worst), usual_km):
            return lived
        if number == CALLED_DAY and share <= 0.5:
            lived.stopped_day = number
            return lived
    return lived


def by_calendar(usual_km: float, tissue: Tissue) -> Lived:
    """24 weeks by the calendar: a week off, half of the usual week in three runs, a tenth more a week whatever it says.

    Pain above 5 means two days off. After six weeks without a run below 3: be seen.
    """
    lived, week = Lived(), [0.0] * 7
    rest_days, best = 7, 10.0
    for number in range(7 * WEEKS):
        morning = tissue.morning()
        km, worst = 0.0, morning
        share = min(1.0, 0.5 * 1.1 ** max(0, number // 7 - 1))
        if rest_days:
            rest_days -= 1
        elif number % 7 in {0, 2, 5}:
            km = usual_km * share / 3
            felt, _ = tissue.run(km)
            worst, best = max(morning, felt), min(best, felt)
        if worst > RED:
            rest_days = max(rest_days, 2)
        tissue.rest(strength=number % 7 in {1, 4})
        if note(lived, week, number, (km, worst), usual_km):
            return lived
        if number == 42 and best > GREEN:
            lived.stopped_day = number
            return lived
    return lived


def note(lived: Lived, week: list[float], number: int, day: tuple[float, float], usual_km: float) -> bool:
    """Notes the day (its distance and worst pain); whether the goal is reached."""
    km, worst = day
    week[number % 7] = km
    lived.km += km
    lived.red_days += worst > RED
    if number >= 6 and sum(week) >= GOAL_SHARE * usual_km:
        lived.goal_day = number
        return True
    return False


def live(seed: int, way: Callable[[float, Tissue], Lived], *, takes_load: bool) -> Lived:
    """A recovery, with the tissue of the seed."""
    generator = np.random.default_rng([seed, int(takes_load)])
    usual_km = float(np.clip(generator.lognormal(np.log(35), 0.35), 15, 90))
    kind = draw_tissue(usual_km, generator, takes_load=takes_load)
    return way(usual_km, Tissue(kind, generator))


def main() -> None:
    """Prints the comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runners", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.runners)
    for takes_load in (True, False):
        print(
            f"\nTissues that {'take' if takes_load else 'do not take'} load, {asked.runners} runners, {WEEKS} weeks"
        )
        for name, way in (("plan", by_plan), ("sheet", by_sheet), ("calendar", by_calendar)):
            lived = [live(seed, way, takes_load=takes_load) for seed in seeds]
            back = [one for one in lived if one.goal_day is not None]
            clean = [one for one in back if one.red_days == 0]
            stopped = [one.stopped_day for one in lived if one.stopped_day is not None]
            weeks = np.median([one.goal_day / 7 for one in back]) if back else float("nan")
            print(
                f"  {name:<9} back {len(back):>4} ({len(clean)} without a red day), median {weeks:.1f} weeks; "
                f"red days {np.mean([one.red_days for one in lived]):.2f} each; called {len(stopped)}"
                + (f", median day {np.median(stopped):.0f}" if stopped else "")
            )


if __name__ == "__main__":
    main()
