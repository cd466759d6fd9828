"""What an exposure would leave in the innovations, had it set off pain that then lingers like any other.

An exposure x enters the state, a_t = phi * a_{t-1} + beta * x_t + h_t. A filter that does not know of it is
off by beta * s_t before day t is logged, where

    s_t = phi * (1 - gain_{t-1}) * s_{t-1} + x_t        (gain is 0 on an unlogged day)

so that days without an entry are exact, and all candidates are carried in one pass of O(days * candidates).
A missing exposure takes the mean of the known ones.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.null_model import NullModel


def responses(model: NullModel, exposures: Floats, column: Integers, lag_days: Integers) -> Floats:
    """Standardised responses on the logged days, shape (entries, candidates).

    Args:
        model: The null model, of as many days.
        exposures: Shape (days, exposures), NaN = not known; every column knows at least one day.
        column: Column of `exposures` of each candidate, shape (candidates,).
        lag_days: Days from exposure to pain, shape (candidates,); negative for exposures that come later.
    """
    known = np.isfinite(exposures)
    means = np.where(known, exposures, 0.0).sum(axis=0) / known.sum(axis=0)
    centred = np.where(known, exposures - means, 0.0)
    shifted = np.zeros((len(exposures), len(column)))
    for lag in np.unique(lag_days):
        chosen = np.flatnonzero(lag_days == lag)
        moved = centred[:, column[chosen]]
        if lag >= 0:
            shifted[lag:, chosen] = moved[: len(moved) - lag]
        else:
            shifted[:lag, chosen] = moved[-lag:]
    return _carry(model, shifted)


def _carry(model: NullModel, inputs: Floats) -> Floats:
    kept = model.phi * (1 - model.gain)
    carried = np.empty((int(model.logged.sum()), inputs.shape[1]))
    state = np.zeros(inputs.shape[1])
    entry = 0
    for day, is_logged in enumerate(model.logged):
        state += inputs[day]
        if is_logged:
            carried[entry] = state / model.scale[day]
            entry += 1
        state *= kept[day]
    return carried
