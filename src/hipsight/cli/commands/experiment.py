"""`hipsight experiment`: put a suspicion to the test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door, parse_day

if TYPE_CHECKING:
    from hipsight.storage.journal import Journal
    from hipsight.workflows.run_experiments import Standing

#: Place in the list of commands.
PLACE = 5

ExperimentArgument = Annotated[str, typer.Argument(metavar="ID", help="The experiment, such as squats-1.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    experiment = typer.Typer(
        no_args_is_help=True,
        help="Put a suspicion to the test: chance decides when to do it and when to leave it.",
    )
    experiment.command("start")(start_command)
    experiment.command("show")(show_command)
    experiment.command("stop")(stop_command)
    experiment.command("calendar")(calendar_command)
    app.add_typer(experiment, name="experiment")


def start_command(
    context: typer.Context,
    family: Annotated[
        str,
        typer.Argument(
            help="What to test, as `hipsight triggers --json` names it: squats, hills, custom:NAME."
        ),
    ],
    threshold: Annotated[
        float | None,
        typer.Option("--threshold", help="From how much on, in km or hours, where that matters."),
    ] = None,
    lag: Annotated[int, typer.Option("--lag", help="Days until the pain is felt.")] = 1,
    pairs: Annotated[int, typer.Option("--pairs", help="Pairs of blocks, 5 to 14.")] = 10,
    protects: Annotated[
        bool, typer.Option("--protects", help="You suspect that it makes the pain less, not worse.")
    ] = False,
    first_day: Annotated[
        dt.date | None,
        typer.Option("--from", parser=parse_day, metavar="YYYY-MM-DD", help="First day; else tomorrow."),
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Draw the blocks again the same way.")] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Register an experiment; the days are drawn, and told by `hipsight today`.

    hipsight experiment start squats --lag 2
    """
    from hipsight.model.finding import Direction
    from hipsight.reports.experiment_words import registered_sentences
    from hipsight.workflows.run_experiments import Asked, start_experiment

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    preferences = opened.preferences()
    experiment = start_experiment(
        opened,
        Asked(
            family=family,
            threshold=threshold,
            lag_days=lag,
            pairs=pairs,
            direction=Direction.PROTECTS if protects else Direction.HARM,
            first_day=first_day,
        ),
        at=entry.at(),
        today=entry.today(preferences),
        seed=seed,
    )
    if entry.as_json:
        answer_json(experiment.to_json())
        return
    typer.echo(f"Registered: {experiment.id}")
    for sentence in registered_sentences(experiment, preferences.units):
        typer.echo(f"  {sentence}")
    typer.echo(
        f"  Each morning `hipsight today` says what was drawn; `hipsight experiment calendar {experiment.id} "
        "FILE.ics` puts it into your calendar. It is no diagnosis: stop when it hurts more than you would run with."
    )


def show_command(
    context: typer.Context,
    experiment_id: Annotated[str | None, typer.Argument(metavar="ID", help="One of them.")] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the experiments, how they go, and the answer of those that are over (never before)."""
    from hipsight.workflows.run_experiments import experiment_named, experiments, standing_of

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    chosen = experiments(opened) if experiment_id is None else [experiment_named(opened, experiment_id)]
    day = entry.today(opened.preferences())
    standings = [standing_of(opened, experiment, today=day) for experiment in chosen]
    if entry.as_json:
        answer_json({"experiments": [standing.to_json() for standing in standings]})
        return
    for standing in standings:
        _print(standing, opened)
    if not standings:
        typer.echo("No experiment yet. `hipsight triggers` may name a suspicion that is worth one.")


def _print(standing: Standing, journal: Journal) -> None:
    from hipsight.reports.experiment_words import answer_sentences, registered_sentences
    from hipsight.reports.words import describe_day

    experiment, preferences = standing.experiment, journal.preferences()
    typer.echo(experiment.id)
    for sentence in registered_sentences(experiment, preferences.units):
        typer.echo(f"  {sentence}")
    kept = standing.adherence
    typer.echo(
        f"  {kept.begun} of {len(experiment.blocks)} blocks have begun; the log says that {kept.kept} were done as "
        f"drawn and {kept.broken} were not."
    )
    if experiment.stopped is not None:
        typer.echo(f"  Given up on {describe_day(experiment.stopped)}: no answer.")
    elif standing.answer is None:
        typer.echo(
            f"  The answer comes after {describe_day(experiment.last_day)}; looking before would spoil it."
        )
    else:
        for sentence in answer_sentences(standing.answer, experiment):
            typer.echo(f"  {sentence}")


def stop_command(
    context: typer.Context,
    experiment_id: ExperimentArgument,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give an experiment up: nothing more is asked for, and there is no answer."""
    from hipsight.workflows.run_experiments import stop_experiment

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    stopped = stop_experiment(opened, experiment_id, at=entry.at(), today=entry.today(opened.preferences()))
    if entry.as_json:
        answer_json(stopped.to_json())
    else:
        typer.echo(f"{stopped.id} is given up. `hipsight undo` takes that back.")


def calendar_command(
    context: typer.Context,
    experiment_id: ExperimentArgument,
    path: Annotated[Path, typer.Argument(metavar="FILE.ics", help="Where to write it.")],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the days of an experiment as a calendar; importing it again replaces it."""
    from hipsight.reports.experiment_calendar import experiment_calendar
    from hipsight.workflows.run_experiments import experiment_named

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    written = experiment_calendar(experiment_named(opened, experiment_id), opened.preferences().units)
    path.write_bytes(written)
    if entry.as_json:
        answer_json({"path": str(path), "bytes": len(written)})
    else:
        typer.echo(f"Wrote {path}.")
