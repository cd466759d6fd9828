"""Which weekdays hold runs and strength: the same every week, so that a plan does not wander."""

from __future__ import annotations

import itertools
from functools import cache

_WEEK = 7
_SATURDAY, _SUNDAY = 5, 6


def gap_days(first: int, second: int) -> int:
    """Whole days between two weekdays, going on from the first to the second."""
    return (second - first - 1) % _WEEK


@cache
def run_weekdays(available: tuple[int, ...], most: int, rest_between: int) -> tuple[int, ...]:
    """As many weekdays for runs as there may be, with the rest between them also over the end of the week.

    At most two in a row; among equals those that lie evenly, and have a day of the weekend.
    """
    for count in range(min(most, len(available)), 0, -1):
        fitting = [days for days in itertools.combinations(available, count) if _fits(days, rest_between)]
        if fitting:
            return min(fitting, key=_uneven)
    return ()


def _gaps(days: tuple[int, ...]) -> list[int]:
    if len(days) == 1:
        return [_WEEK - 1]
    return [gap_days(first, second) for first, second in zip(days, (*days[1:], days[0]), strict=True)]


def _fits(days: tuple[int, ...], rest_between: int) -> bool:
    gaps = _gaps(days)
    if min(gaps) < rest_between:
        return False
    return not any(first == second == 0 for first, second in zip(gaps, (*gaps[1:], gaps[0]), strict=True))


def _uneven(days: tuple[int, ...]) -> tuple[float, bool, tuple[int, ...]]:
    return sum(gap**2 for gap in _gaps(days)), not {_SATURDAY, _SUNDAY} & set(days), days


@cache
def long_weekday(runs: tuple[int, ...]) -> int | None:
    """The weekday of the longest run: Sunday, Saturday, or the last one."""
    return next((day for day in (_SUNDAY, _SATURDAY) if day in runs), runs[-1] if runs else None)


@cache
def hard_weekdays(runs: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Weekdays of hard runs: none beside the long one, nor beside another."""
    longest = long_weekday(runs)
    chosen: list[int] = []
    for day in runs:
        taken = [*chosen, *([] if longest is None else [longest])]
        apart = all(min(gap_days(day, other), gap_days(other, day)) >= 1 for other in taken)
        if day != longest and apart and len(chosen) < most:
            chosen.append(day)
    return tuple(chosen)


@cache
def strength_weekdays(
    available: tuple[int, ...], runs: tuple[int, ...], hard: tuple[int, ...], most: int
) -> tuple[int, ...]:
    """Weekdays of strength sessions: a day apart, never the day before a hard run, on days without runs first."""
    allowed = tuple(day for day in available if (day + 1) % _WEEK not in hard)
    for count in range(min(most, len(allowed)), 0, -1):
        fitting = [days for days in itertools.combinations(allowed, count) if min(_gaps(days)) >= 1]
        if fitting:
            return min(fitting, key=lambda days: (len(set(days) & set(runs)), *_uneven(days)))
    return ()
