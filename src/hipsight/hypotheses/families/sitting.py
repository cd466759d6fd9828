"""Sitting.

**Exposure** 1 on a day sat for at least a threshold of the person's own size.

**Reading** Pain is worse on days of long sitting or after them.

**Limits** Long sitting is work days: the weekday comes with it. Does not know breaks.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    quantity = timeline["sitting_h"]
    return threshold_exposures(
        quantity,
        lambda threshold: above(quantity, threshold),
        "days sitting for {} or more",
        shown_unit="hours",
        smallest_step=0.5,
    )


FAMILY = Family(
    id="sitting",
    question="Is it sitting?",
    unit="h",
    columns=("sitting_h",),
    log_what="how many hours you sat",
    source="clinical convention: sitting loads the front of the hip and the sit bone",
    exposures=_exposures,
    episode="days",
    same_day_only=True,
)
