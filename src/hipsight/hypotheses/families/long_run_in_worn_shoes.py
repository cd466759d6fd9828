"""Long runs in worn shoes.

**Exposure** 1 on a day with a long run in a pair that had at least 600 km on it; 0 where it was no long run or the pair
was fresher.

**Reading** Pain is worse after long runs in old shoes, where neither long runs nor old shoes alone do it.

**Limits** A pair wears slowly, so there are few changes from worn to fresh unless pairs alternate. Kilometres before
the log are not known.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, both, running_flag, while_running
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

#: Where the usual life of a pair is said to end; one threshold, since few long runs share them.
WORN_KM = 600.0


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    worn = above(while_running(timeline, timeline["shoe_km"]), WORN_KM, settled=timeline["run_km"])
    return [Exposure(both(running_flag(timeline, "long_run"), worn), "long runs in worn shoes")]


FAMILY = Family(
    id="long_run_in_worn_shoes",
    question="Is it long runs in worn shoes?",
    columns=("long_run", "shoe_km"),
    log_what="which run was the long one and which shoes you ran in",
    source="convention of 500 to 800 km, no trial",
    exposures=_exposures,
    weight=0.5,
    same_day_only=True,
)
