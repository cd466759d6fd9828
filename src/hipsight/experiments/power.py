"""What an experiment could find, told before it begins."""

from __future__ import annotations

import numpy as np

from hipsight.experiments.design import COMPARED_DAYS
from hipsight.experiments.strikes import strikes
from hipsight.model.timeline import Timeline

#: Normal quantiles of a one-sided test at .05 and of finding it in four of five (three of four, measured).
_Z_ALPHA, _Z_POWER = 1.645, 0.842

#: Below this many entries nothing is known of how the pain moves by itself.
FEWEST_ENTRIES = 20


def detectable_difference(timeline: Timeline, pairs: int) -> float | None:
    """The points of pain that an exposure must add to be found in about three of four tries.

    None while too little was logged. From how differently stretches as long as a block's compared days struck in the
    log so far; normal approximation.
    """
    if timeline.pain_days < FEWEST_ENTRIES:
        return None
    by_chance = strikes(timeline, range(0, timeline.days - COMPARED_DAYS + 1, COMPARED_DAYS))
    spread = float(np.nanstd(by_chance, ddof=1)) * 2.0**0.5
    few_pairs = 1 + 1 / pairs  # about what Student adds to the normal quantiles
    return float((_Z_ALPHA + _Z_POWER) * spread / pairs**0.5 * few_pairs)
