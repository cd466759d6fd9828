"""Four weeks without one that was clearly easier."""

from __future__ import annotations

import numpy as np

from hipsight.warnings.contract import Rule
from hipsight.warnings.load import in_words, weeks
from hipsight.warnings.log_window import LogWindow

WEEKS = 4

#: A week counts as easier when it is this much below the mean of the others.
EASIER_BY = 0.15

#: Below this a week of running is easy in itself, km.
SMALL_WEEK_KM = 10.0


def _check(window: LogWindow) -> str | None:
    if window.row >= window.timeline.days:
        return None
    blocks = weeks(window.timeline["run_km"], window.row, WEEKS)
    if len(blocks) < WEEKS or any(np.isnan(block).any() for block in blocks):
        return None
    totals = [float(block.sum()) for block in blocks]
    if min(totals) < SMALL_WEEK_KM:
        return None
    for index, total in enumerate(totals):
        others = [other for position, other in enumerate(totals) if position != index]
        if total <= (1 - EASIER_BY) * sum(others) / len(others):
            return None
    listed = ", ".join(in_words(total, window) for total in totals)
    return f"the last {WEEKS} weeks were {listed}"


RULE = Rule("no_easier_week", "green", _check)
