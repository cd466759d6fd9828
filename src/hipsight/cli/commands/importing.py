"""`hipsight import`: drop anything."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections import Counter
from collections.abc import Sequence
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
from hipsight.cli.import_questions import approve_notes, ask_for_tables

if TYPE_CHECKING:
    from hipsight.workflows.import_summary import ImportSummary
    from hipsight.workflows.take_notes import Proposal
    from hipsight.workflows.watch_folders import Stamp

#: Sources shown for each message; all of them are in --json.
SHOWN = 5


#: More processes than these only wait for the one that stores.
MOST_PROCESSES = 4

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
    notes: Annotated[
        str | None,
        typer.Option(
            help="Pain and life found in the words beside your runs: keep, review (shown first) or skip. "
            "Without it: review on a terminal, else keep.",
            metavar="keep|review|skip",
            parser=_notes,
            show_default=False,
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            help="Which column of your tables is what, once: 'day=Date, pain_0_10=Pain, run_km=Miles [mi]'.",
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Keep looking for new files there until Ctrl-C.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            help="Write every problem and remark, with its file, to this text file.", show_default=False
        ),
    ] = None,
) -> None:
    """Import whole exports, unopened: Strava, Garmin Connect, Apple Health; FIT, GPX, TCX, CSV, notes.

    Folders and archives of them too. Nothing is counted twice, and nothing is dropped silently:
    kept + duplicates + problems = read. Stop it whenever you like; the same command goes on from there.
    """
    entry = door(context, journal, today, as_json)
    if watch:
        _watch(entry, paths, notes)
        return
    if mapping is not None:
        from hipsight.workflows.map_tables import map_tables

        map_tables(entry.journal(), paths, mapping, at=entry.at())
    elif not entry.as_json and sys.stdin.isatty() and messages().is_terminal:
        ask_for_tables(entry, paths)
    _copy_first(entry)
    summary = _run(entry, paths, notes)
    if report is None and not entry.as_json and _is_cut_short(summary):
        report = entry.journal().path.with_suffix(".import-problems.txt")
    if report is not None:
        _write_report(report, summary)
    if entry.as_json:
        answer_json(_to_json(summary))
    else:
        _print(summary, report)
    if summary.problems:
        raise typer.Exit(1)


def _notes(text: str) -> str:
    if text not in {"keep", "review", "skip"}:
        raise typer.BadParameter(f"keep, review or skip, not {text!r}")
    return text


def _copy_first(entry: Door) -> None:
    """Makes the copy of the day before much changes; a disk without room for it is no reason not to import."""
    from hipsight.model.errors import JournalError
    from hipsight.storage.backups import copy_of_the_day

    opened = entry.journal()
    with contextlib.suppress(JournalError):
        copy_of_the_day(opened.path, entry.today(opened.preferences()))


def _run(entry: Door, paths: list[Path], wished: str | None) -> ImportSummary:
    from hipsight.model.errors import UnusableInputError
    from hipsight.workflows.import_files import count_files, import_files
    from hipsight.workflows.take_notes import Notes

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UnusableInputError(f"there is no such file or folder: {', '.join(missing)}")
    journal, at = entry.journal(), entry.at()
    screen = messages()
    asks = sys.stdin.isatty() and screen.is_terminal
    notes = Notes(wished or ("review" if asks else "keep"))
    if notes is Notes.REVIEW and not asks:
        raise UnusableInputError("--notes review needs a terminal to ask on; use keep or skip")
    run = functools.partial(
        import_files,
        journal,
        paths,
        at=at,
        notes=notes,
        reconsider=wished is not None,
        processes=min(os.cpu_count() or 1, MOST_PROCESSES),
    )
    if entry.as_json or not screen.is_terminal:
        return run(approve=approve_notes)
    with progress_bar(screen) as bar:
        task = bar.add_task("Reading", total=count_files(paths))

        def approve(proposals: Sequence[Proposal]) -> list[bool]:
            bar.stop()
            return approve_notes(proposals)

        return run(
            approve=approve,
            on_progress=lambda _name, summary: bar.update(
                task, advance=1, description=f"{summary.kept} kept, {len(summary.problems)} problems"
            ),
        )


def _watch(entry: Door, paths: list[Path], wished: str | None) -> None:
    """Imports what is there and what comes, until it is interrupted; what was seen before is known by its content."""
    from hipsight.model.errors import UnusableInputError
    from hipsight.workflows.watch_folders import changed_files, stamps_of, wait_a_little

    if entry.as_json or any(not path.is_dir() for path in paths):
        raise UnusableInputError(
            "--watch looks at folders, and answers people only: give folders, without --json"
        )
    seen: dict[Path, Stamp] = {}
    messages().print("Watching; Ctrl-C ends it.")
    try:
        while True:
            before = stamps_of(paths)
            wait_a_little()
            fresh = changed_files(before, stamps_of(paths), seen)
            if fresh:
                _print(_run(entry, sorted(fresh), wished or "keep"))
                seen.update(fresh)
    except KeyboardInterrupt:
        messages().print("No longer watching. Everything that came until now is in.")


def _write_report(path: Path, summary: ImportSummary) -> None:
    from hipsight.model.errors import UnusableInputError

    told = [(one.reason, one.source, one.message) for one in summary.problems]
    told += [("read all the same", one.source, one.message) for one in summary.remarks]
    lines = [f"{reason}\t{source}\t{message}\n" for reason, source, message in sorted(told)]
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise UnusableInputError(f"{path}: cannot write the report ({error.strerror})") from error


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
        "by_year": {str(year): count for year, count in sorted(summary.by_year.items())},
        "joined": summary.joined,
        "passed_over": dict(sorted(summary.passed_over.items())),
        "notes_left_out": summary.notes_left_out,
        "seconds": round(summary.seconds, 3),
    }


def _is_cut_short(summary: ImportSummary) -> bool:
    """Whether the screen leaves out names of files."""
    told = Counter((one.reason, one.message) for one in summary.problems)
    return any(count > SHOWN for count in told.values())


def _print(summary: ImportSummary, report: Path | None = None) -> None:
    typer.echo(
        f"Read {summary.read}: kept {summary.kept}, {summary.duplicates} known already, "
        f"{len(summary.problems)} with problems ({summary.seconds:.1f} s)."
    )
    for kind, count in summary.by_kind.most_common():
        typer.echo(f"  {count:6}  {kind.replace('_', ' ')}")
    if summary.joined:
        typer.echo(f"  {summary.joined} of those known told more of an outing; they were joined with it.")
    if len(summary.by_year) > 1:
        typer.echo("  " + ", ".join(f"{year}: {count}" for year, count in sorted(summary.by_year.items())))
    if summary.notes_left_out:
        typer.echo(f"  {summary.notes_left_out} entries from notes were left out, as you wished.")
    for what, count in sorted(summary.passed_over.items()):
        typer.echo(f"  Not opened: {count:,} {what}.")
    told = [(problem.reason, problem.message, problem.source) for problem in summary.problems]
    _print_alike(told)
    if summary.remarks:
        typer.echo(f"\nRead all the same, with a remark: {len(summary.remarks)}")
        _print_alike([("", remark.message, remark.source) for remark in summary.remarks])
    if report is not None:
        typer.echo(f"\nAll of them, with their files: {report}")


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
            typer.echo(f"    ... and {len(sources) - SHOWN} more")
