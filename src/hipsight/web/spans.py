"""How much of the log a picture shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

#: Days by the word in the address; 0 is all of them.
SPANS: Mapping[str, int] = {"quarter": 91, "year": 365, "all": 0}


def span_of(span: str, first_day: dt.date, today: dt.date) -> dt.date:
    """The first day shown."""
    days = SPANS[span]
    return first_day if days == 0 else max(first_day, today - dt.timedelta(days=days - 1))
