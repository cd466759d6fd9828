"""`hipsight log`: one line in, what was understood back."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hipsight.cli.door import (
    Door,
    JournalOption,
    JsonOption,
    TodayOption,
    answer_json,
    door,
    parse_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipsight.model.units import DistanceUnit
    from hipsight.warnings.red_flags import RaisedFlag
    from hipsight.workflows.log_checkin import Logged

#: ANSI colour of an understood word, by the first word of what it was understood as.
_UNDERLINE, _RESET = "\x1b[4m", "\x1b[0m"


#: Place in the list of commands.
PLACE = 2


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("log")(log_command)


def log_command(
    context: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help="What you would write to a friend; - reads it from a pipe; nothing opens a small prompt.",
            show_default=False,
        ),
    ] = None,
    day: Annotated[
        dt.date | None,
        typer.Option("--day", parser=parse_day, metavar="YYYY-MM-DD", help="The day it speaks of."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be understood; keep nothing.")
    ] = False,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Log a line: runs, pain, sleep, strength, in your own words.

    hipsight log "6.2 mi trail easy 58:10 pegasus; outer R hip 3/10 dull from mile 4, gone after; slept 5h"
    """
    from hipsight.reports.logged_json import logged_to_json
    from hipsight.workflows.log_checkin import log_checkin
    from hipsight.workflows.raise_flags import raise_new_flags

    entry = door(context, journal, today, as_json)
    if text is None:
        _open_prompt(entry, day, dry_run=dry_run)
        return
    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
    opened = entry.journal()
    logged = log_checkin(opened, words, at=entry.at(), day=day, dry_run=dry_run)
    flags = [] if dry_run else raise_new_flags(opened, logged, today=entry.today(opened.preferences()))
    if entry.as_json:
        answer_json(logged_to_json(logged.checkin, logged.entries, flags))
    else:
        _print_flags(flags)
        _print(logged, opened.preferences().units, dry_run=dry_run)


def _open_prompt(entry: Door, day: dt.date | None, *, dry_run: bool) -> None:
    from hipsight.cli.prompt import converse

    if entry.as_json:
        raise typer.BadParameter("say what to log", param_hint="TEXT")
    opened = entry.journal()

    def show(logged: Logged) -> None:
        from hipsight.workflows.raise_flags import raise_new_flags

        preferences = opened.preferences()
        if not dry_run:
            _print_flags(raise_new_flags(opened, logged, today=entry.today(preferences)))
        _print(logged, preferences.units, dry_run=dry_run, asks=True)

    converse(entry, day=day, dry_run=dry_run, show=show)


def _print_flags(flags: Sequence[RaisedFlag]) -> None:
    from hipsight.reports import flag_words

    for flag in flags:
        lines = [flag_words.headline(flag), *flag_words.steps(flag), *flag_words.reasons(flag)]
        typer.echo("\n".join([*lines, flag_words.source(flag), ""]))


def _print(logged: Logged, units: DistanceUnit, *, dry_run: bool, asks: bool = False) -> None:
    from hipsight.reports.words import describe, describe_day

    checkin = logged.checkin
    typer.echo(describe_day(checkin.day) + (" (not kept: dry run)" if dry_run else ""))
    if sys.stdout.isatty():
        typer.echo("  " + _marked(logged))
    for record in checkin.records:
        other_day = "" if record.day == checkin.day else f" ({describe_day(record.day)})"
        guessed = [name.replace("_", " ") for name in record.assumed if name != "day"]  # the day stands above
        assumed = f"   [assumed: {', '.join(guessed)}]" if guessed else ""
        kind = record.kind.replace("_", " ")
        typer.echo(f"  {kind:<15} {describe(record, units)}{other_day}{assumed}")
    if not checkin.records:
        typer.echo("  nothing here for the log; the line is kept as it is")
    if checkin.not_understood:
        typer.echo("  not understood: " + ", ".join(checkin.not_understood))
    if asks:
        return
    for question in checkin.questions:
        typer.echo(f"  ? {question}")
    if checkin.questions and logged.entries:
        pains = [entry for entry in logged.entries if entry.record.kind == "pain"] or list(logged.entries)
        typer.echo(
            f"    to answer: hipsight edit {pains[0].id[:8]} side=right score_0_10=3   (or `hipsight undo`)"
        )


def _marked(logged: Logged) -> str:
    """The line with what was understood underlined."""
    text, parts, position = logged.checkin.text, [], 0
    for span in logged.checkin.understood:
        parts += [text[position : span.start], _UNDERLINE, text[span.start : span.end], _RESET]
        position = span.end
    return "".join([*parts, text[position:]]).replace("\n", "\n  ")
