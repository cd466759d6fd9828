"""Columns that say whether a day had something, with what a day without a run settles."""

from __future__ import annotations

import numpy as np

from hipsight.model.timeline import Floats, Timeline


def flag(timeline: Timeline, name: str) -> Floats:
    """1 where the day had it, 0 where not, NaN where unknown, shape (days,)."""
    column = timeline[name]
    return np.where(np.isfinite(column), (column > 0).astype(np.float64), np.nan)


def running_flag(timeline: Timeline, name: str) -> Floats:
    """As `flag`, for what only running brings: 0 on a day known to be without a run."""
    return np.where(timeline["run_km"] == 0, 0.0, flag(timeline, name))


def both(first: Floats, second: Floats) -> Floats:
    """1 where both are, 0 where one of them is known not to be, NaN otherwise."""
    return np.where((first == 0) | (second == 0), 0.0, first * second)


def longest_run_km(timeline: Timeline) -> Floats:
    """Longest single run of each day, km; the day's distance where no more is known, shape (days,)."""
    longest = timeline["longest_run_km"]
    return np.where(np.isfinite(longest), longest, timeline["run_km"])


def while_running(timeline: Timeline, quantity: Floats) -> Floats:
    """The quantity on days with a run, NaN elsewhere."""
    return np.where(timeline["run_km"] > 0, quantity, np.nan)


def above(quantity: Floats, threshold: float, *, settled: Floats | None = None) -> Floats:
    """1 where the quantity is at or above the threshold, 0 below, NaN unknown; 0 where `settled` is 0."""
    exposed = np.where(np.isfinite(quantity), (quantity >= threshold).astype(np.float64), np.nan)
    return exposed if settled is None else np.where(settled == 0, 0.0, exposed)
