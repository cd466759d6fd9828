"""The command `hipsight`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Annotated

import typer

from hipsight import __version__
from hipsight.cli import commands
from hipsight.cli.door import Door, JournalOption, TodayOption, answer_json
from hipsight.model.errors import HipsightError

#: What a shell expects of a program that was stopped with Ctrl-C.
STOPPED = 130

app = typer.Typer(
    name="hipsight",
    help="Find out why your hip hurts, and run again. A private log of runs and pain; all of it stays on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Education with referral, never a diagnosis. If you cannot put weight on the leg, see a doctor now.",
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hipsight {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    journal: JournalOption = None,
    today: TodayOption = None,
    _version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_say_version, help="Print the version and stop."),
    ] = False,
) -> None:
    context.obj = Door(journal, today)


def _gather() -> None:
    found = [
        importlib.import_module(f"{commands.__name__}.{module.name}")
        for module in pkgutil.iter_modules(commands.__path__)
    ]
    for module in sorted(found, key=lambda module: module.PLACE):
        module.add_to(app)


_gather()


def main() -> int:
    """Runs the command and returns its exit code: 0 done, 1 some input had problems, 2 not usable."""
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except HipsightError as error:
        if "--json" in sys.argv:  # whoever reads with a program gets an object also when there is no answer
            answer_json({"error": str(error)})
        typer.echo(f"hipsight: {error}", err=True)
        return error.exit_code
    except KeyboardInterrupt:
        typer.echo("Stopped. What was stored stays.", err=True)
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; nothing more to say
    return 0


if __name__ == "__main__":
    sys.exit(main())
