"""A run kilometre by kilometre."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from hipsight.importers.track import Floats, mean_of
from hipsight.model.records import Split
from hipsight.model.units import METRES_PER_KM

#: What is left after the last full kilometre counts from here on.
SHORTEST_SPLIT_M = 1.0
#: A file that claims more kilometres than this is not split (such a run is suspect anyway).
MOST_SPLITS = 1000


def split_by_kilometre(
    distance_m: Floats,
    clock_s: Floats,
    climbed: tuple[Floats, Floats] | None = None,
    heart_rate_bpm: Floats | None = None,
    cadence_spm: Floats | None = None,
) -> tuple[Split, ...]:
    """One split for each kilometre and one for the rest, on the moving clock.

    All arrays have the shape (samples,); `distance_m` and `clock_s` never fall. Empty when no way was
    covered.
    """
    way = distance_m - distance_m[0]
    total = float(way[-1])
    if not SHORTEST_SPLIT_M <= total <= MOST_SPLITS * METRES_PER_KM:
        return ()
    ends = np.arange(METRES_PER_KM, total, METRES_PER_KM)
    if len(ends) and total - ends[-1] < SHORTEST_SPLIT_M:
        ends = ends[:-1]
    borders = np.concatenate(([0.0], ends, [total]))
    clock = np.interp(borders, way, clock_s)
    clock[0], clock[-1] = clock_s[0], clock_s[-1]
    first = np.searchsorted(way, borders, side="left")
    first[-1] = len(way)
    up, down = (None, None) if climbed is None else (np.interp(borders, way, part) for part in climbed)
    splits = []
    for index, (low, high) in enumerate(pairwise(first)):
        splits.append(
            Split(
                distance_m=round(float(borders[index + 1] - borders[index]), 2),
                duration_s=round(float(clock[index + 1] - clock[index]), 2),
                ascent_m=_change(up, index),
                descent_m=_change(down, index),
                heart_rate_bpm=None if heart_rate_bpm is None else mean_of(heart_rate_bpm[low:high]),
                cadence_spm=None if cadence_spm is None else mean_of(cadence_spm[low:high]),
            )
        )
    return tuple(splits)


def _change(along: Floats | None, index: int) -> float | None:
    return None if along is None else round(float(along[index + 1] - along[index]), 1)
