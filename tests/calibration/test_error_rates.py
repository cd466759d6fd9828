"""Small calibrations with fixed seeds; `python -m benchmarks.calibration` is the real measurement."""

import datetime as dt
import itertools

import pytest

from hipsight.model.finding import Direction
from hipsight.simulation.exposures import KINDS
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers
from hipsight.triggers.looks import next_look

FIRST_DAY = dt.date(2024, 1, 1)
#: So strong that a search which works finds nearly all of them, and one which does not finds none.
PLAIN = {"points": 3.0, "strikes": 0.9}


def timeline_of(seed, weeks, family=None, **wish):
    return simulate_runner(
        (11, seed), weeks=weeks, first_day=FIRST_DAY, wish=Wish(family=family, **wish)
    ).timeline()


def found(timeline, **how):
    return {finding.family for finding in find_triggers(timeline, **how).findings}


def test_half_a_year_without_a_trigger_is_met_with_silence():
    alarms = sum(bool(found(timeline_of(seed, 26), seed=seed)) for seed in range(60))
    assert alarms <= 7  # 3 expected at most; more than 7 of 60 at a true rate of .05 has a chance of 1 in 100


def test_strong_triggers_of_many_families_are_found_in_half_a_year():
    families = list(itertools.islice(itertools.cycle(sorted(set(KINDS) - {"session_spike"})), 42))
    hits = sum(
        family in found(timeline_of(seed, 26, family, **PLAIN), seed=seed)
        for seed, family in enumerate(families)
    )
    assert hits >= 21


@pytest.mark.slow
def test_two_years_without_a_trigger_are_met_with_silence_at_every_look():
    alarms = 0
    for seed in range(40):
        timeline = timeline_of(seed, 104)
        looks = []
        due = timeline.first_day
        for week in range(13, 105):
            known = timeline.until(timeline.day(7 * week - 1))
            if known.last_day >= due:
                looks.append(found(known, seed=seed, look=len(looks) + 1))
                due = next_look(timeline.first_day, known.last_day)
        assert len(looks) >= 5
        alarms += any(looks)
    assert alarms <= 6


@pytest.mark.slow
@pytest.mark.parametrize("family", sorted(KINDS))
def test_two_years_with_a_strong_trigger_of_a_family_show_it(family):
    reports = [find_triggers(timeline_of(seed, 104, family, **PLAIN), seed=seed) for seed in range(3)]
    right = [
        finding
        for report in reports
        for finding in report.findings
        if finding.family == family and finding.direction is Direction.HARM
    ]
    assert len(right) >= 1
