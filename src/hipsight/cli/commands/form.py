"""`hipsight form`: one's own step rate, and whether pain went with it."""

from __future__ import annotations

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door

#: Place in the list of commands.
PLACE = 4


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("form")(form_command)


def form_command(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Your own step rate from the watch, what a drill aims at, and whether pain went with it."""
    from hipsight.reports.form_words import form_sentences
    from hipsight.workflows.look_at_form import form_of

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    preferences = opened.preferences()
    look = form_of(opened, today=entry.today(preferences))
    if entry.as_json:
        answer_json(look.to_json())
        return
    for sentence in form_sentences(look, preferences.units):
        typer.echo(sentence)
