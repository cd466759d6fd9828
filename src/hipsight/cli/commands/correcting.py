"""`hipsight edit`, `delete` and `undo`: correct, and lose nothing."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door
from hipsight.model.units import METRES_PER_KM, METRES_PER_MILE

#: Place in the list of commands.
PLACE = 7


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("edit")(edit_command)
    app.command("delete")(delete_command)
    app.command("undo")(undo_command)


#: Fields that hold several words, written with commas between them.
_LISTS = {"quality", "behaviour"}

EntryArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The entry; the beginning of its id is enough.")
]


def edit_command(
    context: typer.Context,
    entry_id: EntryArgument,
    fields: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE...", help="Such as score_0_10=4 side=left; FIELD= forgets it."),
    ],
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct fields of an entry; the old values stay in its history (`hipsight show ID`)."""
    from hipsight.reports.words import describe, describe_day
    from hipsight.storage.archive import entry_to_json
    from hipsight.workflows.correct_entries import edit_entry

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    known = dict(opened.preferences().aliases)
    changed = edit_entry(opened, entry_id, dict(_field(word) for word in fields), at=entry.at())
    if entry.as_json:
        answer_json({"entry": entry_to_json(changed)})
    else:
        words = describe(changed.record, opened.preferences().units)
        typer.echo(f"{changed.id[:8]} is now: {describe_day(changed.record.day)}, {words}")
        for word, means in opened.preferences().aliases:
            if known.get(word) != means:
                typer.echo(f"From now on, {word!r} is {means} (`hipsight word {word} ''` forgets it).")


def _field(word: str) -> tuple[str, Any]:
    name, equals, value = word.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"write FIELD=VALUE, not {word!r}", param_hint="FIELD=VALUE")
    if value == "":
        return name, None
    if name.endswith("_m") and (metres := _metres(value)) is not None:
        return name, metres
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value.split(",") if name in _LISTS else value


def _metres(text: str) -> float | None:
    """The metres of a distance written with its unit, such as `6.4mi` or `10 km`; None when it has none."""
    written = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(mi|miles?|km|k|m)", text.strip().lower())
    if written is None:
        return None
    unit = {"m": METRES_PER_MILE, "k": METRES_PER_KM}[written[2][0]] if written[2] != "m" else 1.0
    return round(float(written[1]) * unit, 3)


def delete_command(
    context: typer.Context,
    entry_id: EntryArgument,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete an entry; `hipsight undo` brings it back."""
    from hipsight.reports.words import describe, describe_day
    from hipsight.storage.archive import entry_to_json
    from hipsight.workflows.correct_entries import delete_entry

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    deleted = delete_entry(opened, entry_id, at=entry.at())
    if entry.as_json:
        answer_json({"deleted": entry_to_json(deleted)})
    else:
        words = describe(deleted.record, opened.preferences().units)
        typer.echo(f"Deleted: {describe_day(deleted.record.day)}, {words}. `hipsight undo` brings it back.")


def undo_command(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back the last thing done: a line, an import, a correction, a deletion or a setting."""
    from hipsight.reports.words import count_of
    from hipsight.workflows.correct_entries import undo_last

    entry = door(context, journal, today, as_json)
    undone = undo_last(entry.journal())
    if entry.as_json:
        answer_json({"undone": undone.kind, "at": undone.at.isoformat(), "entries": undone.entries})
    else:
        concerned = f" ({count_of(undone.entries, 'entry')})" if undone.entries else ""
        typer.echo(f"Took back the {undone.kind} of {undone.at:%Y-%m-%d %H:%M}{concerned}.")
