"""What an experiment could find, told before it begins."""

from __future__ import annotations

import numpy as np

from hipsight.experiments.design import COMPARED_DAYS
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats
from hipsight.triggers.weighing import Surprises, surprises_of

#: Normal quantiles of a one-sided test at .05 and of finding it in four of five tries.
_Z_ALPHA, _Z_POWER = 1.645, 0.842

#: Below this many entries nothing is known of how the pain moves by itself.
FEWEST_ENTRIES = 20


def surprise_by_day(timeline: Timeline, surprises: Surprises) -> Floats:
    """What each day's pain had that the days before did not foretell, in roots of points; (days,), NaN = not logged."""
    values = np.full(timeline.days, np.nan)
    logged = surprises.model.logged
    values[logged] = surprises.outcome * surprises.model.scale[logged]
    return values


def detectable_difference(timeline: Timeline, pairs: int) -> float | None:
    """The smallest difference, in points of pain above the person's usual, found in four of five tries.

    None while too little was logged. From the spread of the means of as many days in a row as a block compares, as
    they were in the log so far; normal approximation with a little added for the few pairs.
    """
    if timeline.pain_days < FEWEST_ENTRIES:
        return None
    daily = surprise_by_day(timeline, surprises_of(timeline))
    windows = np.lib.stride_tricks.sliding_window_view(daily, COMPARED_DAYS)
    means = windows[np.isfinite(windows).all(axis=1)].mean(axis=1)
    if len(means) < FEWEST_ENTRIES // 2:
        means = daily[np.isfinite(daily)]
    spread = float(means.std(ddof=1)) * np.sqrt(2.0)
    root_difference = (_Z_ALPHA + _Z_POWER) * spread / np.sqrt(pairs) * (1 + 1 / (2 * pairs))
    pain = timeline["pain_0_10"]
    usual = float(np.nanmedian(pain))
    return float((np.sqrt(usual) + root_difference) ** 2 - usual)
