"""When to search again. People look every day, and a search a day would find something by chance alone.

A log is searched anew when it has grown by half since it was last searched, and not within four weeks; until then the
last search stands. The k-th search may spend 0.05 * 6 / (pi^2 k^2) of the error (`grading.price_of_look`), which adds
up to 0.05 however many there are, on whatever days they fall. Whoever brings ten years on the first day has one
search of ten years, at full strength.
"""

from __future__ import annotations

import datetime as dt

#: A log is searched anew when it is this many times as long as at the last search.
GROWTH = 1.5

#: And not within so many days.
LEAST_DAYS_BETWEEN = 28


def next_look(first_day: dt.date, last_look: dt.date) -> dt.date:
    """The day from which on a log that began on `first_day` and was searched through `last_look` is searched anew."""
    seen_days = (last_look - first_day).days + 1
    return last_look + dt.timedelta(days=max(LEAST_DAYS_BETWEEN, round((GROWTH - 1) * seen_days)))
