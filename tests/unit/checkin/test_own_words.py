"""A person's own words are read as what they stand for, and marked as theirs."""

from __future__ import annotations

import datetime as dt

import pytest

from hipsight.checkin.parser import understand
from hipsight.checkin.understanding import CheckIn
from hipsight.model.body import Side, Site
from hipsight.model.life_records import Custom, Strength
from hipsight.model.preferences import Preferences, preferences_from_json, preferences_to_json
from hipsight.model.records import Pain, Run, Surface

WORDS = (
    ("my loop", "6.2 mi trail"),
    ("rockets", "shoe: Pegasus 40"),
    ("the spot", "right outer hip"),
    ("monsters", "exercise: monster walk"),
    ("flat white", "factor: coffee"),
)


def read(line: str) -> CheckIn:
    return understand(line, today=dt.date(2026, 11, 22), preferences=Preferences(aliases=WORDS))


def test_a_route_stands_for_its_distance_and_surface() -> None:
    (run,) = read("My Loop in 58:10").records
    assert isinstance(run, Run)
    assert (round(run.distance_m or 0), run.surface, run.duration_s) == (9978, Surface.TRAIL, 3490.0)


def test_a_nickname_stands_for_the_pair() -> None:
    (run,) = read("5 mi in the rockets").records
    assert isinstance(run, Run)
    assert run.shoe == "Pegasus 40"


def test_a_place_stands_for_its_site_and_side() -> None:
    (pain,) = read("the spot 3/10 today").records
    assert isinstance(pain, Pain)
    assert (pain.site, pain.side, pain.score_0_10) == (Site.OUTER_HIP, Side.RIGHT, 3.0)


def test_an_exercise_and_a_factor_have_a_name() -> None:
    strength, custom = read("monsters 3x10, flat white").records
    assert isinstance(strength, Strength)
    assert (strength.exercise, strength.sets, strength.reps) == ("monster walk", 3, 10)
    assert isinstance(custom, Custom)
    assert custom.factor == "coffee"


@pytest.mark.parametrize(("phrase", "_means"), WORDS)
def test_an_own_word_is_marked_as_understood_by_it(phrase: str, _means: str) -> None:
    line = f"{phrase} 3/10"
    own = [span for span in read(line).understood if span.meaning.endswith("by your own word")]
    assert [span.text for span in own] == [phrase.removeprefix("my ").removeprefix("the ")]


def test_own_words_survive_as_settings() -> None:
    before = Preferences(aliases=WORDS)
    assert preferences_from_json(preferences_to_json(before)) == before
