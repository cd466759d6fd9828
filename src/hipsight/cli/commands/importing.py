"""`hipsight import`: drop anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipsight.cli.door import (
    Door,
    JournalOption,
    JsonOption,
    TodayOption,
    answer_json,
    door,
    messages,
    progress_bar,
)

if TYPE_CHECKING:
    from hipsight.workflows.import_files import ImportSummary

#: Sources shown for each message; all of them are in --json.
SHOWN = 5


#: Place in the list of commands.
PLACE = 1


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("import")(import_command)


def import_command(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(help="Files, folders, .gz or .zip archives; as many as you like.")
    ],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import runs and days: FIT, GPX, TCX, CSV, notes; folders and archives of them.

    Nothing is counted twice, and nothing is dropped silently: kept + duplicates + problems = read.
    Stop it whenever you like; the same command goes on from there.
    """
    entry = door(context, journal, today, as_json)
    summary = _run(entry, paths)
    if entry.as_json:
        answer_json(_to_json(summary))
    else:
        _print(summary)
    if summary.problems:
        raise typer.Exit(1)


def _run(entry: Door, paths: list[Path]) -> ImportSummary:
    from hipsight.model.errors import UnusableInputError
    from hipsight.workflows.import_files import count_files, import_files

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UnusableInputError(f"there is no such file or folder: {', '.join(missing)}")
    journal, at = entry.journal(), entry.at()
    screen = messages()
    if entry.as_json or not screen.is_terminal:
        return import_files(journal, paths, at=at)
    with progress_bar(screen) as bar:
        task = bar.add_task("Reading", total=count_files(paths))
        return import_files(
            journal,
            paths,
            at=at,
            on_progress=lambda _name, summary: bar.update(
                task, advance=1, description=f"{summary.kept} kept, {len(summary.problems)} problems"
            ),
        )


def _to_json(summary: ImportSummary) -> dict[str, Any]:
    return {
        "read": summary.read,
        "kept": summary.kept,
        "duplicates": summary.duplicates,
        "problems": [
            {"source": one.source, "message": one.message, "reason": one.reason} for one in summary.problems
        ],
        "remarks": [{"source": one.source, "message": one.message} for one in summary.remarks],
        "by_kind": dict(sorted(summary.by_kind.items())),
        "seconds": round(summary.seconds, 3),
    }


def _print(summary: ImportSummary) -> None:
    typer.echo(
        f"Read {summary.read}: kept {summary.kept}, {summary.duplicates} known already, "
        f"{len(summary.problems)} with problems ({summary.seconds:.1f} s)."
    )
    for kind, count in summary.by_kind.most_common():
        typer.echo(f"  {count:6}  {kind.replace('_', ' ')}")
    told = [(problem.reason, problem.message, problem.source) for problem in summary.problems]
    _print_alike(told)
    if summary.remarks:
        typer.echo(f"\nRead all the same, with a remark: {len(summary.remarks)}")
        _print_alike([("", remark.message, remark.source) for remark in summary.remarks])


def _print_alike(told: list[tuple[str, str, str]]) -> None:
    """Says each message once, with the sources it is about."""
    alike: dict[tuple[str, str], list[str]] = {}
    for reason, message, source in told:
        alike.setdefault((reason, message), []).append(source)
    for (reason, message), sources in sorted(alike.items(), key=lambda one: (-len(one[1]), one[0])):
        typer.echo(f"\n{len(sources)} × {f'{reason}: ' if reason else ''}{message}")
        for source in sources[:SHOWN]:
            typer.echo(f"    {source}")
        if len(sources) > SHOWN:
            typer.echo(f"    ... and {len(sources) - SHOWN} more (all of them with --json)")
