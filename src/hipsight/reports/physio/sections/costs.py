"""What the pain costs: the weekly questionnaire, trust in the hip, and what the person watches of their own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase, Scored
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

#: Columns that the model itself adds from other records, told elsewhere or of no weight here.
_NOT_OWN = frozenset({"alcohol", "travel"})
_FEWEST, _OWN = 3, 4


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    rows = [row for name in ("weekly", "confidence") if (row := _course(case, name, say)) is not None]
    rows += list(_own(case, say))
    if rows:
        yield Facts(tuple(rows))


def _course(case: ReportCase, name: str, say: Say) -> tuple[str, str] | None:
    answered = [one for one in case.scores if one.name == name]
    if not answered:
        return None
    last = answered[-1]
    told = [] if len(answered) == 1 else [_on(answered[0], say)]
    told.append(_on(last, say))
    if len(answered) > len(told):
        worst = (
            max(answered, key=lambda one: one.score)
            if name == "weekly"
            else min(answered, key=lambda one: one.score)
        )
        told.append(say("costs.worst", score=worst.score, day=say.day(worst.day)))
    if any(one.is_substantial for one in answered):
        substantial = sum(bool(one.is_substantial) for one in answered)
        told.append(say("costs.substantial", count=substantial, weeks=say.count(len(answered), "week")))
    return say(f"costs.{name}"), "; ".join(told)


def _on(one: Scored, say: Say) -> str:
    return say("costs.on", score=one.score, day=say.day(one.day))


def _own(case: ReportCase, say: Say) -> Iterator[tuple[str, str]]:
    """The person's own symptoms and factors, those logged most often first."""
    first, last = max(0, case.timeline.row(case.first)), case.timeline.row(case.last) + 1
    found = []
    for name in case.timeline.custom - _NOT_OWN:
        values = case.timeline[name][first:last]
        known = values[np.isfinite(values)]
        if len(known) >= _FEWEST and np.any(known):
            found.append((-len(known), name, known))
    for count, name, known in sorted(found, key=lambda one: one[:2])[: case.most(_OWN)]:
        third = max(1, len(known) // 3)
        words = say(
            "costs.own",
            first=say.number(float(known[:third].mean()), 1),
            last=say.number(float(known[-third:].mean()), 1),
            high=say.number(float(known.max()), 1),
            days=say.count(-count, "day"),
        )
        yield name.replace("_", " "), words


SECTION = SectionMaker("costs", 35, _build)
