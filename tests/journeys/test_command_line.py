"""Whole stories through the command line, as a script would tell them."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hipsight.cli.__main__ import app
from hipsight.model.errors import InvalidRecordError
from hipsight.simulation.sample import sample_log, write_sample

TODAY = "2026-06-07"


class Shell:
    """Runs commands against one journal, in this process."""

    def __init__(self, path):
        self.path = path

    def run(self, *words, today=TODAY, code=0):
        result = CliRunner().invoke(app, ["--journal", str(self.path), "--today", today, *map(str, words)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.stdout

    def json(self, *words, **more):
        return json.loads(self.run(*words, "--json", **more))


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path / "my.journal")


@pytest.fixture(scope="module")
def sample_files(tmp_path_factory):
    return write_sample(sample_log(), tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def sample_shell(sample_files, tmp_path_factory):
    shell = Shell(tmp_path_factory.mktemp("journal") / "sample.journal")
    shell.run("settings", "home-zone", "Europe/London")
    summary = shell.json("import", sample_files)
    assert summary["problems"] == []
    return shell


def hipsight(*words, **more):
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "hipsight.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


# ------------------------------------------------------------------ log, correct, take back


def test_a_line_is_logged_shown_corrected_deleted_and_brought_back(shell):
    logged = shell.json("log", "6.2 mi trail easy 58:10; outer R hip 3/10 dull from mile 4")
    assert logged["day"] == TODAY
    assert [entry["kind"] for entry in logged["entries"]] == ["run", "pain"]
    run, pain = logged["entries"]
    assert run["distance_m"] == pytest.approx(9977.9, abs=0.1)
    assert (pain["site"], pain["side"], pain["score_0_10"]) == ("outer_hip", "right", 3)
    assert "text" in logged["understood"][0]
    assert "as" in logged["understood"][0]

    edited = shell.json("edit", pain["id"][:8], "score_0_10=5", "side=left")["entry"]
    assert (edited["score_0_10"], edited["side"], edited["edited"]) == (5, "left", True)
    shown = shell.json("show", pain["id"])
    assert shown["history"][0]["before"]["score_0_10"] == 3

    shell.run("delete", pain["id"])
    assert [entry["kind"] for entry in shell.json("show", "all")["entries"]] == ["run"]
    assert shell.json("undo")["undone"] == "delete"
    assert shell.json("show", "pain")["entries"][0]["score_0_10"] == 5
    assert shell.json("undo")["undone"] == "edit"
    assert shell.json("show", "pain")["entries"][0]["score_0_10"] == 3
    undone = shell.json("undo")
    assert (undone["undone"], undone["entries"]) == ("log", 2)
    assert shell.json("show", "all")["entries"] == []


def test_a_pain_that_was_absent_can_be_given_a_score(shell):
    (pain,) = shell.json("log", "no hip pain")["entries"]
    assert pain["absent"]
    edited = shell.json("edit", pain["id"], "score_0_10=2")["entry"]
    assert edited["score_0_10"] == 2
    assert "absent" not in edited


@pytest.mark.parametrize(
    ("correction", "answer"),
    [
        ("side=middle", "one of left, right, both"),
        ("score_0_10=much", "a number"),
        ("day=yesterday", "a day as YYYY-MM-DD"),
        ("foo=3", "it has day,"),
        ("quality=sharpish,dull", "a list of: one of sharp, dull"),
    ],
)
def test_a_correction_that_cannot_be_says_what_can(shell, correction, answer):
    (pain,) = shell.json("log", "hip 3/10")["entries"]
    with pytest.raises(InvalidRecordError, match=answer):
        shell.run("edit", pain["id"], correction)


def test_several_words_are_corrected_with_commas_between_them(shell):
    (pain,) = shell.json("log", "hip 3/10")["entries"]
    assert shell.json("edit", pain["id"], "quality=sharp,dull")["entry"]["quality"] == ["sharp", "dull"]


def test_a_program_gets_an_object_also_when_there_is_no_answer(tmp_path):
    done = hipsight("--journal", tmp_path / "my.journal", "show", "abcdef", "--json")
    assert done.returncode == 2
    assert "abcdef" in json.loads(done.stdout)["error"]


def test_weeks_are_added_up(shell):
    shell.run("log", "6.2 mi easy, hip 3/10")
    week = shell.json("show", "weeks")["weeks"][-1]
    assert (round(week["run_km"], 1), week["run_days"], week["worst_pain"]) == (10.0, 1, 3)
    assert "6.2 mi" in shell.run("show", "weeks")


def test_a_dry_run_keeps_nothing(shell):
    assert shell.json("log", "5 mi easy", "--dry-run")["entries"][0]["kind"] == "run"
    assert shell.json("show", "all")["entries"] == []


def test_what_is_not_understood_is_said_and_the_line_is_kept(shell):
    logged = shell.json("log", "xyzzy plugh")
    assert logged["entries"] == []
    assert logged["not_understood"]
    shell.run("export", shell.path.parent / "all.zip")
    with zipfile.ZipFile(shell.path.parent / "all.zip") as archive:
        assert b"xyzzy plugh" in archive.read("journal/checkin.jsonl")


@pytest.mark.parametrize(
    "line", ["🙂" * 2000, "\x00\x07\x1b[31m", "腰が痛い、左", "a" * 10_000_000, "5 mi " * 20_000]
)
def test_strange_lines_are_kept_and_never_crash(shell, line):
    started = time.monotonic()
    logged = shell.json("log", line)
    assert time.monotonic() - started < 20
    assert isinstance(logged["entries"], list)


def test_a_day_in_the_future_is_refused(shell):
    result = CliRunner().invoke(
        app, ["--journal", str(shell.path), "--today", TODAY, "log", "5 mi", "--day", "2026-06-08"]
    )
    assert result.exit_code != 0
    assert "lies in the future" in str(result.exception)


def test_settings_change_how_a_bare_distance_is_read(shell):
    shell.run("settings", "units", "km")
    assert shell.json("log", "ran 10 easy")["entries"][0]["distance_m"] == 10_000
    assert shell.json("settings")["units"] == "km"
    shell.run("undo")
    shell.run("undo")
    assert shell.json("settings")["units"] == "miles"


# ------------------------------------------------------------------ errors are words, with exit code 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["import", "nowhere.fit"], "there is no such file or folder: nowhere.fit"),
        (["settings", "units", "leagues"], "units must be one of miles, km, not 'leagues'"),
        (["settings", "colour", "red"], "there is no setting 'colour'"),
        (["edit", "ffff", "score_0_10=3"], "no entry begins with 'ffff'"),
        (["today"], "nothing has been logged yet"),
        (["triggers"], "nothing has been logged yet"),
        (["restore", "nowhere.zip"], "there is no such file"),
        (["log", "   "], "there is nothing to log"),
        (["--today", "tomorrow", "today"], "YYYY-MM-DD"),
        (["triggers", "--site", "elbow"], "sites are: hip"),
        (["dance"], "No such command"),
    ],
)
def test_an_unusable_call_says_what_to_do_and_exits_with_2(tmp_path, words, message):
    result = hipsight("--journal", tmp_path / "my.journal", *words)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_help_is_there_for_everything():
    result = hipsight("--help")
    assert result.returncode == 0
    assert "triggers" in result.stdout
    assert hipsight("--version").stdout.startswith("hipsight ")


# ------------------------------------------------------------------ import


def test_importing_twice_keeps_nothing_new_and_the_numbers_add_up(shell, sample_files):
    first = shell.json("import", sample_files)
    assert first["read"] == first["kept"] + first["duplicates"] + len(first["problems"])
    assert first["kept"] == sum(first["by_kind"].values())
    second = shell.json("import", sample_files)
    assert (second["kept"], second["duplicates"]) == (0, first["kept"] + first["duplicates"])


def test_a_folder_of_5000_files_with_300_of_junk(shell, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    first = dt.date(2020, 1, 1)
    for number in range(4700):
        day = first + dt.timedelta(days=number % 2000)
        (folder / f"{number:04}.txt").write_text(
            f"{day} {3 + number % 97 / 10:.1f} mi easy in shoe{number}\n"
        )
    for number in range(300):
        (folder / f"junk{number}.bin").write_bytes(bytes([number % 256, number // 256]) * 500 + b"\xff\x00")
    summary = shell.json("import", folder, code=1)
    assert len(summary["problems"]) == 300
    assert summary["read"] == summary["kept"] + summary["duplicates"] + 300
    assert summary["kept"] >= 4600


def test_a_killed_import_goes_on_where_it_was(tmp_path, sample_files):
    path = tmp_path / "my.journal"
    whole = Shell(tmp_path / "whole.journal")
    expected = whole.json("import", sample_files)["kept"]
    process = subprocess.Popen(
        [sys.executable, "-m", "hipsight.cli", "--journal", path, "import", sample_files, "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (path.exists() and path.stat().st_size > 200_000):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    shell = Shell(path)
    before = len(shell.json("show", "all", "--since", "2000-01-01")["entries"])
    again = shell.json("import", sample_files)
    assert before + again["kept"] == expected
    assert again["duplicates"] >= before


def test_a_rebuild_gives_the_same_journal(sample_shell):
    shell = sample_shell
    day = ["--since", "2026-05-01"]
    pain = shell.json("show", "pain", *day)["entries"][0]
    shell.run("edit", pain["id"], "score_0_10=4")
    before = shell.json("show", "all", "--since", "2000-01-01")
    rebuilt = shell.json("rebuild")
    assert rebuilt["entries"] == rebuilt["entries_before"] == len(before["entries"])
    assert shell.json("show", "all", "--since", "2000-01-01") == before
    shell.run("undo")


# ------------------------------------------------------------------ the story


def test_the_sample_runner_has_the_planted_trigger_found(sample_shell):
    report = sample_shell.json("triggers")
    assert [finding["family"] for finding in report["findings"]] == ["weekly_volume"]
    (finding,) = report["findings"]
    planted = sample_log().planted[0]
    assert finding["threshold_low"] * 0.85 <= planted.threshold <= finding["threshold_high"] * 1.15
    assert abs(finding["lag_days"] - planted.lag_days) <= 1
    assert finding["grade"] in {"claim", "strong"}
    assert (
        finding["exposed_flares"] * finding["other_episodes"]
        > finding["other_flares"] * finding["exposed_episodes"]
    )
    assert "mile" in finding["sentence"]


def test_the_findings_are_drawn(sample_shell, tmp_path):
    answer = sample_shell.json("triggers", "--pictures", tmp_path / "why")
    drawn = [Path(path) for path in answer["pictures"]]
    assert len(drawn) == len(answer["findings"]) + len(answer["worth_an_experiment"]) >= 1
    assert all(path.read_text(encoding="utf-8").startswith("<svg") for path in drawn)


def test_the_same_journal_gives_the_same_answer(sample_shell):
    assert sample_shell.json("triggers") == sample_shell.json("triggers")
    assert sample_shell.json("progress") == sample_shell.json("progress")


def test_the_sample_tells_progress_and_the_light_of_the_day(sample_shell):
    progress = sample_shell.json("progress")
    assert progress["runs"] > 50
    assert progress["onsets"] > 20
    assert progress["pain_free_km"]["low"] < progress["pain_free_km"]["now"]
    assert len(progress["severity"]) == 40
    today = sample_shell.json("today")
    assert today["light"] in {"green", "amber", "red"}
    assert today["red_flags"] == []


def test_runs_of_the_watch_and_of_the_notes_are_joined(sample_shell):
    log = sample_log()
    days = sample_shell.json("show", "days", "--since", "2000-01-01")["days"]
    told = sum(day.get("run_km", 0) for day in days)
    really = sum(run.distance_km for day in log.days for run in day.runs)
    assert told == pytest.approx(really, rel=0.01)


def test_a_red_flag_speaks_first_and_loudly(shell):
    shell.run("log", "ran 5 mi, can't bear weight on my right leg now")
    words = shell.run("today")
    assert words.startswith("RED FLAG (EMERGENCY)")
    assert "emergency department now" in words
    assert shell.json("today")["light"] == "red"


def test_every_screen_can_be_printed(sample_shell):
    for words in (
        ["triggers"],
        ["progress"],
        ["today"],
        ["show"],
        ["show", "runs"],
        ["show", "pain"],
        ["settings"],
    ):
        assert len(sample_shell.run(*words)) > 100


def test_everything_out_and_back_is_the_same_journal(sample_shell, tmp_path):
    path = tmp_path / "all.zip"
    out = sample_shell.json("export", path)
    assert out["bytes"] == path.stat().st_size
    other = Shell(tmp_path / "other.journal")
    assert other.json("restore", path)["records"] == out["records"]
    everything = ["show", "all", "--since", "2000-01-01"]
    assert other.json(*everything) == sample_shell.json(*everything)


def test_no_command_touches_the_network(sample_files, tmp_path):
    guard = tmp_path / "sitecustomize.py"
    guard.write_text(
        "import socket\n"
        "def refuse(*a, **k): raise RuntimeError('network')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"}
    journal = ["--journal", tmp_path / "my.journal", "--today", TODAY]
    for words in (
        ["import", sample_files],
        ["log", "5 mi easy, hip 2/10"],
        ["triggers"],
        ["progress"],
        ["today"],
    ):
        result = hipsight(*journal, *words, env=environment)
        assert result.returncode == 0, result.stderr


def test_an_emergency_in_the_very_first_line_is_answered_by_log_and_by_today(shell):
    logged = shell.json("log", "can't take a single step")
    assert [flag["id"] for flag in logged["red_flags"]] == ["cannot_bear_weight"]
    today = shell.json("today")
    assert today["light"] == "red"
    assert [flag["id"] for flag in today["red_flags"]] == ["cannot_bear_weight"]
    assert "RED FLAG (URGENT)" in shell.run("log", "right groin 2/10, limping")
    assert shell.json("log", "6 mi easy", today="2026-06-08")["red_flags"] == []  # said on its own day
