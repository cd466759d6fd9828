"""What is known of a runner when a plan begins: pace, usual week, own step rate. Fixed from then on."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable, Mapping

from hipsight.model.records import Run
from hipsight.plans.course import Setup
from hipsight.plans.facts import DayFacts, easy_pace
from hipsight.plans.load_limits import weeks_before

#: How far back the usual week and the step rate are looked for, and what they are the best of.
USUAL_WEEKS, BEST_WEEKS = 26, 4
CADENCE_DAYS, CADENCE_RUNS = 90, 3

_WEEK = 7


def setup_of(facts: Mapping[dt.date, DayFacts], runs: Iterable[Run], started: dt.date) -> Setup:
    """What the log said of the runner before the day on which the plan began."""
    km = {day: fact.run_km for day, fact in facts.items() if fact.run_km > 0 and day < started}
    weeks = weeks_before(km, started, USUAL_WEEKS)
    best = max(
        statistics.fmean(weeks[first : first + BEST_WEEKS]) for first in range(USUAL_WEEKS - BEST_WEEKS + 1)
    )
    first = started - dt.timedelta(days=CADENCE_DAYS)
    near = [run for run in runs if first <= run.day < started]
    return Setup(
        pace_s_per_km=easy_pace(near),
        usual_week_km=round(best, 1),
        cadence_spm=own_cadence(facts, first, started),
    )


def own_cadence(facts: Mapping[dt.date, DayFacts], first: dt.date, before: dt.date) -> float | None:
    """The median step rate of the easy runs of these days; None with fewer than three."""
    found = [
        fact.cadence_spm
        for day, fact in facts.items()
        if first <= day < before and fact.cadence_spm is not None
    ]
    return statistics.median(found) if len(found) >= CADENCE_RUNS else None
