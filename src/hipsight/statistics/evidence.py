r"""Paying for everything looked at: pooled evidence, ranked among what chance alone makes of it.

A candidate speaks through its Bayes factor against "nothing there", the effect on z half-normal of variance
:math:`\tau^2` (a trigger worth finding moves z by about three):

.. math:: B(z) = (1 + \tau^2)^{-1/2} \exp(s z^2 / 2)\, 2\Phi(z \sqrt{s}), \qquad s = \tau^2 / (1 + \tau^2)

A family speaks through all of its candidates at once, each with its prior share :math:`\pi_k`: neighbouring
thresholds and lags that all fit are worth more than one that does, and many candidates cost no more than they
are trusted:

.. math:: E_f = w_f \sum_{k \in f} \pi_k B(z_k)

The largest :math:`E_f` over the families is ranked among the same in every draw (Westfall-Young):

    adjusted p_f = share of {observed, draws} whose largest E is at least E_f

The observed log is ranked *together with* the draws, so the result is exact whatever the shape of z and
whatever w and pi are. Both are prior trust, stated openly in each family's file and in the contract.

Reference: Westfall, Young (1993), Resampling-Based Multiple Testing; Good (1992), The Bayes/non-Bayes
compromise, JASA 87:597; Roeder, Wasserman (2009), doi:10.1214/09-STS289.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.normal_tail import log_distribution

#: Variance of the effect on z that a trigger worth finding has; 4 to 16 find the same.
EFFECT_VARIANCE = 9.0
#: z counts no further than this: below, nothing is left to lose; above, no permutation ever comes.
_LOWEST, _HIGHEST = -8.0, 25.0
_STEP = 1 / 128
#: Evidence this close (difference of logarithms) ties: in a short log an order comes up twice, and draws are
#: in float32.
_TIE = 1e-3


def _log_bayes_factor(z: Floats) -> Floats:
    kept = EFFECT_VARIANCE / (1 + EFFECT_VARIANCE)
    log_factor: Floats = (
        -0.5 * np.log1p(EFFECT_VARIANCE) + 0.5 * kept * z**2 + np.log(2) + log_distribution(z * np.sqrt(kept))
    )
    return log_factor


_TABLE = _log_bayes_factor(np.arange(_LOWEST, _HIGHEST + _STEP / 2, _STEP))


def bayes_factor(z: Floats) -> Floats:
    """B(z) of each z, read from a table with steps of 1/128 (relative error below 1e-4 where it matters)."""
    place = (np.clip(z, _LOWEST, _HIGHEST - _STEP) - _LOWEST) / _STEP
    below = place.astype(np.int32)
    start = _TABLE[below]
    factor: Floats = np.exp(start + (place - below) * (_TABLE[below + 1] - start))
    return factor


def family_evidence(z: Floats, shares: Floats, starts: Integers) -> Floats:
    """Log E of each family, shape (families, columns); minus infinity where nothing of it may speak.

    Args:
        z: Of each candidate in the observed log and in draws, shape (candidates, columns).
        shares: w times pi of each candidate, shape (candidates,); 0 for one that may not speak.
        starts: First candidate of each family, ascending.
    """
    spoken = np.flatnonzero(shares > 0)
    weighed = np.zeros(z.shape)
    weighed[spoken] = bayes_factor(z[spoken]) * shares[spoken, None]
    with np.errstate(divide="ignore"):
        evidence: Floats = np.log(np.add.reduceat(weighed, starts, axis=0))
    return evidence


def adjusted_p_values(evidence: Floats) -> Floats:
    """Family-wise adjusted p of each family in the observed log, shape (families,).

    Args:
        evidence: Log E of each family, shape (families, 1 + draws), the observed log first.
    """
    largest = np.sort(evidence.max(axis=0))
    reached = len(largest) - np.searchsorted(largest, evidence[:, 0] - _TIE, side="left")
    adjusted: Floats = np.where(np.isfinite(evidence[:, 0]), reached / len(largest), 1.0)
    return adjusted
