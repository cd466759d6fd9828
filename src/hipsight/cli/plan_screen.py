"""A plan on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hipsight.cli.door import console

if TYPE_CHECKING:
    from rich.console import Console

    from hipsight.plans.planned import PlannedDay
    from hipsight.reports.plan_words import PlanWords
    from hipsight.workflows.plan_ahead import PlanView

_WEEK = 7


def view_to_json(view: PlanView) -> dict[str, Any]:
    """The plan with what was asked for."""
    from hipsight.reports.plan_json import plan_to_json
    from hipsight.reports.plan_words import PlanWords

    words = PlanWords(view.preferences.units)
    return {
        **plan_to_json(view.plan, view.protocol, words, view.changes),
        "asked": view.request.to_json(),
        "cadence_spm": view.setup.cadence_spm,
    }


def print_plan(view: PlanView) -> None:
    """The stage, what changed, the weeks and the rules; or why there is no plan."""
    from hipsight.knowledge.protocol import condition_of
    from hipsight.reports.plan_json import notices_in_words
    from hipsight.reports.plan_words import PlanWords

    out, plan, words = console(), view.plan, PlanWords(view.preferences.units)
    out.print(condition_of(plan.condition).plain_name, style="bold")
    if plan.refused is not None:
        print_refusal(view)
        return
    last = "not judged yet" if plan.light == "unknown" else plan.light
    out.print(f"Stage {plan.stage_number} of {plan.stages}: {plan.stage_title}. Last run: {last}.")
    out.print(view.protocol.stage[plan.stage_number - 1].aim.text, style="dim")
    for notice in notices_in_words(plan, view.protocol, words):
        out.print(f"! {notice}", style="bold")
    _print_changes(out, view, words)
    _print_weeks(out, plan.days, words)
    out.print("\nRules", style="bold")
    for claim in (*view.protocol.rule, *view.protocol.seats_and_sleep):
        out.print(f"  · {claim.text}")
    out.print(
        "\n`hipsight plan why DAY` says because of what. Not yet reviewed by a clinician; no diagnosis.",
        style="dim",
    )


def _print_changes(out: Console, view: PlanView, words: PlanWords) -> None:
    from hipsight.reports.plan_json import change_to_json
    from hipsight.reports.words import count_of, describe_day

    if not view.changes:
        return
    out.print("\nChanged since the last plan:", style="bold")
    for change in view.changes[:_WEEK]:
        told = change_to_json(change, words)
        out.print(f"  {describe_day(change.now.day)}: {told['was']} → {words.what(change.now, daily=False)}")
        out.print(f"    because {'; '.join(told['because'])}", style="dim")
    if len(view.changes) > _WEEK:
        out.print(f"  and {count_of(len(view.changes) - _WEEK, 'later day')}")


def _print_weeks(out: Console, days: Sequence[PlannedDay], words: PlanWords) -> None:
    for number, planned in enumerate(days):
        if number % _WEEK == 0:
            km = sum(one.run_km for one in days[number : number + _WEEK])
            out.print(f"\nWeek {number // _WEEK + 1}: {words.km(km)}", style="bold")
        what = words.what(planned, daily=False)
        out.print(f"  {planned.day:%a} {planned.day.day:>2} {planned.day:%b}  {what}")
    every_day = next((planned.daily for planned in days if planned.daily), ())
    if every_day:
        out.print(f"\nEvery day: {words.exercise_list(every_day)}")


def print_refusal(view: PlanView) -> None:
    """Why nothing is planned, and what to do instead."""
    refused = view.plan.refused
    if refused is None:
        return
    out = console()
    out.print("No plan now.", style="bold white on red")
    for reason in refused.because:
        out.print(f"  because: {reason}")
    for step in refused.instead:
        out.print(f"  {step}", style="bold")
    for source in refused.sources:
        out.print(f"  {source}", style="dim")


def why_to_json(view: PlanView, planned: PlannedDay) -> dict[str, Any]:
    """A day with the sources of its stage and its exercises."""
    from hipsight.reports.plan_json import day_to_json
    from hipsight.reports.plan_words import PlanWords

    stage = next(stage for stage in view.protocol.stage if stage.id == planned.stage)
    doses = {dose.exercise: dose.sources for dose in stage.dose}
    used = [
        *stage.aim.sources,
        *stage.load.sources,
        *(name for one in (*planned.strength, *planned.daily) for name in doses.get(one.exercise, ())),
    ]
    sources = view.protocol.cite(tuple(dict.fromkeys(used)))
    return {**day_to_json(planned, PlanWords(view.preferences.units)), "sources": list(sources)}


def print_why(view: PlanView, planned: PlannedDay, sources: Sequence[str]) -> None:
    """A day with its reasons, its gate and its sources."""
    from hipsight.reports.plan_words import PlanWords

    out, words = console(), PlanWords(view.preferences.units)
    stage = next(stage for stage in view.protocol.stage if stage.id == planned.stage)
    out.print(f"{planned.day:%A} {planned.day}: {words.what(planned)}", style="bold")
    for reason in words.why(planned):
        out.print(f"  because {reason}")
    gate = words.gate(planned)
    if gate:
        out.print(f"  {gate}")
    out.print(f"  {stage.title}: {stage.aim.text}")
    for source in sources:
        out.print(f"  {source}", style="dim")
