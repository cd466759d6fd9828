"""What an import asks on a terminal: which column of a table is what, and which notes to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from hipsight.cli.door import Door
    from hipsight.workflows.take_notes import Proposal

#: Letters of a note shown beside what was understood of it.
NOTE_LETTERS = 60


def ask_for_tables(entry: Door, paths: Sequence[Path]) -> None:
    """Asks once which column of each unknown table is what, with a suggestion where there is one."""
    from hipsight.model.errors import UnusableInputError
    from hipsight.workflows.map_tables import map_tables, unknown_tables

    for table in list(unknown_tables(entry.journal(), paths)):
        typer.echo(f"\n{table.path.name} is a table hipsight does not know. Its columns:", err=True)
        typer.echo(f"  {', '.join(table.columns)}", err=True)
        typer.echo("Which is what? Such as: day=Date, pain_0_10=Pain level, run_km=Miles [mi]", err=True)
        while True:
            answer = typer.prompt("Columns, or skip", default=table.suggestion or "skip", err=True).strip()
            if answer.lower() in {"skip", "no", "n"}:
                break
            try:
                map_tables(entry.journal(), [table.path], answer, at=entry.at())
            except UnusableInputError as error:
                typer.echo(f"  {error}", err=True)
                continue
            break


def approve_notes(proposals: Sequence[Proposal]) -> list[bool]:
    """Shows what the notes beside the runs say, as it was understood, and asks once."""
    from hipsight.model.units import DistanceUnit
    from hipsight.reports.words import describe, describe_day

    typer.echo(f"\nYour notes speak of {len(proposals)} things to keep:\n", err=True)
    for number, one in enumerate(proposals, start=1):
        record = one.reading.record
        said = describe(record, DistanceUnit.KM)
        words = (record.text or "")[:NOTE_LETTERS]
        typer.echo(
            f"{number:5}  {describe_day(record.day):<16} {record.kind:<10} {said}   {words!r}", err=True
        )
    while True:
        answer = typer.prompt(
            "\nKeep them? [y]es all, [n]one, or the numbers to leave out (3 5-8)", default="y", err=True
        )
        chosen = _chosen(answer, len(proposals))
        if chosen is not None:
            return chosen
        typer.echo("That is neither yes, no nor numbers of the list.", err=True)


def _chosen(answer: str, count: int) -> list[bool] | None:
    """Which of so many things the answer keeps, or None when it cannot be understood."""
    word = answer.strip().lower()
    if word in {"y", "yes"}:
        return [True] * count
    if word in {"n", "no", "none"}:
        return [False] * count
    keep = [True] * count
    for piece in word.replace(",", " ").split():
        low, dash, high = piece.partition("-")
        if not (low.isdecimal() and (high if dash else low).isdecimal()):
            return None
        first, last = int(low), int(high if dash else low)
        if not 1 <= first <= last <= count:
            return None
        keep[first - 1 : last] = [False] * (last - first + 1)
    return keep
