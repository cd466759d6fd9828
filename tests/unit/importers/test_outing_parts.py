"""Pauses, splits, climb, places, sports and plausibility, each on its own."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.importers.climb import climb_along
from hipsight.importers.local_time import local_start, offset_between
from hipsight.importers.pauses import find_stops, longest_stops, merge_stops, moving_clock
from hipsight.importers.plausibility import suspicion
from hipsight.importers.splits import split_by_kilometre
from hipsight.importers.sports import kind_from_title, sport_from_words
from hipsight.importers.track import great_circle_m, make_track, mean_of, rising
from hipsight.importers.written_values import read_instant, read_number, read_offset
from hipsight.model.records import RunKind, Surface

DAY = dt.date(2026, 5, 4)


def test_a_degree_of_latitude_is_111_kilometres():
    assert great_circle_m(np.array([48.0, 49.0]), np.array([11.0, 11.0]))[0] == pytest.approx(111_195, abs=1)


def test_the_distance_from_munich_to_berlin_is_known():
    metres = great_circle_m(np.array([48.1372, 52.5186]), np.array([11.5756, 13.4083]))[0]
    assert metres == pytest.approx(504_000, rel=0.005)


def test_the_date_line_is_no_way_around_the_world():
    assert great_circle_m(np.array([0.0, 0.0]), np.array([179.999, -179.999]))[0] < 250


def test_a_distance_never_shrinks_and_gaps_are_filled():
    assert rising(np.array([0.0, 5.0, np.nan, 15.0, 3.0, 20.0])).tolist() == [0, 5, 10, 15, 15, 20]


def test_a_mean_of_nothing_is_none_and_zeros_are_no_readings():
    assert mean_of(None) is None
    assert mean_of(np.array([np.nan, 0.0])) is None
    assert mean_of(np.array([0.0, 150.0, 152.0, np.nan])) == 151.0


def test_the_clock_stands_during_stops():
    clock = moving_clock(np.arange(0.0, 101.0, 10.0), np.array([[20.0, 50.0], [70.0, 75.0]]))
    assert clock.tolist() == [0, 10, 20, 20, 20, 20, 30, 40, 45, 55, 65]


def test_overlapping_stops_count_once():
    assert merge_stops(np.array([[5.0, 9.0], [1.0, 6.0], [7.0, 7.0]])).tolist() == [[1.0, 9.0]]


def test_only_the_longest_stops_that_find_room_count():
    stops = np.array([[0.0, 20.0], [50.0, 110.0], [200.0, 230.0]])
    assert longest_stops(stops, 85.0).tolist() == [[50.0, 110.0], [200.0, 230.0]]
    assert longest_stops(stops, 0.0).tolist() == []


def test_standing_at_a_traffic_light_is_a_stop_although_the_watch_records_on():
    time_s = np.arange(600.0)
    way = np.concatenate((np.arange(250) * 3.0, np.full(60, 249 * 3.0), 249 * 3.0 + np.arange(1, 291) * 3.0))
    stops = find_stops(make_track(time_s, {"distance_m": way}), way)
    assert (stops[:, 1] - stops[:, 0]).sum() == pytest.approx(60, abs=12)
    assert stops[0, 0] == pytest.approx(250, abs=8)


def test_steady_walking_is_no_stop():
    way = np.arange(600.0) * 0.9
    assert len(find_stops(make_track(np.arange(600.0), {"distance_m": way}), way)) == 0


def test_a_hill_is_climbed_once_in_spite_of_noise():
    rng = np.random.default_rng(1)
    time_s = np.arange(1200.0)
    level = 500 + 60 * np.sin(np.linspace(0, np.pi, 1200)) + rng.normal(0, 0.7, 1200)
    climbed = climb_along(time_s, level)
    assert climbed is not None
    assert climbed[0][-1] == pytest.approx(60, abs=5)
    assert climbed[1][-1] == pytest.approx(60, abs=5)


def test_noise_on_the_flat_is_no_climb():
    noise = np.random.default_rng(2).normal(100, 0.7, 3000)
    climbed = climb_along(np.arange(3000.0), noise)
    assert climbed is not None
    assert climbed[0][-1] < 5


def test_an_altitude_that_never_changes_is_none():
    assert climb_along(np.arange(100.0), np.zeros(100)) is None
    assert climb_along(np.arange(100.0), np.full(100, np.nan)) is None


@given(st.floats(1.0, 60_000.0), st.floats(1.0, 20_000.0))
def test_splits_add_up_to_the_run(metres, seconds):
    way, clock = np.linspace(0, metres, 200), np.linspace(0, seconds, 200)
    splits = split_by_kilometre(way, clock)
    assert sum(split.distance_m for split in splits) == pytest.approx(metres, abs=0.01 * len(splits))
    assert sum(split.duration_s for split in splits) == pytest.approx(seconds, abs=0.01 * len(splits))
    assert all(split.distance_m == 1000 for split in splits[:-1])


def test_a_split_has_its_own_climb_heart_rate_and_cadence():
    way = np.arange(0.0, 2001.0, 10.0)
    first_half = way < 1000
    climbed = (np.minimum(way, 1000) / 50, np.maximum(way - 1000, 0) / 100)
    one, two = split_by_kilometre(
        way, way / 3, climbed, np.where(first_half, 140.0, 160.0), np.where(first_half, 170.0, np.nan)
    )
    assert (one.ascent_m, one.descent_m, one.heart_rate_bpm, one.cadence_spm) == (20.0, 0.0, 140.0, 170.0)
    assert (two.ascent_m, two.descent_m, two.heart_rate_bpm, two.cadence_spm) == (0.0, 10.0, 160.0, None)


def test_the_last_sample_counts_in_the_last_split():
    way = np.array([0.0, 500.0, 900.0])
    (split,) = split_by_kilometre(way, way / 3, None, np.array([140.0, 140.0, 170.0]))
    assert split.heart_rate_bpm == 150.0


@pytest.mark.parametrize(
    ("local_minus_utc", "offset"),
    [
        (7200, 7200),
        (-34_200, -34_200),
        (20_700, 20_700),
        (7207, 7200),
        (0, 0),
        (7200 + 300, None),
        (60_000, None),
    ],
)
def test_an_offset_is_a_quarter_of_an_hour_within_the_worlds_zones(local_minus_utc, offset):
    assert offset_between(1_000_000_000, 1_000_000_000 + local_minus_utc) == offset


def test_a_clock_at_zero_says_nothing_about_the_offset():
    assert offset_between(1_000_000_000, 0) is None
    assert offset_between(None, 1_000_000_000) is None


def test_summer_time_is_that_of_the_day():
    for month, hours in ((1, 1), (7, 2)):
        start = dt.datetime(2026, month, 4, 12, tzinfo=dt.UTC).timestamp()
        local = local_start(
            start, said_offset_s=None, lat_deg=48.1, lon_deg=11.6, home_zone="America/New_York"
        )
        assert local is not None
        assert local.at.utcoffset() == dt.timedelta(hours=hours)


def test_an_unknown_home_zone_falls_back_to_utc():
    local = local_start(0.0, said_offset_s=None, lat_deg=None, lon_deg=None, home_zone="Not/A_Zone")
    assert local is not None
    assert (local.at.utcoffset(), local.assumed) == (dt.timedelta(), True)


@pytest.mark.parametrize("seconds", [1e15, -1e15, 253_402_300_000.0])
def test_an_instant_outside_the_calendar_has_no_day(seconds):
    assert local_start(seconds, said_offset_s=7200, lat_deg=None, lon_deg=None, home_zone="UTC") is None


@pytest.mark.parametrize(
    ("words", "what", "surface"),
    [
        (("running", "treadmill"), "running", Surface.TREADMILL),
        (("running", "street"), "running", Surface.ROAD),
        (("fitness_equipment", "treadmill"), "running", Surface.TREADMILL),
        (("trail_running", None), "running", Surface.TRAIL),
        (("VirtualRun", None), "running", Surface.TREADMILL),
        (("Laufen", None), "running", None),
        (("biking", None), "cycling", None),
        (("training", "yoga"), "yoga", None),
        (("fitness_equipment", "indoor_rowing"), "rowing", None),
        (("cross_country_skiing", None), "cross_country_skiing", None),
        (("NordicSki", None), "cross_country_skiing", None),
        (("wheelchair_push_run", None), "wheelchair_push_run", None),
        (("multisport", "swim_run"), "swim_run", None),
    ],
)
def test_words_for_sports_are_understood(words, what, surface):
    sport = sport_from_words(*words)
    assert sport is not None
    assert (sport.what, sport.surface, sport.is_run) == (what, surface, what == "running")


@pytest.mark.parametrize("words", [(None, None), ("", ""), ("generic", "generic"), ("Other", None)])
def test_words_that_say_nothing_give_no_sport(words):
    assert sport_from_words(*words) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Berlin Marathon", RunKind.RACE),
        ("6x800 intervals", RunKind.INTERVALS),
        ("Long run", RunKind.LONG),
        ("recovery jog", RunKind.EASY),
        ("Hill sprints", RunKind.HILLS),
        ("Morning Run", None),
        ("Terrace loop", None),
        ("I had hoped for a race today but my hip was sore, so it was just an easy one", None),
        (None, None),
    ],
)
def test_titles_name_the_kind_of_run(title, kind):
    assert kind_from_title(title) is kind


@pytest.mark.parametrize(
    ("distance", "duration", "elapsed", "word"),
    [
        (-5.0, 600.0, None, "negative distance"),
        (5000.0, -1.0, None, "negative duration"),
        (500_001.0, 600_000.0, None, "distance"),
        (5000.0, 599.0, None, "pace of 2:00"),
        (5000.0, 8 * 86_400.0, None, "days"),
        (5000.0, 1500.0, 32 * 86_400.0, "days"),
    ],
)
def test_the_impossible_is_named(distance, duration, elapsed, word):
    assert word in (suspicion(DAY, distance, duration, elapsed, is_run=True) or "")


@pytest.mark.parametrize(
    ("distance", "duration"),
    [(5000.0, 1500.0), (900.0, 60.0), (None, None), (42_195.0, 7260.0), (5000.0, 600.0)],
)
def test_the_possible_is_not_suspect(distance, duration):
    assert suspicion(DAY, distance, duration, duration, is_run=True) is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-05-04T06:30:00Z", 1_777_876_200.0),
        ("2026-05-04T06:30:00.500Z", 1_777_876_200.5),
        ("2026-05-04T08:30:00+02:00", 1_777_876_200.0),
        ("2026-05-04T06:30:00", 1_777_876_200.0),
        ("2026-5-4T6:30:00Z", 1_777_876_200.0),
        ("2026-05-04 06:30:00 +0000", 1_777_876_200.0),
    ],
)
def test_instants_are_read_in_the_ways_they_are_written(text, instant):
    assert read_instant(text) == instant


@pytest.mark.parametrize("text", [None, "", "yesterday", "2026-13-40T00:00:00Z", "2026-05-"])
def test_what_is_no_instant_is_missing(text):
    assert np.isnan(read_instant(text))


def test_numbers_that_are_none_are_missing():
    assert read_number(" 12.5 ") == 12.5
    assert all(np.isnan(read_number(text)) for text in (None, "", "abc", "inf", "1e999"))


def test_only_a_written_offset_says_where():
    assert read_offset("2026-05-04T01:30:00-05:00") == -18_000
    assert read_offset("2026-05-04T01:30:00Z") is None
    assert read_offset("2026-05-04T01:30:00+00:00") is None
