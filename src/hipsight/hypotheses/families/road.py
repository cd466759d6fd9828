"""Running on road.

**Exposure** 1 on a day with running on road; 0 on other days, days off included.

**Reading** Pain is worse after days running on road.

**Limits** Hard and often cambered: the slope has a family of its own. What travels with it (the weekday,
the distance, the ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "road"), "days running on road")]


FAMILY = Family(
    id="road",
    question="Is it running on road?",
    columns=("road",),
    log_what="what you ran on",
    source="clinical convention: surface and bends are asked about in every running history",
    exposures=_exposures,
    same_day_only=True,
)
