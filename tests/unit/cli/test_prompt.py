"""The prompt: lines in, answers taken, the last one taken back; the one-line command loads nothing of it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
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


def _read_until(screen: int, words: str) -> str:
    seen = ""
    while words not in seen:
        seen += os.read(screen, 4096).decode()
    return seen


@pytest.fixture
def terminal(path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "hipsight.cli", "--journal", str(path), "--today", TODAY, "log"]
    process = subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    yield ours, process
    process.kill()
    process.wait()
    os.close(ours)


def test_a_terminal_shows_what_was_understood_and_calls_back_the_last_line(
    path: Path, terminal: tuple[int, subprocess.Popen[bytes]]
) -> None:
    screen, process = terminal
    _read_until(screen, "> ")
    os.write(screen, b"6 mi easy, left hip 2/10\n")
    assert re.search(r"\x1b\[4m6 mi", _read_until(screen, "pain") + _read_until(screen, "> "))
    os.write(screen, b"\x1b[A\n")  # the arrow upwards, and enter
    _read_until(screen, "easy, left hip 2/10")
    _read_until(screen, "pain")
    os.write(screen, b"\n\n")
    assert process.wait(timeout=20) == 0
    assert [type(record) for record in _records(path)].count(Run) == 2


def test_the_one_line_command_loads_nothing_of_the_prompt(path: Path) -> None:
    code = (
        "import sys\nfrom hipsight.cli.__main__ import main\n"
        f"sys.argv = ['hipsight', '--journal', {str(path)!r}, 'log', '6 mi easy, left hip 2/10']\n"
        "assert main() == 0\n"
        "assert not {'hipsight.cli.prompt', 'readline'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
