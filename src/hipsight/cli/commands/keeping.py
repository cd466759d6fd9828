"""`hipsight export`, `restore` and `rebuild`: everything out, back, and derived again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from hipsight.cli.door import (
    Door,
    JournalOption,
    JsonOption,
    TodayOption,
    answer_json,
    default_journal,
    door,
    messages,
    parse_day,
)

#: Place in the list of commands.
PLACE = 8


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("export")(export_command)
    app.command("restore")(restore_command)
    app.command("rebuild")(rebuild_command)
    app.command("doctor")(doctor_command)
    app.command("purge")(purge_command)


def export_command(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="What to write: .zip, .zip.age, .csv, .fhir.json or .ics.")
    ],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write everything out; the ending of the name says how.

    my.zip: JSON lines of every kind and the originals byte for byte, to be restored; my.zip.age: the
    same, locked with a passphrase (age format); days.csv: the daily table; my.fhir.json: a FHIR R4B
    bundle with the physio report; due.ics: plan, experiment and reminders for your calendar.
    """
    from hipsight.workflows.export_journal import export_journal

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    today_ = entry.today(opened.preferences())
    written = export_journal(
        opened, path, at=entry.at(), today=today_, passphrase=lambda: _passphrase(confirm=True)
    )
    _tell(entry.as_json, written.records, path, f"Wrote {written.records} {written.what} to {path}.")


def restore_command(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .zip or .zip.age written by `hipsight export`.")
    ],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put an export back into an empty journal; it becomes the same journal."""
    from hipsight.workflows.export_journal import restore_journal

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    records = restore_journal(opened, path, passphrase=lambda: _passphrase(confirm=False))
    _tell(entry.as_json, records, path, f"Restored {records} entries into {opened.path}.")


def _passphrase(*, confirm: bool) -> str:
    """From the environment for scripts, else typed unseen."""
    said = os.environ.get("HIPSIGHT_PASSPHRASE")
    if said:
        return said
    typed: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True)
    return typed


def _tell(as_json: bool, records: int, path: Path, words: str) -> None:
    if as_json:
        answer_json({"records": records, "bytes": path.stat().st_size, "path": str(path)})
    else:
        typer.echo(words)


def rebuild_command(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Derive every entry again from the lines and files that were kept; corrections are kept as well."""
    from hipsight.workflows.rebuild_journal import rebuild_journal

    entry = door(context, journal, today, as_json)
    screen = messages()
    with screen.status("Reading everything again ..."):
        rebuilt = rebuild_journal(entry.journal())
    if entry.as_json:
        answer_json(
            {
                "lines": rebuilt.lines,
                "files": rebuilt.files,
                "entries_before": rebuilt.entries_before,
                "entries": rebuilt.entries,
            }
        )
    else:
        typer.echo(
            f"Read {rebuilt.lines} lines and {rebuilt.files} files again: {rebuilt.entries} entries "
            f"({rebuilt.entries_before} before)."
        )


def doctor_command(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Put right what can be put right without losing anything.")
    ] = False,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Is the journal sound? Looks at the database, the files as they came, and what stands on them.

    Makes the copy of the day where there is none yet, and says which copies there are.
    """
    from hipsight.storage.backups import copies_of, copy_of_the_day
    from hipsight.storage.check_up import check_up

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    checks = check_up(opened, repair=repair)
    if all(check.problem is None for check in checks):  # a damaged journal must not push out a sound copy
        copy_of_the_day(opened.path, entry.today(opened.preferences()))
    copies = [day.isoformat() for day, _ in copies_of(opened.path)]
    if entry.as_json:
        answer_json({"checks": [dataclasses.asdict(check) for check in checks], "copies": copies})
    else:
        for check in checks:
            said = check.problem or ("put right" if check.repaired else "sound")
            typer.echo(f"{'!' if check.problem else '·'} {check.what}: {said}")
        typer.echo(f"Copies: {', '.join(copies) or 'none'}")
    if any(check.problem for check in checks):
        raise typer.Exit(1)


def purge_command(
    context: typer.Context,
    first: Annotated[
        dt.date | None,
        typer.Option("--from", parser=parse_day, metavar="YYYY-MM-DD", help="First day to remove."),
    ] = None,
    last: Annotated[
        dt.date | None,
        typer.Option("--to", parser=parse_day, metavar="YYYY-MM-DD", help="Last day to remove."),
    ] = None,
    whole_files: Annotated[
        bool, typer.Option("--whole-files", help="Also files that tell of other days, with all of them.")
    ] = False,
    everything: Annotated[
        bool,
        typer.Option("--everything", help="The whole journal, with its copies and all that lies beside it."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove days for good: entries, lines, files, history and copies. Only an export made before has them then.

    With --everything instead of days: the whole journal. It asks first, and for everything twice.
    """
    from hipsight.model.errors import UnusableInputError

    entry = door(context, journal, today, as_json)
    if everything:
        if first or last:
            raise UnusableInputError("say either --everything or the days, not both; nothing was removed")
        _purge_everything(entry, yes=yes)
        return
    if first is None or last is None:
        raise UnusableInputError("say which days: --from and --to; or --everything. Nothing was removed")
    _purge_days(entry, first, last, whole_files=whole_files, yes=yes)


def _purge_days(entry: Door, first: dt.date, last: dt.date, *, whole_files: bool, yes: bool) -> None:
    from hipsight.storage.purging import purge_days

    opened = entry.journal()
    if not yes:
        typer.confirm(f"Remove everything from {first} to {last} for good?", abort=True, err=True)
    purged = purge_days(opened, first, last, whole_files=whole_files)
    if entry.as_json:
        answer_json(dataclasses.asdict(purged))
        return
    typer.echo(
        f"Removed for good: {purged.entries} entries, {purged.lines} lines, {purged.files} files, and the copies."
    )
    if purged.elsewhere:
        typer.echo(
            f"{purged.elsewhere} of the entries were of other days and stood in the same lines or files."
        )


def _purge_everything(entry: Door, *, yes: bool) -> None:
    from hipsight.model.errors import UnusableInputError
    from hipsight.storage.removing import belongings, remove_everything

    path = entry.journal_path or default_journal()
    if not path.exists():
        raise UnusableInputError(f"{path}: there is no such journal; nothing was removed")
    opened = entry.journal()
    entries = len(opened.entries())
    if not yes:
        beside = ", ".join(one.name for one in belongings(path))
        typer.confirm(f"Remove {path} with {entries} entries for good ({beside})?", abort=True, err=True)
        typer.confirm("No copy is kept, and there is no way back. Really remove it?", abort=True, err=True)
    removed = [str(one) for one in remove_everything(opened)]
    if entry.as_json:
        answer_json({"entries": entries, "removed": removed})
    else:
        typer.echo(f"Removed for good, with {entries} entries: {', '.join(removed)}.")
        typer.echo("Exports and reports that you wrote elsewhere are still there.")
