"""FIT files that are damaged, of another kind, or claim what cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.importers.made_files import (
    ENUM,
    FILE_ID,
    RUNNING,
    START,
    UINT32,
    FitWriter,
    Leg,
    fit_time,
    make_fit,
)
from tests.unit.importers.reading_files import only_record, problems, read_all, readings, recognised, remarks

from hipsight.model.records import Run


def _file_with_samples_and_total(metres_sampled, metres_said, *, message=18):
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 20, ((253, 4, UINT32), (5, 4, UINT32)))
    for second in range(metres_sampled // 3 + 1):
        writer.write(1, now + second, second * 300)
    sport_field = 5 if message == 18 else 25
    writer.define(2, message, ((253, 4, UINT32), (2, 4, UINT32), (sport_field, 1, ENUM), (9, 4, UINT32)))
    writer.write(2, now + 500, now, RUNNING, metres_said * 100)
    return writer.build()


def test_samples_of_a_part_of_the_way_give_no_splits():
    assert only_record(read_all(_file_with_samples_and_total(3000, 3000))).splits
    run = only_record(read_all(_file_with_samples_and_total(900, 3000)))
    assert (run.distance_m, run.splits) == (3000.0, ())


def test_a_lap_of_a_file_without_a_session_does_not_stand_for_the_whole():
    run = only_record(read_all(_file_with_samples_and_total(3000, 1000, message=19)))
    assert isinstance(run, Run)
    assert run.distance_m == 3000.0


def test_damage_in_the_middle_is_remarked_even_when_the_file_is_cut_short_too():
    writer = FitWriter()
    writer.define(0, 20, ((253, 4, UINT32), (5, 4, UINT32)))
    for second in range(60):
        writer.write(0, fit_time(START) + second, second * 300)
    writer.body += bytes((9,)) * 30
    said = " ".join(remarks(read_all(writer.build()[:-10])))
    assert "cut short" in said
    assert "damaged at byte" in said


def test_a_sample_with_a_damaged_time_is_left_out():
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 20, ((253, 4, UINT32), (5, 4, UINT32)))
    for second in range(101):
        writer.write(1, now + second if second != 50 else now + 10**8, second * 300)
    run = only_record(read_all(writer.build()))
    assert (run.elapsed_s, run.distance_m) == (100.0, 300.0)


def test_bytes_behind_the_file_are_remarked():
    items = read_all(make_fit() + b"something else")
    assert only_record(items).distance_m == 1800
    assert any("14 bytes" in message for message in remarks(items))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (2, "settings_file"),
        (5, "workout_file"),
        (6, "course_file"),
        (9, "weight_file"),
        (15, "monitoring_file"),
        (32, "monitoring_file"),
    ],
)
def test_files_of_another_kind_are_recognised_not_refused(number, kind):
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, number, fit_time(START))
    items = read_all(writer.build())
    assert recognised(items) == [kind]
    assert not problems(items)


def test_an_activity_without_sessions_and_samples_is_a_problem():
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, fit_time(START))
    (problem,) = read_all(writer.build())
    assert problem.reason == "nothing in the file"


def test_samples_without_a_session_are_still_a_run():
    whole = make_fit(offset_h=None)
    items = read_all(_without_the_end(whole, keep=0.9))
    assert only_record(items).distance_m > 1500
    assert any("sport" in message for message in remarks(items))


def _without_the_end(content, keep):
    return content[: int(len(content) * keep)]


def test_a_truncated_file_keeps_what_is_there_and_says_so():
    items = read_all(_without_the_end(make_fit(), keep=0.6))
    assert 900 < only_record(items).distance_m < 1200
    assert any("cut short" in message for message in remarks(items))


def test_a_file_cut_off_in_its_header_is_a_problem():
    assert problems(read_all(make_fit()[:40]))


def test_a_wrong_checksum_is_remarked_and_the_run_kept():
    content = make_fit()
    items = read_all(content[:-2] + bytes((content[-2] ^ 1, content[-1])))
    assert only_record(items).distance_m == 1800
    assert any("checksum" in message for message in remarks(items))


@pytest.mark.parametrize("start", [dt.datetime(1989, 12, 31, 0, 0, 9, tzinfo=dt.UTC)])
def test_a_clock_that_was_never_set_is_a_problem_in_clear_words(start):
    (problem,) = problems(read_all(make_fit(start=start, offset_h=None)))
    assert "1989" in problem.message
    assert "clock" in problem.message


def test_a_day_in_2106_is_a_problem():
    (problem,) = problems(read_all(make_fit(start=dt.datetime(2106, 1, 1, tzinfo=dt.UTC), offset_h=None)))
    assert "2106" in problem.message


def test_a_day_before_there_were_such_watches_is_kept_but_suspect():
    run = only_record(read_all(make_fit(start=dt.datetime(1996, 3, 1, 12, tzinfo=dt.UTC), offset_h=None)))
    assert "clock" in run.suspect


def test_a_watch_without_utc_is_placed_by_its_local_time():
    """Old watches count from the moment they are switched on and know only what their face shows."""
    writer = FitWriter()
    local = fit_time(dt.datetime(2012, 2, 13, 11, 16, tzinfo=dt.UTC))
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, local)
    writer.define(1, 18, ((253, 4, UINT32), (2, 4, UINT32), (5, 1, ENUM), (8, 4, UINT32), (9, 4, UINT32)))
    writer.write(1, 10_600, 10_000, RUNNING, 600_000, 180_000)
    writer.define(2, 34, ((253, 4, UINT32), (5, 4, UINT32)))
    writer.write(2, 10_600, local + 600)
    run = only_record(read_all(writer.build(), home_zone="Europe/Berlin"))
    assert run.day == dt.date(2012, 2, 13)
    assert run.starts_at.isoformat() == "2012-02-13T11:16:00+01:00"
    assert "starts_at" in run.assumed


@pytest.mark.parametrize(
    ("leg", "word"),
    [
        (Leg(seconds=600, speed_m_s=9.0), "pace"),
        (Leg(seconds=10, speed_m_s=60_000.0), "distance of 600 km"),
    ],
)
def test_what_no_runner_can_do_is_kept_but_suspect(leg, word):
    run = only_record(read_all(_with_session(leg)))
    assert word in run.suspect
    assert run.distance_m == leg.seconds * leg.speed_m_s


def _with_session(leg):
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 18, ((253, 4, UINT32), (2, 4, UINT32), (5, 1, ENUM), (8, 4, UINT32), (9, 4, UINT32)))
    metres = round(leg.seconds * leg.speed_m_s)
    writer.write(1, now + leg.seconds, now, RUNNING, leg.seconds * 1000, metres * 100)
    return writer.build()


def test_a_session_without_samples_is_a_run_of_its_totals():
    items = read_all(_with_session(Leg(seconds=600, speed_m_s=3.0)))
    assert (only_record(items).distance_m, only_record(items).duration_s) == (1800.0, 600.0)
    assert readings(items)[0].streams is None


def test_a_list_where_one_value_belongs_is_passed_over():
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 21, ((253, 4, UINT32), (0, 2, ENUM), (1, 2, ENUM)))
    writer.write(1, now, 0, 0, 4, 4)
    writer.define(1, 21, ((253, 4, UINT32), (0, 1, ENUM), (1, 2, ENUM)))
    writer.write(1, now, 0, 4, 4)
    writer.define(2, 18, ((253, 4, UINT32), (2, 4, UINT32), (5, 2, ENUM), (6, 2, ENUM), (9, 4, UINT32)))
    writer.write(2, now + 600, now, RUNNING, RUNNING, 3, 3, 180_000)
    (reading,) = readings(read_all(writer.build()))
    assert reading.record.distance_m == 1800.0
