"""Looking back from a day: sums that include it, records that leave it out, streaks that end on it."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from hipsight.model.timeline import Floats


def trailing_sum(column: Floats, days: int) -> tuple[Floats, Floats]:
    """Sum of the known values over `days` days up to and including each, and how many of them are known."""
    known = np.isfinite(column)
    return _windowed(np.where(known, column, 0.0), days), _windowed(known.astype(np.float64), days)


def sum_above(column: Floats, days: int, threshold: float) -> Floats:
    """Whether the trailing sum reaches the threshold: 1, 0, or NaN where unknown days could decide it.

    A total that reaches it without its unknown days is above for certain (no distance is negative). Before
    the log is `days` long the total is unknown.
    """
    total, known = trailing_sum(column, days)
    return np.where(np.round(total, 6) >= threshold, 1.0, np.where(known == days, 0.0, np.nan))


def record_before(column: Floats, days: int) -> Floats:
    """Highest known value of the `days` days before each, the day left out; NaN where none is known."""
    padded = np.concatenate([np.full(days, -np.inf), np.where(np.isfinite(column), column, -np.inf)])
    record = sliding_window_view(padded, days)[: len(column)].max(axis=1)
    return np.where(np.isfinite(record), record, np.nan)


def streak(flags: Floats) -> Floats:
    """How many days in a row up to each were 1; NaN from an unknown day until the next 0."""
    length, lengths = np.nan, np.empty(len(flags))
    for row, value in enumerate(flags):
        if np.isnan(value):
            length = np.nan
        elif value == 0:
            length = 0.0
        else:
            length += 1
        lengths[row] = length
    return lengths


def _windowed(values: Floats, days: int) -> Floats:
    total = np.concatenate([np.zeros(days), np.cumsum(values)])
    return np.asarray(total[days:] - total[: len(values)])
