"""The phases of the cycle.

**Exposure** 1 in a phase (period, after it, middle, second half), days counted from the period's start and
normalised to the person's own cycle length, known at the time.

**Reading** Pain is worse in that phase; every day of a phase counts, so that long phases have no head
start.

**Limits** Phases are counted, not measured. The last days before the period have a family of their own.
"""

from __future__ import annotations

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.cycle import share_of_cycle
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

#: Ends of the phases as shares of a cycle: days 5, 11, 16 and 28 of 28.
_PHASES = (
    ("times in a period", 0.0, 5 / 28),
    ("times in the week after a period", 5 / 28, 11 / 28),
    ("times in the middle of a cycle", 11 / 28, 16 / 28),
    ("times in the second half of a cycle", 16 / 28, 1.0),
)


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    share = share_of_cycle(timeline["period_start"])
    known = np.isfinite(share)
    return [
        Exposure(np.where(known, ((share >= low) & (share < high)).astype(np.float64), np.nan), words)
        for words, low, high in _PHASES
    ]


FAMILY = Family(
    id="cycle_phase",
    question="Is it a phase of the cycle?",
    columns=("period_start",),
    log_what="the first day of each period",
    source="Martin et al. (2021), Frontiers in Physiology 12:646999; the evidence is mixed",
    exposures=_exposures,
    lags_days=(0,),
    episode_days=5,
    episode="times",
    weight=0.5,
)
