"""How bad it was week by week, and how long it stayed quiet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hipsight.model.timeline import Timeline

#: A week with fewer logged days than this has no score.
DAYS_FOR_A_WEEK = 2

#: A flare is a day at least this bad, and at least `ABOVE_USUAL` above the person's median.
FLARE_AT_LEAST = 3.0
ABOVE_USUAL = 2.0

#: A longer silence than this ends a stretch: nobody knows what happened in it.
SILENCE_DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekSeverity:
    """One week from Monday on.

    Attributes:
        score_0_100: Ten times the mean of the days' worst pain, None when hardly anything was logged.
        pain_days: Days with a pain entry.
    """

    week: dt.date
    score_0_100: float | None
    pain_days: int

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        score = None if self.score_0_100 is None else round(self.score_0_100, 1)
        return {"week": self.week.isoformat(), "score_0_100": score, "pain_days": self.pain_days}


@dataclass(frozen=True, slots=True)
class FlareFree:
    """The longest stretch of days without a flare, and the one that is still going on.

    Attributes:
        flare_at: Pain from which on a day counts as a flare for this person.
    """

    longest_days: int
    longest_from: dt.date
    current_days: int
    flare_at: float

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return {
            "longest_days": self.longest_days,
            "longest_from": self.longest_from.isoformat(),
            "current_days": self.current_days,
            "flare_at": self.flare_at,
        }


def severity_by_week(timeline: Timeline) -> Iterator[WeekSeverity]:
    """Every calendar week from the first to the last pain entry."""
    pain = timeline["pain_0_10"]
    logged = np.flatnonzero(np.isfinite(pain))
    if not len(logged):
        return
    first = timeline.row(_monday(timeline.day(int(logged[0]))))
    for start in range(first, int(logged[-1]) + 1, 7):
        week = pain[max(start, 0) : start + 7]
        known = week[np.isfinite(week)]
        score = 10.0 * float(known.mean()) if len(known) >= DAYS_FOR_A_WEEK else None
        yield WeekSeverity(timeline.day(start), score, len(known))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def flare_level(pain: NDArray[np.float64]) -> float:
    """Pain from which on a day is a flare for this person; `pain` has shape (days,), NaN = not logged."""
    known = pain[np.isfinite(pain)]
    return FLARE_AT_LEAST if not len(known) else max(FLARE_AT_LEAST, float(np.median(known)) + ABOVE_USUAL)


def flare_free_stretches(timeline: Timeline) -> FlareFree | None:
    """The longest and the current stretch; None when pain was never logged."""
    pain = timeline["pain_0_10"]
    logged = np.flatnonzero(np.isfinite(pain))
    if not len(logged):
        return None
    level = flare_level(pain)
    best = (0, int(logged[0]))
    start, last = int(logged[0]), int(logged[0])
    length = 0
    for row in logged.tolist():
        if row - last > SILENCE_DAYS:
            start = row
        if pain[row] >= level:
            start, length = row + 1, 0
        else:
            length = row - start + 1
            best = max(best, (length, start), key=lambda stretch: (stretch[0], -stretch[1]))
        last = row
    return FlareFree(best[0], timeline.day(best[1]), length, level)
