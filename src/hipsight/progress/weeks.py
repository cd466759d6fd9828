"""Week by week: how much was run, and how it hurt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from hipsight.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week from Monday on, as far as it was logged.

    Attributes:
        run_km, longest_run_km: Running of the week, and its longest run, km; None before the first logged run.
        run_days: Days with a run.
        pain_days: Days with a pain entry above 0.
        worst_pain: Worst of the week, 0 to 10; None when none was logged.
    """

    week: dt.date
    run_km: float | None
    longest_run_km: float | None
    run_days: int
    pain_days: int
    worst_pain: float | None

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return {
            "week": self.week.isoformat(),
            "run_km": None if self.run_km is None else round(self.run_km, 2),
            "longest_run_km": None if self.longest_run_km is None else round(self.longest_run_km, 2),
            "run_days": self.run_days,
            "pain_days": self.pain_days,
            "worst_pain": self.worst_pain,
        }


def weeks(timeline: Timeline) -> Iterator[Week]:
    """Every calendar week of the Timeline, oldest first; the first and the last may be part of a week."""
    run, longest, pain = timeline["run_km"], timeline["longest_run_km"], timeline["pain_0_10"]
    monday = -timeline.first_day.weekday()
    for start in range(monday, timeline.days, 7):
        rows = slice(max(start, 0), start + 7)
        yield Week(
            week=timeline.first_day + dt.timedelta(days=start),
            run_km=float(np.nansum(run[rows])) if np.isfinite(run[rows]).any() else None,
            longest_run_km=_highest(longest[rows]),
            run_days=int((run[rows] > 0).sum()),
            pain_days=int((pain[rows] > 0).sum()),
            worst_pain=_highest(pain[rows]),
        )


def _highest(column: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:
    return float(np.nanmax(column)) if np.isfinite(column).any() else None
