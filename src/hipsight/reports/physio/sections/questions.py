"""What the person wants to ask."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Bullets
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say, shortened

_QUESTIONS, _LETTERS = 8, 300


def _build(case: ReportCase, _say: Say) -> Iterator[Block]:
    if case.ticked.questions:
        asked = case.ticked.questions[: case.most(_QUESTIONS)]
        yield Bullets(tuple(shortened(question, _LETTERS) for question in asked))


SECTION = SectionMaker("questions", 97, _build)
