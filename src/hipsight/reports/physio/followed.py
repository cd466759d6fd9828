"""What the pain was like before and after a day: a comparison in time, which says nothing about the cause."""

from __future__ import annotations

import datetime as dt

import numpy as np

from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.say import Say

#: As long before as after; fewer entries than this on either side say nothing.
DAYS, FEWEST = 28, 10


def mean_pain_around(case: ReportCase, day: dt.date) -> tuple[float, float] | None:
    """Mean worst pain of the days in the four weeks before the day and in the four from it on; None where too few."""
    pain, row = case.timeline["pain_0_10"], case.timeline.row(day)
    before, after = pain[max(0, row - DAYS) : max(0, row)], pain[max(0, row) : max(0, row + DAYS)]
    before, after = before[np.isfinite(before)], after[np.isfinite(after)]
    if min(len(before), len(after)) < FEWEST:
        return None
    return float(before.mean()), float(after.mean())


def followed(case: ReportCase, day: dt.date, say: Say) -> str:
    """The same in words; empty where too little is known."""
    around = mean_pain_around(case, day)
    if around is None:
        return ""
    return say("tried.after", before=say.number(around[0], 1), after=say.number(around[1], 1))
