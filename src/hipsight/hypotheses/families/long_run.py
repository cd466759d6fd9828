"""The long run.

**Exposure** 1 on a day marked as the long run.

**Reading** Pain is worse after the long run.

**Limits** The mark is the person's own; the distance has families of its own. What travels with it (the
weekday, the distance, the ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "long_run"), "days with a long run")]


FAMILY = Family(
    id="long_run",
    question="Is it the long run?",
    columns=("long_run",),
    log_what="which run of the week was the long one",
    source="coaching experience",
    exposures=_exposures,
    same_day_only=True,
)
