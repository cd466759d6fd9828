"""Short nights.

**Exposure** 1 where the night that ended that morning was shorter than a threshold of the person's own
size.

**Reading** Pain is worse on the day after a short night, or the days after that.

**Limits** Pain also shortens nights: the statistics set the day against the pain before it, which blocks
most of that. Knows hours, not quality.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.thresholds import LOWER_QUANTILES, threshold_exposures
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    hours = timeline["sleep_h"]
    return threshold_exposures(
        hours,
        lambda threshold: _below(hours, threshold),
        "nights under {}",
        shown_unit="hours",
        quantiles=LOWER_QUANTILES,
        smallest_step=0.25,
    )


def _below(hours: Floats, threshold: float) -> Floats:
    return np.where(np.isfinite(hours), (hours < threshold).astype(np.float64), np.nan)


FAMILY = Family(
    id="short_sleep",
    question="Is it short nights?",
    unit="h",
    columns=("sleep_h",),
    log_what="how long you slept",
    source="Finan, Goodin, Smith (2013), Journal of Pain 14:1539",
    exposures=_exposures,
    episode="nights",
    same_day_only=True,
)
