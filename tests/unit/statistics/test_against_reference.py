import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.statistics import plain_statistic as reference

from hipsight.statistics.block_permutation import permuted_blocks
from hipsight.statistics.evidence import adjusted_p_values, evidence_both_ways
from hipsight.statistics.null_model import NullModel, _gains, fit_null_model, innovations, with_noise_by_level
from hipsight.statistics.projection import clipped_residual, orthonormal_basis, unit_residuals
from hipsight.statistics.response import responses
from hipsight.statistics.stepwise import (
    ALL_DRAWS,
    FIRST_DRAWS,
    LEAST_OWN_SHARE,
    PROTECTION_WEIGHT,
    Candidates,
    search_steps,
)
from hipsight.statistics.trend import cosine_trend

PHIS = st.sampled_from([0.05, 0.45, 0.85, 0.97])
RATIOS = st.sampled_from([0.03, 0.3, 4.0])


@st.composite
def logs(draw, least=25, most=90):
    """Square roots of pain scores with gaps."""
    days = draw(st.integers(least, most))
    seed = draw(st.integers(0, 10_000))
    share = draw(st.sampled_from([0.5, 0.8, 1.0]))
    generator = np.random.default_rng(seed)
    pain = np.clip(np.round(generator.normal(2, 1.5, days)), 0, 10)
    pain[generator.random(days) > share] = np.nan
    pain[[0, 1, -1]] = [1.0, 3.0, 2.0]
    return np.sqrt(pain)


def model_of(logged, phi, ratio):
    gain, scale = _gains(logged, np.array([phi]), np.array([ratio]))
    return NullModel(phi, ratio, 0.0, logged, gain[:, 0], scale[:, 0])


@given(logs(), PHIS, RATIOS)
@settings(max_examples=25, deadline=None)
def test_innovations_are_those_of_the_plain_filter(outcome, phi, ratio):
    logged = np.isfinite(outcome)
    values = outcome[logged]
    fast = innovations(model_of(logged, phi, ratio), values[:, None])[:, 0]
    np.testing.assert_allclose(fast, reference.filtered(values, logged, phi, ratio), atol=1e-10)


@given(logs())
@settings(max_examples=15, deadline=None)
def test_the_model_chosen_is_the_one_that_all_entries_at_once_would_choose(outcome):
    logged = np.isfinite(outcome)
    trend = cosine_trend(logged)
    model = fit_null_model(outcome, trend)
    values = outcome[logged]
    best = reference.best_grid_point(values, trend, logged)
    chosen = reference.restricted_log_likelihood(values, trend, logged, model.phi, model.ratio)
    assert chosen == pytest.approx(
        reference.restricted_log_likelihood(values, trend, logged, *best), abs=1e-6
    )
    assert model.log_likelihood - chosen == pytest.approx(_length_of_units(values, trend), abs=1e-6)


@given(logs())
@settings(max_examples=15, deadline=None)
def test_the_noise_at_each_level_is_that_of_the_plain_line(outcome):
    logged = np.isfinite(outcome)
    trend = cosine_trend(logged)
    model = fit_null_model(outcome, trend)
    scaled = with_noise_by_level(model, outcome, trend)
    plain = reference.noise_by_level(outcome[logged], trend, logged, model.phi, model.ratio)
    np.testing.assert_allclose(scaled.scale[logged] / model.scale[logged], plain, atol=1e-8)
    np.testing.assert_array_equal(scaled.scale[~logged], model.scale[~logged])


def _length_of_units(values, trend):
    """The fast likelihood speaks of columns of length one: a constant of the data."""
    return (len(values) - trend.shape[1]) * np.log(np.linalg.norm(values)) + np.log(
        np.linalg.norm(trend, axis=0)
    ).sum()


