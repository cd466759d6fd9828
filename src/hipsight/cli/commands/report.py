"""`hipsight report`: two pages for a physio or doctor."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from hipsight.cli.door import (
    JournalOption,
    JsonOption,
    TodayOption,
    answer_json,
    door,
    messages,
    parse_day,
)

#: Place in the list of commands.
PLACE = 8


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("report")(report_command)


def report_command(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where to write it; .pdf, or .html for one page to mail.")
    ] = Path("hipsight-report.pdf"),
    first: Annotated[
        dt.date | None,
        typer.Option(
            "--from", parser=parse_day, metavar="YYYY-MM-DD", help="First day; a year ago when left out."
        ),
    ] = None,
    last: Annotated[
        dt.date | None,
        typer.Option("--to", parser=parse_day, metavar="YYYY-MM-DD", help="Last day; today when left out."),
    ] = None,
    without: Annotated[
        str, typer.Option(help="Sections to leave out, such as cycle,life.", show_default=False)
    ] = "",
    name: Annotated[str | None, typer.Option(help="Your name, if it is to stand on it.")] = None,
    born: Annotated[int | None, typer.Option(help="Your year of birth, if it is to stand on it.")] = None,
    since: Annotated[str | None, typer.Option(help="Since when it hurts, in your words.")] = None,
    question: Annotated[
        list[str] | None, typer.Option(help="What you want to ask; as often as you like.", show_default=False)
    ] = None,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    language: Annotated[
        str | None, typer.Option(help="en or de; the journal's language when left out.", show_default=False)
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Two pages for a physio or doctor: complaint, course, what sets it off, load, red flags, what was tried.

    Your name and year of birth stand on it only if you give them here. Nothing leaves this machine.
    """
    from hipsight.model.errors import UnusableInputError
    from hipsight.reports.physio.case import Ticked
    from hipsight.reports.physio.paper import Paper
    from hipsight.workflows.write_report import ReportWish, write_report

    if paper not in set(Paper):
        raise UnusableInputError(f"paper is a4 or letter, not {paper!r}")
    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    wish = ReportWish(
        first=first,
        last=last,
        without=frozenset(part.strip() for part in without.split(",") if part.strip()),
        paper=Paper(paper),
        language=language,
        ticked=Ticked(name, born, since, tuple(question or ())),
    )
    written = write_report(opened, output, wish, today=entry.today(opened.preferences()))
    if entry.as_json:
        answer_json({"pages": written.pages, "bytes": written.bytes, "path": str(written.path)})
        return
    pages = "" if written.pages is None else f", {written.pages} page{'s' if written.pages != 1 else ''}"
    typer.echo(f"Written: {written.path} ({written.bytes / 1024:.0f} KB{pages})")
    if not written.accessible:
        messages().print(
            "A letter in your log has no shape in the fonts here and shows as a box. As a page (-o report.html) your "
            "browser draws it."
        )
