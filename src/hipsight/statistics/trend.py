"""The slow part of the outcome: a few cosines, so slow that no exposure of days or weeks looks like them.

    trend_j(t) = cos(pi * j * (t + 1/2) / span),   j = 0 .. d - 1,   d = 1 + span / 56 days

A season, a bad patch of months, a recovery. One degree of freedom per 56 days leaves the weeks to the
triggers.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Booleans, Floats

#: Days per degree of freedom: real diaries kept their false-alarm rate with it, and shorter ones eat
#: triggers.
DAYS_PER_DEGREE = 56
#: A trend may not spend more than one degree on this many entries.
ENTRIES_PER_DEGREE = 8
#: Directions that the logged days cannot tell apart are dropped below this share of the largest one.
SMALLEST_SHARE = 1e-3


def cosine_trend(logged: Booleans) -> Floats:
    """An orthonormal basis of the trend on the logged days, shape (entries, degrees).

    The span runs from the first to the last logged day, so that unlogged days at either end change nothing.
    """
    rows = np.flatnonzero(logged)
    position = rows - rows[0]
    span = int(position[-1]) + 1
    degrees = 1 + min(span // DAYS_PER_DEGREE, len(rows) // ENTRIES_PER_DEGREE)
    cosines = np.cos(np.pi * np.outer(position + 0.5, np.arange(degrees)) / span)
    basis, shares, _ = np.linalg.svd(cosines, full_matrices=False)
    kept: Floats = basis[:, shares > SMALLEST_SHARE * shares[0]]
    return kept
