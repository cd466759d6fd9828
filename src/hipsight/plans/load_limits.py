"""How far a run, and a week, may go: the single-run limit of 30 days and the weekly one of four weeks."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

#: A run may be this much of the longest of so many days before (Frandsen 2025, doi:10.1136/bjsports-2024-109380).
RUN_RATIO, RUN_DAYS = 1.10, 30

#: A week may be this much of the fullest of so many weeks before: a coaching rule, kept so that steps stay small.
WEEK_RATIO, WEEKS_BEFORE = 1.10, 4

#: And this much of the fuller of the last two: more than 30 % in two weeks went with more injuries of the sort that
#: comes from distance, those around the hip among them (Nielsen 2014, J Orthop Sports Phys Ther 44:739; p = .07).
FORTNIGHT_RATIO = 1.30

#: Every so many weeks one is easier, by this share of what it would be (coaching custom, untested).
EASIER_EVERY, EASIER_SHARE = 4, 0.75

#: What is left of a run after the second amber in a row, of run and week after a red, and of the week after each week
#: without running: choices of this project.
AFTER_AMBER, AFTER_RED, AFTER_WEEK_OFF = 0.85, 0.7, 0.8

#: Shorter runs are not planned, km; and a runner without a run of this length in 30 days walks and runs first.
SHORTEST_KM, BASE_RUN_KM = 1.0, 2.0

#: How much longer than the others the longest run of a week is.
LONG_SHARE = 1.25

#: Tenths of a km: planned distances are cut down to them.
_TENTHS = 10

_WEEK = 7
_EPSILON = 1e-9


def cut_km(km: float) -> float:
    """The distance cut down to tenths of a km, so that no sum of runs exceeds its limit by rounding."""
    return math.floor(km * _TENTHS + _EPSILON) / _TENTHS


def longest_before(longest: Mapping[dt.date, float], day: dt.date) -> float:
    """The longest run of the 30 days before the day, km; 0 without any."""
    first = day - dt.timedelta(days=RUN_DAYS)
    return max((km for when, km in longest.items() if first <= when < day), default=0.0)


def weeks_before(km_by_day: Mapping[dt.date, float], day: dt.date, count: int = WEEKS_BEFORE) -> list[float]:
    """Distance of each of the blocks of seven days before the day, the nearest first, km."""
    totals = [0.0] * count
    for when, km in km_by_day.items():
        back = (day - when).days - 1
        if 0 <= back < count * _WEEK:
            totals[back // _WEEK] += km
    return totals
