"""What pain does by itself: it lingers, it drifts, and it is noted with some error.

    y_t = trend_t + a_t + e_t,        e_t ~ N(0, r)
    a_t = phi * a_{t-1} + h_t,        h_t ~ N(0, q),    a_1 ~ N(0, q / (1 - phi^2))

`phi` says how much of yesterday's pain is still there today, `q / r` how much of the day-to-day change is
real. A day that was not logged predicts and does not update. Both numbers are chosen on a small grid by the
restricted likelihood, the trend profiled out. What remains of a day given all days logged before it is its
*innovation*.

How far an entry strays from what was foretold goes with the level: pain near zero hardly moves. So the SD of
the innovation is a line in the predicted level, fitted to the absolute innovations, within half and twice its
mean (`with_noise_by_level`); a rise from a quiet spell counts for more than the same rise within a bad one.

Says nothing about why pain changes. Limits: one memory for good and bad times.

Reference: Durbin, Koopman (2012), Time Series Analysis by State Space Methods, sections 2.2, 2.7 and 6.2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hipsight.statistics.arrays import Booleans, Floats
from hipsight.statistics.projection import clipped_residual, orthonormal_basis

#: Memory from one day to the next, and real change relative to noise: 8 by 5 points.
PHI_GRID = (0.05, 0.25, 0.45, 0.6, 0.75, 0.85, 0.92, 0.97)
RATIO_GRID = (0.03, 0.1, 0.3, 1.0, 4.0)
#: The SD at any level lies between these multiples of the mean one.
NOISE_RANGE = (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class NullModel:
    """The chosen model on the days it was fitted to.

    Attributes:
        phi: Memory from one day to the next.
        ratio: q / r.
        log_likelihood: Restricted log likelihood at the choice, up to a constant of the data's size.
        logged: Days with an entry, shape (days,).
        gain: Share of the surprise that goes into the state, shape (days,); 0 on unlogged days.
        scale: SD of the innovation in units of the noise SD, shape (days,).
    """

    phi: float
    ratio: float
    log_likelihood: float
    logged: Booleans
    gain: Floats
    scale: Floats


def fit_null_model(outcome: Floats, trend: Floats) -> NullModel:
    """The model of the grid that fits best.

    Args:
        outcome: Shape (days,), NaN = not logged.
        trend: Basis on the logged days, shape (entries, degrees), of full rank and fewer than the entries.
    """
    logged = np.isfinite(outcome)
    phi, ratio = (axis.ravel() for axis in np.meshgrid(PHI_GRID, RATIO_GRID, indexing="ij"))
    gain, scale = _gains(logged, phi, ratio)
    observed = np.column_stack([trend, outcome[logged]])
    lengths = np.linalg.norm(observed, axis=0)
    surprises = _filter(observed / lengths, logged, phi, gain, scale)
    likelihood = _restricted_likelihood(surprises, scale[logged])
    best = int(np.argmax(likelihood))
    return NullModel(
        phi=float(phi[best]),
        ratio=float(ratio[best]),
        log_likelihood=float(likelihood[best]),
        logged=logged,
        gain=gain[:, best].copy(),
        scale=scale[:, best].copy(),
    )


def with_noise_by_level(model: NullModel, outcome: Floats, trend: Floats) -> NullModel:
    """The model with the SD of each innovation as it is at the predicted level.

    Args:
        model: As fitted.
        outcome: What it was fitted to, shape (days,).
        trend: The basis it was fitted with, shape (entries, degrees).
    """
    values = outcome[model.logged] - np.nanmean(outcome)
    surprise = innovations(model, np.column_stack([trend, values]))
    level = values - surprise[:, -1] * model.scale[model.logged]
    size = np.abs(clipped_residual(surprise[:, -1], orthonormal_basis(surprise[:, :-1])))
    mean, centred = float(size.mean()), level - level.mean()
    spread = float(centred @ centred)
    if spread <= 0 or mean <= 0:
        return model
    line = mean + float(centred @ size) / spread * centred
    scale = model.scale.copy()
    scale[model.logged] *= np.clip(line / mean, *NOISE_RANGE)
    return replace(model, scale=scale)


def innovations(model: NullModel, observed: Floats) -> Floats:
    """Standardised innovations of each column as if it were the outcome, shape (entries, columns).

    Args:
        model: The null model.
        observed: Values on the logged days, shape (entries, columns).
    """
    phi = np.array([model.phi])
    return np.asarray(_filter(observed, model.logged, phi, model.gain[:, None], model.scale[:, None])[0])


def _gains(logged: Booleans, phi: Floats, ratio: Floats) -> tuple[Floats, Floats]:
    gain, scale = np.zeros((len(logged), len(phi))), np.empty((len(logged), len(phi)))
    variance = ratio / (1 - phi**2)
    for day, is_logged in enumerate(logged):
        total = variance + 1.0
        scale[day] = np.sqrt(total)
        if is_logged:
            gain[day] = variance / total
            variance = variance / total
        variance = phi**2 * variance + ratio
    return gain, scale


def _filter(observed: Floats, logged: Booleans, phi: Floats, gain: Floats, scale: Floats) -> Floats:
    """Standardised innovations, shape (models, entries, columns)."""
    surprises = np.empty((len(phi), observed.shape[0], observed.shape[1]))
    predicted = np.zeros((len(phi), observed.shape[1]))
    memory = phi[:, None]
    entry = 0
    for day, is_logged in enumerate(logged):
        if is_logged:
            surprise = observed[entry] - predicted
            surprises[:, entry] = surprise / scale[day][:, None]
            predicted = memory * (predicted + gain[day][:, None] * surprise)
            entry += 1
        else:
            predicted = memory * predicted
    return surprises


def _restricted_likelihood(surprises: Floats, scale: Floats) -> Floats:
    """Per model, from innovations of [trend, outcome]; the noise variance profiled out."""
    _, entries, columns = surprises.shape
    freedom = entries - (columns - 1)
    gram = surprises.transpose(0, 2, 1) @ surprises
    factor = np.linalg.cholesky(gram + 1e-12 * np.eye(columns))
    diagonal = np.diagonal(factor, axis1=1, axis2=2)
    residual = diagonal[:, -1] ** 2
    trend_information = 2 * np.log(diagonal[:, :-1]).sum(axis=1)
    likelihood: Floats = -0.5 * (
        freedom * np.log(residual / freedom) + 2 * np.log(scale).sum(axis=0) + trend_information
    )
    return likelihood
