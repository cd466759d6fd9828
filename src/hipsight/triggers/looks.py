"""When to search again. People look every day, and a search a day would find something by chance alone.

So a log is searched on fixed days: after 13 weeks of pain entries, and whenever the span has doubled since.
The k-th search may spend 0.05 * 6 / (pi^2 k^2) of the error (`grading.p_after_looks`), which adds up to 0.05
however long the log gets. Which search is due follows from the log alone: whoever looks on whatever days sees
the same reports.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.model.timeline import Timeline
from hipsight.triggers.readiness import LEAST_DAYS
from hipsight.triggers.span import pain_span_days

#: Each search waits until the span is this many times that of the one before.
GROWTH = 2


@dataclass(frozen=True, slots=True)
class Analysis:
    """The search that is due.

    Attributes:
        look: Its number, for `find_triggers(..., look=look)`; 0 while there is none.
        timeline: The log as it was known on the day of that search; as it is while there is none.
        next_in_days: Days until the next search.
    """

    look: int
    timeline: Timeline
    next_in_days: int


def due_analysis(timeline: Timeline) -> Analysis:
    """The last search that was due, and the log it may see."""
    span = pain_span_days(timeline)
    look, reach = 0, LEAST_DAYS
    while span >= reach:
        look, reach = look + 1, reach * GROWTH
    if look == 0:
        return Analysis(0, timeline, reach - span)
    first = int(np.flatnonzero(np.isfinite(timeline["pain_0_10"]))[0])
    seen = timeline.until(timeline.day(first + reach // GROWTH - 1))
    return Analysis(look, seen, reach - span)
