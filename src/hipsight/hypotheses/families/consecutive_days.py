"""Running day after day.

**Exposure** 1 on a day that is at least the 2nd, 3rd, 4th, 5th or 6th day with a run in a row.

**Reading** Pain is worse once so many days in a row were run: a rest day is missing.

**Limits** A day with two outings counts once. Unknown from an unlogged day until the next day off.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, flag
from hipsight.hypotheses.thresholds import fixed_exposures
from hipsight.hypotheses.trailing import streak
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

_DAYS_IN_A_ROW = (2.0, 3.0, 4.0, 5.0, 6.0)


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    in_a_row = streak(flag(timeline, "run_km"))
    return fixed_exposures(
        _DAYS_IN_A_ROW,
        lambda threshold: above(in_a_row, threshold),
        "times of running {} or more in a row",
        shown_unit="days",
    )


FAMILY = Family(
    id="consecutive_days",
    question="Is it running day after day?",
    unit="days",
    columns=("run_km",),
    log_what="your runs",
    source="coaching experience: back-to-back days",
    exposures=_exposures,
    lags_days=(0, 1),
)
