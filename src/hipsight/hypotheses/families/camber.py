"""Roads that slope to one side.

**Exposure** 1 on a day with running on a cambered road; 0 on other days, days off included.

**Reading** Pain is worse after days on cambered road.

**Limits** Does not know which side was downhill. What travels with it (the weekday, the distance, the
ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "camber"), "days on cambered road")]


FAMILY = Family(
    id="camber",
    question="Is it cambered road?",
    columns=("camber",),
    log_what="when the road sloped to one side",
    source="clinical convention: a sloping road loads one hip more, as in iliotibial band pain",
    exposures=_exposures,
    same_day_only=True,
)
