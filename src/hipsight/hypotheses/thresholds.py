"""Thresholds a person would say: quantiles of their own log, rounded in their own unit.

A few are scanned, since every threshold tried must be paid for; those between them only sharpen the range
that is reported once something was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hipsight.hypotheses.contract import Exposure, unscanned
from hipsight.model.timeline import Floats

#: Where along the person's own values thresholds are scanned.
UPPER_QUANTILES = (0.5, 0.65, 0.8, 0.9)
LOWER_QUANTILES = (0.5, 0.35, 0.2, 0.1)
#: Steps of a reported threshold are the largest round number that makes at least this many of them.
LEAST_STEPS = 10
_ROUND = (1.0, 2.0, 5.0)


def threshold_exposures(
    quantity: Floats,
    values_at: Callable[[float], Floats],
    pattern: str,
    *,
    scale: float = 1.0,
    shown_unit: str = "",
    quantiles: Sequence[float] = UPPER_QUANTILES,
    smallest_step: float = 0.0,
) -> list[Exposure]:
    """One exposure for each threshold of a grid of the person's own size, scanned ones marked.

    Args:
        quantity: The values whose quantiles set the grid; NaN is left out.
        values_at: The exposure column for a threshold (in the family's unit).
        pattern: See `Exposure`; with `scale` and `shown_unit`.
        scale: Family units per shown unit.
        shown_unit: Word after the shown number.
        quantiles: Where thresholds are scanned.
        smallest_step: Finest rounding a person would say, in shown units.
    """
    known = quantity[np.isfinite(quantity)] / scale
    if len(known) == 0:
        return []
    wanted = np.quantile(known, np.asarray(quantiles))
    low, high = float(wanted.min()), float(wanted.max())
    step = max(_round_step((high - low) / LEAST_STEPS), smallest_step)
    scanned = set(np.round(wanted / step).astype(int).tolist())
    grid = range(round(low / step), round(high / step) + 1)
    exposures = []
    for multiple in grid:
        threshold = round(multiple * step, 6) * scale
        exposure = Exposure(values_at(threshold), pattern, round(threshold, 6), scale, shown_unit)
        exposures.append(exposure if multiple in scanned else unscanned(exposure))
    return exposures


def fixed_exposures(
    thresholds: Sequence[float],
    values_at: Callable[[float], Floats],
    pattern: str,
    *,
    scale: float = 1.0,
    shown_unit: str = "",
) -> list[Exposure]:
    """One exposure for each of these thresholds."""
    return [Exposure(values_at(value), pattern, value, scale, shown_unit) for value in thresholds]


def _round_step(largest: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is at most `largest` (0 where that is not positive)."""
    if largest <= 0:
        return 1e-3
    power = 10.0 ** np.floor(np.log10(largest))
    return float(max(step * power for step in _ROUND if step * power <= largest * (1 + 1e-9)))
