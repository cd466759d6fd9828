"""Records survive the trip through JSON, and bad JSON is refused with the field's name."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import DayRow, Strength
from hipsight.model.records import Pain, Run, RunKind, Split, Surface
from hipsight.model.wire import RECORD_TYPES, record_from_json, record_to_json

DAY = dt.date(2026, 3, 1)
days = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
small = st.floats(0, 10, allow_nan=False)

pains = st.builds(
    Pain,
    day=days,
    text=st.none() | st.text(max_size=20),
    site=st.none() | st.sampled_from(Site),
    side=st.none() | st.sampled_from(Side),
    score_0_10=st.none() | small,
    quality=st.lists(st.sampled_from(Quality), unique=True).map(tuple),
    behaviour=st.lists(st.sampled_from(Behaviour), unique=True).map(tuple),
    onset_m=st.none() | st.floats(0, 50_000),
    moment=st.none() | st.times(),
)
runs = st.builds(
    Run,
    day=days,
    starts_at=st.none()
    | st.datetimes(
        dt.datetime(1991, 1, 1),
        dt.datetime(2099, 1, 1),
        timezones=st.just(dt.timezone(dt.timedelta(hours=-7))),
    ),
    distance_m=st.none() | st.floats(0, 500_000),
    run_kind=st.none() | st.sampled_from(RunKind),
    also_kinds=st.lists(st.sampled_from(RunKind)).map(tuple),
    surface=st.none() | st.sampled_from(Surface),
    camber=st.none() | st.booleans(),
    splits=st.lists(st.builds(Split, distance_m=small, duration_s=small, ascent_m=st.none() | small)).map(
        tuple
    ),
    assumed=st.sampled_from([(), ("surface",), ("day", "shoe")]),
)
tables = st.builds(
    DayRow,
    day=days,
    values=st.lists(st.tuples(st.text(max_size=5), st.floats(allow_nan=False, allow_infinity=False))).map(
        tuple
    ),
    words=st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5))).map(tuple),
)


@given(st.one_of(pains, runs, tables))
def test_what_goes_in_comes_out(record):
    again = record_from_json(json.loads(json.dumps(record_to_json(record))))
    assert again == record


def test_only_what_was_said_is_given():
    assert record_to_json(Pain(day=DAY, site=Site.GROIN, score_0_10=3)) == {
        "kind": "pain",
        "day": "2026-03-01",
        "site": "groin",
        "score_0_10": 3,
    }


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES))
def test_every_kind_has_a_name_and_refuses_a_field_it_does_not_have(kind):
    assert RECORD_TYPES[kind].kind == kind
    with pytest.raises(InvalidRecordError, match="has no field 'colour'"):
        record_from_json({"kind": kind, "day": "2026-03-01", "colour": "red"})


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"kind": "dream", "day": "2026-03-01"}, "unknown kind of record: 'dream'"),
        ({"kind": "pain", "day": "yesterday"}, "day of a pain cannot be 'yesterday'"),
        (
            {"kind": "pain", "day": "2026-03-01", "score_0_10": 11},
            "score_0_10 must be between 0 and 10, not 11",
        ),
        ({"kind": "pain", "day": "2026-03-01", "score_0_10": "3"}, "score_0_10 of a pain cannot be '3'"),
        ({"kind": "pain", "day": "2026-03-01", "site": "elbow"}, "site of a pain cannot be 'elbow'"),
        ({"kind": "pain", "day": "2026-03-01", "absent": True, "score_0_10": 2}, "absent cannot score 2"),
        ({"kind": "run", "day": "2026-03-01", "starts_at": "2026-03-01T08:00:00"}, "must carry an offset"),
        ({"kind": "run", "day": "1989-12-31"}, "was the clock set?"),
        ({"kind": "run", "day": "2026-03-01", "distance_m": -1}, "distance_m must be between 0 and 500000"),
        ({"kind": "run", "day": "2026-03-01", "assumed": ["colour"]}, "assumed names unknown fields: colour"),
        ({"kind": "strength", "day": "2026-03-01"}, "a strength needs more fields"),
    ],
)
def test_what_cannot_be_is_refused_by_name(mapping, words):
    with pytest.raises(InvalidRecordError, match=words.replace("?", r"\?")):
        record_from_json(mapping)


def test_a_suspect_run_is_kept_as_the_file_had_it():
    run = Run(day=DAY, distance_m=9_999_999, suspect="distance of 10000 km")
    assert record_from_json(record_to_json(run)) == run


def test_records_do_not_change():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Strength(day=DAY, exercise="squat").sets = 3
