"""A made-up tissue hurts beyond its capacity, adapts within it or not at all; and a plan heeds it."""

import dataclasses

import numpy as np
import pytest
from benchmarks.recoveries import by_calendar, by_plan, live

from hipsight.simulation.tissue import Tissue, TissueKind, draw_tissue

KIND = TissueKind(
    capacity_km=5.0, grows=0.03, calms=0.6, irritates=3.0, wears=0.05, noise=0.0, takes_load=True
)


def tissue(**changes):
    made = Tissue(dataclasses.replace(KIND, **changes), np.random.default_rng(1))
    made.irritation = 0.0
    return made


def test_it_does_not_hurt_within_its_capacity_and_grows():
    made = tissue()
    assert made.run(4.0) == (0.0, None)
    assert made.capacity_km > 5
    assert made.morning() == 0


def test_it_hurts_beyond_and_stays_irritated_and_calms_down():
    made = tissue()
    felt, onset = made.run(8.0)
    assert felt > 4
    assert onset == pytest.approx(made.capacity_km)
    assert made.capacity_km < 5
    mornings = []
    for _ in range(6):
        made.rest(strength=False)
        mornings.append(made.morning())
    assert mornings[0] >= 1
    assert mornings[-1] == 0


def test_walking_loads_it_little():
    walked, ran = tissue(), tissue()
    walked.run(0.0, 6.0)
    ran.run(6.0)
    assert walked.irritation == 0 < ran.irritation


def test_a_tissue_that_takes_no_load_does_not_grow_and_stays_sore():
    generator = np.random.default_rng(2)
    made = Tissue(draw_tissue(40.0, generator, takes_load=False), generator)
    before = made.capacity_km
    for _ in range(10):
        made.run(0.5 * made.capacity_km)
        made.rest(strength=True)
    assert made.capacity_km <= before
    assert made.irritation > 2


def test_the_same_seed_gives_the_same_recovery():
    assert live(5, by_plan, takes_load=True) == live(5, by_plan, takes_load=True)


def test_a_plan_has_fewer_red_days_than_the_calendar_and_is_called_sooner_where_it_does_not_work():
    seeds = range(500, 512)
    plan = [live(seed, by_plan, takes_load=False) for seed in seeds]
    calendar = [live(seed, by_calendar, takes_load=False) for seed in seeds]
    assert sum(one.red_days for one in plan) < sum(one.red_days for one in calendar) / 5
    assert sum(one.stopped_day is not None and one.stopped_day <= 28 for one in plan) > len(plan) / 2
    assert all(one.goal_day is None for one in plan)
