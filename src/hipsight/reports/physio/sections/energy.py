"""Enough energy for the training: the last screen, where one was answered."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Bullets, Paragraph
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    screens = [one for one in case.scores if one.name == "energy"]
    if not screens:
        return
    last = screens[-1]
    if not last.affirmed:
        yield Paragraph(say("energy.none", day=say.day(last.day), asked=last.asked))
        return
    yield Paragraph(
        say("energy.some", day=say.day(last.day), count=len(last.affirmed), asked=last.asked), strong=True
    )
    yield Bullets(last.affirmed)


SECTION = SectionMaker("energy", 76, _build)
