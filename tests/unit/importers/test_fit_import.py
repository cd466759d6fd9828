from __future__ import annotations

import datetime as dt
import struct

import numpy as np
import pytest
from garmin_fit_sdk import Encoder
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import (
    CYCLING,
    ENUM,
    FILE_ID,
    LAT,
    RUNNING,
    START,
    SWIMMING,
    TRACK,
    TRAIL,
    TRANSITION,
    TREADMILL,
    UINT8,
    UINT16,
    UINT32,
    FitWriter,
    Leg,
    fit_time,
    make_fit,
)
from tests.unit.importers.reading_files import only_record, read_all, readings, recognised

from hipsight.model.life_records import CrossTraining
from hipsight.model.records import Run, Surface


def test_a_run_is_read_with_distance_times_heart_rate_and_steps_of_both_feet():
    run = only_record(read_all(make_fit(Leg(seconds=600, speed_m_s=3.0, heart_rate=151, strides=85))))
    assert isinstance(run, Run)
    assert (run.distance_m, run.duration_s, run.elapsed_s) == (1800.0, 600.0, 600.0)
    assert run.heart_rate_bpm == 151
    assert run.cadence_spm == 171  # 85 and a half strides
    assert run.suspect is None
    assert run.assumed == ()


def test_the_day_and_offset_are_those_of_the_watch():
    late = dt.datetime(2026, 5, 4, 23, 30, tzinfo=dt.UTC)
    run = only_record(read_all(make_fit(start=late, offset_h=2.0)))
    assert run.day == dt.date(2026, 5, 5)
    assert run.starts_at == late
    assert run.starts_at.utcoffset() == dt.timedelta(hours=2)


def test_without_a_local_time_the_place_says_the_offset():
    run = only_record(read_all(make_fit(offset_h=None)))
    assert run.starts_at.utcoffset() == dt.timedelta(hours=2)  # Munich in May
    assert "starts_at" not in run.assumed


def test_a_local_time_equal_to_utc_is_not_believed_against_the_place():
    run = only_record(read_all(make_fit(offset_h=0.0)))
    assert run.starts_at.utcoffset() == dt.timedelta(hours=2)


def test_without_local_time_and_place_the_home_zone_is_assumed():
    content = make_fit(offset_h=None, with_positions=False)
    run = only_record(read_all(content, home_zone="America/New_York"))
    assert run.starts_at.utcoffset() == dt.timedelta(hours=-4)
    assert "starts_at" in run.assumed


def test_kilometres_are_split_and_the_last_one_is_shorter():
    run = only_record(read_all(make_fit(Leg(seconds=800, speed_m_s=3.0))))
    assert [split.distance_m for split in run.splits] == [1000.0, 1000.0, 400.0]
    assert sum(split.duration_s for split in run.splits) == pytest.approx(800, abs=0.05)
    assert run.splits[0].duration_s == pytest.approx(333.33, abs=0.01)


def test_a_pause_counts_as_elapsed_but_not_as_moving_and_not_in_the_splits():
    run = only_record(read_all(make_fit(Leg(seconds=600), pause=(300, 90))))
    assert (run.duration_s, run.elapsed_s) == (600.0, 690.0)
    assert sum(split.duration_s for split in run.splits) == pytest.approx(600, abs=0.05)


def test_without_totals_the_timer_events_say_the_moving_time():
    run = only_record(read_all(make_fit(Leg(seconds=600), pause=(300, 90), with_totals=False)))
    assert (run.duration_s, run.elapsed_s) == (600.0, 690.0)


def test_without_a_distance_it_is_measured_between_the_positions_and_marked():
    run = only_record(read_all(make_fit(says_distance=False)))
    assert run.distance_m == pytest.approx(1800, rel=0.001)
    assert "distance_m" in run.assumed


def test_without_distance_and_positions_there_is_none_rather_than_zero():
    run = only_record(read_all(make_fit(says_distance=False, with_positions=False)))
    assert run.distance_m is None
    assert run.duration_s == 600


def test_ascent_comes_from_the_altitude_where_the_session_is_silent():
    run = only_record(read_all(make_fit(Leg(seconds=600, climb_m_s=0.1))))
    assert run.ascent_m == pytest.approx(60, abs=4)
    assert run.descent_m == 0


@pytest.mark.parametrize(
    ("sub_sport", "surface"),
    [(0, None), (TREADMILL, Surface.TREADMILL), (TRAIL, Surface.TRAIL), (TRACK, Surface.TRACK)],
)
def test_the_sub_sport_says_the_surface(sub_sport, surface):
    assert only_record(read_all(make_fit(Leg(sub_sport=sub_sport)))).surface == surface


@pytest.mark.parametrize(("sport", "what"), [(CYCLING, "cycling"), (SWIMMING, "swimming"), (11, "walking")])
def test_other_sports_are_cross_training(sport, what):
    record = only_record(read_all(make_fit(Leg(sport=sport))))
    assert isinstance(record, CrossTraining)
    assert (record.what, record.duration_s, record.distance_m) == (what, 600.0, 1800.0)


def test_a_triathlon_gives_one_record_for_each_session_with_its_own_samples():
    legs = (
        Leg(sport=SWIMMING, seconds=300, speed_m_s=1.0),
        Leg(sport=TRANSITION, seconds=60, speed_m_s=0.5),
        Leg(sport=RUNNING, seconds=500, speed_m_s=3.0, heart_rate=170),
    )
    found = readings(read_all(make_fit(*legs)))
    assert [reading.part for reading in found] == ["session 1", "session 2", "session 3"]
    run = found[-1].record
    assert isinstance(run, Run)
    assert (run.distance_m, run.heart_rate_bpm) == (1500.0, 170.0)
    assert found[-1].streams is not None
    assert len(found[-1].streams) == 501


