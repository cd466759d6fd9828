"""The present plan, and how it was followed."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Bullets
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_LINES = 6


def _build(case: ReportCase, _say: Say) -> Iterator[Block]:
    if case.plan:
        yield Bullets(case.plan[: case.most(_LINES)])


SECTION = SectionMaker("plan", 95, _build)
