"""A run longer than the body is used to.

**Exposure** Longest run of the day divided by the longest run of the 30 days before (the day itself left
out), at or over 1.1, 1.2, 1.3, 1.5 or 2.

**Reading** Pain is worse after runs that go beyond the longest of the past month: the load measure with the
best evidence.

**Limits** Unknown until there is a run in the 30 days before. The evidence is for injury, in many runners;
for one person's pain it is a suspicion.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, longest_run_km
from hipsight.hypotheses.thresholds import fixed_exposures
from hipsight.hypotheses.trailing import record_before
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

#: Single-session categories around those of Frandsen et al. (2025).
_RATIOS = (1.1, 1.2, 1.3, 1.5, 2.0)
_LOOK_BACK_DAYS = 30


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    longest = longest_run_km(timeline)
    record = record_before(longest, _LOOK_BACK_DAYS)
    record[record == 0] = float("nan")
    ratio = longest / record
    return fixed_exposures(
        _RATIOS,
        lambda threshold: above(ratio, threshold, settled=timeline["run_km"]),
        "runs over {} times the longest of the 30 days before",
    )


FAMILY = Family(
    id="session_spike",
    question="Is it a single run longer than the body is used to?",
    unit="ratio",
    columns=("run_km",),
    log_what="your runs",
    source="Schuster Brandt Frandsen et al. (2025), BJSM 59:1203, doi:10.1136/bjsports-2024-109380",
    exposures=_exposures,
    weight=2.0,
)
