r"""Making rare exposures comparable with common ones: z freed of the skewness that chance gives it.

Pain rises further than it falls, so surprises are skewed. A sum over many entries forgets that, a sum over a handful
does not: by chance alone, what is rare reaches a high z more often than what is common. The skewness of
:math:`z_k = \sum_i u_{ik} e_i`, u of length one, is :math:`g_k = \gamma \sum_i u_{ik}^3` with :math:`\gamma` that of
the surprises, and

.. math:: z' = \frac{3}{g} \left(\sqrt{\max(0, 1 + 2 g z / 3 + g^2 / 9)} - 1\right)

has nearly none (a square-root transformation, after Wilson and Hilferty; monotone in z). The observed log and all draws
are treated alike, so the error rate does not depend on it.

Reference: Hall (1992), On the removal of skewness by transformation, JRSS B 54:221.
"""

from __future__ import annotations

import numpy as np

from hipsight.statistics.arrays import Floats, Floats32

#: Below this z' is z.
_HARDLY_ANY = 1e-3
#: Beyond, the transformation no longer holds.
_MOST = 1.5


def skewness_by_chance(unit: Floats, residual: Floats) -> Floats:
    """Skewness of each candidate's z over all orders of the surprises, shape (candidates,).

    Args:
        unit: Responses of length one, shape (entries, candidates).
        residual: The surprises, of mean about zero, shape (entries,).
    """
    of_surprises = float((residual**3).mean()) / float((residual**2).mean()) ** 1.5
    skewness: Floats = np.clip(of_surprises * (unit**3).sum(axis=0), -_MOST, _MOST)
    return np.where(np.abs(skewness) < _HARDLY_ANY, _HARDLY_ANY, skewness)


def without_skewness(z: Floats32, skewness: Floats) -> Floats32:
    """The z' of each candidate, shape (candidates, columns) as z."""
    g: Floats32 = skewness[:, None].astype(np.float32)
    adjusted: Floats32 = z * (2 / 3 * g)
    adjusted += 1 + g**2 / 9
    np.maximum(adjusted, 0, out=adjusted)
    np.sqrt(adjusted, out=adjusted)
    adjusted -= 1
    adjusted *= 3 / g
    return adjusted
