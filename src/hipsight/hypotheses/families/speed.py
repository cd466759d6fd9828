"""Fast running: tempo, intervals or a race.

**Exposure** 1 on a day whose running was tempo, intervals or a race; 0 on other days, days off included.

**Reading** Pain is worse after days with fast running than this person's pain before them would suggest.

**Limits** Says nothing about how fast or how much. What travels with it (the weekday, the distance, the
ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "speed"), "days with fast running")]


FAMILY = Family(
    id="speed",
    question="Is it fast running?",
    columns=("speed",),
    log_what="which runs were tempo, intervals or races",
    source="Fredericson, Wolf (2005), Sports Medicine 35:451; coaching experience",
    exposures=_exposures,
    same_day_only=True,
)
