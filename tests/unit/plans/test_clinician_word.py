"""What a clinician's word means: in doubt it restricts, and only a plain word clears."""

import datetime as dt

import pytest

from hipsight.model.life_records import Clinician
from hipsight.plans.clinician_word import words_of

DAY = dt.date(2026, 3, 2)


def topics(said, who="doctor"):
    return {word.topic for word in words_of(Clinician(day=DAY, who=who, said=said))}


@pytest.mark.parametrize(
    "said",
    [
        "cleared to run",
        "said cleared to run again",
        "says I can run again",
        "you may start running",
        "fine to run",
        "ok to run, all healed",
        "cleared for walk-run",
        "don't worry, fine to run",
        "MRI clean, return to running",
    ],
)
def test_a_plain_word_clears(said):
    assert "clear" in topics(said)


@pytest.mark.parametrize(
    "said",
    [
        "not cleared to run yet",
        "cleared for pool running",
        "cleared for swimming and the bike",
        "cleared to run in six weeks",
        "can start running when the scan is clean",
        "will be cleared to run soon",
        "might be able to run again next month",
        "can run again if the MRI is clear",
        "no running for two weeks, then you can run again",
        "wants to run some tests",
        "cannot run again this year",
        "maybe ok to run",
        "you can't run",
        "can run in the pool",
        "bone is healing",
        "never run again",
    ],
)
def test_a_condition_a_date_or_a_denial_does_not_clear(said):
    assert "clear" not in topics(said)


@pytest.mark.parametrize(
    ("said", "topic", "days"),
    [
        ("no running for two weeks", "running", 14),
        ("don't run for 10 days", "running", 10),
        ("stop running", "running", None),
        ("complete rest", "running", None),
        ("crutches for six weeks", "running", 42),
        ("no impact for a month", "impact", 30),
        ("no hills for 3 weeks", "hills", 21),
        ("easy only", "speed", None),
        ("no squats for a week", "strength", 7),
    ],
)
def test_a_restriction_is_heard_with_its_time(said, topic, days):
    (word,) = [word for word in words_of(Clinician(day=DAY, who="physio", said=said)) if word.topic == topic]
    assert word.days == days


@pytest.mark.parametrize(
    ("said", "km", "minutes"),
    [
        ("cleared to run, max 5 km", 5.0, None),
        ("no more than 3 miles", 4.828032, None),
        ("keep it under 30 minutes", None, 30.0),
    ],
)
def test_a_longest_run_is_heard(said, km, minutes):
    (word,) = [word for word in words_of(Clinician(day=DAY, who="physio", said=said)) if word.topic == "most"]
    assert word.most_km == (None if km is None else pytest.approx(km))
    assert word.most_min == minutes


def test_a_scan_or_a_coach_clears_nobody():
    assert topics("clear to run", who="scan") == set()
    assert topics("clear to run", who="coach") == set()
