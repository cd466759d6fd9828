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

from hipsight.statistics.arrays import Floats, Floats32, Integers
from hipsight.statistics.normal_tail import log_distribution

#: Variance of the effect on z that a trigger worth finding has; 4 to 16 find the same.
EFFECT_VARIANCE = 9.0
#: z counts no further than this: no permutation ever comes there. Below the lowest nothing is left to lose.
_FARTHEST, _LOWEST = 25.0, -8.0
_STEPS_A_UNIT = 4096
#: Evidence this close (difference of logarithms) ties: in a short log an order comes up twice, and draws are
#: in float32.
_TIE = 1e-3


def _log_bayes_factor(z: Floats) -> Floats:
    kept = EFFECT_VARIANCE / (1 + EFFECT_VARIANCE)
    log_factor: Floats = (
        -0.5 * np.log1p(EFFECT_VARIANCE) + 0.5 * kept * z**2 + np.log(2) + log_distribution(z * np.sqrt(kept))
    )
    return log_factor


_MIDDLE = round(_FARTHEST * _STEPS_A_UNIT)
_TABLE = np.exp(_log_bayes_factor(np.maximum(np.arange(-_MIDDLE, _MIDDLE + 1) / _STEPS_A_UNIT, _LOWEST)))


def bayes_factor(z: Floats | Floats32) -> Floats:
    """B(z) of each z, read from a table with steps of 1/4096 (relative error below .001 up to z = 8)."""
    factor: Floats = _TABLE[_places(z)]
    return factor


def evidence_both_ways(z: Floats | Floats32, trust: tuple[Floats, Floats], starts: Integers) -> Floats:
    """Log E of each family for harm, then for protection, shape (2 families, columns).

    Minus infinity where nothing of a family may speak.

    Args:
        z: Of each candidate in the observed log and in draws, shape (candidates, columns).
        trust: w times pi of each candidate for harm, and for protection, shape (candidates,); 0 = may not speak.
        starts: First candidate of each family, ascending.
    """
    places = _places(z)
    families = []
    for way, shares in zip((places, 2 * _MIDDLE - places), trust, strict=True):
        weighed = _TABLE[way]
        weighed *= shares[:, None]
        families.append(np.add.reduceat(weighed, starts, axis=0))
    with np.errstate(divide="ignore"):
        evidence: Floats = np.log(np.concatenate(families))
    return evidence


def _places(z: Floats | Floats32) -> Integers:
    return np.asarray(np.rint(np.clip(z, -_FARTHEST, _FARTHEST) * _STEPS_A_UNIT), dtype=np.intp) + _MIDDLE


def adjusted_p_values(evidence: Floats) -> Floats:
    """Family-wise adjusted p of each family in the observed log, shape (families,).

    Args:
        evidence: Log E of each family, shape (families, 1 + draws), the observed log first.
    """
    largest = np.sort(evidence.max(axis=0))
    reached = len(largest) - np.searchsorted(largest, evidence[:, 0] - _TIE, side="left")
    adjusted: Floats = np.where(np.isfinite(evidence[:, 0]), reached / len(largest), 1.0)
    return adjusted
