"""Stress.

**Exposure** 1 on a day with stress at or above a score.

**Reading** Pain is worse on stressful days or after them.

**Limits** A bad day colours both scores: lag 0 says little about what came first.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    quantity = timeline["stress_1_5"]
    return threshold_exposures(
        quantity,
        lambda threshold: above(quantity, threshold),
        "days with stress at {} or more",
        shown_unit="",
        smallest_step=1.0,
    )


FAMILY = Family(
    id="stress",
    question="Is it stress?",
    unit="score",
    columns=("stress_1_5",),
    log_what="how stressful the day was, 1 to 5",
    source="clinical convention: stress goes with pain in many diaries",
    exposures=_exposures,
    episode="days",
    same_day_only=True,
)
