"""One day of the week.

**Exposure** For each day of the week: 1 on it, 0 on the others.

**Reading** Pain is worse on that day, whatever comes with it: the long run, the office, the Saturday game.

**Limits** A stand-in for what was not logged. Where a cause is logged, its own family says more.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

_NAMES = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    weekday = (timeline.first_day.weekday() + np.arange(timeline.days)) % 7
    return [Exposure((weekday == number).astype(np.float64), name) for number, name in enumerate(_NAMES)]


FAMILY = Family(
    id="weekday",
    question="Is it one day of the week?",
    columns=(),
    log_what="pain on all days of the week",
    source="diaries of real people, in which a weekday effect was real",
    exposures=_exposures,
    lags_days=(0,),
    weight=0.5,
)
