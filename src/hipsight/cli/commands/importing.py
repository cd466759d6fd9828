"""`hipsight import`: drop anything."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipsight.cli.door import (
    Door,
    JournalOption,
    JsonOption,
    TodayOption,
    answer_json,
    console,
    door,
    messages,
)

if TYPE_CHECKING:
    from hipsight.workflows.import_files import ImportSummary

#: Problems shown of each sort; all of them are in --json.
SHOWN = 5


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
) -> int:
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
    return 1 if summary.problems else 0


def _run(entry: Door, paths: list[Path]) -> ImportSummary:
    from hipsight.model.errors import UnusableInputError
    from hipsight.workflows.import_files import import_files

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UnusableInputError(f"there is no such file or folder: {', '.join(missing)}")
    journal, at = entry.journal(), entry.at()
    screen = messages()
    if entry.as_json or not screen.is_terminal:
        return import_files(journal, paths, at=at)
    with screen.status("Reading ...") as status:
        return import_files(
            journal,
            paths,
            at=at,
            on_progress=lambda name, summary: status.update(
                f"{summary.read} read, {summary.kept} kept, {len(summary.problems)} problems · {Path(name).name}"
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
    out = console()
    out.print(
        f"Read {summary.read}: kept {summary.kept}, {summary.duplicates} known already, "
        f"{len(summary.problems)} with problems ({summary.seconds:.1f} s)."
    )
    for kind, count in summary.by_kind.most_common():
        out.print(f"  {count:6}  {kind.replace('_', ' ')}")
    reasons = Counter(problem.reason for problem in summary.problems)
    for reason, count in reasons.most_common():
        out.print(f"\n{count} × {reason}")
        alike = [problem for problem in summary.problems if problem.reason == reason]
        for problem in alike[:SHOWN]:
            out.print(f"  {problem.source}: {problem.message}")
        if count > SHOWN:
            out.print(f"  ... and {count - SHOWN} more (all of them with --json)")
    if summary.remarks:
        out.print(f"\nRead all the same, with a remark ({len(summary.remarks)}):")
        for remark in summary.remarks[:SHOWN]:
            out.print(f"  {remark.source}: {remark.message}")
        if len(summary.remarks) > SHOWN:
            out.print(f"  ... and {len(summary.remarks) - SHOWN} more (all of them with --json)")
