"""Something done for the first time.

**Exposure** 1 on a day on which something was done for the first time.

**Reading** Pain is worse up to four days after something new.

**Limits** New things are few and differ: a finding names the newness, not the thing.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import STRENGTH_LAGS, Exposure, Family
from hipsight.hypotheses.day_flags import flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(flag(timeline, "new_routine"), "days with something new")]


FAMILY = Family(
    id="new_routine",
    question="Is it something new?",
    columns=("new_routine",),
    log_what="when you start a new exercise, drill or routine",
    source="coaching experience: the body complains about what it is not used to",
    exposures=_exposures,
    lags_days=STRENGTH_LAGS,
    same_day_only=True,
    weight=0.5,
)
