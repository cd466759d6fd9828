"""A plan from asking to adapting, through the command line: what backs it off, what refuses it, what survives."""

import datetime as dt
import itertools

import pytest
from garmin_fit_sdk import Decoder, Stream
from icalendar import Calendar
from tests.journeys.test_command_line import Shell

from hipsight.model.errors import JournalError
from hipsight.plans.request import UnusableRequestError

START = dt.date(2026, 3, 2)  # a Monday
TENDON = "gluteal_tendinopathy"


def on(days):
    return str(START + dt.timedelta(days))


@pytest.fixture
def shell(tmp_path):
    """Six weeks of 8 km every other day, at 1 of 10."""
    shell = Shell(tmp_path / "my.journal")
    rows = ["day,run_km,pain_0_10"]
    rows += [f"{on(-back)},{8 * (back % 2)},{1 if back % 2 else 0}" for back in range(42, 0, -1)]
    (tmp_path / "days.csv").write_text("\n".join(rows), encoding="utf-8")
    shell.run("settings", "units", "km")
    shell.run("import", tmp_path / "days.csv", today=on(0))
    return shell


def asked(shell, *words, today=0):
    return shell.json("plan", *words, today=on(today))


def runs(plan):
    return [day for day in plan["days"] if "distance_m" in day]


def test_a_plan_has_days_with_gates_and_reasons_and_stays_the_same_without_news(shell):
    plan = asked(shell, "--condition", TENDON, "--weeks", 2, "--days", "mon,wed,fri,sat")
    assert len(plan["days"]) == 14
    assert plan["condition"] == TENDON
    assert runs(plan)
    for day in runs(plan):
        assert day["gate"]
        assert day["why"]
        assert dt.date.fromisoformat(day["day"]).weekday() in {0, 2, 4, 5}
    assert asked(shell)["days"] == plan["days"]
    assert len(shell.json("plan", "history", today=on(0))["plans"]) == 1


def test_a_sore_run_is_repeated_and_a_worse_morning_steps_back(shell):
    plan = asked(shell, "--condition", TENDON)
    first = runs(plan)[0]
    days = (dt.date.fromisoformat(first["day"]) - START).days
    for day in range(days):
        shell.run("log", "right outer hip 0/10", today=on(day))
    km = first["distance_m"] / 1000
    shell.run("log", f"{km} km easy, right outer hip 4/10", today=on(days))
    shell.run("log", "right outer hip 0/10 this morning", today=on(days + 1))
    amber = asked(shell, today=days + 1)
    assert amber["light"] == "amber"
    assert runs(amber)[0]["distance_m"] <= first["distance_m"]
    assert any("repeat" in reason for reason in runs(amber)[0]["why"])
    assert any("repeat" in reason for change in amber["changes"] for reason in change["because"])
    second = runs(amber)[0]
    later = (dt.date.fromisoformat(second["day"]) - START).days
    shell.run("log", f"{second['distance_m'] / 1000} km easy, right outer hip 2/10", today=on(later))
    shell.run("log", "right outer hip 4/10 this morning", today=on(later + 1))
    red = asked(shell, today=later + 1)
    assert red["light"] == "red"
    assert red["notices"]
    assert shell.json("today", today=on(later + 1))["light"] == "red"
    assert red["days"][0]["kind"] != "run"
    assert runs(red)[0]["distance_m"] < second["distance_m"]
    history = shell.json("plan", "history", today=on(later + 1))["plans"]
    assert [plan["light"] for plan in history][-2:] == ["amber", "red"]
    assert history[-1]["because"]


def test_today_shows_the_planned_day_and_the_plan_heeds_todays_light(shell):
    asked(shell, "--condition", TENDON)
    run_day = (dt.date.fromisoformat(runs(asked(shell))[0]["day"]) - START).days
    calm = shell.json("today", today=on(run_day))
    assert calm["plan"]["kind"] == "run"
    assert any(words.startswith("Plan: easy run") for words in calm["planned"])
    shell.run("log", "right outer hip 7/10", today=on(run_day))
    sore = shell.json("today", today=on(run_day))
    assert sore["light"] == "red"
    assert sore["plan"]["kind"] != "run"


def test_a_red_flag_refuses_the_plan_and_says_what_to_do_instead(shell):
    asked(shell, "--condition", TENDON)
    shell.run("log", "numb between the legs", today=on(1))
    plan = asked(shell, today=1)
    assert plan["days"] == []
    assert plan["refused"]["reason"] == "red_flag"
    assert plan["refused"]["instead"]
    told = shell.json("today", today=on(1))
    assert told["plan"] is None
    assert any(words.startswith("No plan now") for words in told["planned"])
    words = shell.run("plan", "why", "today", today=on(1))
    assert "No plan now" in words
    assert "No plan now" in shell.run("plan", today=on(1))


def test_a_condition_that_must_be_seen_has_no_plan(shell):
    plan = asked(shell, "--condition", "septic arthritis")
    assert plan["refused"]["reason"] == "no_plan"
    assert "emergency" in plan["refused"]["instead"][0]


def test_bone_waits_for_a_clinician_and_any_pain_takes_the_clearance_back(tmp_path):
    shell = Shell(tmp_path / "bone.journal")
    for day in range(8):
        shell.run("log", "walked 40 min, right hip 0/10", today=on(day))
    bone = ["--condition", "hip_bone_stress_injury", "--weeks", 8]
    assert runs(asked(shell, *bone, today=8)) == []
    shell.run("log", "doctor said cleared to run", today=on(8))
    cleared = asked(shell, today=8)
    assert "distance_m" not in cleared["days"][0]  # the clearance counts from the next morning
    assert {day["kind"] for day in runs(cleared)} == {"walk_run"}
    days = [dt.date.fromisoformat(day["day"]) for day in runs(cleared)[:4]]
    assert all((later - earlier).days >= 3 for earlier, later in itertools.pairwise(days))
    shell.run("log", "right hip 1/10", today=on(10))
    sore = asked(shell, today=10)
    assert runs(sore) == []
    assert any("call your clinician" in notice for notice in sore["notices"])


