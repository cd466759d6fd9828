"""`hipsight progress`: is it getting better?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, console, door

if TYPE_CHECKING:
    from rich.console import Console

    from hipsight.model.units import DistanceUnit
    from hipsight.progress.measure import Progress

#: Weeks of severity shown, and how the bars are drawn.
WEEKS = 12
_FULL, _WIDTH = "█", 30


#: Place in the list of commands.
PLACE = 5


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("progress")(progress_command)


def progress_command(
    context: typer.Context,
    site: Annotated[
        str | None, typer.Option("--site", help="Only pain at these sites of the body map.")
    ] = None,
    side: Annotated[str | None, typer.Option("--side", help="Only pain on this side: left or right.")] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Is it getting better? How far you get before it hurts, then and now, and how bad the weeks were."""
    from hipsight.cli.sites import read_side, read_sites
    from hipsight.progress.measure import measure_progress
    from hipsight.workflows.questionnaires import answered_questionnaires
    from hipsight.workflows.read_log import read_timeline

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    preferences = opened.preferences()
    timeline = read_timeline(
        opened, today=entry.today(preferences), sites=read_sites(site), side=read_side(side)
    )
    progress = measure_progress(timeline)
    if entry.as_json:
        answer_json(
            {
                **progress.to_json(),
                "questionnaires": [one.to_json() for one in answered_questionnaires(opened)],
            }
        )
    else:
        print_progress(console(), progress, preferences.units)
        for one in answered_questionnaires(opened, "weekly")[-WEEKS:]:
            typer.echo(f"  weekly questions of {one.day}: {one.score} of 100")


def print_progress(out: Console, progress: Progress, units: DistanceUnit) -> None:
    """Progress in words, with a bar a week."""
    from hipsight.reports.progress_words import progress_sentences

    for sentence in progress_sentences(progress, units):
        out.print(sentence)
    weeks = [week for week in progress.severity if week.score_0_100 is not None][-WEEKS:]
    if weeks:
        out.print("\nHow bad the weeks were (0 to 100):", style="bold")
        top = max(10.0, *(week.score_0_100 or 0.0 for week in weeks))
        for week in weeks:
            score = week.score_0_100 or 0.0
            bar = _FULL * round(_WIDTH * score / top)
            out.print(f"  {week.week.day:2} {week.week:%b}  {bar:<{_WIDTH}} {score:3.0f}")
