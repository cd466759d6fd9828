"""`hipsight sample`: the whole story of a made-up runner."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hipsight.cli.door import console, program_name

#: Place in the list of commands.
PLACE = 10


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("sample")(sample_command)


def sample_command(
    into: Annotated[
        Path, typer.Option("--into", help="Folder for the sample's files and journal; made anew each time.")
    ] = Path("out/sample"),
) -> None:
    """See what hipsight does: a made-up runner's files and notes, imported, and the story they tell."""
    from hipsight.cli.commands.progress import print_progress
    from hipsight.cli.commands.today import print_today
    from hipsight.cli.commands.triggers import print_triggers
    from hipsight.progress.measure import measure_progress
    from hipsight.warnings.light import light_of_the_day, next_run_in_words
    from hipsight.workflows.read_log import read_timeline, read_window
    from hipsight.workflows.search_triggers import search_triggers
    from hipsight.workflows.tell_sample_story import make_sample_journal
    from hipsight.workflows.write_report import ReportWish, write_report

    out = console()
    out.print("A made-up runner, simulated by hipsight: nobody's real data.", style="bold")
    sample = make_sample_journal(into)
    journal, today = sample.journal, sample.today
    kinds = ", ".join(
        f"{count} {kind.replace('_', ' ')}" for kind, count in sample.imported.by_kind.most_common(4)
    )
    out.print(
        f"Imported {sample.imported.read} records from watch files (FIT, GPX, TCX) and notes in "
        f"{sample.imported.seconds:.1f} s: {kinds}, ..."
    )
    units = journal.preferences().units
    out.rule("What sets it off?")
    print_triggers(out, search_triggers(journal, today=today))
    out.print(f"(The simulation planted: {sample.planted.family.replace('_', ' ')}.)", style="dim")
    out.rule("Is it getting better?")
    print_progress(out, measure_progress(read_timeline(journal, today=today)), units)
    out.rule("May I run today? Is anything dangerous?")
    window = read_window(journal, today=today)
    light = light_of_the_day(window)
    print_today(out, light, next_run_in_words(light, window))
    if not light.red_flags:
        out.print("No red flag is up.")
    out.rule("For the physio")
    report = write_report(journal, into / "physio-report.pdf", ReportWish(), today=today)
    typer.echo(f"Written: {report.path} ({report.pages} page{'s' if report.pages != 1 else ''})")
    out.rule()
    program = program_name()
    typer.echo(f'Look around: {program} --journal "{journal.path}" --today {today} show')
    typer.echo(f"Open the app: {program} serve   (its third door shows this runner)")
    typer.echo(f'Start your own: {program} log "6 mi easy, right hip 2/10 from mile 4"')
    typer.echo(f"           or: {program} import FOLDER-OR-FILE")
