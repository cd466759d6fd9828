"""Coming back after days off.

**Exposure** 1 on a day with a run that follows at least 2, 3, 4 or 6 days without one.

**Reading** Pain is worse after the first run back. The opposite direction says that rest before a run
helps.

**Limits** People also rest because it hurts: the statistics set the day against the pain before it, which
blocks most of that.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import flag
from hipsight.hypotheses.thresholds import fixed_exposures
from hipsight.hypotheses.trailing import streak
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit

_DAYS_OFF = (2.0, 3.0, 4.0, 6.0)


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    runs = flag(timeline, "run_km")
    off = streak(1 - runs)
    off_before = np.concatenate([[np.nan], off[:-1]])
    return fixed_exposures(
        _DAYS_OFF,
        lambda threshold: _back(runs, off_before, threshold),
        "runs after {} or more",
        shown_unit="days off",
    )


def _back(runs: Floats, off_before: Floats, threshold: float) -> Floats:
    rested = np.where(np.isfinite(off_before), (off_before >= threshold).astype(np.float64), np.nan)
    return np.where(runs == 0, 0.0, runs * rested)


FAMILY = Family(
    id="rest_days",
    question="Is it coming back after days off?",
    unit="days",
    columns=("run_km",),
    log_what="your runs",
    source="coaching experience: the first run back",
    exposures=_exposures,
    weight=0.5,  # days off are what pain brings about: it stands in for the patch that made them
)
