r"""Share of runs still free of pain at each distance (Kaplan & Meier 1958, JASA 53:457).

.. math:: \hat S(d) = \prod_{d_i \le d} (1 - e_i / n_i)

with :math:`e_i` onsets at :math:`d_i` among the :math:`n_i` runs that got that far without pain.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def pain_free_share(distance: Floats, began: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Distances at which pain began, in order, and the share of runs free of pain beyond each.

    Args:
        distance: Onset distance, or length of a painless run, shape (runs,).
        began: Whether pain began there, shape (runs,).
    """
    points = np.unique(distance[began])
    at_risk = np.array([np.sum(distance >= point) for point in points], dtype=float)
    onsets = np.array([np.sum(began & (distance == point)) for point in points], dtype=float)
    return points, np.cumprod(1.0 - onsets / at_risk) if len(points) else np.empty(0)


def median_distance(points: Floats, share: Floats) -> float | None:
    """The first distance at which no more than half the runs are free of pain; None when it never comes to that."""
    reached = np.flatnonzero(share <= 0.5)  # noqa: PLR2004 - the median
    return float(points[reached[0]]) if len(reached) else None
