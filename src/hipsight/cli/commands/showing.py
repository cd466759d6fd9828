"""`hipsight show`: days, weeks, runs, pain, or one entry with its history."""

from __future__ import annotations

import datetime as dt
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
    parse_day,
)

if TYPE_CHECKING:
    from hipsight.model.journal_entry import Entry
    from hipsight.storage.journal import Journal

#: Days shown unless told otherwise.
LAST_DAYS = 28

#: Weeks shown unless told otherwise.
LAST_WEEKS = 12

_KINDS = {"runs": "run", "pain": "pain"}
_WHAT = ("days", "weeks", "runs", "pain", "shoes", "all")

#: Columns of the days table: title, Timeline column, digits.
_COLUMNS = (("pain", "pain_0_10", 1), ("sleep h", "sleep_h", 1), ("stress", "stress_1_5", 0))


#: Place in the list of commands.
PLACE = 6


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("show")(show_command)


def show_command(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(help="days, weeks, runs, pain, shoes, all, or the id of an entry.")
    ] = "days",
    since: Annotated[
        dt.date | None,
        typer.Option("--since", parser=parse_day, metavar="YYYY-MM-DD", help="From this day on."),
    ] = None,
    until: Annotated[
        dt.date | None,
        typer.Option("--until", parser=parse_day, metavar="YYYY-MM-DD", help="Up to this day."),
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is in the journal: days side by side, totals by week, runs, pain, everything, or one entry.

    The last four weeks (twelve of the totals) unless --since says otherwise.
    """
    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    day = entry.today(opened.preferences())
    until = until or day
    weeks_back = dt.timedelta(days=until.weekday(), weeks=LAST_WEEKS - 1)
    since = since or until - (weeks_back if what == "weeks" else dt.timedelta(days=LAST_DAYS - 1))
    if what == "weeks":
        _show_weeks(entry, opened, since, until)
    elif what == "shoes":
        _show_shoes(entry, opened, until)
    elif what == "days":
        _show_days(entry, opened, since, until)
    elif what in _WHAT:
        _show_entries(entry, opened, opened.entries(_KINDS.get(what), since=since, until=until))
    else:
        _show_entry(entry, opened, opened.entry(what))


def _show_entries(entry: Door, journal: Journal, entries: list[Entry]) -> None:
    from hipsight.reports.words import describe, describe_day
    from hipsight.storage.archive import entry_to_json

    if entry.as_json:
        answer_json({"entries": [entry_to_json(one) for one in entries]})
        return
    units = journal.preferences().units
    for one in entries:
        kind = one.record.kind.replace("_", " ")
        edited = "  (edited)" if one.edited else ""
        typer.echo(
            f"{one.id[:8]}  {describe_day(one.record.day):<16} {kind:<14} {describe(one.record, units)}{edited}"
        )
    if not entries:
        typer.echo("Nothing in these days. `hipsight show --since 2000-01-01 all` shows everything.")


def _show_entry(door_: Door, journal: Journal, entry: Entry) -> None:
    from hipsight.reports.words import describe, describe_day
    from hipsight.storage.archive import entry_to_json

    changes = journal.changes(entry.id)
    if door_.as_json:
        history = [{"at": one.at.isoformat(), "before": one.before, "after": one.after} for one in changes]
        answer_json({"entry": entry_to_json(entry), "history": history})
        return
    units, out = journal.preferences().units, console()
    out.print(f"{entry.id}  {entry.record.kind.replace('_', ' ')}", style="bold")
    out.print(f"  {describe_day(entry.record.day)}: {describe(entry.record, units)}")
    for name, value in entry_to_json(entry).items():
        if name not in {"id", "kind", "day", "origins", "splits"}:
            out.print(f"  {name:<16} {value}")
    for origin in entry.origins:
        out.print(f"  from             {origin.name}, {origin.part} ({origin.source[:12]})")
    for change in changes:
        out.print(f"  {change.at:%Y-%m-%d %H:%M}  was {_said(change.before)}")


def _said(values: dict[str, Any]) -> str:
    return ", ".join(
        f"{name} {value}" for name, value in values.items() if name not in {"kind", "text", "splits"}
    )


def _show_days(entry: Door, journal: Journal, since: dt.date, until: dt.date) -> None:
    import numpy as np
    from rich.table import Table

    from hipsight.model.records import Pain
    from hipsight.model.timeline import FLAG_COLUMNS
    from hipsight.model.units import METRES_PER_KM, format_distance
    from hipsight.reports.words import describe_day
    from hipsight.workflows.read_log import read_timeline

    timeline = read_timeline(journal, today=until)
    rows = range(max(0, timeline.row(since)), timeline.days)
    if entry.as_json:
        answer_json(
            {
                "days": [
                    {
                        "day": timeline.day(row).isoformat(),
                        **{
                            name: float(c[row]) for name, c in timeline.numbers.items() if np.isfinite(c[row])
                        },
                        **{name: word for name, w in timeline.words.items() if (word := w[row])},
                    }
                    for row in rows
                ]
            }
        )
        return
    units = journal.preferences().units
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("day")
    table.add_column("run", justify="right")
    for title, _, _ in _COLUMNS:
        table.add_column(title, justify="right")
    table.add_column("also")
    unscored = {
        entry.record.day
        for entry in journal.entries("pain", since=since, until=until)
        if isinstance(entry.record, Pain) and entry.record.worst is None
    }
    for row in rows:
        km = float(timeline["run_km"][row])
        run = "" if np.isnan(km) else "-" if km == 0 else format_distance(km * METRES_PER_KM, units)
        cells = [
            "" if np.isnan(value := float(timeline[name][row])) else f"{value:.{digits}f}"
            for _, name, digits in _COLUMNS
        ]
        if cells[0] and timeline.day(row) in unscored:
            cells[0] = f"~{cells[0]}"
        also = [
            name.replace("_", " ")
            for name in timeline.numbers
            if name in FLAG_COLUMNS or name in timeline.custom
            if timeline[name][row] > 0
        ]
        table.add_row(describe_day(timeline.day(row)), run, *cells, ", ".join(also))
    console().print(table)
    if unscored:
        typer.echo("~ a pain was given no number that day; the median of your own stands in for it")


def _show_weeks(entry: Door, journal: Journal, since: dt.date, until: dt.date) -> None:
    from rich.table import Table

    from hipsight.model.units import METRES_PER_KM, format_distance
    from hipsight.progress.weeks import weeks
    from hipsight.reports.words import describe_day
    from hipsight.workflows.read_log import read_timeline

    shown = [
        week for week in weeks(read_timeline(journal, today=until)) if week.week + dt.timedelta(6) >= since
    ]
    if entry.as_json:
        answer_json({"weeks": [week.to_json() for week in shown]})
        return
    units = journal.preferences().units
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("week from")
    for title in ("run", "on days", "longest", "days it hurt", "worst"):
        table.add_column(title, justify="right")
    for week in shown:
        distances = [
            "" if km is None else format_distance(km * METRES_PER_KM, units)
            for km in (week.run_km, week.longest_run_km)
        ]
        worst = "" if week.worst_pain is None else f"{week.worst_pain:g}"
        table.add_row(
            describe_day(week.week),
            distances[0],
            str(week.run_days),
            distances[1],
            str(week.pain_days),
            worst,
        )
    console().print(table)


def _show_shoes(entry: Door, journal: Journal, until: dt.date) -> None:
    from rich.table import Table

    from hipsight.model.shoes import shoe_shelf
    from hipsight.model.units import METRES_PER_KM, format_distance
    from hipsight.reports.words import describe_day

    preferences = journal.preferences()
    pairs = shoe_shelf((one.record for one in journal.entries(until=until)), preferences)
    if entry.as_json:
        answer_json({"shoes": [pair.to_json() for pair in pairs]})
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("pair")
    for title in ("on them", "runs", "last run"):
        table.add_column(title, justify="right")
    table.add_column("")
    for pair in pairs:
        also = sorted(pair.names - {pair.name})
        said = [*(["retired"] if pair.retired else []), *([f"also {', '.join(also)}"] if also else [])]
        last = "" if pair.last_day is None else describe_day(pair.last_day)
        distance = format_distance(pair.km * METRES_PER_KM, preferences.units, digits=0)
        table.add_row(pair.name, distance, str(pair.runs), last, "; ".join(said))
    console().print(table)
    if pairs:
        typer.echo(f'Two names for one pair? hipsight word "{pairs[-1].name.lower()}" "shoe: THE OTHER NAME"')
    else:
        typer.echo('No shoes yet; name them when you log: hipsight log "6 mi easy in the pegasus"')
