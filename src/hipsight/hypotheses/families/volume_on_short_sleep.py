"""Much running on little sleep.

**Exposure** 1 on a day on which the distance of the last seven days reached a threshold of the person's own size and
the last seven nights had less than seven hours on average.

**Reading** Pain is worse when much running and little sleep meet, where neither alone does it.

**Limits** Asks for seven logged nights in a row. Seven hours is a line drawn for everybody; some need more.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family, km_per
from hipsight.hypotheses.day_flags import both
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.hypotheses.trailing import sum_above, trailing_sum
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit

_DAYS = 7

#: Below this adults are said to sleep too little (Watson et al. 2015, Sleep 38:843).
ENOUGH_SLEEP_H = 7.0


def _exposures(timeline: Timeline, units: DistanceUnit) -> list[Exposure]:
    run_km = timeline["run_km"]
    total, known = trailing_sum(run_km, _DAYS)
    tired = _little_sleep(timeline["sleep_h"])
    return threshold_exposures(
        total[known == _DAYS],
        lambda threshold: both(sum_above(run_km, _DAYS, threshold), tired),
        "weeks over {} on little sleep",
        scale=km_per(units),
        shown_unit=units.value,
        smallest_step=1.0,
    )


def _little_sleep(hours: Floats) -> Floats:
    total, known = trailing_sum(hours, _DAYS)
    return np.where(known == _DAYS, (total < _DAYS * ENOUGH_SLEEP_H).astype(np.float64), np.nan)


FAMILY = Family(
    id="volume_on_short_sleep",
    question="Is it much running on little sleep?",
    unit="km",
    columns=("run_km", "sleep_h"),
    log_what="your runs and how long you slept",
    source="Milewski et al. (2014), Journal of Pediatric Orthopaedics 34:129 (sleep and injury in young athletes)",
    exposures=_exposures,
    episode_days=_DAYS,
    episode="weeks",
    needs_entries=60,
    weight=0.5,
)
