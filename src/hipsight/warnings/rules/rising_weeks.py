"""Mean pain of the week has risen three times in a row."""

from __future__ import annotations

import numpy as np

from hipsight.warnings.contract import Rule
from hipsight.warnings.load import weeks
from hipsight.warnings.log_window import LogWindow

#: Three rises need four weeks.
WEEKS = 4

#: A mean needs so many days, and the last week must matter.
DAYS_LOGGED = 3
FROM_PAIN = 2.0

#: A smaller step than this is no rise.
LEAST_STEP = 0.25


def _check(window: LogWindow) -> str | None:
    if window.row >= window.timeline.days:
        return None
    blocks = weeks(window.timeline["pain_0_10"], window.row, WEEKS)
    if len(blocks) < WEEKS or any(np.isfinite(block).sum() < DAYS_LOGGED for block in blocks):
        return None
    means = [float(np.nanmean(block)) for block in blocks]
    steps = np.diff(means)
    if means[-1] < FROM_PAIN or (steps < LEAST_STEP).any():
        return None
    return "mean pain of the week: " + ", then ".join(f"{mean:.1f}" for mean in means)


RULE = Rule("rising_weeks", "amber", _check)
