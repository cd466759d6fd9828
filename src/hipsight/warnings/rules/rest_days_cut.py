"""The last two weeks had clearly fewer days without running than the eight weeks before."""

from __future__ import annotations

import numpy as np

from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow

NOW_DAYS, BEFORE_DAYS = 14, 56

#: Rest days a week fewer than usual from which it is worth saying.
FEWER_BY = 1.0


def _check(window: LogWindow) -> str | None:
    run_km = window.timeline["run_km"][: window.row + 1]
    now, before = run_km[-NOW_DAYS:], run_km[-NOW_DAYS - BEFORE_DAYS : -NOW_DAYS]
    if window.row >= window.timeline.days or len(before) < BEFORE_DAYS:
        return None
    if np.isnan(now).any() or np.isnan(before).any() or not (now > 0).any():
        return None
    rest_now = 7.0 * float(np.mean(now == 0))
    rest_before = 7.0 * float(np.mean(before == 0))
    if rest_before - rest_now < FEWER_BY:
        return None
    return f"{rest_now:.1f} days a week without running in the last two weeks, {rest_before:.1f} in the eight before"


RULE = Rule("rest_days_cut", "green", _check)
