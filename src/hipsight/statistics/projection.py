"""Taking a nuisance out: what a column has left once everything the nuisance explains is removed.

    residual = x - Q (Q' x),        Q an orthonormal basis of the nuisance (QR)

Surprises are then clipped at 3 robust standard deviations (1.4826 times the median absolute deviation),
since one dreadful day must not carry a finding, and residualised once more.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats

#: Where a surprise stops counting for more, in robust standard deviations.
CLIP_SD = 3.0
#: Makes the median absolute deviation of a Gaussian its standard deviation.
MAD_TO_SD = 1.4826
#: A column of which less than this share of its length is its own adds nothing to a basis.
_OWN_LENGTH = 1e-3


def orthonormal_basis(nuisance: Floats) -> Floats:
    """Q of shape (entries, columns) for a nuisance of that shape and full rank."""
    basis, _ = np.linalg.qr(nuisance)
    return np.asarray(basis, dtype=np.float64)


def independent(columns: Floats) -> Floats:
    """The columns without those that the ones before them explain, shape (entries, at most columns)."""
    _, factor = np.linalg.qr(columns / np.maximum(np.linalg.norm(columns, axis=0), 1e-18))
    kept: Floats = columns[:, np.abs(np.diag(factor)) > _OWN_LENGTH]
    return kept


def residualise(columns: Floats, basis: Floats) -> Floats:
    """What is left of (entries,) or (entries, columns) after projecting out the basis."""
    left: Floats = columns - basis @ (basis.T @ columns)
    return left


def clipped_residual(surprises: Floats, basis: Floats) -> Floats:
    """The surprises without the nuisance, clipped, and without the nuisance again, shape (entries,)."""
    left = residualise(surprises, basis)
    spread = MAD_TO_SD * float(np.median(np.abs(left)))
    if spread > 0:
        left = np.clip(left, -CLIP_SD * spread, CLIP_SD * spread)
    return residualise(left, basis)


def unit_residuals(columns: Floats, basis: Floats, least_share: float) -> Floats:
    """Residuals of length one, shape (entries, columns).

    A column of which the basis leaves less than `least_share` of its sum of squares becomes zero: it cannot
    be told apart from the nuisance.
    """
    left = residualise(columns, basis)
    before = np.einsum("ij,ij->j", columns, columns)
    after = np.einsum("ij,ij->j", left, left)
    usable = after > np.maximum(least_share * before, 1e-18)
    unit: Floats = left * np.where(usable, 1.0 / np.sqrt(np.where(usable, after, 1.0)), 0.0)
    return unit
