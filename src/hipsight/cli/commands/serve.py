"""`hipsight serve`: the app."""

from __future__ import annotations

from typing import Annotated

import typer

from hipsight.cli.door import JournalOption, default_journal, door

#: Place in the list of commands.
PLACE = 7


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve")(serve_command)


def serve_command(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(help="Where to listen; 0.0.0.0 lets phones on your network in, with a code.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 takes any that is free.", min=0, max=65535)] = 8765,
    journal: JournalOption = None,
) -> None:
    """Open the app in your browser: log, see why, plan, report. On this machine alone unless you say otherwise."""
    from hipsight.web.serving import serve

    entry = door(context, journal)
    serve(entry.journal_path or default_journal(), host=host, port=port, say=typer.echo)
