"""The exact randomisation test of paired blocks.

In each pair chance decided which block came first to be exposed. If the exposure does nothing, each difference
could as well have had the other sign, so all 2^pairs sign patterns are equally likely.

Assumes only that the order was drawn at random and kept to what was drawn. Limits: with five pairs no p is below 1/32.

Reference: Edgington, Onghena (2007), Randomization Tests, chapter 6; for single persons: Kratochwill, Levin (2010),
Psychological Methods 15:124.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats

#: 2^16 patterns take a few milliseconds; nobody keeps more pairs up.
MOST_PAIRS = 16

#: Sums that differ by less are the same sum, added up in another order.
_SAME = 1e-9


def paired_randomisation_p(differences: Floats) -> float:
    """One-sided p: the share of sign patterns whose sum is at least the observed one.

    Args:
        differences: Exposed minus unexposed block, shape (pairs,), 1 to `MOST_PAIRS` of them.
    """
    pairs = len(differences)
    if not 1 <= pairs <= MOST_PAIRS:
        raise ValueError(f"1 to {MOST_PAIRS} pairs, not {pairs}")
    patterns = (np.arange(2**pairs)[:, None] >> np.arange(pairs)) & 1
    sums = (1 - 2 * patterns) @ differences
    tolerance = _SAME * max(1.0, float(np.abs(differences).sum()))
    return float((sums >= differences.sum() - tolerance).mean())
