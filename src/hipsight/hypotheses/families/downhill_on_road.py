"""Running downhill on road: the pair rather than either.

**Exposure** Metres of descent at or over a threshold on a day with running on road; 0 on other days.

**Reading** Pain is worse after descents on hard ground. Each alone has a family of its own.

**Limits** Knows days, not runs: the descent may have been on another outing of the day.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, both, running_flag, while_running
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    descent_m = while_running(timeline, timeline["descent_m"])
    road = running_flag(timeline, "road")
    return threshold_exposures(
        descent_m,
        lambda threshold: both(above(descent_m, threshold, settled=timeline["run_km"]), road),
        "days with over {} of descent on road",
        shown_unit="m",
        quantiles=(0.5, 0.75),
        smallest_step=10.0,
    )


FAMILY = Family(
    id="downhill_on_road",
    question="Is it running downhill on road?",
    unit="m",
    columns=("descent_m", "road"),
    log_what="runs with altitude, and what you ran on",
    source="coaching experience: braking on hard ground",
    exposures=_exposures,
    weight=0.5,
    same_day_only=True,
)
