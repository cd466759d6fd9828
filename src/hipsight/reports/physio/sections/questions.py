"""What the person wants to ask."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Bullets
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say


def _build(case: ReportCase, _say: Say) -> Iterator[Block]:
    if case.ticked.questions:
        yield Bullets(case.ticked.questions)


SECTION = SectionMaker("questions", 97, _build)
