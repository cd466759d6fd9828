"""The distance of a week.

**Exposure** Distance of the seven days up to and including the day, at or over a threshold of the person's
own size.

**Reading** Pain is worse in weeks over the threshold: the load a week may carry at present.

**Limits** A week is a long exposure: 60 pain entries are asked for. Neighbouring thresholds cannot be told
apart, so a range is reported.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family, km_per
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.hypotheses.trailing import sum_above, trailing_sum
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

_DAYS = 7


def _exposures(timeline: Timeline, units: DistanceUnit) -> list[Exposure]:
    run_km = timeline["run_km"]
    total, known = trailing_sum(run_km, _DAYS)
    return threshold_exposures(
        total[known == _DAYS],
        lambda threshold: sum_above(run_km, _DAYS, threshold),
        "weeks over {}",
        scale=km_per(units),
        shown_unit=units.value,
        smallest_step=1.0,
    )


FAMILY = Family(
    id="weekly_volume",
    question="Is it the distance of the week?",
    unit="km",
    columns=("run_km",),
    log_what="your runs",
    source="Nielsen et al. (2014), JOSPT 44:739",
    exposures=_exposures,
    episode_days=_DAYS,
    episode="weeks",
    needs_entries=60,
)
