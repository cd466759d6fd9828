from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import LAT, START, make_fit, make_gpx
from tests.unit.importers.reading_files import only_record, problems, read_all, readings, recognised, remarks

from hipsight.model.life_records import CrossTraining
from hipsight.model.records import Run, RunKind, Surface


@pytest.mark.parametrize("sensors", ["v1", "v2", "plain"])
def test_a_run_is_read_with_heart_rate_and_steps_from_any_namespace(sensors):
    run = only_record(read_all(make_gpx(range(601), sensors=sensors, heart_rate=152, cadence=84)))
    assert isinstance(run, Run)
    assert run.distance_m == pytest.approx(1800, abs=0.5)
    assert (run.duration_s, run.elapsed_s) == (600.0, 600.0)
    assert (run.heart_rate_bpm, run.cadence_spm) == (152.0, 168.0)
    assert run.assumed == ("distance_m",)


def test_a_cadence_that_counts_both_feet_already_is_not_doubled():
    assert only_record(read_all(make_gpx(range(601), cadence=172))).cadence_spm == 172


def test_the_day_is_that_of_the_place():
    run = only_record(read_all(make_gpx(start=dt.datetime(2026, 5, 4, 22, 30, tzinfo=dt.UTC))))
    assert run.day == dt.date(2026, 5, 5)
    assert run.starts_at.isoformat() == "2026-05-05T00:30:00+02:00"


def test_a_pause_between_segments_is_no_moving_time_and_its_way_is_not_counted():
    run = only_record(read_all(make_gpx(range(301), range(900, 1201))))
    assert (run.duration_s, run.elapsed_s) == (600.0, 1200.0)
    assert run.distance_m == pytest.approx(1800, abs=0.5)


def test_an_automatic_pause_leaves_a_gap_without_way():
    content = make_gpx(range(301), range(900, 1201)).replace(b"</trkseg><trkseg>", b"")
    run = only_record(read_all(content))
    assert (run.duration_s, run.elapsed_s) == (600.0, 1200.0)


def test_a_gap_with_way_is_running_under_a_bridge():
    run = only_record(read_all(make_gpx([*range(301), *range(360, 601)])))
    assert run.duration_s == 600.0


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("running", None),
        ("Run", None),
        ("9", None),
        ("1", "cycling"),
        ("hiking", "hiking"),
        ("10", "walking"),
    ],
)
def test_the_type_says_the_sport_in_words_or_in_stravas_numbers(word, what):
    record = only_record(read_all(make_gpx(type_word=word)))
    assert (record.what if isinstance(record, CrossTraining) else None) == what


def test_the_type_may_say_the_surface():
    assert only_record(read_all(make_gpx(type_word="trail_running"))).surface is Surface.TRAIL
    assert only_record(read_all(make_gpx(type_word="treadmill_running"))).surface is Surface.TREADMILL


def test_without_a_type_a_runners_pace_is_taken_for_a_run_and_said():
    items = read_all(make_gpx(type_word=None))
    assert isinstance(only_record(items), Run)
    assert any("which sport" in message for message in remarks(items))
    assert isinstance(only_record(read_all(make_gpx(type_word=None, speed_m_s=9.0))), CrossTraining)


def test_the_title_may_say_the_kind_and_it_is_marked_as_assumed():
    run = only_record(read_all(make_gpx(name="Tuesday tempo")))
    assert run.run_kind is RunKind.TEMPO
    assert "run_kind" in run.assumed


def test_a_title_in_any_script_is_fine():
    assert only_record(read_all(make_gpx(name="Lauf über die Höhe 🏃 朝ラン"))).distance_m > 0


def test_a_byte_order_mark_and_utf_16_are_read():
    text = make_gpx(name="Höhe").decode()
    assert only_record(read_all(b"\xef\xbb\xbf" + text.encode())).distance_m > 0
    assert only_record(read_all(text.replace("UTF-8", "UTF-16").encode("utf-16"))).distance_m > 0


def test_a_track_without_times_is_a_problem_that_says_so():
    (problem,) = read_all(make_gpx(with_times=False))
    assert problem.reason == "no times in the track"
    assert "no times" in problem.message


@pytest.mark.parametrize("inside", ['<rte><rtept lat="1" lon="2"/></rte>', '<wpt lat="1" lon="2"/>'])
def test_routes_and_places_are_recognised(inside):
    content = f'<gpx xmlns="http://www.topografix.com/GPX/1/0" version="1.0">{inside}</gpx>'.encode()
    assert recognised(read_all(content)) == ["route_file"]


def test_a_file_without_tracks_is_a_problem():
    (problem,) = read_all(b"<gpx version='1.1'></gpx>")
    assert problem.reason == "nothing in the file"


@pytest.mark.parametrize(
    "wrong",
    [b'lat="0" lon="0"', b'lat="123.4" lon="11.58"', b'lat="nonsense" lon=""', b'lat="48.2" lon="999"'],
)
def test_a_wrong_position_is_left_out_of_the_way(wrong):
    content = make_gpx(range(601))
    marker = content.split(b"<trkpt ")[301].split(b">")[0]
    run = only_record(read_all(content.replace(marker, wrong)))
    assert run.distance_m == pytest.approx(1800, abs=1)
    assert run.suspect is None


