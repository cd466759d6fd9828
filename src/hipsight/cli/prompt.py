"""The small prompt of `hipsight log` without a line: write, read what was understood, answer, take back."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer

from hipsight.model.body import Side, Site
from hipsight.model.errors import HipsightError

if TYPE_CHECKING:
    from hipsight.checkin.understanding import Question
    from hipsight.cli.door import Door
    from hipsight.storage.journal import Journal
    from hipsight.workflows.log_checkin import Logged

PROMPT, ANSWER = "> ", "  ? "
WELCOME = "Write as you would to a friend. `undo` takes the last line back; an empty line ends."
#: So many lines of the journal can be called back with the arrow keys.
_REMEMBERED = 200
_SIDES = {
    **dict.fromkeys(("l", "left", "lt"), Side.LEFT),
    **dict.fromkeys(("r", "right", "rt"), Side.RIGHT),
    **dict.fromkeys(("b", "both", "both sides", "left and right"), Side.BOTH),
}
_WORST = 10
_OFFERED = (
    "easy",
    "long",
    "tempo",
    "intervals",
    "treadmill",
    "trail",
    "no pain",
    "slept",
    "stress",
    "squats",
    "undo",
)

Ask = Callable[[str], str]
Show = Callable[["Logged"], None]


class Conversation:
    """Lines asked for, logged and answered, and what can be taken back."""

    def __init__(self, entry: Door, *, day: dt.date | None, dry_run: bool, ask: Ask, show: Show) -> None:
        self._entry = entry
        self._journal = entry.journal()
        self._day = day
        self._dry_run = dry_run
        self._ask = ask
        self._show = show
        self._steps: list[int] = []  # how many actions each line of this conversation took

    @property
    def journal(self) -> Journal:
        """The journal that is written to."""
        return self._journal

    def run(self) -> None:
        """Asks for lines until one is empty or the input ends."""
        typer.echo(WELCOME)
        while (line := self._heard(PROMPT)) not in {None, ""}:
            try:
                self._take(line or "")
            except HipsightError as error:
                typer.echo(f"hipsight: {error}", err=True)

    def _heard(self, prompt: str) -> str | None:
        try:
            return self._ask(prompt).strip()
        except EOFError:
            return None

    def _take(self, line: str) -> None:
        if line.lower() == "undo":
            self._take_back()
            return
        self._log(line)

    def _log(self, line: str) -> None:
        from hipsight.workflows.log_checkin import log_checkin

        logged = log_checkin(self._journal, line, at=self._entry.at(), day=self._day, dry_run=self._dry_run)
        if not self._dry_run:
            self._steps.append(1)
        self._show(logged)
        for question in () if self._dry_run else logged.checkin.asked:
            if question.field is not None and not self._answer(question, logged):
                break

    def _answer(self, question: Question, logged: Logged) -> bool:
        """Takes the answer to a question; False when the line was taken back instead."""
        for _ in range(2):
            told = self._heard(f"{ANSWER}{question.words} ")
            if not told:
                return True
            if told.lower() == "undo":
                self._take_back()
                return False
            fields = read_answer(told, question.field or "")
            if fields is not None:
                self._fill(question, logged, fields)
                return True
            typer.echo(
                "    not taken: "
                + ("left, right or both" if question.field == "side" else "a number, 0 to 10")
            )
        return True

    def _fill(self, question: Question, logged: Logged, fields: dict[str, Any]) -> None:
        from hipsight.workflows.correct_entries import edit_entry
        from hipsight.workflows.log_checkin import log_checkin

        if question.record is not None:
            edit_entry(self._journal, logged.entries[question.record].id, fields, at=self._entry.at())
        else:
            side = f"{question.side.value} " if question.side else ""
            said = f"{side}{(question.site or Site.HIP).value.replace('_', ' ')} {fields['score_0_10']:g}/10"
            day = self._day or logged.checkin.day
            log_checkin(self._journal, said, at=self._entry.at(), day=day)
        self._steps[-1] += 1

    def _take_back(self) -> None:
        from hipsight.workflows.correct_entries import undo_last

        undone = [undo_last(self._journal) for _ in range(self._steps.pop() if self._steps else 1)][-1]
        typer.echo(f"Took back the {undone.kind} of {undone.at:%Y-%m-%d %H:%M}.")


def read_answer(told: str, field: str) -> dict[str, Any] | None:
    """The fields that an answer fills, or None when it is no answer: "right", "3", "3/10", "2-3"."""
    told = told.lower().strip(" .!")
    if field == "side":
        side = _SIDES.get(told)
        return None if side is None else {"side": side.value}
    written = re.fullmatch(
        r"(?:a |about )?(\d+(?:\.\d)?)(?:\s*(?:-|to)\s*(\d+(?:\.\d)?))?(?:\s*/\s*10)?", told
    )
    if written is None:
        return None
    scores = sorted(float(number) for number in written.groups() if number)
    if scores[-1] > _WORST:
        return None
    if scores[-1] == 0:
        return {"score_0_10": 0.0, "absent": True}
    return {"score_0_10": scores[0], **({"score_high": scores[1]} if len(scores) > 1 else {})}


def converse(entry: Door, *, day: dt.date | None, dry_run: bool, show: Show, ask: Ask = input) -> None:
    """Talks until an empty line, with history and completion where the platform has them."""
    conversation = Conversation(entry, day=day, dry_run=dry_run, ask=ask, show=show)
    with contextlib.suppress(ImportError):  # not on Windows
        _prepare(conversation.journal)
    conversation.run()


def _prepare(journal: Journal) -> None:
    """Gives the arrow keys the lines of the journal, and the tab key its words; no file is written for it."""
    import readline

    lines = [kept.text.replace("\n", " ") for kept in journal.checkins()[-_REMEMBERED:]]
    readline.clear_history()
    for line in lines:
        readline.add_history(line)
    completer = Completer(words_offered(journal, lines))
    readline.set_completer(completer.complete)
    readline.set_completer_delims(" ,;")
    readline.parse_and_bind(
        "bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete"
    )


def words_offered(journal: Journal, lines: Iterable[str]) -> list[str]:
    """What the tab key offers: own words, shoes, sites, and the words of the last lines."""
    preferences = dataclasses.replace(journal.preferences(), shoes=journal.known_shoes())
    own = [phrase for phrase, _ in preferences.aliases]
    sites = [site.value.replace("_", " ") for site in Site]
    said = [word for line in lines for word in re.findall(r"[^\W\d_]{3,}", line)]
    return sorted({*own, *preferences.shoes, *sites, *said, *_OFFERED}, key=str.lower)


class Completer:
    """Completes the word before the cursor, in the way the standard library's line editor asks for it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._found: list[str] = []

    def complete(self, beginning: str, state: int) -> str | None:
        """The word number `state` of those that begin so, or None past the last."""
        if state == 0:
            self._found = [word for word in self._words if word.lower().startswith(beginning.lower())]
        return self._found[state] if state < len(self._found) else None
