"""Experiments as registered: blocks, the days compared, what may be assigned, and the round trip."""

import datetime as dt
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.experiments.assignable import ASSIGNABLE, NotAssignableError, assignable
from hipsight.experiments.design import (
    Experiment,
    UnusableDesignError,
    block_length,
    drawn_blocks,
)
from hipsight.experiments.instruction import instruction
from hipsight.hypotheses.contract import all_families
from hipsight.model.body import Site
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

DAY = dt.date(2026, 3, 2)


def experiment(lag_days=1, exposed_days=1, pairs=10, seed=1, family="squats", **more):
    block_days = block_length(lag_days, exposed_days)
    return Experiment(
        id="squats-1",
        family=family,
        threshold=more.pop("threshold", None),
        unit=more.pop("unit", ""),
        lag_days=lag_days,
        exposed_days=exposed_days,
        block_days=block_days,
        blocks=drawn_blocks(DAY, pairs, block_days, np.random.default_rng(seed)),
        sites=(Site.HIP,),
        side=None,
        registered=DAY - dt.timedelta(days=1),
        **more,
    )


@given(
    lag=st.integers(0, 4), days=st.sampled_from([1, 7]), pairs=st.integers(5, 14), seed=st.integers(0, 2**32)
)
def test_each_pair_has_one_exposed_block_and_no_compared_day_belongs_to_another(lag, days, pairs, seed):
    drawn = experiment(lag, days, pairs, seed)
    assert [sum(block.exposed for block in drawn.blocks[k : k + 2]) for k in range(0, 2 * pairs, 2)] == [
        1
    ] * pairs
    assert all(do.exposed and not avoid.exposed for do, avoid in drawn.pairs)
    for block in drawn.blocks:
        assert {drawn.block_of(day) for day in drawn.compared(block)} == {block}
    assert drawn.block_of(drawn.last_day) == drawn.blocks[-1]
    assert drawn.block_of(drawn.last_day + dt.timedelta(days=1)) is None


def test_chance_decides_the_order_and_the_seed_repeats_it():
    orders = [tuple(block.exposed for block in experiment(seed=seed).blocks) for seed in range(40)]
    assert len(set(orders)) > 35
    assert orders[3] == tuple(block.exposed for block in experiment(seed=3).blocks)
    first = np.mean([order[::2] for order in orders])
    assert 0.4 < first < 0.6


@pytest.mark.parametrize("pairs", [0, 4, 15])
def test_too_few_or_too_many_pairs_are_refused(pairs):
    with pytest.raises(UnusableDesignError, match="5 to 14 pairs"):
        experiment(pairs=pairs)


def test_kept_and_read_again_it_is_the_same():
    one = experiment(detectable=1.2, stopped=DAY)
    assert Experiment.from_json(json.loads(json.dumps(one.to_json()))) == one


@pytest.mark.parametrize(
    "family", ["short_sleep", "session_spike", "weekday", "before_period", "race", "shoe_km"]
)
def test_what_cannot_or_must_not_be_drawn_is_refused_with_a_reason(family):
    with pytest.raises(NotAssignableError, match="cannot be put to an experiment"):
        assignable(family)


def test_everything_assignable_is_a_family_and_says_what_to_do():
    empty = Timeline(first_day=DAY, days=1, numbers={})
    known = {family.id for family in all_families(empty)}
    assert set(ASSIGNABLE) <= known
    assert assignable("custom:new desk chair").do.startswith("new desk chair")


def test_the_instruction_names_the_amount_in_the_own_unit_and_the_days_to_note():
    one = experiment(lag_days=1, family="run_length", threshold=10.0, unit="km")
    do = next(block for block in one.blocks if block.exposed)
    assert instruction(one, do, do.first_day, DistanceUnit.KM) == "one run of at least 10 km"
    assert "6.2 mi" in instruction(one, do, do.first_day, DistanceUnit.MILES)
    day_after = do.first_day + dt.timedelta(days=1)
    assert instruction(one, do, day_after, DistanceUnit.KM) == (
        "runs shorter than 10 km; note the pain tonight, also when there is none"
    )
