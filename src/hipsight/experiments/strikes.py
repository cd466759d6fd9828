"""How hard each block was struck: what its pain had beyond what the days before foretold.

An exposure that adds `b` points on the first compared day leaves `b` in that day's innovation and, of what lingers,
`b phi (1 - gain)` in the next one's. The estimate of `b` from a block weighs its logged days accordingly.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from hipsight.experiments.design import COMPARED_DAYS
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats
from hipsight.statistics.projection import orthonormal_basis
from hipsight.triggers.weighing import surprises_of


def strikes(timeline: Timeline, first_rows: Iterable[int]) -> Floats:
    """Points of pain added on the first compared day, one per block; NaN where no compared day was logged.

    Args:
        timeline: The log, with some pain in it.
        first_rows: Row of the first compared day of each block.
    """
    surprises = surprises_of(timeline)
    model = surprises.model
    basis = orthonormal_basis(surprises.trend)
    innovation = np.full(timeline.days, np.nan)
    innovation[model.logged] = surprises.outcome - basis @ (basis.T @ surprises.outcome)
    found = []
    for first in first_rows:
        left, weighed, weight = 1.0, 0.0, 0.0
        for row in range(first, min(first + COMPARED_DAYS, timeline.days)):
            if model.logged[row]:
                share = left / float(model.scale[row])
                weighed += share * float(innovation[row])
                weight += share**2
            left *= model.phi * (1 - float(model.gain[row]))
        found.append(weighed / weight if weight else np.nan)
    return np.array(found)
