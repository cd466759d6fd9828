"""Races.

**Exposure** 1 on a day with a race.

**Reading** Pain is worse after races than before them would suggest.

**Limits** Races are few: it takes a long log. The taper before and the rest after come with it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "race"), "race days")]


FAMILY = Family(
    id="race",
    question="Is it racing?",
    columns=("race",),
    log_what="which runs were races",
    source="coaching experience",
    exposures=_exposures,
    same_day_only=True,
    weight=0.5,
)
