"""A protocol as a page: stages with their gates and doses, where guide and evidence part, and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.knowledge.condition import Condition
from hipsight.knowledge.movements import exercises
from hipsight.knowledge.protocol import Criterion, Dose, Ladder, Protocol, Stage, ladders

_ASKS = {
    "green_runs": "{value:g} green runs in a row",
    "calm_days": "{value:g} days without pain above green, half of them logged",
    "days_in_stage": "{value:g} days in this stage",
    "cleared": "a clinician’s word that running is fine",
    "walked_free": "half an hour’s walk within green on {value:g} of 14 days",
    "done_free": "{what} within green",
    "ladder_done": "the last rung of the ladder",
    "share_of_usual": "{percent} of the usual week",
    "some_run_free": "one of the last three runs within green",
}

_MODES = {"none": "no running", "ladder": "walk and run", "easy": "easy runs", "build": "easy runs and more"}


def protocol_page(protocol: Protocol, condition: Condition) -> Iterator[str]:
    """The section of one condition, as Markdown."""
    yield f"\n## {condition.plain_name} (`{protocol.condition}`)\n\n"
    if protocol.no_plan is not None:
        yield f"**No plan: be seen ({protocol.no_plan.how_soon}).** {protocol.no_plan.why}\n\n"
        yield "".join(f"- {step}\n" for step in protocol.no_plan.instead)
        yield from _sources(protocol)
        return
    yield "".join(f"- {claim.text} {_cite(claim.sources)}\n" for claim in protocol.rule)
    yield "".join(f"- {claim.text} {_cite(claim.sources)}\n" for claim in protocol.seats_and_sleep)
    if protocol.cadence is not None:
        yield f"- {protocol.cadence.text} {_cite(protocol.cadence.sources)}\n"
    for number, stage in enumerate(protocol.stage, start=1):
        yield from _stage(number, stage)
    yield "\n| the guide | the evidence | the plan |\n|---|---|---|\n"
    for differs in protocol.differs:
        yield f"| {differs.guide} | {differs.evidence} | {differs.plan} {_cite(differs.sources)} |\n"
    if protocol.not_working is not None:
        call = protocol.not_working
        yield f"\n**Not working** (after {call.after_days} days): {call.text} {_cite(call.sources)}\n"
    if protocol.after is not None:
        yield f"\n**Afterwards:** {protocol.after.text} {_cite(protocol.after.sources)}\n"
    yield from _sources(protocol)


def ladder_page(ladder: Ladder) -> str:
    """A ladder as Markdown."""
    rungs = "".join(
        f"{number}. {rung.rounds} × (walk {rung.walk_s // 60} min, run {rung.run_s // 60} min)\n"
        for number, rung in enumerate(ladder.rung, start=1)
    )
    around = f", with {ladder.warm_up_s // 60} min of walking before and after" if ladder.warm_up_s else ""
    return f"\n### {ladder.title}\n\n{ladder.sessions} green sessions a rung{around}.\n\n{rungs}"


def _stage(number: int, stage: Stage) -> Iterator[str]:
    yield f"\n### {number}. {stage.title}\n\n{stage.aim.text} {_cite(stage.aim.sources)}\n\n"
    yield f"- **Running:** {_running(stage)} {_cite(stage.load.sources)}\n"
    if stage.lifts:
        yield f"- **Allowed again:** {', '.join(code.replace('_', ' ') for code in stage.lifts)}\n"
    if stage.cross_training:
        yield f"- **Instead:** {', '.join(stage.cross_training)}\n"
    for dose in stage.dose:
        yield f"- {_dose(dose, stage)} {_cite(dose.sources)}\n"
    if stage.begin_if:
        yield f"- **A plan may begin here with:** {_criteria(stage.begin_if)}\n"
    if stage.leave:
        yield f"- **On to the next with:** {_criteria(stage.leave)}\n"


def _running(stage: Stage) -> str:
    if stage.run == "none":
        return "none"
    load = stage.load
    parts = [_MODES[stage.run], f"up to {load.runs_per_week} a week"]
    if load.rest_between:
        parts.append(f"{load.rest_between} whole rest day{'s' if load.rest_between > 1 else ''} between")
    if load.share is not None:
        parts.append(f"beginning with {load.share:.0%} of the recent week")
    if load.onset_share is not None:
        parts.append(f"at first up to {load.onset_share:.0%} of the distance at which it hurt")
    if stage.ladder is not None:
        parts.append(f"by the ladder “{ladders()[stage.ladder].title}”")
    if stage.adds:
        parts.append(f"with {', '.join(stage.adds)}")
    return ", ".join(parts)


def _dose(dose: Dose, stage: Stage) -> str:
    amount = f"{dose.sets} × " if dose.sets > 1 else ""
    amount += str(dose.reps) if dose.reps is not None else f"{dose.hold_s:g} s"
    often = "every day" if dose.often == "daily" else f"{stage.strength_days} days a week"
    weeks = "" if dose.from_week == 1 else f", from week {dose.from_week}"
    weeks += "" if dose.until_week is None else f", until week {dose.until_week}"
    return f"{exercises()[dose.exercise].name}: {amount}, {often}{weeks}"


def _criteria(criteria: tuple[Criterion, ...]) -> str:
    return "; ".join(f"{_criterion(criterion)} {_cite(criterion.sources)}" for criterion in criteria)


def _criterion(criterion: Criterion) -> str:
    what = "" if criterion.what is None else exercises()[criterion.what].name.lower()
    return _ASKS[criterion.asks].format(value=criterion.value, what=what, percent=f"{criterion.value:.0%}")


def _cite(names: tuple[str, ...]) -> str:
    return f"({', '.join(names)})"


def _sources(protocol: Protocol) -> Iterator[str]:
    yield "\n"
    yield "".join(f"> `{source.id}` {source.in_words}\n" for source in protocol.source)
