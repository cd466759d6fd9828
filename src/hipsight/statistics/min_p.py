"""Paying for everything looked at: the two-level Westfall-Young test.

Within a family the best of its m candidates counts. Each family's best value z is turned into a p of its own,

    p_f = 1 - Phi(z_f) ** m_f,        m_f = -1 / mean(log Phi(z_f)) over the observed value and all draws,

where m_f is the effective number of independent candidates (maximum likelihood). The smallest weighted p
over the families, min_f p_f / w_f, is then ranked among the same minimum in every draw:

    adjusted p_f = share of {observed, draws} whose smallest weighted p is at most p_f / w_f

The observed log is ranked *together with* the draws, and m_f treats them alike: so the result is exact
whatever the shape of z, and its resolution does not depend on the number of families as a rank within each
family would. Weights w_f are prior trust, stated openly in each family's file; the test stays exact for any.

Reference: Westfall, Young (1993), Resampling-Based Multiple Testing; Roeder, Wasserman (2009),
doi:10.1214/09-STS289.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats
from hipsight.statistics.normal_tail import log_distribution

#: p values this close (relative) are ties: in a short log an order comes up twice, and draws are in float32.
_TIE = 1e-3


def family_p_values(best: Floats) -> Floats:
    """Each family's own p, shape (families, 1 + draws), from best values z of that shape (observed first)."""
    log_cdf = log_distribution(best)
    effective = -1.0 / log_cdf.mean(axis=1, keepdims=True)
    p_values: Floats = -np.expm1(effective * log_cdf)
    return p_values


def adjusted_p_values(best: Floats, weights: Floats) -> Floats:
    """Family-wise adjusted p of each family in the observed log, shape (families,).

    Args:
        best: Best value of each family, shape (families, 1 + draws), the observed log first.
        weights: Prior trust, shape (families,), positive.
    """
    weighted = family_p_values(best) / weights[:, None]
    smallest = np.sort(weighted.min(axis=0))
    ranks = np.searchsorted(smallest, weighted[:, 0] * (1 + _TIE), side="right")
    adjusted: Floats = ranks / len(smallest)
    return adjusted
