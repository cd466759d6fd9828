"""What is asked after a line: at most two questions, the ones that matter."""

from __future__ import annotations

import datetime as dt

import pytest

from hipsight.checkin.parser import understand
from hipsight.model.body import Side, Site
from hipsight.model.preferences import DateOrder, Preferences
from hipsight.model.records import Pain, Run
from hipsight.model.units import DistanceUnit

TODAY = dt.date(2026, 11, 22)

_QUESTIONS = {
    "6 mi easy, L hip 3/10": (),
    "6 mi, no pain": (),
    "hip 3/10": ("Which side is the hip pain: left, right or both?",),
    "left groin sore": ("How bad was the left groin, 0 to 10?",),
    "outer hip sore": (
        "Which side is the outer hip pain: left, right or both?",
        "How bad was the outer hip, 0 to 10?",
    ),
    "low back 2/10": (),
    "both hips tight": ("How bad was the hip on both sides, 0 to 10?",),
    "6 mi. Left hip.": ("How did the left hip feel, 0 to 10?",),
    "2026-12-24: 6 mi": (
        "Is 2026-12-24 a day still to come? What you wrote is kept on the day you logged it.",
    ),
    "hip, glute and knee sore": (
        "Which side is the hip pain: left, right or both?",
        "Which side is the buttock pain: left, right or both?",
    ),
}


@pytest.mark.parametrize(("line", "questions"), _QUESTIONS.items())
def test_the_line_is_asked_about(line: str, questions: tuple[str, ...]) -> None:
    assert understand(line, today=TODAY, preferences=Preferences()).questions == questions


def test_a_day_to_come_is_kept_on_the_base_day() -> None:
    found = understand("2026-12-24: 6 mi", today=TODAY, preferences=Preferences())
    assert [record.day for record in found.records] == [TODAY]


def test_yesterday_counts_from_the_day_given() -> None:
    found = understand("yesterday 6 mi", today=TODAY, day=dt.date(2026, 11, 10), preferences=Preferences())
    assert found.day == dt.date(2026, 11, 9)


def test_a_day_that_was_not_said_is_marked_as_assumed() -> None:
    assert understand("6 mi", today=TODAY, preferences=Preferences()).records[0].assumed == ("day",)
    assert understand("yesterday 6 mi", today=TODAY, preferences=Preferences()).records[0].assumed == ()
    assert understand("6 mi", today=TODAY, day=TODAY, preferences=Preferences()).records[0].assumed == ()


def test_the_only_followed_site_is_assumed_where_none_is_said() -> None:
    followed = Preferences(sites=frozenset({Site.GROIN}), side=Side.LEFT)
    (pain,) = understand("sore 3/10", today=TODAY, day=TODAY, preferences=followed).records
    assert isinstance(pain, Pain)
    assert (pain.site, pain.side, pain.assumed) == (Site.GROIN, Side.LEFT, ("site", "side"))


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DMY, dt.date(2026, 11, 5)), (DateOrder.MDY, dt.date(2026, 5, 11))]
)
def test_a_date_of_two_numbers_follows_the_persons_order(order: DateOrder, day: dt.date) -> None:
    found = understand("5/11 ran 8", today=TODAY, preferences=Preferences(date_order=order))
    assert found.records[0].day == day


def test_a_bare_distance_and_pace_are_in_the_persons_unit() -> None:
    (run,) = understand(
        "ran 8 @ 5:00 pace", today=TODAY, preferences=Preferences(units=DistanceUnit.KM)
    ).records
    assert isinstance(run, Run)
    assert (run.distance_m, run.pace_s_per_km) == (8000, 300)


def test_a_pair_from_the_journal_is_known_by_its_nickname() -> None:
    preferences = Preferences(shoes=("Nike Pegasus 40", "Hoka Clifton 9"))
    (run,) = understand("6 mi in the pegs", today=TODAY, preferences=preferences).records
    assert isinstance(run, Run)
    assert run.shoe == "Nike Pegasus 40"


@pytest.mark.parametrize(
    "words",
    [
        "can't bear weight on my left hip",
        "bulge in my groin when I cough",
        "numb between legs, saddle area",
        "left hip pain, fever and chills",
    ],
)
def test_words_of_alarm_are_kept_in_a_record(words: str) -> None:
    found = understand(words, today=TODAY, preferences=Preferences())
    kept = " ".join(record.text or "" for record in found.records)
    assert all(word.strip(",") in kept for word in words.split() if len(word) > 4)
