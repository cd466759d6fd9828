"""An experiment from registration to answer, through the command line, and what forbids one."""

import datetime as dt

import pytest
from icalendar import Calendar
from tests.journeys.test_command_line import Shell

from hipsight.experiments.assignable import NotAssignableError
from hipsight.experiments.design import UnusableDesignError
from hipsight.experiments.safety import ForbiddenExperimentError

START = dt.date(2026, 3, 1)


@pytest.fixture
def shell(tmp_path):
    """A runner with forty days of log who squats at times; the hip is sore the day after."""
    shell = Shell(tmp_path / "my.journal")
    rows = ["day,run_km,squats,pain_0_10"]
    for day in range(40):
        squats = int(day % 5 == 0)
        rows.append(f"{START + dt.timedelta(day - 40)},5,{squats},{1 + (day % 5 == 1) + day % 2}")
    (tmp_path / "days.csv").write_text("\n".join(rows), encoding="utf-8")
    shell.run("import", tmp_path / "days.csv", today=str(START))
    return shell


def live(shell, tmp_path, experiment, sore):
    """Lives through the experiment as drawn, logging every day."""
    day, last, rows = START, dt.date.fromisoformat(experiment["last_day"]), ["day,run_km,squats,pain_0_10"]
    exposed = {block["first_day"] for block in experiment["blocks"] if block["exposed"]}
    while day < last:
        day += dt.timedelta(1)
        hurts = 4 if str(day - dt.timedelta(1)) in exposed else 1 + day.day % 2
        rows.append(f"{day},5,{int(str(day) in exposed)},{hurts if sore else 1 + day.day % 2}")
    (tmp_path / "more.csv").write_text("\n".join(rows), encoding="utf-8")
    shell.run("import", tmp_path / "more.csv", today=str(last))
    return str(last + dt.timedelta(1))


def start(shell, *words):
    return shell.json("experiment", "start", "squats", "--seed", 4, *words, today=str(START))


@pytest.mark.parametrize("sore", [True, False])
def test_an_experiment_is_registered_lived_and_answered(shell, tmp_path, sore):
    started = start(shell)
    assert (started["id"], len(started["blocks"])) == ("squats-1", 20)
    assert started["detectable"] > 0

    first = started["blocks"][0]
    (told,) = shell.json("today", today=first["first_day"])["planned"]
    assert ("do your usual squats" if first["exposed"] else "no squats") in told

    (running,) = shell.json("experiment", "show", today=first["first_day"])["experiments"]
    assert running["answer"] is None
    over = live(shell, tmp_path, running, sore)
    (shown,) = shell.json("experiment", "show", "squats-1", today=over)["experiments"]
    assert shown["answer"]["confirmed"] is sore
    assert shown["answer"]["adherence"] == {"kept": 20, "broken": 0, "begun": 20}
    assert shell.json("triggers", today=over)["experiments"] == [shown]
    words = " ".join(shell.run("triggers", today=over).split())
    assert ("Confirmed by experiment" if sore else "Not confirmed") in words
    assert shell.json("today", today=over)["planned"] == []


def test_the_calendar_has_every_block_and_replaces_itself(shell, tmp_path):
    start(shell)
    written = []
    for name in ("one.ics", "two.ics"):
        shell.run("experiment", "calendar", "squats-1", tmp_path / name, today=str(START))
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    events = Calendar.from_ical(written[0]).walk("VEVENT")
    assert len(events) == 40
    assert len({str(event["UID"]) for event in events}) == 40
    assert {str(event["SUMMARY"]) for event in events} == {
        "Do your usual squats",
        "No squats",
        "Note the pain tonight, also when there is none",
    }


def test_nothing_is_tested_while_a_red_flag_is_up(shell):
    shell.run("log", "could not bear weight on the right leg today", today=str(START))
    with pytest.raises(ForbiddenExperimentError, match="red flag"):
        start(shell)


def test_a_flag_that_comes_up_later_takes_the_instruction_back(shell):
    started = start(shell)
    day = next(block["first_day"] for block in started["blocks"] if block["exposed"])
    shell.run("log", "cannot bear weight on the right leg", today=day)
    (told,) = shell.json("today", today=day)["planned"]
    assert "leave out what was drawn" in told


def test_one_at_a_time_and_a_stopped_one_gives_no_answer(shell):
    start(shell)
    with pytest.raises(UnusableDesignError, match="runs until"):
        start(shell)
    later = str(START + dt.timedelta(10))
    shell.run("experiment", "stop", "squats-1", today=later)
    (shown,) = shell.json("experiment", "show", today="2026-09-01")["experiments"]
    assert (shown["stopped"], shown["answer"]) == (later, None)
    shell.run("undo", today=later)
    assert shell.json("experiment", "show", today=later)["experiments"][0]["stopped"] is None


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        (["short_sleep"], NotAssignableError, "sleep less"),
        (["session_spike"], NotAssignableError, "warnings"),
        (["run_length"], UnusableDesignError, "--threshold"),
        (["run_length", "--threshold", 30], UnusableDesignError, "no such day"),
        (["weekly_volume", "--threshold", 90], UnusableDesignError, "more than you have run"),
        (["hills"], UnusableDesignError, "what you do anyway"),
        (["custom:gluten"], UnusableDesignError, "log it first"),
        (["squats", "--lag", 9], UnusableDesignError, "0 to 4 days"),
        (["squats", "--from", "2026-02-20"], UnusableDesignError, "a day to come"),
    ],
)
def test_what_cannot_be_drawn_up_says_why(shell, words, error, message):
    with pytest.raises(error, match=message):
        shell.run("experiment", "start", *words, today=str(START))


def test_an_experiment_goes_out_and_back_with_the_journal(shell, tmp_path):
    start(shell)
    shell.run("export", tmp_path / "all.zip", today=str(START))
    other = Shell(tmp_path / "other.journal")
    other.run("restore", tmp_path / "all.zip", today=str(START))
    shown = [one.json("experiment", "show", today=str(START)) for one in (shell, other)]
    assert shown[0] == shown[1]
    assert shown[0]["experiments"][0]["id"] == "squats-1"
