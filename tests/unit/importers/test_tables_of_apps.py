"""Tables of strength apps and Runkeeper: what they say, joined with their files, never raising."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_exports import make_zip
from tests.unit.importers.made_files import START, make_gpx
from tests.unit.importers.reading_files import read_all, readings

from hipsight.model.problem import Problem
from hipsight.model.units import DistanceUnit
from hipsight.storage.journal import open_journal
from hipsight.workflows.import_files import import_files

AT = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
GOLDEN = Path(__file__).parents[2] / "golden"
SAMPLES = sorted(
    path
    for folder in ("strength_log", "runkeeper", "intervals_wellness", "oura_sleep", "bearable")
    for path in GOLDEN.glob(f"{folder}/*.csv")
)
STRONG = (
    b"Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Seconds\n"
    b"2024-01-01 09:15:00,Legs,Squat,1,100,5,\n2024-01-01 09:15:00,Legs,Squat,2,110,3,\n"
)


@pytest.mark.parametrize(("units", "load_kg"), [(DistanceUnit.KM, 110), (DistanceUnit.MILES, 49.9)])
def test_a_load_without_a_unit_is_assumed_by_the_units_of_the_person(units, load_kg):
    (squat,) = [one.record for one in readings(read_all(STRONG, "strong.csv", units=units))]
    assert (squat.sets, squat.load_kg, squat.assumed) == (2, load_kg, ("load_kg",))


def test_a_table_with_semicolons_is_the_same_table():
    semicolons = STRONG.replace(b",", b";")
    assert [one.record for one in readings(read_all(semicolons))] == [
        one.record for one in readings(read_all(STRONG))
    ]


def test_a_runkeeper_row_is_joined_with_the_track_beside_it(tmp_path):
    table = (
        "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Notes,GPX File\n"
        f"a1,{START + dt.timedelta(hours=9):%Y-%m-%d %H:%M:%S},Running,,2.2,20:00,hip 3/10,run.gpx\n"
    )
    path = tmp_path / "runkeeper.zip"
    path.write_bytes(
        make_zip(
            {
                "cardioActivities.csv": table.encode(),
                "run.gpx": make_gpx(range(0, 1200, 5)),
                "measurements.csv": b"a\n",
            }
        )
    )
    journal = open_journal(tmp_path / "my.journal")
    summary = import_files(journal, [path], at=AT)
    (run,) = journal.entries("run")
    (pain,) = journal.entries("pain")
    assert run.record.splits
    assert pain.record.day == run.record.day
    assert not summary.problems
    assert summary.kept + summary.duplicates == summary.read


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_damaged_table_never_raises(sample, data):
    content = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_all(bytes(content[: data.draw(st.integers(1, len(content)))]), sample.name)


def test_one_damaged_letter_does_not_spoil_the_others_of_a_table():
    table = (GOLDEN / "strava_activities" / "german.csv").read_bytes()
    (run,) = [one.record for one in readings(read_all(table.replace(b"Nachmittag", b"N\xe4chmittag")))]
    assert run.distance_m == 2810.2


@pytest.mark.parametrize("time", ["01²30", "³1:00", ":", "1:", "0x1:00"])
def test_odd_digits_are_no_times(time):
    rows = f"Date,Exercise,Category,Weight,Reps,Time\n2024-06-01,Plank,Abs,,,{time}\n"
    (plank,) = [one.record for one in readings(read_all(rows.encode()))]
    assert plank.hold_s is None


def test_a_file_that_two_formats_claim_is_a_problem_and_no_crash():
    both = b"2026-01-01 ,title,start_time,exercise_title,set_index\n"
    (problem,) = read_all(both)
    assert problem.reason == "more than one format"


def test_a_day_of_intervals_says_what_it_said_and_a_bad_row_costs_only_itself():
    content = (GOLDEN / "intervals_wellness" / "wellness.csv").read_bytes()
    content += b"sometime,61,48,71,,,25200,,,,,,,,,\n2026-03-06,61,48,71,,,999999,,,,,,,,,\n"
    content += b"9026-03-07,61,48,71,PERIOD,,,,,,,,,,,\n"
    items = read_all(content, "wellness.csv")
    assert sorted(item.reason for item in items if isinstance(item, Problem)) == [
        "bad day",
        "bad row",
        "bad row",
    ]
    records = [one.record for one in readings(items)]
    assert [one.day for one in records if one.kind == "cycle"] == [dt.date(2026, 3, 3)]
    (pain,) = [one for one in records if one.kind == "pain"]
    assert (pain.side, pain.score_0_10) == ("right", 3)
    assert {(one.factor, one.value) for one in records if one.kind == "custom" and one.day.day == 4} == {
        ("soreness", 1), ("fatigue", 2), ("mood", 1), ("injury", 1),
    }  # fmt: skip


def bearable(*rows):
    head = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
    return [one.record for one in readings(read_all((head + "\n".join(rows)).encode(), "export.csv"))]


@pytest.mark.parametrize(("grade", "score"), [(1, 2), (2, 5), (3, 8), (4, 10)])
def test_a_graded_symptom_of_a_place_on_the_body_is_a_pain_of_an_assumed_score(grade, score):
    (pain,) = bearable(f"x,2026-03-02,Monday,am,Symptom,{grade},Right buttock (Grade),")
    assert (pain.site, pain.side, pain.score_0_10, pain.assumed) == (
        "buttock",
        "right",
        score,
        ("score_0_10",),
    )


def test_a_symptom_rated_none_did_not_hurt():
    (pain,) = bearable("x,2026-03-02,Monday,am,Symptom,0,Left hip pain,")
    assert (pain.absent, pain.score_0_10, pain.assumed) == (True, None, ())


def test_a_symptom_that_is_no_pain_is_a_factor():
    (factor,) = bearable("x,2026-03-02,Monday,am,Symptom,2,Brain fog (Moderate),")
    assert (factor.kind, factor.factor, factor.value) == ("custom", "brain fog", 2)


def test_days_of_one_period_are_one_period_whatever_the_order():
    days = ["2026-03-03", "2026-03-01", "2026-03-02", "2026-03-29"]
    rows = [f"x,{day},Monday,Day 1,Period,Period,," for day in days]
    assert [one.day.isoformat() for one in bearable(*rows)] == ["2026-03-01", "2026-03-29"]


def test_naps_are_added_to_the_night_and_deleted_sleep_is_not():
    table = (
        b"id;bedtime_start;day;total_sleep_duration;type\n1;;2026-06-01;25200;long_sleep\n"
        b"2;;2026-06-01;1800;late_nap\n3;;2026-06-01;7200;deleted\n"
    )
    (night,) = [one.record for one in readings(read_all(table, "sleepmodel.csv"))]
    assert night.hours == 7.5
