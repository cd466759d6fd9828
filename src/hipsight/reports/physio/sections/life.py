"""Sleep, stress and sitting over the period, each with how often it was logged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hipsight.model.life_records import Illness
from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_FEWEST = 7
_COLUMNS = (("sleep_h", "h"), ("stress_1_5", "/ 5"), ("sitting_h", "h"))


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    first, last = max(0, case.timeline.row(case.first)), case.timeline.row(case.last) + 1
    rows = []
    for column, unit in _COLUMNS:
        values = case.timeline[column][first:last]
        known = values[np.isfinite(values)]
        if len(known) >= _FEWEST:
            low, middle, high = (say.number(float(value), 1) for value in np.quantile(known, [0.1, 0.5, 0.9]))
            nights = say.count(len(known), "day")
            rows.append(
                (
                    say(f"life.{column}"),
                    say("life.usual", middle=middle, low=low, high=high, unit=unit, days=nights),
                )
            )
    ill = len({one.day for one in case.of(Illness)})
    if ill:
        rows.append((say("life.ill"), say.count(ill, "day")))
    if rows:
        yield Facts(tuple(rows))


SECTION = SectionMaker("life", 70, _build)
