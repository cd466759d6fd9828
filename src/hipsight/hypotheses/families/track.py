"""Running on the track.

**Exposure** 1 on a day with running on the track; 0 on other days, days off included.

**Reading** Pain is worse after days running on the track.

**Limits** Bends and speed come together: see also fast running on the track. What travels with it (the
weekday, the distance, the ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "track"), "days running on the track")]


FAMILY = Family(
    id="track",
    question="Is it running on the track?",
    columns=("track",),
    log_what="what you ran on",
    source="clinical convention: surface and bends are asked about in every running history",
    exposures=_exposures,
    same_day_only=True,
)
