import dataclasses
import datetime as dt
from types import MappingProxyType

import numpy as np
import pytest

from hipsight.hypotheses.contract import all_families
from hipsight.model.finding import Direction, Finding, Grade
from hipsight.model.timeline import Timeline
from hipsight.triggers.grading import grade_of
from hipsight.triggers.wording import body_part, finding_sentence

TIMELINE = Timeline(
    first_day=dt.date(2024, 1, 1), days=1, numbers=MappingProxyType({"pain_0_10": np.ones(1)})
)
FAMILIES = {family.id: family for family in all_families(TIMELINE)}


FINDING = Finding(
    family="weekly_volume",
    exposure="weeks over 28–31 miles",
    threshold=48.0,
    threshold_low=45.0,
    threshold_high=50.0,
    unit="km",
    lag_days=0,
    lag_low=0,
    lag_high=1,
    direction=Direction.HARM,
    p_adjusted=0.02,
    grade=Grade.CLAIM,
    exposed_episodes=9,
    exposed_flares=6,
    other_episodes=41,
    other_flares=3,
    effect_sd=0.62,
    worth_acting_on=True,
    sentence="",
)
PAIN = np.array([0.0, np.nan, 4.0])  # SD of 2


def sentence(family="weekly_volume", **changes):
    return finding_sentence(dataclasses.replace(FINDING, **changes), FAMILIES[family], "right hip", PAIN)


def test_a_finding_gives_its_counts_first():
    assert sentence() == (
        "On 6 of 9 stretches in weeks over 28–31 miles your right hip flared; on 3 of the 41 stretches between them. "
        "That is hard to get by chance."
    )


@pytest.mark.parametrize(
    ("family", "lag_days", "when"),
    [
        ("speed", 0, "flared the same day;"),
        ("speed", 1, "flared the day after;"),
        ("speed", 3, "flared 3 days after;"),
        ("short_sleep", 0, "flared the day after;"),
        ("weekly_volume", 1, "flared the day after;"),
    ],
)
def test_the_lag_is_said_in_words(family, lag_days, when):
    assert when in sentence(family, lag_days=lag_days)


@pytest.mark.parametrize("flares", [(1, 20), (4, 18), (0, 0)])
def test_counts_that_do_not_make_the_point_give_way_to_means(flares):
    exposed_flares, other_flares = flares
    said = sentence(exposed_flares=exposed_flares, other_flares=other_flares)
    assert "your pain was 1.2 points worse than at other times of the same two months" in said
    assert "flared" not in said


def test_protection_is_told_by_fewer_flares():
    changes = {"direction": Direction.PROTECTS, "effect_sd": -0.62}
    assert "On 1 of 9 stretches" in sentence(exposed_flares=1, other_flares=20, **changes)
    assert "1.2 points better" in sentence(exposed_flares=6, other_flares=20, **changes)


def test_a_suspicion_is_never_worded_as_a_finding():
    said = sentence(grade=Grade.EXPERIMENT, p_adjusted=0.1)
    assert "hard to get by chance" not in said
    assert "may well be chance" in said


def test_what_cannot_be_told_from_its_company_is_not_called_chance_nor_a_finding():
    said = sentence(grade=Grade.EXPERIMENT, p_adjusted=0.02)
    assert "chance" not in said
    assert "what travels with it explains it about as well" in said


@pytest.mark.parametrize(
    ("p_adjusted", "share", "grade"),
    [
        (0.001, 0.995, Grade.STRONG),
        (0.001, 0.9, Grade.CLAIM),
        (0.02, 0.995, Grade.CLAIM),
        (0.02, 0.61, Grade.CLAIM),
        (0.04, 0.56, Grade.CLAIM),
        (0.001, 0.54, Grade.EXPERIMENT),
        (0.1, 0.99, Grade.EXPERIMENT),
        (0.3, 0.99, None),
    ],
)
def test_a_grade_takes_being_hard_to_get_by_chance_and_being_told_from_its_company(p_adjusted, share, grade):
    assert grade_of(p_adjusted, share) is grade


def test_a_small_effect_is_said_to_be_small():
    assert sentence(worth_acting_on=False).endswith("It is too small to act on.")


@pytest.mark.parametrize(
    ("site", "side", "words"),
    [
        ("outer_hip", "right", "right outer hip"),
        ("right hip", "right", "right hip"),
        ("hip", "both", "hip"),
        (None, None, "pain"),
    ],
)
def test_the_place_is_named_as_the_person_would(site, side, words):
    assert body_part(dataclasses.replace(TIMELINE, site=site, side=side)) == words
