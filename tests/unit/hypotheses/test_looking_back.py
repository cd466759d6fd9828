"""The pieces families are made of: sums, records, streaks, cycles, round thresholds."""

import datetime as dt
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.hypotheses.contract import Exposure
from hipsight.hypotheses.cycle import days_until_due, share_of_cycle
from hipsight.hypotheses.day_flags import above, both, longest_run_km
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.hypotheses.trailing import record_before, streak, sum_above, trailing_sum
from hipsight.model.timeline import Timeline

NAN = np.nan
columns = st.lists(
    st.one_of(st.just(NAN), st.floats(0, 50, allow_subnormal=False)), min_size=1, max_size=60
).map(np.array)


@given(columns, st.integers(1, 10), st.floats(0, 100))
def test_a_sum_is_above_below_or_not_known(column, days, threshold):
    got = sum_above(column, days, threshold)
    for row in range(len(column)):
        window = column[max(0, row - days + 1) : row + 1]
        total = round(float(np.nansum(window)), 6)
        if total >= threshold:
            expected = 1.0
        elif len(window) == days and np.isfinite(window).all():
            expected = 0.0
        else:
            expected = NAN
        if abs(total - threshold) > 1e-5:
            np.testing.assert_equal(got[row], expected)


def test_a_sum_includes_the_day_itself():
    total, known = trailing_sum(np.array([1.0, 2.0, NAN, 4.0]), 2)
    np.testing.assert_allclose(total, [1, 3, 2, 4])
    np.testing.assert_allclose(known, [1, 2, 1, 1])


def test_a_record_leaves_the_day_itself_out():
    got = record_before(np.array([5.0, 9.0, NAN, 3.0, 1.0]), 2)
    np.testing.assert_equal(got, [NAN, 5.0, 9.0, 9.0, 3.0])


def test_a_streak_is_unknown_after_an_unlogged_day_until_the_next_day_off():
    got = streak(np.array([1.0, 0.0, 1.0, 1.0, NAN, 1.0, 0.0, 1.0]))
    np.testing.assert_equal(got, [NAN, 0, 1, 2, NAN, NAN, 0, 1])


def test_a_pair_is_settled_by_either_one():
    got = both(np.array([1.0, 1.0, 0.0, NAN]), np.array([1.0, NAN, NAN, 0.0]))
    np.testing.assert_equal(got, [1, NAN, 0, 0])


def test_a_day_off_is_not_exposed_even_where_the_quantity_is_unknown():
    got = above(np.array([5.0, NAN, NAN]), 4.0, settled=np.array([1.0, 0.0, NAN]))
    np.testing.assert_equal(got, [1, 0, NAN])


def test_the_longest_run_is_the_days_distance_where_no_more_is_known():
    timeline = Timeline(
        first_day=dt.date(2024, 1, 1),
        days=3,
        numbers=MappingProxyType(
            {"run_km": np.array([12.0, 8.0, NAN]), "longest_run_km": np.array([9.0, NAN, NAN])}
        ),
    )
    np.testing.assert_equal(longest_run_km(timeline), [9.0, 8.0, NAN])


def test_the_period_is_foreseen_from_the_cycles_before_it():
    starts = np.zeros(95)
    starts[[2, 32, 62]] = 1.0
    due = days_until_due(starts)
    assert np.isnan(due[1])
    assert due[2] == 28  # nothing known yet
    assert due[32] == due[62] == 30
    assert due[91] == 1
    assert np.isnan(due[92])  # overdue
    assert share_of_cycle(starts)[77] == pytest.approx(0.5)


def test_a_start_logged_twice_does_not_make_a_short_cycle():
    starts = np.zeros(60)
    starts[[2, 3, 31]] = 1.0
    assert days_until_due(starts)[31] == 28


def test_thresholds_are_round_and_few_are_scanned():
    quantity = np.random.default_rng(1).normal(48, 12, 400)
    exposures = threshold_exposures(
        quantity,
        lambda limit: (quantity >= limit).astype(float),
        "weeks over {}",
        scale=1.609344,
        shown_unit="miles",
        smallest_step=1.0,
    )
    shown = [exposure.threshold / 1.609344 for exposure in exposures]
    np.testing.assert_allclose(shown, np.round(shown), atol=1e-6)
    assert sum(exposure.scanned for exposure in exposures) == 4
    assert len(exposures) >= 8
    assert exposures[0].words(28 * 1.609344, 31 * 1.609344) == "weeks over 28\u201331 miles"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1.0, 1.0, "nights under 1 hour"),
        (6.5, 6.5, "nights under 6.5 hours"),
        (0.025, 0.025, "nights under 0.025 hours"),
        (100.0, 100.0, "nights under 100 hours"),
    ],
)
def test_one_is_singular(low, high, words):
    exposure = Exposure(np.zeros(1), "nights under {}", low, 1.0, "hours")
    assert exposure.words(low, high) == words


def test_a_constant_quantity_has_no_more_than_one_threshold():
    quantity = np.full(50, 3.0)
    exposures = threshold_exposures(quantity, lambda limit: (quantity >= limit).astype(float), "at {}")
    assert [exposure.threshold for exposure in exposures] == [3.0]
