"""The prompt: lines in, answers taken, the last one taken back; the one-line command loads nothing of it."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hipsight.cli.__main__ import app
from hipsight.cli.prompt import Completer, read_answer
from hipsight.model.records import Pain, Run
from hipsight.storage.journal import open_journal

TODAY = "2026-11-22"


def _said(path: Path, *lines: str) -> str:
    words = ["--journal", str(path), "--today", TODAY, "log"]
    result = CliRunner().invoke(app, words, input="".join(f"{line}\n" for line in lines))
    assert result.exit_code == 0, result.output
    return result.output


def _records(path: Path) -> list[object]:
    return [entry.record for entry in open_journal(path).entries()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my.journal"


def test_a_line_is_logged_and_both_questions_are_answered_right_there(path: Path) -> None:
    said = _said(path, "6 mi easy, outer hip sore", "right", "3-4", "")
    assert "Which side is the outer hip pain" in said
    run, pain = sorted(_records(path), key=lambda record: type(record).__name__, reverse=True)
    assert isinstance(run, Run)
    assert isinstance(pain, Pain)
    assert (pain.side, pain.score_0_10, pain.score_high) == ("right", 3.0, 4.0)


def test_an_answer_that_is_none_is_asked_for_once_more(path: Path) -> None:
    said = _said(path, "left groin sore", "dunno", "2", "")
    assert "not taken: a number, 0 to 10" in said
    assert [pain.score_0_10 for pain in _records(path) if isinstance(pain, Pain)] == [2.0]


def test_an_empty_answer_leaves_it_open(path: Path) -> None:
    _said(path, "left groin sore", "", "")
    assert [pain.score_0_10 for pain in _records(path) if isinstance(pain, Pain)] == [None]


def test_undo_takes_back_the_line_with_its_answers(path: Path) -> None:
    said = _said(path, "5 mi", "outer hip sore", "left", "4", "undo", "")
    assert "Took back the log" in said
    assert [type(record) for record in _records(path)] == [Run]


def test_undo_instead_of_an_answer_takes_back_the_line(path: Path) -> None:
    _said(path, "outer hip sore", "undo", "5 mi", "")
    assert [type(record) for record in _records(path)] == [Run]


def test_nothing_to_take_back_is_said_and_the_prompt_goes_on(path: Path) -> None:
    said = _said(path, "undo", "5 mi", "")
    assert "nothing" in said
    assert [type(record) for record in _records(path)] == [Run]


def test_a_site_that_nothing_was_said_of_is_logged_with_the_answer(path: Path) -> None:
    _said(path, "6 mi. Left hip.", "2", "")
    assert [(pain.side, pain.score_0_10) for pain in _records(path) if isinstance(pain, Pain)] == [
        ("left", 2.0)
    ]


def test_no_score_means_that_it_was_absent(path: Path) -> None:
    _said(path, "6 mi. Left hip.", "0", "")
    assert [pain.absent for pain in _records(path) if isinstance(pain, Pain)] == [True]


def test_the_end_of_the_input_ends_it(path: Path) -> None:
    assert "run             5 mi" in _said(path, "5 mi")


def test_a_red_flag_is_raised_at_the_prompt(path: Path) -> None:
    assert "weight" in _said(path, "groin pain, can't put any weight on the leg", "", "", "")


@pytest.mark.parametrize(
    ("told", "field", "fields"),
    [
        ("L", "side", {"side": "left"}),
        ("both", "side", {"side": "both"}),
        ("dunno", "side", None),
        ("3/10", "score_0_10", {"score_0_10": 3.0}),
        ("a 3", "score_0_10", {"score_0_10": 3.0}),
        ("2 to 4", "score_0_10", {"score_0_10": 2.0, "score_high": 4.0}),
        ("11", "score_0_10", None),
    ],
)
def test_an_answer_is_read(told: str, field: str, fields: dict[str, object] | None) -> None:
    assert read_answer(told, field) == fields


def test_the_beginning_of_a_word_is_completed() -> None:
    completer = Completer(["Pegasus 40", "piriformis", "tempo"])
    assert [completer.complete("p", state) for state in range(3)] == ["Pegasus 40", "piriformis", None]


class Terminal:
    """A prompt at the other end of a pseudo-terminal; waits for words, and never for ever."""

    def __init__(self, path: Path) -> None:
        self._ours, theirs = pty.openpty()
        words = [sys.executable, "-m", "hipsight.cli", "--journal", str(path), "--today", TODAY, "log"]
        self.process = subprocess.Popen(
            words, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
        )
        os.close(theirs)
        self._unread = ""

    def until(self, pattern: str, seconds: float = 60.0) -> str:
        """What appeared up to the pattern; what came after it is kept for the next call."""
        give_up = time.monotonic() + seconds
        while not (found := re.search(pattern, self._unread)):
            ready, _, _ = select.select([self._ours], [], [], max(0.0, give_up - time.monotonic()))
            assert ready, f"{pattern!r} never came; the screen says {self._unread!r}"
            self._unread += os.read(self._ours, 4096).decode()
        seen, self._unread = self._unread[: found.end()], self._unread[found.end() :]
        return seen

    def write(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    opened = Terminal(path)
    yield opened
    opened.close()


def test_a_terminal_shows_what_was_understood_and_calls_back_the_last_line(
    path: Path, terminal: Terminal
) -> None:
    terminal.until("> ")
    terminal.write(b"6 mi easy, left hip 2/10\n")
    terminal.until(r"\x1b\[4m6 mi")
    terminal.until("2/10")
    terminal.until("\n> ")
    terminal.write(b"\x1b[A\n")  # the arrow upwards, and enter
    terminal.until("easy, left hip 2/10")
    terminal.until("\n> ")
    terminal.write(b"\n")
    assert terminal.process.wait(timeout=60) == 0
    assert [type(record) for record in _records(path)].count(Run) == 2


def test_the_one_line_command_loads_nothing_of_the_prompt(path: Path) -> None:
    code = (
        "import sys\nfrom hipsight.cli.__main__ import main\n"
        f"sys.argv = ['hipsight', '--journal', {str(path)!r}, 'log', '6 mi easy, left hip 2/10']\n"
        "assert main() == 0\n"
        "assert not {'hipsight.cli.prompt', 'readline'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
