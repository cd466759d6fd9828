"""Jumps and hops.

**Exposure** 1 on a day with plyometric work.

**Reading** Pain is worse up to four days after jumping.

**Limits** Soreness of muscle after exercise is expected on days 1 to 3 and is not an injury; the place it
hurts tells them apart.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import STRENGTH_LAGS, Exposure, Family
from hipsight.hypotheses.day_flags import flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(flag(timeline, "plyo"), "days with jumps")]


FAMILY = Family(
    id="plyometrics",
    question="Is it jumping?",
    columns=("plyo",),
    log_what="strength sessions and whether they had jumps",
    source="coaching experience",
    exposures=_exposures,
    lags_days=STRENGTH_LAGS,
    same_day_only=True,
)
