"""`hipsight plan`: what now, day by day, and because of what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, console, door, parse_day

if TYPE_CHECKING:
    from hipsight.workflows.plan_ahead import PlanView

#: Place in the list of commands.
PLACE = 4

DayArgument = Annotated[
    str, typer.Argument(metavar="DAY", help="YYYY-MM-DD, today, tomorrow, or a weekday to come.")
]

_WEEK = 7


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    plan = typer.Typer(
        help="What now: a plan for the condition, the stage and the days you have, that follows what you log.",
    )
    plan.callback(invoke_without_command=True)(plan_command)
    plan.command("why")(why_command)
    plan.command("move")(move_command)
    plan.command("done")(done_command)
    plan.command("history")(history_command)
    app.add_typer(plan, name="plan")


def plan_command(
    context: typer.Context,
    condition: Annotated[
        str | None, typer.Option("--condition", help="For what, such as gluteal_tendinopathy; kept.")
    ] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", help="How far, 1 to 8.")] = None,
    days: Annotated[
        str | None, typer.Option("--days", metavar="mon,wed,sat", help="The days you have.")
    ] = None,
    equipment: Annotated[
        str | None,
        typer.Option("--equipment", help="What you have: band,dumbbells. Left out: everything; '' nothing."),
    ] = None,
    race: Annotated[
        dt.date | None,
        typer.Option("--race", parser=parse_day, metavar="YYYY-MM-DD", help="A race you wish for."),
    ] = None,
    calendar: Annotated[
        Path | None, typer.Option("--calendar", metavar="FILE.ics", help="Write it for your calendar.")
    ] = None,
    workouts: Annotated[
        Path | None, typer.Option("--workouts", metavar="FOLDER", help="Write the runs for your watch (FIT).")
    ] = None,
    printed: Annotated[
        Path | None,
        typer.Option("--print", metavar="FILE", help="Write the first week to print (.txt or .html)."),
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """The plan, made anew from what you logged; what changed, and because of what.

    hipsight plan --condition iliotibial_band_syndrome --days tue,thu,sat,sun
    """
    if context.invoked_subcommand is not None:
        return
    from hipsight.plans.request import read_weekdays
    from hipsight.workflows.plan_ahead import Wishes, issue_plan, request_of, view_plan

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    day = entry.today(opened.preferences())
    wishes = Wishes(
        condition=condition,
        weekdays=None if days is None else read_weekdays(days),
        weeks=weeks,
        equipment=None if equipment is None else tuple(w.strip() for w in equipment.split(",") if w.strip()),
        race_day=race,
    )
    view = view_plan(opened, today=day, request=request_of(opened, wishes, today=day))
    issue_plan(opened, view, at=entry.at())
    written = _write(entry.journal(), view, calendar, workouts, printed)
    if entry.as_json:
        answer_json({**_to_json(view), **({"written": written} if written else {})})
        return
    _print(view)
    for path in written:
        typer.echo(f"Wrote {path}")


def _write(
    journal: Any, view: PlanView, calendar: Path | None, workouts: Path | None, printed: Path | None
) -> list[str]:
    from hipsight.workflows.plan_changes import write_calendar, write_week, write_workouts

    written: list[str] = []
    if view.plan.refused is not None:
        return written
    if calendar is not None:
        write_calendar(journal, view, calendar)
        written.append(str(calendar))
    if workouts is not None:
        written += [str(path) for path in write_workouts(view, workouts)]
    if printed is not None:
        write_week(view, printed)
        written.append(str(printed))
    return written


def _to_json(view: PlanView) -> dict[str, Any]:
    from hipsight.reports.plan_json import plan_to_json
    from hipsight.reports.plan_words import PlanWords

    words = PlanWords(view.preferences.units)
    return {
        **plan_to_json(view.plan, view.protocol, words, view.changes),
        "asked": view.request.to_json(),
        "cadence_spm": view.setup.cadence_spm,
    }


def _print(view: PlanView) -> None:
    from hipsight.knowledge.protocol import condition_of
    from hipsight.reports.plan_json import change_to_json, notices_in_words
    from hipsight.reports.plan_words import PlanWords
    from hipsight.reports.words import describe_day

    out, plan, words = console(), view.plan, PlanWords(view.preferences.units)
    out.print(condition_of(plan.condition).plain_name, style="bold")
    if plan.refused is not None:
        _print_refusal(view)
        return
    last = "not judged yet" if plan.light == "unknown" else plan.light
    out.print(f"Stage {plan.stage_number} of {plan.stages}: {plan.stage_title}. Last run: {last}.")
    aim = view.protocol.stage[plan.stage_number - 1].aim
    out.print(aim.text, style="dim")
    for notice in notices_in_words(plan, view.protocol, words):
        out.print(f"! {notice}", style="bold")
    if view.changes:
        out.print("\nChanged since the last plan:", style="bold")
        for change in view.changes[:_WEEK]:
            told = change_to_json(change, words)
            out.print(
                f"  {describe_day(change.now.day)}: {told['was']} → {told['now'].split('; every day')[0]}"
            )
            out.print(f"    because {'; '.join(told['because'])}", style="dim")
    for number, planned in enumerate(plan.days):
        if number % _WEEK == 0:
            week = plan.days[number : number + _WEEK]
            out.print(
                f"\nWeek {number // _WEEK + 1}: {words.km(sum(one.run_km for one in week))}", style="bold"
            )
        what = words.what(planned).split("; every day")[0]
        out.print(f"  {planned.day:%a} {planned.day.day:>2} {planned.day:%b}  {what}")
    daily = next((planned.daily for planned in plan.days if planned.daily), ())
    if daily:
        out.print(f"\nEvery day: {words.exercise_list(daily)}")
    out.print("\nRules", style="bold")
    for claim in (*view.protocol.rule, *view.protocol.seats_and_sleep):
        out.print(f"  · {claim.text}")
    out.print(
        "\n`hipsight plan why DAY` says because of what. Not yet reviewed by a clinician; no diagnosis.",
        style="dim",
    )


def _print_refusal(view: PlanView) -> None:
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


def why_command(
    context: typer.Context,
    day: DayArgument,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Because of what a day of the plan is as it is."""
    from hipsight.reports.plan_json import day_to_json
    from hipsight.reports.plan_words import PlanWords
    from hipsight.workflows.plan_ahead import view_plan

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    now = entry.today(opened.preferences())
    view = view_plan(opened, today=now)
    if view.plan.refused is not None:
        if entry.as_json:
            answer_json(_to_json(view))
        else:
            _print_refusal(view)
        return
    planned = view.plan.on(_day(day, now))
    if planned is None:
        raise typer.BadParameter(f"the plan goes from {now} to {view.plan.days[-1].day}")
    words = PlanWords(view.preferences.units)
    stage = next(stage for stage in view.protocol.stage if stage.id == planned.stage)
    doses = {dose.exercise: dose.sources for dose in stage.dose}
    used = [
        *stage.aim.sources,
        *stage.load.sources,
        *(name for one in (*planned.strength, *planned.daily) for name in doses.get(one.exercise, ())),
    ]
    sources = view.protocol.cite(tuple(dict.fromkeys(used)))
    if entry.as_json:
        answer_json({**day_to_json(planned, words), "sources": list(sources)})
        return
    out = console()
    out.print(f"{planned.day:%A} {planned.day}: {words.what(planned)}", style="bold")
    for reason in words.why(planned):
        out.print(f"  because {reason}")
    gate = words.gate(planned)
    if gate:
        out.print(f"  {gate}")
    out.print(f"  {stage.title}: {stage.aim.text}")
    for source in sources:
        out.print(f"  {source}", style="dim")