@pytest.mark.parametrize("code", [b"-9999", b"1e308", b"-1e308", b"65535"])
@pytest.mark.parametrize("marker", [b"<ele>520.0", b"<a:hr>150", b"<a:cad>85"])
def test_numbers_that_stand_for_no_reading_are_none(marker, code):
    name = marker[: marker.index(b">") + 1]
    (reading,) = readings(read_all(make_gpx(range(601)).replace(marker, name + code, 40)))
    run, streams = reading.record, reading.streams
    assert (run.heart_rate_bpm, run.cadence_spm, run.ascent_m) == (150.0, 170.0, None)
    assert streams is not None
    stream = {b"<ele>": "altitude_m", b"<a:hr>": "heart_rate_bpm", b"<a:cad>": "cadence_spm"}[name]
    assert np.isnan(streams.values[stream]).sum() == 40


def test_a_single_point_far_away_is_passed_over():
    content = make_gpx(range(601))
    marker = content.split(b"<trkpt ")[301].split(b">")[0]
    run = only_record(read_all(content.replace(marker, b'lat="48.9" lon="11.58"')))
    assert run.distance_m == pytest.approx(1800, abs=1)


def test_several_tracks_are_several_outings():
    one = make_gpx(range(601))
    track = one[one.index(b"<trk>") : one.index(b"</gpx>")]
    two = one.replace(b"</gpx>", track.replace(b"2026-05-04", b"2026-05-06") + b"</gpx>")
    found = readings(read_all(two))
    assert [(reading.part, reading.record.day.day) for reading in found] == [("track 1", 4), ("track 2", 6)]


def test_points_in_disorder_are_put_in_order():
    content = make_gpx(range(601))
    points = content.split(b"<trkpt")
    shuffled = b"<trkpt".join((points[0], *reversed(points[1:-1]), points[-1]))
    assert only_record(read_all(shuffled)).duration_s == 600


def test_entities_are_refused():
    entities = b'<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    (problem,) = read_all(entities + b"<gpx><trk><name>&b;</name></trk></gpx>")
    assert problem.reason == "unsafe XML"


def test_an_external_entity_is_refused_and_its_file_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be seen")
    attack = f'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file://{secret}">]><gpx><trk><name>&x;</name></trk></gpx>'
    (problem,) = read_all(attack.encode())
    assert problem.reason == "unsafe XML"
    assert "never to be seen" not in problem.message


def test_an_entity_written_in_utf_16_is_refused_as_well():
    attack = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>'
    (problem,) = read_all(attack.encode("utf-16"))
    assert problem.reason == "unsafe XML"


def test_a_truncated_file_keeps_the_points_before_the_end():
    content = make_gpx(range(601))
    items = read_all(content[: len(content) // 2])
    run = only_record(items)
    assert 800 < run.distance_m < 1000
    assert any("damaged at line" in message for message in remarks(items))


def test_the_point_in_which_the_damage_begins_is_dropped_for_its_numbers_may_have_lost_digits():
    content = make_gpx(range(601), heart_rate=150)
    cut = content[: content.index(b"150", content.index(b"06:31:40Z")) + 2]  # a heart rate of 15
    (reading,) = readings(read_all(cut))
    assert reading.streams is not None
    assert len(reading.streams) == 100
    assert set(reading.streams.values["heart_rate_bpm"]) == {150.0}


def test_a_file_that_ends_before_the_first_point_is_a_problem():
    content = make_gpx(range(601))
    assert problems(read_all(content[: content.index(b"<trkseg>")]))


def test_a_web_page_saved_as_gpx_is_said_to_be_one():
    page = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>"
    (problem,) = read_all(page, name="Morning_Run.gpx")
    assert "web page" in problem.message


def test_a_fit_file_named_gpx_is_read_and_remarked():
    items = read_all(make_fit(), name="run.gpx")
    assert only_record(items).distance_m == 1800
    assert any("named like GPX" in message for message in remarks(items))


def test_the_streams_hold_every_point():
    (reading,) = readings(read_all(make_gpx(range(101))))
    assert reading.streams is not None
    assert np.array_equal(reading.streams.elapsed_s, np.arange(101.0))
    assert reading.streams.values["lat_deg"][0] == pytest.approx(LAT)
    assert reading.streams.values["distance_m"][-1] == pytest.approx(300, abs=0.1)


@settings(max_examples=25, deadline=None)
@given(
    pieces=st.lists(st.tuples(st.integers(30, 200), st.integers(30, 900)), min_size=1, max_size=4),
    speed=st.integers(15, 70).map(lambda tenths: tenths / 10),
    heart_rate=st.integers(50, 220),
)
def test_runs_of_any_pieces_and_pauses_are_read_back(pieces, speed, heart_rate):
    at, segments, moving = 0, [], 0
    for seconds, pause in pieces:
        segments.append(range(at, at + seconds + 1))
        moving += seconds
        at += seconds + pause
    run = only_record(read_all(make_gpx(*segments, speed_m_s=speed, heart_rate=heart_rate)))
    assert run.distance_m == pytest.approx(moving * speed, rel=0.002)
    assert run.duration_s == pytest.approx(moving, abs=0.01)
    assert run.elapsed_s == at - pieces[-1][1]
    assert run.heart_rate_bpm == heart_rate
    assert run.starts_at == START
    assert sum(split.duration_s for split in run.splits) == pytest.approx(moving, abs=0.1)
