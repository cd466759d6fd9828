"""Worn shoes.

**Exposure** A run in a pair with at least so many km on it before the day; 0 on a day off.

**Reading** Pain is worse after runs in worn shoes; the range says from about how many km.

**Limits** A pair wears slowly: this is close to the slow trend that is taken out first, unless pairs
alternate. Kilometres before the log are not known.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family, km_per
from hipsight.hypotheses.day_flags import above, while_running
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, units: DistanceUnit) -> list[Exposure]:
    quantity = while_running(timeline, timeline["shoe_km"])
    return threshold_exposures(
        quantity,
        lambda threshold: above(quantity, threshold, settled=timeline["run_km"]),
        "runs in shoes with over {} on them",
        scale=km_per(units),
        shown_unit=units.value,
        smallest_step=10.0,
    )


FAMILY = Family(
    id="shoe_km",
    question="Is it worn shoes?",
    unit="km",
    columns=("shoe_km",),
    log_what="which shoes you ran in",
    source="convention of 500 to 800 km, no trial",
    exposures=_exposures,
)
