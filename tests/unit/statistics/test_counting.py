"""Episodes, flares and effects: what people can check by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_ndtr

from hipsight.statistics.block_permutation import BLOCK_ENTRIES, permuted_blocks
from hipsight.statistics.episodes import count_episodes, exposed_stretches, stretches_with_entry
from hipsight.statistics.evidence import adjusted_p_values, bayes_factor, evidence_both_ways
from hipsight.statistics.normal_tail import log_distribution, log_tail
from hipsight.statistics.strata import effect_in_sd, flared_days

NAN = np.nan


def flags(text):
    return np.array([letter == "x" for letter in text])


def test_neighbouring_weeks_over_a_threshold_are_one_stretch():
    exposed = flags("..xxx..xx.......x")
    assert exposed_stretches(exposed, 7).tolist() == [[2, 8], [16, 16]]
    assert exposed_stretches(exposed, 1).tolist() == [[2, 4], [7, 8], [16, 16]]


def test_a_stretch_counts_when_pain_was_logged_within_reach_of_it():
    exposed, logged = flags("x...x...x"), flags(".x.......")
    stretches = exposed_stretches(exposed, 1)
    assert stretches_with_entry(stretches, logged, (1,)) == 1
    assert stretches_with_entry(stretches, logged, (0, 1)) == 1
    assert stretches_with_entry(stretches, logged, (0,)) == 0
    assert stretches_with_entry(stretches, flags("...x....x"), (0, 1, 2, 3)) == 2


def test_episodes_are_counted_with_their_flares_on_both_sides():
    exposed = flags("x.x.x.")
    flared = np.array([0.0, 1.0, NAN, NAN, 0.0, 1.0])
    counts = count_episodes(exposed, np.ones(6, dtype=bool), flared, 1, 1)
    assert counts == (2, 2, 1, 0)  # the 2nd exposed day and two of the others have no entry the day after


def test_a_stretch_of_three_weeks_is_three_weeks():
    exposed = flags("x" * 21 + "." * 14)
    flared = np.zeros(35)
    flared[[3, 20, 30]] = 1
    assert count_episodes(exposed, np.ones(35, dtype=bool), flared, 0, 7) == (3, 2, 2, 1)


def test_days_of_which_nothing_is_known_are_in_neither_count():
    exposed = flags("x..")
    known = np.array([True, False, True])
    assert count_episodes(exposed, known, np.zeros(3), 0, 1) == (1, 0, 1, 0)


def test_pain_that_lingers_is_one_flare():
    pain = np.array([1, 1, 1, 5, 5, 4, 1, 1, 1, 1, 6, 1], dtype=float)
    assert np.flatnonzero(flared_days(pain) == 1).tolist() == [3, 10]


def test_a_flare_is_measured_against_the_level_of_its_time():
    pain = np.concatenate([np.ones(56), np.full(56, 5.0)])
    pain[[20, 80]] = 4.0
    assert np.flatnonzero(flared_days(pain) == 1).tolist() == [20]


def test_no_entry_is_neither_a_flare_nor_none():
    pain = np.array([1, NAN, 6, NAN, 1, 1], dtype=float)
    np.testing.assert_equal(flared_days(pain), [0, NAN, 1, NAN, 0, 0])


def test_the_effect_is_a_mean_difference_within_strata():
    pain = np.concatenate([np.tile([1.0, 3.0], 28), np.tile([5.0, 7.0], 28)])
    exposed = np.tile([0.0, 1.0], 56)
    assert effect_in_sd(pain, exposed) == pytest.approx(2 / pain.std())
    assert effect_in_sd(pain, 1 - exposed) == pytest.approx(-2 / pain.std())


def test_a_level_that_shifts_with_the_exposure_is_no_effect():
    pain = np.concatenate([np.tile([1.0, 2.0], 28), np.tile([5.0, 6.0], 28)])
    exposed = np.concatenate([np.zeros(54), [1, 1], np.ones(54), [0, 0]])
    assert effect_in_sd(pain, exposed) == pytest.approx(0.0)


def test_an_effect_without_anything_to_compare_is_unknown():
    assert np.isnan(effect_in_sd(np.arange(10.0), np.ones(10)))
    assert np.isnan(effect_in_sd(np.full(10, NAN), np.ones(10)))


@given(st.integers(8, 400), st.integers(1, 20), st.integers(0, 1000))
def test_every_draw_is_a_permutation_that_keeps_blocks_and_windows(entries, draws, seed):
    orders = permuted_blocks(entries, draws, np.random.default_rng(seed))
    assert orders.shape == (draws, entries)
    np.testing.assert_array_equal(np.sort(orders, axis=1), np.tile(np.arange(entries), (draws, 1)))
    windows = max(1, round(entries / 60))
    edges = np.linspace(0, entries, windows + 1).round().astype(int)
    window = np.searchsorted(edges, np.arange(entries), side="right")
    for order in orders:
        np.testing.assert_array_equal(window[order], window)
        breaks = int((np.diff(order) != 1).sum())
        assert breaks < sum(-(-(end - start) // BLOCK_ENTRIES) for start, end in pairwise(edges))


def test_the_normal_tail_is_that_of_scipy():

    z = np.linspace(-8, 8, 999)
    np.testing.assert_allclose(log_distribution(z), log_ndtr(z), rtol=2e-4, atol=1e-12)
    np.testing.assert_allclose(log_tail(z), log_ndtr(-z), rtol=2e-4, atol=1e-12)


def family_evidence(z, shares, starts):
    """For harm alone."""
    return evidence_both_ways(z, (shares, np.zeros(len(shares))), starts)[: len(starts)]


def smallest_p(z, shares, starts):
    return adjusted_p_values(family_evidence(z, shares, starts)).min()


@pytest.mark.parametrize("families", [1, 7, 40])
def test_the_adjusted_p_of_the_best_family_is_uniform_when_nothing_is_there(families):
    generator = np.random.default_rng(4)
    starts, shares = 2 * np.arange(families), np.tile([0.7, 0.3], families)
    smallest = [
        smallest_p(np.abs(generator.normal(size=(2 * families, 200))), shares, starts) for _ in range(400)
    ]
    for level in (0.05, 0.2, 0.5):
        share = np.mean(np.array(smallest) <= level)
        assert abs(share - level) < 3 * np.sqrt(level * (1 - level) / 400) + 1 / 200


def test_weights_move_the_error_between_families_without_adding_to_it():
    generator = np.random.default_rng(5)
    weights, starts = np.array([4.0, 1.0, 0.25]), np.arange(3)
    below = np.array(
        [
            adjusted_p_values(family_evidence(generator.normal(2, 1, (3, 200)), weights, starts)) <= 0.1
            for _ in range(600)
        ]
    )
    assert abs(below.any(axis=1).mean() - 0.1) < 0.04
    assert below[:, 0].mean() > below[:, 1].mean() > below[:, 2].mean()


def test_a_bayes_factor_grows_with_z_and_is_even_at_what_chance_expects():
    z = np.linspace(-30, 30, 2001)
    factor = bayes_factor(z)
    assert np.all(np.diff(factor) >= 0)
    assert np.isfinite(factor).all()
    fine = np.arange(-8, 24, 0.01)
    density = np.exp(-(fine**2) / 2) / np.sqrt(2 * np.pi)
    assert (bayes_factor(fine) * density).sum() * 0.01 == pytest.approx(1, rel=1e-3)


def test_neighbours_that_fit_too_are_worth_more_than_one_that_does():
    alone, together = np.array([[3.0], [0.0], [0.0]]), np.array([[3.0], [2.9], [2.8]])
    shares, starts = np.full(3, 1 / 3), np.array([0])
    assert family_evidence(together, shares, starts) > family_evidence(alone, shares, starts)


def test_a_candidate_that_may_not_speak_changes_nothing():
    z = np.array([[1.0], [9.0]])
    evidence = family_evidence(z, np.array([1.0, 0.0]), np.array([0, 1]))
    assert evidence[1, 0] == -np.inf
    assert adjusted_p_values(evidence)[1] == 1
