"""Training that is not running.

**Exposure** 1 on a day with cross-training.

**Reading** Pain is worse after it; the opposite direction says that it goes with less.

**Limits** People cross-train because it hurts. The statistics set the day against the pain before it, which
blocks most of that; but not against the morning of the same day, so only the days after are asked about.
Rides and swims are one column.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(flag(timeline, "cross_training"), "days with cross-training")]


FAMILY = Family(
    id="cross_training",
    question="Is it cross-training?",
    columns=("cross_training",),
    log_what="rides, swims, rowing and the like",
    source="Malisoux et al. (2015), SJMSS 25:110, where other sports went with fewer injuries",
    exposures=_exposures,
    lags_days=(1, 2, 3),
    same_day_only=True,
)
