import dataclasses
import datetime as dt
from types import MappingProxyType

import numpy as np
import pytest

from hipsight.hypotheses.contract import all_families
from hipsight.model.finding import Direction, Grade
from hipsight.model.timeline import Timeline
from hipsight.triggers.wording import body_part, finding_sentence

TIMELINE = Timeline(
    first_day=dt.date(2024, 1, 1), days=1, numbers=MappingProxyType({"pain_0_10": np.ones(1)})
)
FAMILIES = {family.id: family for family in all_families(TIMELINE)}


def sentence(family="weekly_volume", **changes):
    said = {
        "place": "right hip",
        "words": "weeks over 28–31 miles",  # noqa: RUF001 - a range
        "family": FAMILIES[family],
        "lag_days": 0,
        "counts": (9, 6, 41, 3),
        "counts_agree": True,
        "points": 1.24,
        "direction": Direction.HARM,
        "grade": Grade.CLAIM,
        "worth_acting_on": True,
    }
    return finding_sentence(**(said | changes))


def test_a_finding_gives_its_counts_first():
    assert sentence() == (
        "On 6 of the 9 weeks over 28–31 miles your right hip flared; on 3 of the 41 others. "  # noqa: RUF001
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


def test_counts_that_do_not_agree_give_way_to_means():
    said = sentence(counts=(9, 1, 41, 20), counts_agree=False)
    assert said.startswith(
        "After 9 weeks over 28–31 miles your pain was 1.2 points worse than at other times"  # noqa: RUF001
    )


def test_a_suspicion_is_never_worded_as_a_finding():
    said = sentence(grade=Grade.EXPERIMENT)
    assert "hard to get by chance" not in said
    assert "may well be chance" in said


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
