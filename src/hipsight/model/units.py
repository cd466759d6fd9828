"""Metric inside, miles or kilometres outside. The only place where the factors stand."""

from __future__ import annotations

from enum import StrEnum

METRES_PER_MILE = 1609.344
METRES_PER_KM = 1000.0
METRES_PER_FOOT = 0.3048
KG_PER_POUND = 0.45359237


class DistanceUnit(StrEnum):
    """The unit a person reads and writes distances in."""

    MILES = "miles"
    KM = "km"

    @property
    def metres(self) -> float:
        """Length of one unit, in metres."""
        return METRES_PER_MILE if self is DistanceUnit.MILES else METRES_PER_KM

    @property
    def short(self) -> str:
        """The short word after a number: `mi` or `km`."""
        return "mi" if self is DistanceUnit.MILES else "km"

    @property
    def one(self) -> str:
        """The word for one unit in a sentence: `mile` or `km`."""
        return "mile" if self is DistanceUnit.MILES else "km"


def format_distance(metres: float, unit: DistanceUnit, digits: int = 1) -> str:
    """Words for a distance, such as `6.2 mi`; a trailing `.0` is dropped."""
    value = f"{metres / unit.metres:.{digits}f}"
    return f"{value.removesuffix('.0')} {unit.short}"


def format_climb(metres: float, unit: DistanceUnit) -> str:
    """Words for an ascent, such as `180 m`; in feet for people who run in miles."""
    return f"{metres / METRES_PER_FOOT:.0f} ft" if unit is DistanceUnit.MILES else f"{metres:.0f} m"


def format_duration(seconds: float) -> str:
    """Words for a duration: `58:10`, or `1:02:03` from an hour on."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def format_pace(seconds_per_km: float, unit: DistanceUnit) -> str:
    """Words for a pace, such as `9:23 /mi`."""
    return f"{format_duration(seconds_per_km * unit.metres / METRES_PER_KM)} /{unit.short}"
