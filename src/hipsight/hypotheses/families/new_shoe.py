"""A new pair of shoes.

**Exposure** 1 on a day with a run in a pair first worn within the last 10 or 21 days; the pair worn first
in the log does not count as new.

**Reading** Pain is worse while getting used to a new pair.

**Limits** Every new pair is one episode, so it takes several. A pair is new when the log first sees it.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.thresholds import fixed_exposures
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit

_NEW_FOR_DAYS = (10.0, 21.0)
#: Pairs that appear while the log is this young were probably there before it.
_RUN_IN_DAYS = 28


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    shoes = timeline.words.get("shoe", ())
    return fixed_exposures(
        _NEW_FOR_DAYS,
        lambda threshold: _new(timeline, shoes, threshold),
        "runs in a pair less than {} old",
        shown_unit="days",
    )


def _new(timeline: Timeline, shoes: tuple[str | None, ...], days: float) -> Floats:
    first_row: dict[str, int] = {}
    column = np.full(timeline.days, np.nan)
    for row, shoe in enumerate(shoes):
        if shoe is not None:
            since = first_row.setdefault(shoe, row)
            column[row] = float(row - since < days and since >= _RUN_IN_DAYS)
    return np.where(timeline["run_km"] == 0, 0.0, column)


FAMILY = Family(
    id="new_shoe",
    question="Is it a new pair of shoes?",
    unit="days",
    columns=("shoe",),
    log_what="which shoes you ran in",
    source="coaching experience: getting used to a new pair",
    exposures=_exposures,
    weight=0.5,
)
