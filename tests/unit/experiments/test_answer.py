"""Answers of experiments that were carried out by made-up runners whose pain is known."""

import datetime as dt

import numpy as np
import pytest
from tests.unit.experiments.test_design import DAY, experiment

from hipsight.experiments.answer import TooEarlyError, adherence_of, answer
from hipsight.experiments.power import detectable_difference
from hipsight.model.finding import Direction
from hipsight.model.timeline import Timeline

BEFORE = 60  # days of log before the first block


def lived(drawn, effect=0.0, *, seed=0, follows=True, misses=0.0):
    """A log of the days before and of the experiment: pain that lingers, `effect` points after each exposure."""
    generator = np.random.default_rng(seed)
    days = BEFORE + (drawn.last_day - drawn.first_day).days + 1
    squats = np.zeros(days)
    squats[:BEFORE] = generator.random(BEFORE) < 0.2
    for block in drawn.blocks:
        if block.exposed == follows:
            squats[BEFORE + (block.first_day - drawn.first_day).days] = 1
    pain, state = np.empty(days), 0.0
    for day in range(days):
        hit = squats[day - drawn.lag_days] if day >= drawn.lag_days else 0
        state = 0.5 * state + generator.normal(0, 0.6) + effect * hit
        pain[day] = np.clip(2 + state + generator.normal(0, 0.4), 0, 10)
    pain[generator.random(days) < misses] = np.nan
    first = drawn.first_day - dt.timedelta(days=BEFORE)
    return Timeline(first_day=first, days=days, numbers={"pain_0_10": pain, "squats": squats}), squats


def over(drawn):
    return drawn.last_day + dt.timedelta(days=1)


def test_a_real_trigger_is_confirmed_and_its_size_is_about_right():
    drawn = experiment(pairs=12)
    timeline, squats = lived(drawn, effect=2.0)
    result = answer(drawn, timeline, squats, today=over(drawn))
    assert result.confirmed
    assert result.pairs == 12
    assert result.as_suspected >= 10
    assert result.difference == pytest.approx(2.0, abs=0.6)
    assert result.adherence.kept == result.adherence.begun == 24


def test_what_makes_it_less_is_confirmed_only_where_that_was_suspected():
    for direction, confirmed in ((Direction.PROTECTS, True), (Direction.HARM, False)):
        drawn = experiment(pairs=12, direction=direction)
        timeline, squats = lived(drawn, effect=-1.5)
        result = answer(drawn, timeline, squats, today=over(drawn))
        assert result.confirmed is confirmed
        assert result.difference < 0


def test_nothing_is_confirmed_where_there_is_nothing_in_more_than_one_of_twenty():
    confirmed = 0
    for seed in range(300):
        drawn = experiment(pairs=8, seed=seed)
        timeline, squats = lived(drawn, seed=seed, misses=0.2)
        confirmed += bool(answer(drawn, timeline, squats, today=over(drawn)).confirmed)
    assert confirmed <= 27  # 5 % and 3.2 SD


def test_the_difference_told_beforehand_is_found_in_about_four_of_five():
    found, told = 0, []
    for seed in range(150):
        drawn = experiment(pairs=10, seed=seed)
        before, _ = lived(drawn, seed=seed)
        told.append(detectable_difference(before.until(drawn.first_day - dt.timedelta(days=1)), 10))
        timeline, squats = lived(drawn, effect=float(np.median(told)), seed=1000 + seed)
        found += bool(answer(drawn, timeline, squats, today=over(drawn)).confirmed)
    assert 0.65 < found / 150 < 0.95


def test_no_answer_before_the_last_day_is_over():
    drawn = experiment()
    timeline, squats = lived(drawn)
    with pytest.raises(TooEarlyError, match="would spoil it"):
        answer(drawn, timeline, squats, today=drawn.last_day)


def test_without_pain_entries_in_both_blocks_there_is_no_answer():
    drawn = experiment(pairs=6)
    timeline, squats = lived(drawn, misses=0.9)
    result = answer(drawn, timeline, squats, today=over(drawn))
    assert result.confirmed is None
    assert result.pairs < 5


def test_doing_the_opposite_of_what_was_drawn_is_seen_and_still_counts_as_drawn():
    drawn = experiment(pairs=10)
    timeline, squats = lived(drawn, effect=2.0, follows=False)
    result = answer(drawn, timeline, squats, today=over(drawn))
    assert result.adherence.broken == 20
    assert not result.confirmed
    assert result.difference < 0


def test_adherence_is_unknown_where_the_log_does_not_say():
    drawn = experiment(pairs=5)
    timeline, squats = lived(drawn)
    squats = np.where(np.arange(len(squats)) < BEFORE, squats, np.nan)
    assert adherence_of(drawn, timeline, squats, today=over(drawn)).to_json() == {
        "kept": 0,
        "broken": 0,
        "begun": 10,
    }
    half = adherence_of(drawn, timeline, squats, today=DAY + dt.timedelta(days=drawn.block_days))
    assert half.begun == 2
