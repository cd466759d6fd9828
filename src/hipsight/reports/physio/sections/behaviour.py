"""How it behaves over the day and the run, what brings it on and what eases it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hipsight.model.body import Behaviour
from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_GROUPS: tuple[tuple[str, tuple[Behaviour, ...]], ...] = (
    ("morning", (Behaviour.NEXT_MORNING,)),
    (
        "day",
        (
            Behaviour.AT_REST,
            Behaviour.AFTER_SITTING,
            Behaviour.WALKING,
            Behaviour.STAIRS,
            Behaviour.SINGLE_LEG,
            Behaviour.LIMP,
        ),
    ),
    ("night", (Behaviour.AT_NIGHT, Behaviour.WAKES, Behaviour.LYING_ON_SIDE)),
    ("run", (Behaviour.WORSENS, Behaviour.AFTER_RUN)),
    ("brings_on", (Behaviour.FAST_RUNNING, Behaviour.UPHILL, Behaviour.DOWNHILL, Behaviour.CAMBER)),
    ("eases", (Behaviour.WARMS_UP, Behaviour.GONE_AFTER_RUN)),
)

#: Told also where never logged, since that tells something too.
_ALWAYS = frozenset({"morning", "night"})


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    pains = case.pains
    counted = Counter(behaviour for pain in pains for behaviour in set(pain.behaviour))
    rows = []
    for group, behaviours in _GROUPS:
        named = [
            f"{say.word('behaviour', behaviour)} ({counted[behaviour]})"
            for behaviour in sorted(behaviours, key=lambda one: -counted[one])
            if counted[behaviour]
        ]
        if named:
            rows.append((say(f"behaviour.{group}"), ", ".join(named)))
        elif group in _ALWAYS and pains:
            rows.append((say(f"behaviour.{group}"), say("behaviour.never_said")))
    stopped = sum(bool(run.stopped_for_pain) for run in case.runs)
    if stopped:
        rows.append((say("behaviour.stopped"), say.count(stopped, "run")))
    if counted or stopped:
        entries = say.count(len(pains), "entry")
        yield Facts((*rows, (say("behaviour.out_of"), entries)))


SECTION = SectionMaker("behaviour", 40, _build)
