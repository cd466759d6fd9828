"""Hills on trails: the pair rather than either.

**Exposure** 1 on a day with both (hills and trail); 0 where one of them was not.

**Reading** Pain is worse after days with both. Each alone has a family of its own, which pays for itself.

**Limits** Knows days, not runs: two outings of one day that had one each count as both.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import both, running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [
        Exposure(
            both(running_flag(timeline, "hills"), running_flag(timeline, "trail")),
            "days with hills on trails",
        )
    ]


FAMILY = Family(
    id="hills_on_trail",
    question="Is it hills on trails?",
    columns=("hills", "trail"),
    log_what="which runs were hilly and what you ran on",
    source="coaching experience: the pair is often named where neither alone hurts",
    exposures=_exposures,
    weight=0.5,
    same_day_only=True,
)
