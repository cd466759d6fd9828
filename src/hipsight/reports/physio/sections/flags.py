"""Red flags: which are up, what was answered, and what was asked and denied."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.reports.physio.blocks import Block, Bullets, Paragraph
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say, shortened

_ASKED, _LETTERS = 8, 200


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    for flag in case.flags:
        because = "; ".join(flag.because)
        yield Paragraph(
            say("flags.up", title=flag.title, since=say.day(flag.since), because=because), strong=True
        )
    if not case.flags:
        yield Paragraph(say("flags.none"))
    if case.answers:
        yield Bullets(
            tuple(
                say(
                    "flags.answered",
                    flag=flag.replace("_", " "),
                    day=say.day(day),
                    words=shortened(words, _LETTERS),
                )
                for flag, day, words in case.answers
            )
        )
    if case.asked:
        asked = case.asked[: case.most(_ASKED)]
        yield Bullets(
            tuple(say("flags.asked", question=question, answer=answer) for question, answer in asked)
        )


SECTION = SectionMaker("flags", 10, _build)
