"""What cannot be true of an outing: kept as the file says it, but flagged and left out of statistics."""

from __future__ import annotations

import datetime as dt

from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_pace

#: No watch wrote these formats before; earlier days come from a clock that was never set.
FIRST_PLAUSIBLE_DAY = dt.date(2000, 1, 1)
#: The limits a Run record sets for what is not suspect.
LONGEST_M = 500_000.0
LONGEST_S = 7 * 86_400.0
LONGEST_ELAPSED_S = 31 * 86_400.0
#: Faster than the world record over a kilometre (2:11 /km), and only looked at beyond a kilometre.
FASTEST_S_PER_KM = 120.0


def suspicion(
    day: dt.date,
    distance_m: float | None,
    duration_s: float | None,
    elapsed_s: float | None = None,
    *,
    is_run: bool,
) -> str | None:
    """Why an outing is not to be believed, in plain words, or None."""
    if day < FIRST_PLAUSIBLE_DAY:
        return f"dated {day}: the watch's clock was probably not set"
    if distance_m is not None and distance_m < 0:
        return f"negative distance ({distance_m:.6g} m)"
    if duration_s is not None and duration_s < 0:
        return f"negative duration ({duration_s:.6g} s)"
    if distance_m is not None and distance_m > LONGEST_M:
        return f"distance of {distance_m / METRES_PER_KM:.6g} km"
    if duration_s is not None and duration_s > LONGEST_S:
        return f"duration of {duration_s / 86_400:.4g} days"
    if elapsed_s is not None and not 0 <= elapsed_s <= LONGEST_ELAPSED_S:
        return f"{elapsed_s / 86_400:.4g} days between start and end"
    return _impossible_pace(distance_m, duration_s) if is_run else None


def _impossible_pace(distance_m: float | None, duration_s: float | None) -> str | None:
    if distance_m is None or not duration_s or distance_m <= METRES_PER_KM:
        return None
    pace = duration_s / distance_m * METRES_PER_KM
    return f"pace of {format_pace(pace, DistanceUnit.KM)}" if pace < FASTEST_S_PER_KM else None
