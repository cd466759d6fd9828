"""Whether a log as a whole is ready to be searched."""

from __future__ import annotations

import numpy as np

from hipsight.model.finding import NotEnoughYet
from hipsight.model.timeline import Timeline
from hipsight.statistics.strata import flared_days
from hipsight.triggers.span import pain_span_days

#: Below 13 weeks the search finds one trigger in seven: the honest answer is "not enough yet".
LEAST_DAYS = 91
#: Entries without which the null model cannot be fitted to anything.
LEAST_ENTRIES = 30
#: With fewer flares a trigger is mostly missed.
LIKELY_FLARES = 8
#: Stands for the whole search where a family is named.
WHOLE_SEARCH = "all"


def what_blocks(timeline: Timeline) -> tuple[NotEnoughYet, ...]:
    """What must be there before anything is looked at; empty when the search can run."""
    pain = timeline["pain_0_10"]
    days, entries = LEAST_DAYS - pain_span_days(timeline), LEAST_ENTRIES - timeline.pain_days
    needs = []
    if days > 0:
        needs.append(f"{days} more {'day' if days == 1 else 'days'}: a pattern needs 13 weeks to show")
    if entries > 0:
        needs.append(f"{entries} more {'day' if entries == 1 else 'days'} with pain logged, zeros included")
    if not needs and np.nanmin(pain) == np.nanmax(pain):
        needs.append("pain that changes: every entry so far says the same")
    return tuple(NotEnoughYet(WHOLE_SEARCH, need) for need in needs)


def what_would_help(timeline: Timeline) -> tuple[NotEnoughYet, ...]:
    """What makes the search likely to miss things, though it can run."""
    flares = int(np.nansum(flared_days(timeline["pain_0_10"])))
    if flares >= LIKELY_FLARES:
        return ()
    seen = "1 flare" if flares == 1 else f"{flares} flares"
    more = f"{LIKELY_FLARES - flares} more before silence means much"
    return (NotEnoughYet(WHOLE_SEARCH, f"more flares: {seen} so far, {more}"),)
