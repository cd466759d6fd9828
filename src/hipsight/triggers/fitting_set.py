"""Which thresholds and lags fit about as well as the best one: what a finding can honestly say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.hypotheses.contract import Exposure
from hipsight.statistics.projection import unit_residuals
from hipsight.statistics.response import Course
from hipsight.statistics.stepwise import LEAST_OWN_SHARE, Step, correlations_to_t
from hipsight.triggers.support import Supported
from hipsight.triggers.weighing import Surprises, respond

#: Two fits cannot be told apart while their t squared differ by less: the 95 % point of chi-squared, 1 df.
ABOUT_AS_WELL = 3.84


@dataclass(frozen=True, slots=True)
class FittingSet:
    """The best exposure and lag of one kind, and the range around them."""

    exposure: Exposure
    lag_days: int
    threshold_low: float | None
    threshold_high: float | None
    lag_low: int
    lag_high: int


def fitting_set(
    surprises: Surprises, step: Step, supported: Supported, group: str, sign: float
) -> FittingSet:
    """The set around the best of all exposures of a group, unscanned thresholds included."""
    exposures = [exposure for exposure in supported.exposures if exposure.group == group]
    lags = supported.family.lags_days
    column, lag, course = (axis.ravel() for axis in np.indices((len(exposures), len(lags), len(Course))))
    carried = respond(surprises, exposures, column, np.array(lags)[lag], course)
    unit = unit_residuals(carried, step.basis, LEAST_OWN_SHARE)
    correlations = unit.T @ step.residual / np.linalg.norm(step.residual)
    by_course = sign * correlations_to_t(correlations, step.freedom)
    t = by_course.reshape(len(exposures), len(lags), len(Course)).max(axis=2)
    best, best_lag = np.unravel_index(int(np.argmax(t)), t.shape)
    as_well = (t > 0) & (t**2 >= t.max() ** 2 - ABOUT_AS_WELL)
    thresholds = [
        exposure.threshold
        for exposure, fits in zip(exposures, as_well[:, best_lag], strict=True)
        if fits and exposure.threshold is not None
    ]
    lags_as_well = [days for days, fits in zip(lags, as_well[best], strict=True) if fits]
    return FittingSet(
        exposure=exposures[best],
        lag_days=lags[best_lag],
        threshold_low=min(thresholds, default=None),
        threshold_high=max(thresholds, default=None),
        lag_low=min(lags_as_well, default=lags[best_lag]),
        lag_high=max(lags_as_well, default=lags[best_lag]),
    )
