"""`hipsight serve`: the app."""

from __future__ import annotations

import datetime as dt
import re
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
    share: Annotated[
        str | None,
        typer.Option(
            metavar="30m",
            help="Also show the report, to read only, by a link that ends: 30m, 2h.",
            show_default=False,
        ),
    ] = None,
    journal: JournalOption = None,
) -> None:
    """Open the app in your browser: log, see why, plan, report. On this machine alone unless you say otherwise."""
    from hipsight.web.serving import serve

    entry = door(context, journal)
    lasting = None if share is None else _lasting(share)
    serve(entry.journal_path or default_journal(), host=host, port=port, say=typer.echo, share=lasting)


def _lasting(text: str) -> dt.timedelta:
    """How long `30m`, `2h` or `45` (minutes) is."""
    from hipsight.web.sharing import LONGEST, SHORTEST

    found = re.fullmatch(r"(\d{1,4}) ?(m|min|h)?", text.strip())
    minutes = int(found[1]) * (60 if found[2] == "h" else 1) if found else 0
    lasting = dt.timedelta(minutes=minutes)
    if not SHORTEST <= lasting <= LONGEST:
        raise typer.BadParameter(
            f"say how long, from 1m to 12h, such as 30m; not {text!r}", param_hint="--share"
        )
    return lasting
