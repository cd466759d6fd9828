"""`hipsight settings`: shown, and changed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door
from hipsight.model.body import HIP_SITES

#: Place in the list of commands.
PLACE = 9


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("settings")(settings_command)


def settings_command(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The setting to change.")] = None,
    value: Annotated[str | None, typer.Argument(help="What to set it to.")] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the settings, or change one.

    They are units, language, date-order, day-start, sites, side, home-zone, birth-year and sex.
    """
    from hipsight.workflows.change_settings import SETTINGS, change_setting, show_settings

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    if name is not None and value is not None:
        preferences = change_setting(opened, name, value, at=entry.at())
    else:
        preferences = opened.preferences()
    values = show_settings(preferences)
    if name is not None:
        if name not in SETTINGS:
            raise typer.BadParameter(f"there are {', '.join(SETTINGS)}", param_hint="NAME")
        values = {name: values[name]}
    if entry.as_json:
        answer_json(values)
        return
    for setting, current in values.items():
        typer.echo(f"{setting:<11} {_words(setting, current):<24} {SETTINGS[setting][1]}")


def _words(setting: str, value: Any) -> str:
    if value is None:
        return "either" if setting == "side" else "-"
    if isinstance(value, list):
        return "hips" if set(value) == set(HIP_SITES) else ", ".join(value)
    return str(value)
