"""Words that meant something else in accounts of strangers, and signs that they were read past."""

from __future__ import annotations

import pytest

from hipsight.assessment.case import read_case, without_likeness
from hipsight.assessment.urgency import urgency_of


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Fell runner of 40 whose groin is tight.", "trauma_fall"),
        ("I was back at it the next fall, my hip sore again.", "trauma_fall"),
        ("I lie about 30 degrees slanted to the left, my hip hurts.", "fever"),
        ("It didn't take me long to find that my groin hurts.", "cannot_bear_weight"),
        ("My hip aches and I couldn't walk the course.", "cannot_bear_weight"),
        ("I spent most nights lying on the couch, my hip is stiff.", "night_pain"),
        ("A burning halfway between my belly button and my scrotum.", "testicular_pain"),
    ],
)
def test_a_harmless_turn_of_phrase_is_no_sign(text: str, finding: str) -> None:
    assert finding not in read_case(text).affirmed


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I fell on the ice and my hip hurts.", "trauma_fall"),
        ("A temperature of 39 and my hip hurts.", "fever"),
        ("My leg won't take me.", "cannot_bear_weight"),
        ("I couldn't walk at all.", "cannot_bear_weight"),
        ("Most nights my hip keeps me awake.", "night_pain"),
        ("Pain in my testicle.", "testicular_pain"),
        ("My thigh started to swell.", "leg_swelling"),
        ("My little girl limps, her hip hurts.", "child"),
        ("There is a plum sized mass in my groin.", "groin_bulge"),
        ("He felt a pop in the back of his leg.", "site_hamstring"),
        ("Pain at the back of her thigh.", "site_hamstring"),
        ("My thighs are so sore and I peed brown.", "dark_urine"),
        ("My urine turned the colour of cola, legs like wood.", "dark_urine"),
    ],
)
def test_a_sign_in_words_of_strangers_is_read(text: str, finding: str) -> None:
    assert finding in read_case(text).affirmed


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A lump in my thigh, as big as a walnut. It does not hurt.", "urgent"),
        ("A soft lump in my groin that goes back when I lie down.", "routine"),
        ("My thighs are sore since the marathon and my pee is brown.", "emergency"),
    ],
)
def test_lumps_and_dark_urine_have_their_urgency(text: str, level: str) -> None:
    assert urgency_of(without_likeness(read_case(text))) == level
