"""Running downhill.

**Exposure** Metres of descent of the day's running at or over a threshold of the person's own size; 0 on a
day off.

**Reading** Pain is worse after days with that much descent: the braking side of hills.

**Limits** Summed from a watch's altitude, which is rough. Long runs have more of it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, while_running
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    quantity = while_running(timeline, timeline["descent_m"])
    return threshold_exposures(
        quantity,
        lambda threshold: above(quantity, threshold, settled=timeline["run_km"]),
        "days with over {} of descent",
        shown_unit="m",
        smallest_step=10.0,
    )


FAMILY = Family(
    id="downhill",
    question="Is it running downhill?",
    unit="m",
    columns=("descent_m",),
    log_what="runs with altitude, from a watch",
    source="Fredericson, Wolf (2005), Sports Medicine 35:451, for the iliotibial band",
    exposures=_exposures,
    same_day_only=True,
)
