"""What every command shares: where the journal is, what day it is, and how to answer."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:  # these load SQLAlchemy and Rich: only when a command needs them
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, Task
    from rich.text import Text

    from hipsight.model.preferences import Preferences
    from hipsight.storage.journal import Journal


def parse_day(text: str) -> dt.date:
    """The day that an option names."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"write the day as YYYY-MM-DD, not {text!r}") from None


JournalOption = Annotated[
    Path | None,
    typer.Option("--journal", envvar="HIPSIGHT_JOURNAL", help="The journal to use.", show_default=False),
]
TodayOption = Annotated[
    dt.date | None,
    typer.Option("--today", parser=parse_day, metavar="YYYY-MM-DD", help="Pretend it is this day."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@dataclasses.dataclass(slots=True)
class Door:
    """The answers to what every command asks."""

    journal_path: Path | None = None
    today_given: dt.date | None = None
    as_json: bool = False

    def journal(self) -> Journal:
        """The journal that was named, or the one of this user, made when there is none."""
        from hipsight.storage.journal import open_journal

        return open_journal(self.journal_path or default_journal())

    def at(self) -> dt.datetime:
        """The instant: now, or noon of the day given with --today."""
        from hipsight.workflows.clock import now

        if self.today_given is None:
            return now()
        return dt.datetime.combine(self.today_given, dt.time(12), tzinfo=now().tzinfo)

    def today(self, preferences: Preferences) -> dt.date:
        """The local day."""
        from hipsight.workflows.clock import local_day

        return self.today_given or local_day(self.at(), preferences)


def program_name() -> str:
    """What to type to start hipsight from here: its name where the shell finds it, else the path that was used."""
    started = Path(sys.argv[0])
    if shutil.which("hipsight") or started.name != "hipsight":
        return "hipsight"
    with contextlib.suppress(ValueError):
        return str(started.absolute().relative_to(Path.cwd()))
    return str(started)


def default_journal() -> Path:
    """The journal of this user, in the platform's place for data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("hipsight")) / "my.journal"


def door(
    context: typer.Context, journal: Path | None = None, today: dt.date | None = None, as_json: bool = False
) -> Door:
    """The door with options given before the command and after it; the later ones win."""
    before: Door = context.ensure_object(Door)
    return Door(journal or before.journal_path, today or before.today_given, as_json or before.as_json)


def answer_json(mapping: Mapping[str, Any]) -> None:
    """Prints the one JSON object of a command."""
    sys.stdout.write(json.dumps(mapping, ensure_ascii=False, indent=2, default=str) + "\n")


def console() -> Console:
    """Where words for people go; colours only on a terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def progress_bar(screen: Console) -> Progress:
    """A bar with what is done, how fast, and how long it will still take."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _rate_column(),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=screen,
        transient=True,
    )


def _rate_column() -> ProgressColumn:
    """How many a second."""
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    return Rate()


def messages() -> Console:
    """Where progress and complaints go."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, emoji=False, markup=False)
