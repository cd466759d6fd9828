"""The interview, red flags and questionnaires through the command line."""

from __future__ import annotations

import pytest
from tests.journeys.test_command_line import Shell
from typer.testing import CliRunner

from hipsight.cli.__main__ import app

TODAY = "2026-03-20"
WORDS = "Ache at the outside of my left hip when I run, for three weeks."


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path / "my.journal")


def typed(shell, *words, lines):
    """What a command prints to somebody who types these lines."""
    command = ["--journal", str(shell.path), "--today", TODAY, *words]
    result = CliRunner().invoke(app, command, input="\n".join(lines) + "\n")
    assert result.exit_code == 0, result.output
    return result.output


def interview(shell, *lines):
    return typed(shell, "triage", lines=lines)


def test_an_interview_is_left_resumed_and_begun_anew(shell):
    assert "own words" in interview(shell, WORDS, "q")
    again = interview(shell, "q")
    assert "own words" not in again
    assert "own words" in typed(shell, "triage", "--again", lines=["q"])
    assert "own words" in interview(shell, "q")


def test_answers_are_typed_as_words_and_taken_back(shell):
    first = interview(shell, WORDS, "don't know", "back", "nonsense and more", "q")
    assert "answer with a number" in first
    question = next(line for line in first.splitlines() if line.endswith("?"))
    assert first.count(question) >= 3  # asked, asked again after "back", and again after nonsense


def test_json_reads_the_words_and_prints_one_object(shell):
    answer = shell.json(
        "triage", "--text", "I can't put any weight on my leg, my groin cracked on a run", today=TODAY
    )
    assert answer["urgency"] == "emergency"
    assert answer["actions"]
    assert all(flag["sources"] for flag in answer["red_flags"])


def test_a_red_flag_stays_up_until_it_is_answered(shell):
    shell.run("log", "ran 5k, L groin 5/10, limping, woke me at night", today=TODAY)
    up = shell.json("flag", "list", today=TODAY)["up"]
    assert up
    for flag in up:
        shell.json("flag", "answer", flag["id"], "seen by a doctor, MRI clear", today=TODAY)
    after = shell.json("flag", "list", today=TODAY)
    assert after["up"] == []
    assert len(after["answered"]) == len(up)
    shell.run("undo", today=TODAY)
    assert len(shell.json("flag", "list", today=TODAY)["up"]) == 1


def test_a_questionnaire_is_answered_undone_exported_and_restored(shell, tmp_path):
    asked = typed(shell, "questionnaire", "weekly", lines=["3", "9", "3", "2", "2"])
    assert "50 of 100" in asked
    shell.json("questionnaire", "confidence", "--answers", "5,4,1", today=TODAY)
    assert len(shell.json("questionnaire", "list", today=TODAY)["answered"]) == 2
    shell.run("undo", today=TODAY)
    assert [one["score"] for one in shell.json("questionnaire", "list", today=TODAY)["answered"]] == [50]
    shell.run("export", tmp_path / "all.zip", today=TODAY)
    other = Shell(tmp_path / "other.journal")
    other.run("restore", tmp_path / "all.zip", today=TODAY)
    assert [one["score"] for one in other.json("questionnaire", "list", today=TODAY)["answered"]] == [50]
