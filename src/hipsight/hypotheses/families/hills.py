"""Hilly running.

**Exposure** 1 on a day whose running was hilly; 0 on other days, days off included.

**Reading** Pain is worse after hilly days.

**Limits** Up and down are not told apart here; see the descent. What travels with it (the weekday, the
distance, the ground) is not told apart unless the log varies it.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import running_flag
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    return [Exposure(running_flag(timeline, "hills"), "days with hills")]


FAMILY = Family(
    id="hills",
    question="Is it hills?",
    columns=("hills",),
    log_what="which runs were hilly",
    source="clinical convention: hills and stairs aggravate gluteal tendons and the iliotibial band",
    exposures=_exposures,
    same_day_only=True,
)
