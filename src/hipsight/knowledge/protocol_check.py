"""What a protocol must agree on with the other knowledge files; part of `make check`."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.knowledge.condition import Condition
from hipsight.knowledge.ladder import ladders
from hipsight.knowledge.movements import exercises, self_tests
from hipsight.knowledge.protocol import Protocol, Stage

#: What a kind of run asks beyond running.
_ADDS_ASK = {"strides": "speed", "tempo": "speed", "hills": "hills"}


def faults(protocol: Protocol, condition: Condition) -> Iterator[str]:
    """Everything in which a protocol contradicts its condition or names what there is not."""
    yield from (f"unknown self-test {name}" for name in protocol.self_tests if name not in self_tests())
    if protocol.no_plan is not None and protocol.no_plan.how_soon != condition.usual_urgency:
        yield f"is to be seen {protocol.no_plan.how_soon}, and the condition says {condition.usual_urgency}"
    for stage in protocol.stage:
        yield from (f"stage {stage.id}: {fault}" for fault in _of_stage(stage, condition))


def _of_stage(stage: Stage, condition: Condition) -> Iterator[str]:
    forbidden = set(condition.forbids) - set(stage.lifts)
    left = condition.model_copy(update={"forbids": tuple(sorted(forbidden))})
    for dose in stage.dose:
        if dose.exercise not in exercises():
            yield f"unknown exercise {dose.exercise}"
        elif exercises()[dose.exercise].forbidden_by(left):
            yield f"{dose.exercise} is forbidden"
    for criterion in (*stage.begin_if, *stage.leave):
        if criterion.what is not None and criterion.what not in exercises():
            yield f"unknown exercise {criterion.what}"
    if stage.ladder is not None and stage.ladder not in ladders():
        yield f"unknown ladder {stage.ladder}"
    yield from (f"{add} is forbidden" for add in stage.adds if _ADDS_ASK.get(add) in forbidden)
    if stage.run != "none" and {"running", "impact"} & forbidden:
        yield "running is forbidden"
    yield from (
        f"lifts {code}, which is not forbidden" for code in stage.lifts if code not in condition.forbids
    )
