"""`hipsight word`: your own words for shoes, routes, exercises and places that hurt."""

from __future__ import annotations

from typing import Annotated

import typer

from hipsight.cli.door import JournalOption, JsonOption, TodayOption, answer_json, door

#: Place in the list of commands.
PLACE = 10


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("word")(word_command)


def word_command(
    context: typer.Context,
    phrase: Annotated[str | None, typer.Argument(metavar="WORD", help="What you write.")] = None,
    means: Annotated[
        str | None, typer.Argument(metavar="MEANS", help="What it stands for; '' forgets it.")
    ] = None,
    journal: JournalOption = None,
    today: TodayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show your own words, or teach one.

    hipsight word "my loop" "6.2 mi trail"; hipsight word pegs "shoe: Pegasus 40"
    """
    from hipsight.workflows.teach_words import own_words, teach_word

    entry = door(context, journal, today, as_json)
    opened = entry.journal()
    if phrase is not None and means is not None:
        words = teach_word(opened, phrase, means, at=entry.at())
    else:
        words = own_words(opened.preferences())
    if entry.as_json:
        answer_json({"words": words})
        return
    for word, meaning in words.items():
        typer.echo(f"{word:<20} {meaning}")
    if not words:
        typer.echo('no words of your own yet; try: hipsight word "my loop" "6.2 mi trail"')
