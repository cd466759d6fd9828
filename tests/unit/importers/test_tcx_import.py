from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import START, make_tcx
from tests.unit.importers.reading_files import only_record, problems, read_all, readings, recognised, remarks

from hipsight.model.life_records import CrossTraining
from hipsight.model.records import Run, RunKind


def test_a_run_is_read_with_its_laps_added_up():
    run = only_record(read_all(make_tcx(300, 400)))
    assert isinstance(run, Run)
    assert (run.distance_m, run.duration_s, run.elapsed_s) == (2100.0, 700.0, 700.0)
    assert (run.heart_rate_bpm, run.cadence_spm) == (150.0, 170.0)
    assert run.assumed == ()
    assert [split.distance_m for split in run.splits] == [1000.0, 1000.0, 100.0]


def test_lap_times_say_the_moving_time_when_a_pause_lies_between():
    content = make_tcx(600).replace(b"<TotalTimeSeconds>600<", b"<TotalTimeSeconds>540<")
    run = only_record(read_all(content))
    assert (run.duration_s, run.elapsed_s) == (540.0, 600.0)


@pytest.mark.parametrize(("sport", "what"), [("Biking", "cycling"), ("Other", "other")])
def test_other_sports_are_cross_training(sport, what):
    record = only_record(read_all(make_tcx(sport=sport)))
    assert isinstance(record, CrossTraining)
    assert record.what == what


def test_notes_may_name_the_sport_and_the_kind():
    run = only_record(read_all(make_tcx(sport="Other", notes="Running: long run along the river")))
    assert isinstance(run, Run)
    assert run.run_kind is RunKind.LONG


def test_without_a_sport_the_pace_decides():
    items = read_all(make_tcx(sport=None))
    assert isinstance(only_record(items), Run)
    assert remarks(items)


def test_a_treadmill_run_without_positions_takes_the_home_zone():
    run = only_record(read_all(make_tcx(with_positions=False), home_zone="Asia/Tokyo"))
    assert run.starts_at.utcoffset() == dt.timedelta(hours=9)
    assert run.assumed == ("starts_at",)
    assert run.distance_m == 1800


def test_multisport_sessions_give_one_record_each():
    one, two = make_tcx(), make_tcx(sport="Biking", start=START + dt.timedelta(hours=1))
    first, second = (part[part.index(b"<Activity ") : part.index(b"</Activities>")] for part in (one, two))
    content = (
        b"<TrainingCenterDatabase><Activities><MultiSportSession><FirstSport>" + first + b"</FirstSport>"
        b"<NextSport>" + second + b"</NextSport></MultiSportSession></Activities></TrainingCenterDatabase>"
    )
    assert [type(reading.record) for reading in readings(read_all(content))] == [Run, CrossTraining]


@pytest.mark.parametrize(
    ("inside", "kind"),
    [("<Courses><Course/></Courses>", "course_file"), ("<Workouts><Workout/></Workouts>", "workout_file")],
)
def test_courses_and_workouts_are_recognised(inside, kind):
    content = f"<TrainingCenterDatabase>{inside}</TrainingCenterDatabase>".encode()
    assert recognised(read_all(content)) == [kind]


def test_an_activity_without_laps_is_a_problem():
    activities = b"<Activities><Activity Sport='Running'/></Activities>"
    (problem,) = read_all(b"<TrainingCenterDatabase>" + activities + b"</TrainingCenterDatabase>")
    assert problem.reason == "no times in the track"


@pytest.mark.parametrize("total", [b"1e308", b"-1e308", b"-5"])
def test_impossible_totals_are_kept_and_named_in_a_short_sentence(total):
    content = make_tcx(100).replace(b"<TotalTimeSeconds>100", b"<TotalTimeSeconds>" + total)
    run = only_record(read_all(content))
    assert run.duration_s == float(total)
    assert len(run.suspect) < 60


def test_a_total_too_small_to_be_one_is_not_said():
    content = make_tcx(100).replace(b"<TotalTimeSeconds>100", b"<TotalTimeSeconds>1e-320")
    assert only_record(read_all(content)).duration_s == 100


def test_an_empty_database_is_a_problem():
    (problem,) = read_all(b"<TrainingCenterDatabase/>")
    assert problem.reason == "nothing in the file"


def test_a_truncated_file_keeps_the_points_and_does_not_trust_the_totals():
    content = make_tcx(600)
    items = read_all(content[: len(content) // 2])
    assert 700 < only_record(items).distance_m < 1000
    assert remarks(items)


def test_a_file_cut_off_before_its_first_activity_is_a_problem():
    assert problems(read_all(make_tcx()[:150]))


def test_entities_are_refused():
    content = b'<!DOCTYPE x [<!ENTITY a "b">]><TrainingCenterDatabase>&a;</TrainingCenterDatabase>'
    (problem,) = read_all(content)
    assert problem.reason == "unsafe XML"


def test_times_written_with_an_offset_say_where_the_watch_was():
    content = make_tcx(with_positions=False).replace(b"2026-05-04T06:30:00Z", b"2026-05-04T01:30:00-05:00")
    run = only_record(read_all(content))
    assert run.starts_at == START
    assert run.starts_at.utcoffset() == dt.timedelta(hours=-5)


@settings(max_examples=20, deadline=None)
@given(
    laps=st.lists(st.integers(20, 200), min_size=1, max_size=4),
    speed=st.integers(15, 70).map(lambda tenths: tenths / 10),
    strides=st.integers(60, 110),
)
def test_any_laps_are_read_back(laps, speed, strides):
    run = only_record(read_all(make_tcx(*laps, speed_m_s=speed, strides=strides)))
    assert run.distance_m == pytest.approx(sum(laps) * speed, abs=0.01 * len(laps))
    assert run.duration_s == run.elapsed_s == sum(laps)
    assert run.cadence_spm == 2 * strides
    assert sum(split.duration_s for split in run.splits) == pytest.approx(sum(laps), abs=0.1)