def test_a_clinicians_word_wins_over_everything(shell):
    plan = asked(shell, "--condition", TENDON)
    assert runs(plan)
    shell.run("log", "physio says no running for two weeks", today=on(0))
    held = asked(shell, today=0)
    assert all(dt.date.fromisoformat(day["day"]) > START + dt.timedelta(14) for day in runs(held))
    assert any("two weeks" in notice for notice in held["notices"])


def test_a_run_is_moved_where_the_rules_allow_it(shell):
    first, second, *_ = runs(asked(shell, "--condition", TENDON))
    day = dt.date.fromisoformat(first["day"])
    before = str(day - dt.timedelta(1))
    with pytest.raises(UnusableRequestError, match="cannot go to"):
        shell.run("plan", "move", second["day"], str(day + dt.timedelta(1)), today=on(0))
    with pytest.raises(UnusableRequestError, match="no run is planned"):
        shell.run("plan", "move", before, first["day"], today=on(0))
    moved = shell.json("plan", "move", first["day"], before, today=on(0))
    assert runs(moved)[0]["day"] == before
    assert first["day"] not in [one["day"] for one in runs(moved)]
    shell.run("undo", today=on(0))
    assert runs(asked(shell))[0]["day"] == first["day"]


def test_what_is_done_becomes_a_line_of_the_log(shell):
    (first, *_) = runs(asked(shell, "--condition", TENDON))
    done = shell.json("plan", "done", first["day"], "--pain", 1, today=first["day"])
    kinds = {entry["kind"] for entry in done["entries"]}
    assert {"run", "pain", "strength"} <= kinds
    (run,) = [entry for entry in done["entries"] if entry["kind"] == "run"]
    assert run["distance_m"] == pytest.approx(first["distance_m"])
    strength = next(day for day in asked(shell)["days"] if day["kind"] == "strength")
    lifted = shell.json("plan", "done", strength["day"], today=strength["day"])["entries"]
    kinds_lifted = {entry["kind"] for entry in lifted}
    assert "strength" in kinds_lifted
    assert kinds_lifted <= {"strength", "custom"}  # what has no word is a factor of one's own
    with pytest.raises(UnusableRequestError, match="lies ahead"):
        shell.run("plan", "done", "tomorrow", today=on(0))


def test_why_names_reasons_gates_and_sources(shell):
    plan = asked(shell, "--condition", TENDON)
    told = shell.json("plan", "why", runs(plan)[0]["day"], today=on(0))
    assert told["why"]
    assert told["gate"]
    assert any("LEAP" in source for source in told["sources"])
    assert "because" in shell.run("plan", "why", "tomorrow", today=on(0))


def test_calendar_workouts_and_the_printed_week_are_written(shell, tmp_path):
    plan = asked(
        shell,
        *("--condition", TENDON),
        *("--calendar", tmp_path / "plan.ics"),
        *("--workouts", tmp_path / "watch"),
        *("--print", tmp_path / "week.html"),
    )
    events = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len(plan["days"])
    files = sorted((tmp_path / "watch").iterdir())
    assert len(files) == len(runs(plan))
    for file in files:
        _, errors = Decoder(Stream.from_file(str(file))).read()
        assert errors == []
    assert "<table>" in (tmp_path / "week.html").read_text(encoding="utf-8")
    assert len(plan["written"]) == len(files) + 2


def test_a_plan_and_its_history_survive_export_restore_and_rebuild(shell, tmp_path):
    asked(shell, "--condition", TENDON, "--days", "tue,thu,sat")
    shell.run("log", "5 km easy, right outer hip 6/10", today=on(1))
    plan = asked(shell, today=2)
    history = shell.json("plan", "history", today=on(2))
    shell.run("export", tmp_path / "all.zip", today=on(2))
    other = Shell(tmp_path / "other.journal")
    other.run("restore", tmp_path / "all.zip", today=on(2))
    other.run("rebuild", today=on(2))
    assert other.json("plan", "history", today=on(2)) == history
    assert asked(other, today=2)["days"] == plan["days"]


def test_undo_takes_the_plan_back(shell):
    asked(shell, "--condition", TENDON)
    shell.run("undo", today=on(0))
    with pytest.raises(UnusableRequestError, match="for which condition"):
        shell.run("plan", today=on(0))
    with pytest.raises(JournalError, match="no plan yet"):
        shell.run("plan", "why", "today", today=on(0))
    assert "plan" not in shell.json("today", today=on(0))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--condition", "xyz"], "is none of"),
        (["--condition", "tendinopathy"], "fits"),
        (["--condition", TENDON, "--weeks", 9], "1 to 8 weeks"),
        (["--condition", TENDON, "--days", "someday"], "days are"),
    ],
)
def test_what_cannot_be_asked_is_said(shell, words, message):
    with pytest.raises(UnusableRequestError, match=message):
        shell.run("plan", *words, today=on(0))


def test_a_race_is_a_wish(shell):
    without = asked(shell, "--condition", TENDON, "--weeks", 8)
    wished = asked(shell, "--race", on(40))
    assert wished["days"] == without["days"]
    assert any("is a wish" in notice for notice in wished["notices"])


def test_equipment_that_is_not_there_is_not_asked_for(shell):
    plan = asked(shell, "--condition", "overtraining", "--weeks", 8, "--equipment", "")
    assert not any(
        "band" in exercise["exercise"] for day in plan["days"] for exercise in day.get("strength", ())
    )