def move_command(
    context: typer.Context,
    day: DayArgument,
    to: Annotated[str, typer.Argument(metavar="TO", help="The day it goes to.")],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Move the run of a day to another, where the rules allow it."""
    from hipsight.workflows.plan_changes import move_run

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    now = entry.today(opened.preferences())
    view = move_run(opened, _day(day, now), _day(to, now), at=entry.at(), today=now)
    if entry.as_json:
        answer_json(_to_json(view))
    else:
        _print(view)


def done_command(
    context: typer.Context,
    day: DayArgument = "today",
    pain: Annotated[float | None, typer.Option("--pain", help="The worst of it, 0 to 10.")] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that a day was done as planned; it becomes a line of your log."""
    from hipsight.storage.archive import entry_to_json
    from hipsight.workflows.plan_changes import mark_done

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    now = entry.today(opened.preferences())
    logged = mark_done(opened, _day(day, now), pain, at=entry.at(), today=now)
    if entry.as_json:
        answer_json({"entries": [entry_to_json(one) for one in logged.entries]})
        return
    typer.echo(f"Logged: {logged.checkin.text}")
    if pain is None:
        typer.echo('How was it? hipsight log "hip 2/10" (0 counts too; without a word nothing grows).')


def history_command(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every plan that was made, and because of what it changed."""
    from hipsight.reports.plan_json import outline_in_words
    from hipsight.reports.plan_words import PlanWords, kept_reason
    from hipsight.workflows.plan_ahead import history

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    told = history(opened)
    if entry.as_json:
        answer_json({"plans": told})
        return
    words = PlanWords(opened.preferences().units)
    for plan in told:
        changes = plan["because"]
        typer.echo(
            f"{plan['made']}  {plan['condition']}, stage {plan['stage']}: {len(changes)} day(s) changed"
        )
        for change in changes[:_WEEK]:
            reasons = "; ".join(words.because(kept_reason(one)) for one in change["because"])
            was, now = (outline_in_words(change[which], words) for which in ("was", "now"))
            typer.echo(f"    {change['now']['day']}: {was} → {now}, because {reasons}")
    if not told:
        typer.echo("No plan yet.")


def _day(text: str, today: dt.date) -> dt.date:
    """The day that was named."""
    from hipsight.plans.request import WEEKDAYS

    plain = text.strip().lower()
    if plain in {"today", "tomorrow", "yesterday"}:
        return today + dt.timedelta(days={"today": 0, "tomorrow": 1, "yesterday": -1}[plain])
    if plain[:3] in WEEKDAYS and plain.isalpha():
        return today + dt.timedelta(days=(WEEKDAYS.index(plain[:3]) - today.weekday()) % _WEEK)
    return parse_day(text)
