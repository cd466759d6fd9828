"""Words near an alarm: read where they can be, asked about where they cannot, and never taken for "no"."""

from __future__ import annotations

import pytest

from hipsight.assessment.case import read_case
from hipsight.assessment.urgency import LEVELS
from hipsight.knowledge.triage import alarms, triage_questions
from hipsight.workflows.triage_case import triage

#: Harmless by itself: new, mild, better, free in walking and at night.
MILD = "Mild ache at the outside of my left hip for five days, already better, walking is fine, no limp."


def test_every_alarm_asks_a_question_that_settles_it() -> None:
    questions = {question.id: question for question in triage_questions().question}
    for alarm in alarms().alarm:
        denied = {name for option in questions[alarm.question].option for name in option.denies}
        assert denied & set(alarm.settles), alarm.id


def test_the_account_that_the_others_are_measured_by_needs_no_one() -> None:
    assert triage(MILD).urgency == "self"


@pytest.mark.parametrize(
    ("words", "alarm"),
    [
        ("Funny business with my bladder since Monday.", "bladder_or_bowel"),
        ("My temperature has been odd.", "fever"),
        ("There was something with crutches.", "weight"),
        ("My calf is strange.", "clot"),
        ("The lump is strange.", "lump"),
        ("Chemo in spring.", "medicines_and_illness"),
        ("I am off my food.", "weight_lost"),
        ("I think of my breathing a lot.", "breath"),
    ],
)
def test_words_near_an_alarm_are_never_a_reason_to_wait(words: str, alarm: str) -> None:
    answer = triage(f"{MILD} {words}")
    assert LEVELS.index(answer.urgency) >= LEVELS.index("routine")
    if alarm in answer.case.unread:  # understood is better still
        wanted = next(one.question for one in alarms().alarm if one.id == alarm)
        assert wanted in [question.id for question in answer.questions]


@pytest.mark.parametrize(
    "words",
    [
        "No fever.",
        "No trouble with my bladder or bowels.",
        "No lump.",
        "No swelling of the calf.",
        "No night pain.",
        "I had a quick toilet stop on the run.",
        "I did calf raises.",
        "I carried on.",
        "Sitting on the toilet is fine.",
    ],
)
def test_what_is_denied_or_harmless_raises_nothing(words: str) -> None:
    assert triage(f"{MILD} {words}").urgency == "self"


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        (
            "Since yesterday I have to strain and strain on the loo and lose control of it afterwards.",
            "bladder_change",
        ),
        ("My pee comes without my feeling it.", "bladder_change"),
        (
            "My lungs do not work, it is hard to get air up the stairs and my breathing is shallow.",
            "breathless",
        ),
    ],
)
def test_a_stem_and_a_sign_in_one_sentence_tell_the_finding(words: str, finding: str) -> None:
    assert finding in read_case(words).affirmed


def test_a_stem_and_a_sign_in_two_sentences_tell_nothing_together() -> None:
    assert "bladder_change" not in read_case("I went to the toilet. I lost the race.").affirmed


def test_what_happened_years_ago_is_no_sign_of_today() -> None:
    assert triage(f"{MILD} Six years ago I was hit by a car.").urgency in {"self", "routine"}
    assert triage("I was hit by a car this morning and my hip hurts.").urgency == "emergency"
    assert triage("Two years ago I was hit by a car and my hip still hurts badly.").urgency != "self"


@pytest.mark.parametrize(
    "words", ["Groin is fine.", "The groin feels perfectly fine.", "There is nothing in the groin."]
)
def test_a_place_that_is_said_to_be_fine_is_no_place_of_pain(words: str) -> None:
    case = read_case(f"{MILD} {words}")
    assert "site_groin" in case.denied
    assert "site_groin" in read_case("My groin is fine at rest but my groin hurts when I run.").affirmed
