"""The traffic light of a run, case by case, as the knowledge files tell it."""

import datetime as dt

import pytest

from hipsight.model.body import Behaviour, Site
from hipsight.model.records import Pain
from hipsight.warnings.pain_light import (
    DayPain,
    Light,
    Limits,
    baseline,
    day_pain,
    morning_after,
    rising_weeks,
    run_verdict,
    score_verdict,
)

TENDON, BONE, TIGHT = Limits(2, 5), Limits(0, 0), Limits(2, 3)
DAY = dt.date(2026, 3, 2)


def verdict(during, morning, *, limits=TENDON, usual=0.0, stopped=False, **more):
    run = None if during is None else DayPain(worst=during, active=during, **more)
    after = None if morning is None else DayPain(worst=morning, morning=morning)
    found = run_verdict(run, after, ran_again=False, stopped=stopped, usual=usual, limits=limits)
    return str(found.light), found.reason


@pytest.mark.parametrize(
    ("during", "morning", "expected"),
    [
        (0, 0, ("green", "up_to_green")),
        (2, 0, ("green", "up_to_green")),
        (3, 0, ("amber", "settled")),
        (5, 0, ("amber", "settled")),
        (5, None, ("amber", "not_settled_yet")),
        (6, 0, ("red", "above_amber")),
        (6, None, ("red", "above_amber")),
        (2, None, ("unknown", "no_morning")),
        (None, 0, ("unknown", "no_pain_entry")),
        (None, None, ("unknown", "no_pain_entry")),
        (1, 1, ("amber", "morning_up")),
        (1, 2, ("red", "worse_morning")),
        (1, 3, ("red", "worse_morning")),
        (None, 4, ("red", "worse_morning")),
    ],
)
def test_a_run_is_judged_by_its_own_pain_and_the_morning_after(during, morning, expected):
    assert verdict(during, morning) == expected


def test_a_morning_is_held_against_what_mornings_were():
    assert verdict(1, 3, usual=3.0) == ("green", "up_to_green")
    assert verdict(1, 4, usual=3.0) == ("red", "worse_morning")
    assert verdict(1, 2, usual=1.0) == ("amber", "morning_up")


@pytest.mark.parametrize(
    ("during", "morning", "expected"),
    [(0, 0, "green"), (1, 0, "red"), (0, 1, "red"), (0, None, "unknown"), (0.5, 0, "red")],
)
def test_with_bone_any_pain_is_red(during, morning, expected):
    assert verdict(during, morning, limits=BONE)[0] == expected


def test_some_conditions_take_less():
    assert verdict(3, 0, limits=TIGHT) == ("amber", "settled")
    assert verdict(4, 0, limits=TIGHT) == ("red", "above_amber")


def test_a_limp_is_red_whatever_the_score():
    assert verdict(0, 0, limp=True) == ("red", "limp")


def test_stopping_a_night_and_a_missing_number_hold():
    assert verdict(1, 0, stopped=True) == ("amber", "stopped")
    assert verdict(1, 0, night=True) == ("amber", "night")
    assert verdict(1, 0, unscored=True) == ("amber", "no_number")
    assert verdict(0, 0, limits=BONE, unscored=True) == ("red", "any_pain")
    assert verdict(0, 0, limits=BONE, stopped=True) == ("red", "any_pain")


@pytest.mark.parametrize(
    ("next_day", "ran_again", "expected"),
    [
        (None, False, None),
        (DayPain(worst=3, morning=1), False, 1),
        (DayPain(worst=3), False, 3),
        (DayPain(worst=3, active=3), True, None),  # that was the next run, it says nothing about the morning
        (DayPain(worst=0, active=0), True, 0),  # but its worst is no less than its morning
        (DayPain(unscored=True), False, None),
    ],
)
def test_the_morning_is_read_from_what_the_next_day_tells(next_day, ran_again, expected):
    assert morning_after(next_day, ran_again=ran_again, usual=0.0) == expected


def test_usual_mornings_are_their_median_and_never_above_amber():
    assert baseline([0, 1, 4], TENDON) == 1
    assert baseline([9, 9, 9], TENDON) == 5
    assert baseline([], TENDON) == 2
    assert baseline([], BONE) == 0


def test_the_pains_of_a_day_are_told_apart():
    said = [
        Pain(day=DAY, site=Site.HIP, score_0_10=1, behaviour=(Behaviour.NEXT_MORNING,)),
        Pain(day=DAY, site=Site.HIP, score_0_10=3, score_high=4),
        Pain(day=DAY, site=Site.HIP, score_0_10=5, behaviour=(Behaviour.AT_NIGHT,)),
        Pain(day=DAY, site=Site.HIP, behaviour=(Behaviour.LIMP,)),
    ]
    assert day_pain(said) == DayPain(worst=5, morning=1, active=4, unscored=True, limp=True, night=True)
    assert day_pain([]) is None
    assert day_pain([Pain(day=DAY, absent=True)]) == DayPain(worst=0, active=0)


@pytest.mark.parametrize(
    ("means", "rises"),
    [
        ([1.0, 1.5, 2.0], True),
        ([1.0, 1.1, 2.0], False),
        ([2.0, 1.5, 2.0], False),
        ([0.1, 0.4, 0.8], False),
        ([1.5, 2.0], False),
    ],
)
def test_weeks_rise_when_each_is_clearly_more(means, rises):
    assert rising_weeks(means, 2, 1.0) is rises


def test_a_score_alone_has_a_light():
    assert [score_verdict(score, TENDON).light for score in (0, 2, 3, 5, 6)] == [
        Light.GREEN,
        Light.GREEN,
        Light.AMBER,
        Light.AMBER,
        Light.RED,
    ]
