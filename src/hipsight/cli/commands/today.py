"""`hipsight today`: may I run?"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, console, door

if TYPE_CHECKING:
    from rich.console import Console

    from hipsight.warnings.light import Today

_COLOURS = {"green": "bold green", "amber": "bold yellow", "red": "bold red"}
_SHAPES = {"green": "●", "amber": "▲", "red": "■"}


#: Place in the list of commands.
PLACE = 3


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("today")(today_command)


def today_command(
    context: typer.Context,
    run: Annotated[
        str | None, typer.Option("--run", metavar="DISTANCE", help="A run you think of: is 14 km too far?")
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """May I run today? A light, its reasons, warnings, and red flags first."""
    from hipsight.warnings.light import light_of_the_day, next_run_in_words
    from hipsight.warnings.planned_run import look_ahead, read_distance_km
    from hipsight.workflows.plan_ahead import plan_since, planned_today
    from hipsight.workflows.read_log import read_recent_window
    from hipsight.workflows.run_experiments import instruction_of_the_day

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    day = entry.today(opened.preferences())
    window = read_recent_window(opened, today=day, since=plan_since(opened))
    asked = planned_today(opened, window)
    light = light_of_the_day(window) if asked is None else asked.light
    instructions = instruction_of_the_day(opened, window)
    light = dataclasses.replace(light, planned=(*instructions, *(() if asked is None else asked.words)))
    ahead = None if run is None else look_ahead(window, read_distance_km(run, window.preferences.units))
    if entry.as_json:
        told = {} if ahead is None else {"run": ahead.to_json()}
        answer_json({**light.to_json(), **({} if asked is None else {"plan": asked.day}), **told})
    else:
        said = next_run_in_words(light, window) if ahead is None else ahead.words
        print_today(console(), light, said)


def print_today(out: Console, today: Today, next_run: str | None) -> None:
    """The light in words: red flags, the light with its reasons, warnings with what they mean."""
    from hipsight.reports import flag_words
    from hipsight.reports.words import describe_day

    for flag in today.red_flags:
        out.print(flag_words.headline(flag), style="bold white on red")
        for step in flag_words.steps(flag):
            out.print(step, style="bold")
        for reason in flag_words.reasons(flag):
            out.print(reason)
        out.print(flag_words.source(flag) + "\n", style="dim")
    out.print(
        f"{describe_day(today.day)}  {_SHAPES[today.light]} {today.light.upper()}",
        style=_COLOURS[today.light],
    )
    out.print(today.advice)
    for reason in today.because:
        out.print(f"  · {reason}")
    for instruction in today.planned:
        out.print(f"\n{instruction}")
    for warning in today.warnings:
        out.print(f"\n{warning.title}", style="bold")
        out.print(f"  {warning.advice} {warning.why}")
        out.print(f"  Evidence: {warning.evidence}. {'; '.join(warning.sources)}", style="dim")
        out.print(f"  Not to be told again: {warning.silence}", style="dim")
    if next_run and today.light != "red":
        out.print(f"\n{next_run}")
    out.print(f"\n{today.note}", style="dim")