@given(logs(), PHIS, RATIOS, st.integers(-5, 4), st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_a_response_is_what_a_filter_that_does_not_know_of_the_exposure_is_off_by(
    outcome, phi, ratio, lag, seed
):
    logged = np.isfinite(outcome)
    generator = np.random.default_rng(seed)
    exposure = (generator.random(len(outcome)) < 0.3).astype(float)
    exposure[generator.random(len(outcome)) < 0.1] = np.nan
    exposure[0] = 1.0
    fast = responses(model_of(logged, phi, ratio), exposure[:, None], np.array([0]), np.array([lag]))
    np.testing.assert_allclose(fast[:, 0], reference.response(exposure, lag, logged, phi, ratio), atol=1e-10)


@given(st.integers(8, 60), st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_clipping_and_projection_are_least_squares(entries, columns, seed):
    generator = np.random.default_rng(seed)
    nuisance, surprises = generator.normal(size=(entries, columns)), generator.standard_t(2, entries)
    fast = clipped_residual(surprises, orthonormal_basis(nuisance))
    np.testing.assert_allclose(fast, reference.clipped(surprises, nuisance), atol=1e-9)


@given(st.integers(1, 6), st.integers(2, 40), st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_evidence_and_adjusted_p_values_are_those_of_the_plain_count(families, draws, seed):
    generator = np.random.default_rng(seed)
    sizes = generator.integers(1, 5, families)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    z = generator.normal(1, 1.5, (sizes.sum(), 1 + draws))
    shares = generator.choice([0.0, 0.5, 1.0, 2.0], sizes.sum())
    fast = evidence_both_ways(z, (shares, shares / 6), starts)
    plain = [
        [
            reference.evidence(sign * z[start : start + size, column], share * shares[start : start + size])
            for column in range(1 + draws)
        ]
        for sign, share in ((1, 1), (-1, 1 / 6))
        for start, size in zip(starts, sizes, strict=True)
    ]
    np.testing.assert_allclose(fast, plain, atol=1e-3)
    np.testing.assert_allclose(adjusted_p_values(fast), reference.adjusted(plain), atol=1.5 / (1 + draws))


@given(logs(least=40, most=70), st.integers(0, 1000))
@settings(max_examples=4, deadline=None)
def test_a_whole_step_is_that_of_the_plain_one(outcome, seed):
    logged = np.isfinite(outcome)
    basis = cosine_trend(logged)
    model = fit_null_model(outcome, basis)
    generator = np.random.default_rng(seed)
    exposures = (generator.random((len(outcome), 4)) < 0.3).astype(float)
    exposures[:2] = [[1.0], [0.0]]
    column, lag, family = np.array([0, 0, 1, 2, 3]), np.array([0, 1, 0, 2, 1]), np.array([0, 0, 0, 1, 2])
    surprises, trend = innovations(model, outcome[logged][:, None])[:, 0], innovations(model, basis)
    weights = np.array([1.0, 2.0, 0.5])
    shares, may_protect = np.array([1.0, 0.5, 1.0, 0.7, 1.0]), np.array([False, True, True, True, False])
    candidates = Candidates(
        responses(model, exposures, column, lag), family, column, weights, shares, may_protect
    )
    step = next(search_steps(surprises, trend, candidates, np.random.default_rng(seed), claim_p=0.03))

    residual = reference.clipped(reference.filtered(outcome[logged], logged, model.phi, model.ratio), trend)
    whole = [
        reference.response(exposures[:, c], days, logged, model.phi, model.ratio)
        for c, days in zip(column, lag, strict=True)
    ]
    left = [reference.without(one, trend) for one in whole]
    own = np.array(
        [
            after @ after > LEAST_OWN_SHARE * (before @ before)
            for after, before in zip(left, whole, strict=True)
        ]
    )
    freedom = len(residual) - trend.shape[1] - 1
    draws = np.random.default_rng(seed)
    columns = [residual]
    for count in (FIRST_DRAWS, 500, 500, 500)[: 1 if _stopped(step) else 4]:
        orders = permuted_blocks(len(residual), count, draws)
        columns += [reference.without(residual[order], trend) for order in orders]
    r = np.array(
        [
            [reference.cosine(one, shuffled) if counts else 0.0 for shuffled in columns]
            for one, counts in zip(left, own, strict=True)
        ]
    )
    z = np.array(
        [
            [reference.without_skewness(one, weights / np.linalg.norm(weights), residual) for one in row]
            for row, weights in zip(r * np.sqrt(freedom), left, strict=True)
        ]
    )
    expected = reference.adjusted(
        [
            [reference.evidence(sign * z[members, c], trust[members]) for c in range(len(columns))]
            for sign, speaks, weight in ((1, own, 1.0), (-1, own & may_protect, PROTECTION_WEIGHT))
            for trust in [_trust(speaks * shares, family, weight * weights)]
            for members in (family == number for number in range(3))
        ]
    )
    np.testing.assert_allclose([*step.p_harm, *step.p_protects], expected, atol=2.5 / len(columns))
    np.testing.assert_allclose(step.t, r[:, 0] * np.sqrt(freedom / (1 - r[:, 0] ** 2)), atol=1e-8)


def _trust(shares, family, weights):
    """Each family's weight shared out among its candidates that may speak."""
    trust = np.zeros(len(shares))
    for number, weight in enumerate(weights):
        total = shares[family == number].sum()
        if total > 0:
            trust[family == number] = weight * shares[family == number] / total
    return trust


def _stopped(step):
    """Adjusted p are multiples of one over the number of logs ranked."""
    ranks = step.smallest_p * (1 + ALL_DRAWS)
    return abs(ranks - round(ranks)) > 1e-6


def test_a_column_that_the_nuisance_explains_counts_for_nothing():
    basis = orthonormal_basis(np.arange(20.0)[:, None])
    columns = np.column_stack([np.arange(20.0) + 0.01 * np.cos(np.arange(20)), np.cos(np.arange(20))])
    unit = unit_residuals(columns, basis, 0.2)
    assert np.all(unit[:, 0] == 0)
    assert np.linalg.norm(unit[:, 1]) == pytest.approx(1)
