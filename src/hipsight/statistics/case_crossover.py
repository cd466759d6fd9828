"""One case against its own controls, in many strata: is the case higher than chance would place it?

In each stratum (a run) one unit (the kilometre before the pain) is the case and the others are its controls. Values are
ranked within the stratum, to (-1, 1) with ties shared; the statistic of a feature is the sum of the cases' ranks. If
the feature does nothing, any unit of a stratum could as well have been the case: draws choose one unit in each stratum,
the same one for all features, and the largest standardised statistic over the features is compared (max-T).

Assumes that within a stratum nothing else decides which unit becomes the case. Limits: what always comes late in a
stratum cannot be told from lateness itself.

Reference: Maclure (1991), American Journal of Epidemiology 133:144 (case-crossover); Westfall, Young (1993) (max-T).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipsight.statistics.arrays import Floats

DRAWS = 2000


def case_crossover_p(
    strata: Sequence[Floats], cases: Sequence[int], generator: np.random.Generator, draws: int = DRAWS
) -> Floats:
    """Adjusted one-sided p of each feature ("the case is higher"), shape (features,).

    Args:
        strata: For each stratum its values, shape (units, features), no NaN, at least two units.
        cases: Row of the case in each stratum.
        generator: Of the draws.
        draws: Number of draws.
    """
    ranked = [_centred_ranks(values) for values in strata]
    spread = np.sqrt(sum((ranks**2).mean(axis=0) for ranks in ranked))
    spread = np.where(spread > 0, spread, np.inf)  # a feature that never varies says nothing
    observed = sum(ranks[case] for ranks, case in zip(ranked, cases, strict=True)) / spread
    drawn = np.zeros((draws, strata[0].shape[1]))
    for ranks in ranked:
        drawn += ranks[generator.integers(0, len(ranks), draws)]
    highest = (drawn / spread).max(axis=1)
    return np.asarray(
        (1 + (highest[:, None] >= observed - 1e-12).sum(axis=0)) / (1 + draws), dtype=np.float64
    )


def _centred_ranks(values: Floats) -> Floats:
    """Ranks of each column spread over (-1, 1), ties shared."""
    below = (values[:, None, :] > values[None, :, :]).sum(axis=1)
    above = (values[:, None, :] < values[None, :, :]).sum(axis=1)
    centred: Floats = (below - above) / len(values)
    return centred
