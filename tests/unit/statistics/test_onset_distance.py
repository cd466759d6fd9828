"""The onset-distance model against its own recipe and against lifelines."""

import lifelines
import numpy as np
import pandas as pd
import pytest

from hipsight.statistics import onset_distance
from hipsight.statistics.kaplan_meier import pain_free_share
from hipsight.statistics.onset_distance import fit_onset_model


def runs(rng, count, *, scale=6.0, trend=0.0, shape=2.0):
    """Lengths, onsets and times of made-up runs from the model itself."""
    time = np.linspace(-0.5, 0.5, count)
    onset = scale * np.exp(trend * time) * rng.weibull(shape, count)
    length = rng.uniform(3, 14, count)
    began = onset < length
    low = np.where(began, onset, length)
    return low, np.where(began, onset, np.inf), time, began


def test_many_runs_give_back_the_trend_they_were_made_with():
    low, high, time, _ = runs(np.random.default_rng(1), 4000, trend=0.8)
    model = fit_onset_model(low, high, time)
    slope, error = model.trend
    assert slope == pytest.approx(0.8, abs=0.1)
    assert error == pytest.approx(0.03, abs=0.03)
    assert np.exp(model.log_median(-0.5)[0]) == pytest.approx(6 * np.exp(-0.4) * np.log(2) ** 0.5, rel=0.05)


def test_with_much_data_the_estimate_is_that_of_lifelines():
    low, high, time, began = runs(np.random.default_rng(2), 1500, trend=0.5)
    oracle = lifelines.WeibullAFTFitter()
    oracle.fit(pd.DataFrame({"low": low, "began": began, "time": time}), "low", "began")
    parameters = oracle.params_
    model = fit_onset_model(low, high, time)
    assert model.mode[0] == pytest.approx(parameters[("lambda_", "Intercept")], abs=0.01)
    assert model.mode[1] == pytest.approx(parameters[("lambda_", "time")], abs=0.02)
    assert model.mode[2] == pytest.approx(parameters[("rho_", "Intercept")], abs=0.02)
    assert model.trend[1] == pytest.approx(oracle.standard_errors_[("lambda_", "time")], rel=0.05)


def test_an_onset_known_within_an_interval_counts_like_one_in_its_middle():
    low, high, time, began = runs(np.random.default_rng(3), 600)
    wide_low, wide_high = np.where(began, low * 0.95, low), np.where(began, high * 1.05, high)
    exact, wide = fit_onset_model(low, high, time), fit_onset_model(wide_low, wide_high, time)
    assert wide.mode == pytest.approx(exact.mode, abs=0.02)


def test_pain_from_the_very_start_is_an_interval_and_not_the_logarithm_of_nothing():
    low = np.array([0.0, 0.0, 5.0, 6.0, 0.0, 8.0])
    high = np.array([0.0, 0.0, np.inf, np.inf, 0.0, np.inf])
    model = fit_onset_model(low, high, np.linspace(-0.5, 0.5, 6))
    assert np.all(np.isfinite(model.mode))
    assert np.all(np.isfinite(model.covariance))


def test_runs_without_any_onset_still_have_a_mode():
    low = np.array([5.0, 6.0, 7.0, 8.0])
    model = fit_onset_model(low, np.full(4, np.inf), np.linspace(-0.5, 0.5, 4), with_trend=False)
    assert model.mode[1] == 0
    assert np.isfinite(model.log_median(0.0)[0])


@pytest.mark.parametrize("trend", [-0.7, 0.0, 0.7])
def test_the_95_percent_interval_of_the_trend_holds_its_promise(trend):
    rng = np.random.default_rng(4)
    inside = 0
    for _ in range(100):
        low, high, time, _ = runs(rng, 30, trend=trend)
        slope, error = fit_onset_model(low, high, time).trend
        inside += abs(slope - trend) <= 1.96 * error
    assert inside >= 88  # three standard errors below 95


def test_the_curve_is_that_of_kaplan_and_meier():
    low, _, _, began = runs(np.random.default_rng(5), 80)
    distance = np.round(low, 1)  # ties as in real logs
    points, share = pain_free_share(distance, began)
    oracle = lifelines.KaplanMeierFitter().fit(distance, began)
    assert share == pytest.approx(oracle.survival_function_at_times(points).to_numpy())


def test_the_fit_ends_at_the_top_whatever_the_runs(monkeypatch):
    """The slope there is nothing against the width of the posterior; and few steps lead to it."""
    steps = []
    real = onset_distance._downhill
    monkeypatch.setattr(onset_distance, "_downhill", lambda *args: steps.append(1) or real(*args))
    generator = np.random.default_rng(11)
    for _ in range(40):
        count, trend = int(generator.integers(5, 200)), float(generator.normal(0, 1))
        low, high, time, _ = runs(generator, count, scale=float(generator.uniform(0.5, 20)), trend=trend)
        low, high = np.maximum(low, 0.3), np.maximum(high, 0.3)  # none is taken for pain from the start
        steps.clear()
        model = fit_onset_model(low, high, time)
        known = np.where(np.isfinite(high), (low + high) / 2, low)
        centre = float(np.mean(np.log(np.maximum(known, onset_distance.FROM_THE_START))))
        fitted = onset_distance._Runs.of(low, high, time, centre)
        slope = [
            onset_distance._negative_log_posterior(model.mode + 1e-20j * unit, fitted).imag / 1e-20
            for unit in np.eye(3)
        ]
        assert slope @ model.covariance @ slope < 1e-10
        assert len(steps) < 25
