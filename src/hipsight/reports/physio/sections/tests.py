"""Self-tests with their days: the last of each, and how often it was done."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.model.life_records import SelfTest
from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_TESTS = 6


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    last: dict[tuple[str, str], list[SelfTest]] = {}
    for test in case.of(SelfTest):
        last.setdefault((test.test, test.side or ""), []).append(test)
    rows = []
    for (name, side), done in list(last.items())[: case.most(_TESTS)]:
        place = say.word("test", name)
        label = say(f"side.{side}", place=place) if side else place
        rows.append((label, _result(done[-1], len(done), say)))
    if rows:
        yield Facts(tuple(rows))


def _result(test: SelfTest, count: int, say: Say) -> str:
    parts = [say.word("result", test.result)] if test.result else []
    if test.score_0_10 is not None:
        parts.append(f"{say.number(test.score_0_10)}/10")
    if test.seconds is not None:
        parts.append(f"{say.number(test.seconds)} s")
    if test.reps is not None:
        parts.append(f"{test.reps} ×")
    what = ", ".join(parts) or "–"
    return say("tests.on", what=what, day=say.day(test.day), times=say.count(count, "time"))


SECTION = SectionMaker("tests", 90, _build)
