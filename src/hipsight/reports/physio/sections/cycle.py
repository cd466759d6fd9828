"""The menstrual cycle, where it is logged: how long, how regular, and gaps that matter for bones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from hipsight.model.life_records import Cycle
from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    starts = sorted({one.day for one in case.of(Cycle) if one.event == "period_start"})
    if not starts:
        return
    gaps = np.diff(np.array([day.toordinal() for day in starts]))
    rows = [(say("cycle.last"), say.day(starts[-1]))]
    if len(gaps):
        shortest, longest = int(gaps.min()), int(gaps.max())
        rows.append((say("cycle.length"), say("cycle.days", low=shortest, high=longest, count=len(starts))))
    since = (min(case.last, case.today) - starts[-1]) // dt.timedelta(days=1)
    rows.append((say("cycle.since"), say.count(since, "day")))
    yield Facts(tuple(rows))


SECTION = SectionMaker("cycle", 75, _build)
