"""Garmin Connect's account export: FIT files in archives within, lists and days in JSON."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_exports import (
    GARMIN_NIGHT,
    garmin_export,
    garmin_run,
    make_garmin_activities,
)
from tests.unit.importers.made_files import START, Leg, make_fit, make_strength_fit
from tests.unit.importers.reading_files import problems, read_all, readings, recognised

from hipsight.importers.containers import open_sources
from hipsight.model.records import RunKind
from hipsight.storage.journal import open_journal
from hipsight.workflows.import_files import import_files

AT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def records(content, name="x.json"):
    return [one.record for one in readings(read_all(content, name))]


def test_units_are_milliseconds_centimetres_and_steps_of_one_foot():
    (run,) = records(make_garmin_activities(garmin_run(START, eventTypeId=1)))
    assert (run.distance_m, run.duration_s, run.elapsed_s, run.ascent_m) == (3600, 1190, 1210, 40)
    assert (run.cadence_spm, run.heart_rate_bpm, run.run_kind) == (172, 150, RunKind.RACE)
    assert run.starts_at == START
    assert run.starts_at.utcoffset() == dt.timedelta(hours=1)
    assert not run.assumed


def test_the_sets_of_a_strength_session_are_kept_exercise_by_exercise():
    lifts = [
        {"category": "SQUAT", "subCategory": "GOBLET_SQUAT", "sets": 3, "reps": 30, "maxWeight": 16000.0},
        {"category": "UNKNOWN", "sets": 1, "reps": 10},
    ]
    activity = garmin_run(START, activityType={"typeKey": "strength_training"}, summarizedExerciseSets=lifts)
    session, squat, other = records(make_garmin_activities(activity))
    assert session.what == "strength_training"
    assert (squat.exercise, squat.sets, squat.reps, squat.load_kg) == ("goblet squat", 3, 10, 16)
    assert other.exercise == "strength"


SQUATS = [
    {"category": "squat", "category_subtype": 37, "repetitions": reps, "weight": 16.0} for reps in (10, 10, 9)
]


def test_the_sets_in_a_fit_file_are_exercises():
    rest = {"set_type": "rest", "duration": 60.0}
    plank = {"category": "plank", "category_subtype": 43, "duration": 45.0}
    unknown = {"category": "unknown", "repetitions": 5}
    content = make_strength_fit(SQUATS[0], rest, SQUATS[1], plank, SQUATS[2], unknown)
    session, squat, held, other = [one.record for one in readings(read_all(content, "a.fit"))]
    assert session.what == "strength_training"
    assert (squat.exercise, squat.sets, squat.reps, squat.load_kg) == ("goblet squat", 3, 10, 16)
    assert (held.exercise, held.sets, held.hold_s, held.reps) == ("plank", 1, 45, None)
    assert (other.exercise, other.reps) == ("strength", 5)


def test_sets_that_the_watch_and_the_service_tell_of_are_kept_once(tmp_path):
    lifts = [
        {"category": "SQUAT", "subCategory": "GOBLET_SQUAT", "sets": 3, "reps": 29, "maxWeight": 16000.0}
    ]
    activity = garmin_run(
        START, activityType={"typeKey": "strength_training"}, summarizedExerciseSets=lifts, distance=0.0
    )
    path = tmp_path / "garmin.zip"
    path.write_bytes(
        garmin_export({"me_1.fit": make_strength_fit(*SQUATS)}, make_garmin_activities(activity))
    )
    journal = open_journal(tmp_path / "my.journal")
    import_files(journal, [path], at=AT)
    assert [entry.record.exercise for entry in journal.entries("strength")] == ["goblet squat"]


def test_the_whole_of_a_triathlon_is_left_to_its_legs():
    whole = garmin_run(START, 1, activityType="multi_sport", parent=True)
    leg = garmin_run(START, 2, parentId=1)
    assert len(records(make_garmin_activities(whole, leg))) == 1


def test_an_activity_without_a_start_is_a_problem():
    (problem,) = problems(read_all(make_garmin_activities({"activityId": 5, "distance": 1.0}), "x.json"))
    assert problem.reason == "no readable date"


def test_the_hours_asleep_belong_to_the_morning_and_a_night_not_worn_is_none():
    off = {**GARMIN_NIGHT, "calendarDate": "2026-01-16", "sleepWindowConfirmationType": "OFF_WRIST"}
    empty = {"calendarDate": "2026-01-17", "deepSleepSeconds": None, "retro": False}
    (night,) = records(json.dumps([GARMIN_NIGHT, off, empty]).encode(), "a_sleepData.json")
    assert (night.day, night.hours) == (dt.date(2026, 1, 15), 7)


def test_of_two_rows_for_a_night_the_later_counts():
    later = {**GARMIN_NIGHT, "deepSleepSeconds": 1200}
    (night,) = records(json.dumps([GARMIN_NIGHT, later]).encode(), "a_sleepData.json")
    assert night.hours == 6


def test_a_day_of_an_old_export_has_its_date_in_an_object():
    day = {
        "calendarDate": {"date": "Mar 25, 2021 12:00:00 AM"},
        "allDayStress": {"aggregatorList": [{"type": "TOTAL", "averageStressLevel": 31}]},
    }
    (stress,) = records(json.dumps([day]).encode(), "UDSFile_1.json")
    assert (stress.day, stress.factor, stress.value) == (dt.date(2021, 3, 25), "watch stress", 31)


def test_a_day_without_stress_is_no_zero():
    day = {
        "calendarDate": "2026-01-15",
        "allDayStress": {"aggregatorList": [{"type": "AWAKE", "averageStressLevel": -1}]},
    }
    assert recognised(read_all(json.dumps([day]).encode(), "UDSFile_1.json")) == ["wellness_file"]


def test_a_whole_export_comes_in_with_each_run_once(tmp_path):
    fit = make_fit(Leg(seconds=1200))
    listed = make_garmin_activities(
        garmin_run(START, 1, description="left hip 3/10 after 2 km"),
        garmin_run(START + dt.timedelta(days=1), 2),
    )
    path = tmp_path / "garmin.zip"
    path.write_bytes(garmin_export({"me_1.fit": fit}, listed))
    journal = open_journal(tmp_path / "my.journal")
    summary = import_files(journal, [path], at=AT)
    assert not summary.problems
    assert summary.by_kind == {"run": 2, "sleep": 1, "custom": 1, "cycle": 1, "shoe": 2, "pain": 1}
    assert summary.passed_over == {"other parts of the Garmin Connect export": 2}
    assert summary.kept + summary.duplicates + len(summary.problems) == summary.read
    first, second = journal.entries("run")
    assert first.record.splits
    assert [origin.part for origin in first.origins] == ["session 1", "activity 1"]
    assert second.record.distance_m == 3600
    assert (first.record.shoe, second.record.shoe) == (None, "Blue pair")
    again = import_files(journal, [path], at=AT)
    assert (again.kept, again.read) == (0, again.duplicates)


GEAR = [
    {
        "gearDTOS": [
            {"gearPk": 7, "displayName": "Blue pair", "gearTypeName": "Shoes"},
            {"gearPk": 8, "displayName": "Old bike", "gearTypeName": "Bike"},
        ],
        "gearActivityDTOs": {"7": [{"activityId": 1}], "8": [{"activityId": 2}], "9": [{"activityId": 2}]},
    }
]
TWO_RUNS = make_garmin_activities(garmin_run(START, 1), garmin_run(START + dt.timedelta(days=1), 2))


def shoes_of(folder):
    sources = [source for source in open_sources(folder) if b"summarizedActivitiesExport" in source.content]
    items = read_all(sources[0].content, sources[0].name)
    assert not problems(items)
    return [one.record.shoe for one in readings(items)]


def test_a_run_knows_its_pair_from_the_gear_file_in_its_folder_and_a_bike_is_no_pair(tmp_path):
    (tmp_path / "me@example.org_0_summarizedActivities.json").write_bytes(TWO_RUNS)
    (tmp_path / "me@example.org_gear.json").write_text(json.dumps(GEAR))
    assert shoes_of(tmp_path) == ["Blue pair", None]


@pytest.mark.parametrize(
    "gear", ["", "[{", "null", '[{"gearDTOS": 3, "gearActivityDTOs": [1]}]', json.dumps(GEAR)[:-9]]
)
def test_a_gear_file_that_cannot_be_used_costs_no_run(tmp_path, gear):
    (tmp_path / "me_0_summarizedActivities.json").write_bytes(TWO_RUNS)
    (tmp_path / "me_gear.json").write_text(gear or "{}")
    assert shoes_of(tmp_path) == [None, None]


def test_the_gear_of_another_folder_is_not_taken(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "me_gear.json").write_text(json.dumps(GEAR))
    (tmp_path / "b" / "me_0_summarizedActivities.json").write_bytes(TWO_RUNS)
    assert shoes_of(tmp_path) == [None, None]


FILES = {
    "activities": make_garmin_activities(garmin_run(START), garmin_run(START, 2, description="hip 2/10")),
    "sleep": json.dumps([GARMIN_NIGHT] * 3).encode(),
    "cycles": json.dumps([{"startDate": "2026-01-03", "fertileWindowStart": 12}]).encode(),
}


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_damaged_file_never_raises(name, data):
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert read_all(bytes(content[: data.draw(st.integers(1, len(content)))]), "x.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(field=st.sampled_from(sorted(garmin_run(START))), value=JSON)
def test_any_value_in_any_field_of_an_activity_is_read_or_refused(field, value):
    sound = garmin_run(START, 2)
    odd = garmin_run(START + dt.timedelta(days=3)) | {field: value, "summarizedExerciseSets": value}
    runs = [one.record for one in readings(read_all(make_garmin_activities(sound, odd), "x.json"))]
    assert START in [getattr(run, "starts_at", None) for run in runs]  # the odd one costs only itself


@settings(max_examples=200, deadline=None)
@given(field=st.sampled_from(sorted(GARMIN_NIGHT)), value=JSON)
def test_any_value_in_any_field_of_a_night_is_read_or_refused(field, value):
    odd = GARMIN_NIGHT | {"calendarDate": "2026-01-20"} | {field: value}
    nights = readings(read_all(json.dumps([GARMIN_NIGHT, odd]).encode(), "a_sleepData.json"))
    assert dt.date(2026, 1, 15) in [night.record.day for night in nights]  # the odd one costs only itself


NIGHT = {"dateOfSleep": "2026-03-02", "minutesAsleep": 402, "mainSleep": True}


@settings(max_examples=200, deadline=None)
@given(field=st.sampled_from(sorted(NIGHT)), value=JSON)
def test_any_value_in_any_field_of_a_night_of_fitbit_is_read_or_refused(field, value):
    odd = NIGHT | {"dateOfSleep": "2026-03-09"} | {field: value}
    nights = readings(read_all(json.dumps([NIGHT, odd]).encode(), "sleep-2026-03-02.json"))
    assert dt.date(2026, 3, 2) in [night.record.day for night in nights]  # the odd one costs only itself
