"""Where in the cycle a day is, by what was known on that day: the starts so far and the usual length."""

from __future__ import annotations

import numpy as np

from hipsight.model.timeline import Floats

#: Length assumed until a cycle of the person's own is complete.
USUAL_CYCLE_DAYS = 28.0
#: A gap outside these is a start that was not logged, or logged twice.
SHORTEST_CYCLE_DAYS, LONGEST_CYCLE_DAYS = 18, 45


def days_until_due(period_start: Floats) -> Floats:
    """Days until the next period is due, shape (days,); NaN before the first start and when it is overdue."""
    day, length = _position(period_start)
    due = np.round(length) - day
    return np.where(due >= 1, due, np.nan)


def share_of_cycle(period_start: Floats) -> Floats:
    """How much of the cycle has passed, shape (days,): 0 on the first day, NaN before it and when overdue."""
    day, length = _position(period_start)
    share = day / length
    return np.where(share < 1, share, np.nan)


def _position(period_start: Floats) -> tuple[Floats, Floats]:
    """Days since the last start, and the length to expect, both as known on the day."""
    since, expected = np.full(len(period_start), np.nan), np.full(len(period_start), USUAL_CYCLE_DAYS)
    lengths: list[int] = []
    last: int | None = None
    for row, value in enumerate(period_start):
        if value > 0:
            if last is not None and SHORTEST_CYCLE_DAYS <= row - last <= LONGEST_CYCLE_DAYS:
                lengths.append(row - last)
            last = row
        if last is not None:
            since[row] = row - last
        if lengths:
            expected[row] = float(np.median(lengths))
    return since, expected
