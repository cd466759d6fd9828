"""The distance of a few days, of a fortnight, of four weeks.

**Exposure** Distance of the 3, 10, 14 or 28 days up to and including the day, at or over a threshold of the
person's own size.

**Reading** Pain is worse while the total is over the threshold; which window fits says how quickly the load
tells.

**Limits** Windows overlap and cannot always be told from a week. The longest is close to the slow trend
that is taken out first.
"""

from __future__ import annotations

from hipsight.hypotheses.contract import Exposure, Family, km_per
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.hypotheses.trailing import sum_above, trailing_sum
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit

_WINDOWS_DAYS = (3, 10, 14, 28)
_QUANTILES = (0.6, 0.75, 0.9)


def _exposures(timeline: Timeline, units: DistanceUnit) -> list[Exposure]:
    return [exposure for days in _WINDOWS_DAYS for exposure in _window(timeline, units, days)]


def _window(timeline: Timeline, units: DistanceUnit, days: int) -> list[Exposure]:
    run_km = timeline["run_km"]
    total, known = trailing_sum(run_km, days)
    return threshold_exposures(
        total[known == days],
        lambda threshold: sum_above(run_km, days, threshold),
        f"times with over {{}} in {days} days",
        scale=km_per(units),
        shown_unit=units.value,
        quantiles=_QUANTILES,
        smallest_step=1.0,
    )


FAMILY = Family(
    id="volume_window",
    question="Is it the distance of a few days, a fortnight or four weeks?",
    unit="km",
    columns=("run_km",),
    log_what="your runs",
    source="Nielsen et al. (2014), JOSPT 44:739, for two weeks",
    exposures=_exposures,
    lags_days=(0, 1),
    episode_days=7,
    episode="weeks",
    needs_entries=60,
    weight=0.5,
)
