"""Running on trails.

**Exposure** 1 on a day with running on trails; 0 on other days, days off included.

**Reading** Pain is worse after days running on trails.

**Limits** Soft, uneven and often hilly at once. What travels with it (the weekday, the distance, the
ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "trail"), "days running on trails")]


FAMILY = Family(
    id="trail",
    question="Is it running on trails?",
    columns=("trail",),
    log_what="what you ran on",
    source="clinical convention: surface and bends are asked about in every running history",
    exposures=_exposures,
    same_day_only=True,
)
