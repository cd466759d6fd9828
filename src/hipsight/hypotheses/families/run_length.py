"""The length of a single run.

**Exposure** Longest run of the day at or over a threshold of the person's own size; 0 on a day off.

**Reading** Pain is worse after runs over the threshold: how far one run may go at present.

**Limits** Long runs are also slow, on weekends and on certain ground. Thresholds next to each other cannot
be told apart.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family, km_per
from hipsight.hypotheses.day_flags import above, longest_run_km, while_running
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, units: DistanceUnit) -> list[Exposure]:
    quantity = while_running(timeline, longest_run_km(timeline))
    return threshold_exposures(
        quantity,
        lambda threshold: above(quantity, threshold, settled=timeline["run_km"]),
        "runs over {}",
        scale=km_per(units),
        shown_unit=units.value,
        smallest_step=0.25,
    )


FAMILY = Family(
    id="run_length",
    question="Is it the length of a run?",
    unit="km",
    columns=("run_km",),
    log_what="your runs",
    source="clinical convention: the distance at which it starts is asked first",
    exposures=_exposures,
    weight=2.0,
    same_day_only=True,
)