def test_samples_on_the_border_belong_to_the_session_that_starts_there():
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 20, ((253, 4, UINT32), (5, 4, UINT32)))
    for second in range(201):
        writer.write(1, now + second, second * 300)
    writer.define(2, 18, ((253, 4, UINT32), (2, 4, UINT32), (5, 1, ENUM), (7, 4, UINT32), (8, 4, UINT32)))
    writer.write(2, now + 100, now, RUNNING, 100_000, 100_000)
    writer.write(2, now + 200, now + 100, RUNNING, 100_000, 100_000)
    first, second = readings(read_all(writer.build()))
    assert (len(first.streams or ()), len(second.streams or ())) == (100, 101)
    assert second.record.distance_m == 300.0  # the watch counts on; the second session starts at 300 m


def test_chained_files_are_all_read():
    items = read_all(make_fit() + make_fit(start=START + dt.timedelta(days=1)))
    assert [reading.part for reading in readings(items)] == ["file 1 session 1", "file 2 session 1"]
    assert [reading.record.day.day for reading in readings(items)] == [4, 5]


def test_the_streams_hold_what_the_watch_recorded():
    (reading,) = readings(read_all(make_fit(Leg(seconds=100))))
    streams = reading.streams
    assert streams is not None
    assert np.array_equal(streams.elapsed_s, np.arange(101.0))
    assert np.allclose(streams.values["distance_m"], np.arange(101) * 3.0)
    assert np.allclose(streams.values["speed_m_s"], 3.0)
    assert np.allclose(streams.values["altitude_m"], 500.0)
    assert np.allclose(streams.values["cadence_spm"], 171.0)
    assert streams.values["lat_deg"][0] == pytest.approx(LAT, abs=1e-6)


def test_developer_fields_are_passed_over():
    writer = FitWriter()
    now = fit_time(START)
    writer.define(0, 0, FILE_ID)
    writer.write(0, 4, now)
    writer.define(1, 207, ((1, 16, 0x0D), (3, 1, UINT8)))
    writer.write(1, *range(16), 0)
    writer.define(2, 206, ((0, 1, UINT8), (1, 1, UINT8), (2, 1, UINT8)))
    writer.write(2, 0, 7, UINT16)
    writer.define(3, 20, ((253, 4, UINT32), (5, 4, UINT32)), developer=((7, 2, 0), (9, 3, 0)))
    for second in range(100):
        writer.write(3, now + second, second * 300, struct.pack("<H", 1234), b"abc")
    run = only_record(read_all(writer.build()))
    assert run.distance_m == pytest.approx(297.0)


def test_heart_rates_a_chest_strap_stored_by_itself_are_recognised():
    strap = FitWriter()
    strap.define(0, 0, FILE_ID)
    strap.write(0, 4, fit_time(START))
    strap.define(1, 132, ((253, 4, UINT32), (6, 1, UINT8)))
    strap.write(1, fit_time(START), 140)
    items = read_all(make_fit() + strap.build())
    assert only_record(items).distance_m == 1800
    assert recognised(items) == ["heart_rate_part"]


@settings(max_examples=25, deadline=None)
@given(
    seconds=st.integers(60, 400),
    speed=st.integers(16, 60).map(lambda tenths: tenths / 10),
    heart_rate=st.integers(60, 220),
    strides=st.integers(60, 110),
    day=st.datetimes(dt.datetime(2007, 1, 1), dt.datetime(2050, 1, 1)),
    offset_h=st.sampled_from([-9.0, -3.5, 0.0, 2.0, 5.75, 13.0]),
)
def test_what_garmins_encoder_writes_is_read_back(*, seconds, speed, heart_rate, strides, day, offset_h):
    """The file comes from Garmin's own encoder, without positions, so that the offset is the file's."""
    start = day.replace(tzinfo=dt.UTC, microsecond=0)
    now = fit_time(start)
    encoder = Encoder()
    encoder.write_mesg({"mesg_num": 0, "type": "activity", "time_created": now})
    for second in range(seconds + 1):
        encoder.write_mesg(
            {
                "mesg_num": 20,
                "timestamp": now + second,
                "distance": second * speed,
                "heart_rate": heart_rate,
                "cadence": strides,
            }
        )
    end = now + seconds
    encoder.write_mesg(
        {
            "mesg_num": 18,
            "timestamp": end,
            "start_time": now,
            "sport": "running",
            "total_distance": seconds * speed,
            "total_timer_time": seconds,
            "total_elapsed_time": seconds,
        }
    )
    encoder.write_mesg({"mesg_num": 34, "timestamp": end, "local_timestamp": end + round(offset_h * 3600)})
    run = only_record(read_all(bytes(encoder.close())))
    assert run.distance_m == pytest.approx(seconds * speed, abs=0.01)
    assert run.duration_s == run.elapsed_s == seconds
    assert run.heart_rate_bpm == heart_rate
    assert run.cadence_spm == 2 * strides
    assert run.starts_at == start
    assert run.starts_at.utcoffset() == dt.timedelta(hours=offset_h)
    assert run.day == (start + dt.timedelta(hours=offset_h)).date()
    assert sum(split.distance_m for split in run.splits) == pytest.approx(seconds * speed, abs=0.1)
