"""What an exposure would leave in the innovations, had it set off pain: three courses that a flare may take.

**Lingers.** The exposure x enters the state, a_t = phi * a_{t-1} + beta * x_t + h_t, and what it adds fades as this
person's pain fades. A filter that does not know of it is off by beta * s_t before day t is logged, where

    s_t = phi * (1 - gain_{t-1}) * s_{t-1} + x_t        (gain is 0 on an unlogged day)

**One day.** The exposure enters what is felt, y_t = a_t + beta * x_t + e_t, and is gone tomorrow. The filter takes
part of it for a change of state, p, and foretells what does not come:

    s_t = x_t - p_t,        p_{t+1} = phi * (p_t + gain_t * s_t)

**Three days.** The same with x_t + x_{t-1} + x_{t-2}: it stays for three days and then is gone.

Days without an entry are exact, and all candidates are carried in one pass of O(days * candidates). A missing
exposure takes the mean of the known ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import numpy as np

from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.null_model import NullModel


class Course(IntEnum):
    """How the pain that an exposure sets off runs."""

    LINGERS = 0
    ONE_DAY = 1
    THREE_DAYS = 2


#: Days for which a course that does not linger stays.
_STAYS_DAYS = {Course.ONE_DAY: 1, Course.THREE_DAYS: 3}


def responses(
    model: NullModel,
    exposures: Floats,
    column: Integers,
    lag_days: Integers,
    course: Integers | None = None,
) -> Floats:
    """Standardised responses on the logged days, shape (entries, candidates).

    Args:
        model: The null model, of as many days.
        exposures: Shape (days, exposures), NaN = not known; every column knows at least one day.
        column: Column of `exposures` of each candidate, shape (candidates,).
        lag_days: Days from exposure to pain, shape (candidates,); negative for exposures that come later.
        course: `Course` of each candidate, shape (candidates,); None = all linger.
    """
    known = np.isfinite(exposures)
    means = np.where(known, exposures, 0.0).sum(axis=0) / known.sum(axis=0)
    centred = np.where(known, exposures - means, 0.0)
    if course is None:
        course = np.zeros(len(column), dtype=np.intp)
    carried = np.empty((int(model.logged.sum()), len(column)))
    for kind in Course:
        chosen = np.flatnonzero(course == kind)
        if len(chosen) == 0:
            continue
        inputs = np.zeros((len(exposures), len(chosen)))
        for later in range(_STAYS_DAYS.get(kind, 1)):
            for members, moved in _moved(centred, column[chosen], lag_days[chosen] + later):
                inputs[:, members] += moved
        carry = _carry_in_state if kind is Course.LINGERS else _carry_as_felt
        carried[:, chosen] = carry(model, inputs)
    return carried


def _moved(values: Floats, column: Integers, lag_days: Integers) -> Iterator[tuple[Integers, Floats]]:
    """The candidates of each lag with their columns, moved by it; what comes from outside is 0."""
    days = len(values)
    for lag in np.unique(lag_days):
        members = np.flatnonzero(lag_days == lag)
        moved = np.zeros((days, len(members)))
        if lag >= 0:
            moved[lag:] = values[: days - lag, column[members]]
        else:
            moved[:lag] = values[-lag:, column[members]]
        yield members, moved


def _carry_in_state(model: NullModel, inputs: Floats) -> Floats:
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


def _carry_as_felt(model: NullModel, inputs: Floats) -> Floats:
    carried = np.empty((int(model.logged.sum()), inputs.shape[1]))
    foretold = np.zeros(inputs.shape[1])
    entry = 0
    for day, is_logged in enumerate(model.logged):
        if is_logged:
            surprise = inputs[day] - foretold
            carried[entry] = surprise / model.scale[day]
            entry += 1
            foretold += model.gain[day] * surprise
        foretold *= model.phi
    return carried
