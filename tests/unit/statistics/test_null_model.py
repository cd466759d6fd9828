import numpy as np
import pytest
from statsmodels.tsa.statespace.mlemodel import MLEModel

from hipsight.statistics.null_model import PHI_GRID, fit_null_model, innovations
from hipsight.statistics.trend import DAYS_PER_DEGREE, cosine_trend


class _MemoryAndNoise(MLEModel):
    """statsmodels' Kalman filter with the same null model."""

    def __init__(self, endog, phi, ratio):
        super().__init__(endog, k_states=1, k_posdef=1)
        self["design", 0, 0] = self["obs_cov", 0, 0] = self["selection", 0, 0] = 1.0
        self["transition", 0, 0], self["state_cov", 0, 0] = phi, ratio
        self.initialize_stationary()


def simulated(phi, ratio, days, generator):
    state, outcome = 0.0, np.empty(days)
    for day in range(days):
        state = phi * state + np.sqrt(ratio) * generator.normal()
        outcome[day] = state + generator.normal()
    return outcome


def test_innovations_agree_with_statsmodels_on_a_log_with_gaps():
    generator = np.random.default_rng(1)
    outcome = simulated(0.7, 0.5, 120, generator)
    outcome[generator.random(120) < 0.3] = np.nan
    logged = np.isfinite(outcome)
    model = fit_null_model(outcome, cosine_trend(logged))
    other = _MemoryAndNoise(outcome, model.phi, model.ratio).ssm.filter()
    expected = other.forecasts_error[0, logged] / np.sqrt(other.forecasts_error_cov[0, 0, logged])
    ours = innovations(model, outcome[logged][:, None])[:, 0]
    np.testing.assert_allclose(ours, expected, atol=1e-8)
    np.testing.assert_allclose(model.scale[logged] ** 2, other.forecasts_error_cov[0, 0, logged], atol=1e-8)


@pytest.mark.parametrize("phi", [0.25, 0.6, 0.92])
def test_the_memory_of_a_long_log_is_recovered(phi):
    outcome = simulated(phi, 1.0, 3000, np.random.default_rng(2))
    model = fit_null_model(outcome, cosine_trend(np.isfinite(outcome)))
    place = PHI_GRID.index(phi)
    assert model.phi in PHI_GRID[max(0, place - 1) : place + 2]


@pytest.mark.parametrize("factor", [0.01, 100.0])
def test_the_choice_does_not_depend_on_the_unit_of_pain(factor):
    outcome = simulated(0.7, 0.5, 150, np.random.default_rng(3))
    trend = cosine_trend(np.isfinite(outcome))
    one, other = fit_null_model(outcome, trend), fit_null_model(factor * outcome, trend)
    assert (one.phi, one.ratio) == (other.phi, other.ratio)


def test_unlogged_days_at_either_end_change_nothing():
    outcome = simulated(0.7, 0.5, 100, np.random.default_rng(4))
    outcome[40:47] = np.nan
    padded = np.concatenate([np.full(30, np.nan), outcome, np.full(50, np.nan)])
    trends = [cosine_trend(np.isfinite(values)) for values in (outcome, padded)]
    np.testing.assert_allclose(trends[0], trends[1])
    models = [fit_null_model(outcome, trends[0]), fit_null_model(padded, trends[1])]
    assert (models[0].phi, models[0].ratio) == (models[1].phi, models[1].ratio)
    values = outcome[np.isfinite(outcome)][:, None]
    np.testing.assert_allclose(innovations(models[0], values), innovations(models[1], values), atol=1e-9)


def test_the_trend_spends_one_degree_per_56_days():
    basis = cosine_trend(np.ones(10 * DAYS_PER_DEGREE, dtype=bool))
    assert basis.shape[1] == 11
    np.testing.assert_allclose(basis.T @ basis, np.eye(11), atol=1e-9)


def test_a_long_gap_does_not_leave_the_trend_without_footing():
    logged = np.zeros(800, dtype=bool)
    logged[:40] = logged[-40:] = True
    basis = cosine_trend(logged)
    assert basis.shape[1] <= 11
    np.testing.assert_allclose(basis.T @ basis, np.eye(basis.shape[1]), atol=1e-9)
