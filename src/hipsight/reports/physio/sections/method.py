"""How it was found, and what it cannot tell: four lines."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Paragraph
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    logged = len({record.day for record in case.records})
    days = (case.last - case.first).days + 1
    yield Paragraph(say("method.words", logged=logged, days=say.count(days, "day")))


SECTION = SectionMaker("method", 99, _build)
