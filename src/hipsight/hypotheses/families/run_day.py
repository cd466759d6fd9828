"""Running at all.

**Exposure** 1 on a day with a run, 0 on a day without.

**Reading** Pain is worse after days with a run than after days off.

**Limits** Someone in pain runs less: the statistics set each day against the pain before it, which blocks
most of that.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(flag(timeline, "run_km"), "days with a run")]


FAMILY = Family(
    id="run_day",
    question="Is it running at all?",
    columns=("run_km",),
    log_what="your runs",
    source="clinical convention: does it hurt more on days with a run?",
    exposures=_exposures,
    same_day_only=True,
)
