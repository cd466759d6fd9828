"""The days before the period.

**Exposure** 1 on the last 2, 3, 5 or 7 days before the period is due, from the person's own past cycles
(median length; 28 days until one is complete).

**Reading** Pain is worse in the days before the period, by the calendar that is known at the time.

**Limits** An early or late period is not foreseen. Cycles that are irregular, or suppressed by a pill, are
not read well.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.cycle import days_until_due
from hipsight.hypotheses.thresholds import fixed_exposures
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit

_DAYS_BEFORE = (2.0, 3.0, 5.0, 7.0)


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    due = days_until_due(timeline["period_start"])
    return fixed_exposures(
        _DAYS_BEFORE,
        lambda threshold: _within(due, threshold),
        "times in the last {} before a period",
        shown_unit="days",
    )


def _within(due: Floats, days: float) -> Floats:
    return np.where(np.isfinite(due), ((due >= 1) & (due <= days)).astype(np.float64), np.nan)


FAMILY = Family(
    id="before_period",
    question="Is it the days before the period?",
    unit="days",
    columns=("period_start",),
    log_what="the first day of each period",
    source="MacMillan et al. (2024), Sports Medicine 54:2515; the evidence is mixed",
    exposures=_exposures,
    lags_days=(0,),
    episode_days=5,
    episode="times",
)
