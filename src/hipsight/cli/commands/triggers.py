"""`hipsight triggers`: what sets it off?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, console, door

if TYPE_CHECKING:
    from rich.console import Console

    from hipsight.workflows.search_triggers import TriggerAnswer

#: Place in the list of commands.
PLACE = 4
#: Of what is unlikely, the ones most often there; all of them are in the JSON.
_QUIET_SHOWN = 6


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("triggers")(triggers_command)


def triggers_command(
    context: typer.Context,
    site: Annotated[
        str | None, typer.Option("--site", help="Only pain at these sites of the body map.")
    ] = None,
    side: Annotated[str | None, typer.Option("--side", help="Only pain on this side: left or right.")] = None,
    seed: Annotated[
        int, typer.Option("--seed", help="Of the random draws; the same seed, the same answer.")
    ] = 0,
    pictures: Annotated[
        Path | None,
        typer.Option("--pictures", metavar="FOLDER", help="Draw each finding into this folder, as SVG."),
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """What sets the pain off? Searches your own log, and stays silent when nothing is there.

    Whatever it says has paid for everything it looked at. The log is searched anew
    when it has grown by half, since looking often finds chance.
    """
    from hipsight.cli.sites import read_side, read_sites
    from hipsight.workflows.search_triggers import search_triggers

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    sites, followed_side = read_sites(site), read_side(side)
    answer = search_triggers(
        opened, today=entry.today(opened.preferences()), sites=sites, side=followed_side, seed=seed
    )
    drawn: list[Path] = []
    if pictures is not None:
        from hipsight.workflows.draw_findings import draw_findings  # loads lets-plot

        drawn = draw_findings(opened, answer, pictures, sites=sites, side=followed_side)
    if entry.as_json:
        answer_json({**answer.to_json(), "pictures": [str(path) for path in drawn]})
    else:
        print_triggers(console(), answer)
        for path in drawn:
            typer.echo(f"Drawn: {path}")


def print_triggers(out: Console, answer: TriggerAnswer) -> None:
    """The findings in words, what may be worth an experiment, and what cannot be told yet."""
    from hipsight.experiments.assignable import can_be_assigned
    from hipsight.reports.experiment_words import answer_sentences, start_command
    from hipsight.reports.trigger_words import missing_sentences
    from hipsight.reports.words import count_of, describe_day

    report = answer.report
    for standing in answer.experiments:
        if standing.answer is not None:
            out.print(f"Your experiment {standing.experiment.id}:", style="bold")
            for sentence in answer_sentences(standing.answer, standing.experiment):
                out.print(f"  {sentence}")
    _print_findings(out, answer)
    if report.worth_an_experiment:
        out.print("\nMay be worth an experiment (not a finding):", style="bold")
        for suspicion in report.worth_an_experiment:
            out.print(f"  · {suspicion.exposure}: {suspicion.sentence}")
            if can_be_assigned(suspicion.family):
                out.print(f"    to settle it: {start_command(suspicion)}", style="dim")
    if report.self_check is not None and not report.self_check.passed:
        out.print(f"\n{report.self_check.sentence}")
    if report.quiet:
        out.print("\nUnlikely (one point of pain or more would have shown):", style="bold")
        for quiet in report.quiet[:_QUIET_SHOWN]:
            out.print(f"  · {quiet.sentence}")
        if len(report.quiet) > _QUIET_SHOWN:
            out.print(f"  · and {len(report.quiet) - _QUIET_SHOWN} more")
    if report.not_enough_yet:
        out.print("\nNot enough yet:", style="bold")
        for sentence in missing_sentences(report):
            out.print(f"  · {sentence}")
    if not report.looked_at:
        return
    out.print(
        f"\nLooked at {count_of(report.looked_at, 'possible explanation')} over {count_of(report.days, 'day')}, "
        f"{report.pain_days} of them with a word about pain, as of {describe_day(answer.as_of)}.",
        style="dim",
    )
    out.print(
        f"The next look is on {describe_day(answer.next_look)}: looking too often finds chance.",
        style="dim",
    )


def _print_findings(out: Console, answer: TriggerAnswer) -> None:
    from hipsight.reports.trigger_words import GRADES

    report = answer.report
    for finding in report.findings:
        out.print(f"{GRADES[finding.grade]}: {finding.exposure}", style="bold")
        out.print(f"  {finding.sentence}")
        if not finding.worth_acting_on:
            out.print("  It seems real, but too small to act on.")
    if not report.findings and report.looked_at:
        out.print("Nothing stands out from chance so far.", style="bold")
    for found in answer.by_place:
        where = " ".join(word.replace("_", " ") for word in (found.place.side, found.place.site) if word)
        for finding in found.findings:
            out.print(f"{GRADES[finding.grade]}, {where} alone: {finding.exposure}", style="bold")
            out.print(f"  {finding.sentence}")
    for stood_out in answer.within_runs.findings:
        out.print("Where in the run:", style="bold")
        out.print(f"  {stood_out.sentence}")
