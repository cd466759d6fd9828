"""Numbers about load that several warnings share: longest runs, weeks, days since."""

from __future__ import annotations

import numpy as np

from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import METRES_PER_KM, format_distance
from hipsight.warnings.log_window import LogWindow

#: The look-back of the single-session rule (Frandsen 2025, doi:10.1136/bjsports-2024-109380).
SPIKE_DAYS = 30

#: Days from the first logged run on until its spikes are told. The study asked for all 30 days before; half of them
#: are enough to know what a runner is used to, and waiting longer would leave beginners unwarned.
RUN_IN_DAYS = 14

#: How long after a run a warning about it still helps.
FRESH_DAYS = 3


def longest_before(timeline: Timeline, row: int) -> float | None:
    """The longest run of the 30 days before the row, km, the row itself left out; None without any run."""
    before = timeline["longest_run_km"][max(0, row - SPIKE_DAYS) : max(0, row)]
    longest = float(np.nanmax(before)) if np.isfinite(before).any() else 0.0
    return longest or None


def spike_of(window: LogWindow) -> tuple[int, float, float] | None:
    """Row, length and longest run before of the worst single-session spike of the last days.

    Only where the log has known the runner for `RUN_IN_DAYS`: the first runs of a log are not the first of a life.
    """
    worst: tuple[int, float, float] | None = None
    longest = window.timeline["longest_run_km"]
    ran = np.flatnonzero(longest > 0)
    known_from = int(ran[0]) + RUN_IN_DAYS if len(ran) else window.timeline.days
    for row in range(max(known_from, window.row - FRESH_DAYS + 1), min(window.row + 1, window.timeline.days)):
        before = longest_before(window.timeline, row)
        if (
            before is not None
            and longest[row] > before
            and (worst is None or longest[row] / before > worst[1] / worst[2])
        ):
            worst = (row, float(longest[row]), before)
    return worst


def weeks(column: Floats, last_row: int, count: int) -> list[Floats]:
    """The last `count` blocks of 7 days that end on the row, oldest first; fewer when the log is shorter."""
    ends = [last_row + 1 - 7 * back for back in range(count)]
    return [column[end - 7 : end] for end in reversed(ends) if end >= 7]  # noqa: PLR2004 - days in a week


def in_words(km: float, window: LogWindow) -> str:
    """A distance in the person's unit."""
    return format_distance(km * METRES_PER_KM, window.preferences.units)
