"""Comparing a person with themselves at about the same time: strata of 56 days.

    effect = sum_j w_j (mean exposed_j - mean other_j) / sum_j w_j / SD,      w_j = n_exposed n_other /
    (n_exposed + n_other)

A flare is an entry above the level of its stratum (the median) by at least one point and at least one SD of
the person's pain about those levels, and worse than the entry before it where that is at most 3 days old:
pain that lingers is one flare, not one a day.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Booleans, Floats

STRATUM_DAYS = 56
#: A flare is at least this many points above the level.
LEAST_RISE = 1.0
#: An entry this old no longer says what pain was before.
ENTRY_BEFORE_DAYS = 3


def flared_days(pain: Floats) -> Floats:
    """1 = flared, 0 = did not, NaN = no entry, shape (days,)."""
    rows = np.flatnonzero(np.isfinite(pain))
    flared = np.full(len(pain), np.nan)
    if len(rows) == 0:
        return flared
    values = pain[rows]
    level = _stratum_levels(rows, values)
    high = values - level >= max(LEAST_RISE, float(np.std(values - level)))
    fresh = np.diff(rows, prepend=rows[0] - ENTRY_BEFORE_DAYS - 1) > ENTRY_BEFORE_DAYS
    rose = np.diff(values, prepend=-np.inf) > 0
    flared[rows] = (high & (fresh | rose)).astype(np.float64)
    return flared


def effect_in_sd(pain: Floats, exposed: Floats) -> float:
    """Exposed minus other within strata, in SD of the pain; NaN where no stratum has both.

    Args:
        pain: Shape (days,), NaN = not logged.
        exposed: 1, 0 or NaN (unknown), already moved to the day of the pain, shape (days,).
    """
    rows = np.flatnonzero(np.isfinite(pain) & np.isfinite(exposed))
    spread = float(np.nanstd(pain)) if np.isfinite(pain).any() else 0.0
    if len(rows) == 0 or spread == 0:
        return float("nan")
    stratum = (rows - rows[0]) // STRATUM_DAYS
    is_exposed = exposed[rows] > 0
    n_exposed, sum_exposed = _by_stratum(stratum, pain[rows], is_exposed)
    n_other, sum_other = _by_stratum(stratum, pain[rows], ~is_exposed)
    both = (n_exposed > 0) & (n_other > 0)
    if not both.any():
        return float("nan")
    n_exposed, n_other = n_exposed[both], n_other[both]
    weight = n_exposed * n_other / (n_exposed + n_other)
    difference = sum_exposed[both] / n_exposed - sum_other[both] / n_other
    return float((weight * difference).sum() / weight.sum() / spread)


def _by_stratum(stratum: np.ndarray, values: Floats, chosen: Booleans) -> tuple[Floats, Floats]:
    strata = int(stratum.max()) + 1
    count = np.bincount(stratum[chosen], minlength=strata).astype(np.float64)
    total = np.bincount(stratum[chosen], weights=values[chosen], minlength=strata).astype(np.float64)
    return count, total


def _stratum_levels(rows: np.ndarray, values: Floats) -> Floats:
    stratum = (rows - rows[0]) // STRATUM_DAYS
    level = np.empty(len(rows))
    for number in np.unique(stratum):
        level[stratum == number] = np.median(values[stratum == number])
    return level
