"""Polar Flow's training sessions, in both shapes of the export."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_exports import make_zip, polar_channels, polar_session
from tests.unit.importers.made_files import START
from tests.unit.importers.reading_files import problems, read_all, readings

from hipsight.importers.containers import open_sources
from hipsight.importers.contract import PassedOver, Source
from hipsight.model.records import Surface

NAME = "training-session-2026-01-15-1-a.json"
SHAPES = {"older": polar_session, "newer": polar_channels}


def read(session, name=NAME):
    return readings(read_all(json.dumps(session).encode(), name))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_run_has_its_start_distance_time_and_kilometres(shape):
    (reading,) = read(SHAPES[shape](START))
    run = reading.record
    assert run.starts_at == START
    assert run.starts_at.utcoffset() == dt.timedelta(hours=1)
    assert (run.distance_m, run.duration_s, run.heart_rate_bpm, run.cadence_spm) == (3600, 1200, 150, 172)
    assert [round(split.distance_m) for split in run.splits] == [1000, 1000, 1000, 600]
    assert reading.streams is not None
    assert not run.assumed


def test_an_altimeter_that_says_zero_until_it_knows_climbs_nothing():
    (reading,) = read(polar_channels(START, altitude=[0.0] * 5 + [183.0] * 1196))
    assert reading.record.ascent_m in {None, 0}


def test_a_number_that_is_no_known_sport_leaves_it_to_the_speed_and_says_so():
    items = read_all(json.dumps(polar_channels(START, sport={"id": "9999"})).encode(), NAME)
    assert readings(items)[0].record.kind == "run"
    assert any("does not say which sport" in getattr(item, "message", "") for item in items)


@pytest.mark.parametrize(("number", "surface"), [("17", Surface.TREADMILL), ("27", Surface.TRAIL)])
def test_numbers_of_sports_that_name_the_surface(number, surface):
    (reading,) = read(polar_channels(START, sport={"id": number}))
    assert reading.record.surface is surface


def test_the_exercises_of_a_multisport_session_are_read_one_by_one():
    whole = polar_session(START)
    (leg,) = whole["exercises"]
    bike = leg | {"sport": "ROAD_BIKING", "startTime": "2026-01-15T12:00:00"}
    legs = [one.record.kind for one in read(whole | {"exercises": [leg, bike]})]
    assert legs == ["run", "cross_training"]


def test_a_note_is_proposed_for_the_log():
    run, pain = read(polar_session(START, note="left hip 3/10 from km 2"))
    assert pain.about == run.part
    assert (pain.record.score_0_10, pain.record.onset_m) == (3, 2000)


def test_a_session_without_a_start_is_a_problem():
    (problem,) = problems(
        read_all(json.dumps(polar_session(START) | {"exercises": [{"startTime": 5}]}).encode(), NAME)
    )
    assert problem.reason == "no readable date"


def test_the_rest_of_the_export_is_passed_over(tmp_path):
    path = tmp_path / "polar-user-data-export.zip"
    content = json.dumps(polar_session(START)).encode()
    path.write_bytes(
        make_zip({NAME: content, "activity-2026-01-15-a.json": b"{}", "247ohr_2026_1.json": b"{}"})
    )
    opened = list(open_sources(path))
    assert [source.name for source in opened if isinstance(source, Source)] == [f"{path.name}/{NAME}"]
    assert {one.what for one in opened if isinstance(one, PassedOver)} == {
        "other parts of the Polar Flow export"
    }


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_damaged_session_never_raises(shape, data):
    content = bytearray(json.dumps(SHAPES[shape](START, seconds=60)).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert read_all(bytes(content[: data.draw(st.integers(1, len(content)))]), NAME)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.just(10**400) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=150, deadline=None)
@given(data=st.data(), value=JSON)
def test_any_value_in_any_field_of_an_exercise_is_read_or_refused(shape, data, value):
    session = SHAPES[shape](START, seconds=60)
    (exercise,) = session["exercises"]
    field = data.draw(st.sampled_from(sorted(exercise)))
    inner = exercise["samples"]
    name = data.draw(st.sampled_from(sorted(inner)))
    for odd in (exercise | {field: value}, exercise | {"samples": inner | {name: value}}):
        items = read_all(json.dumps(session | {"exercises": [odd]}).encode(), NAME)
        assert readings(items) or problems(items)
