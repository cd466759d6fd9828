"""What was an emergency and is told to be over: none of today, and asked about."""

from __future__ import annotations

import pytest

from hipsight.assessment.case import joined, read_case, with_answer
from hipsight.assessment.questions import best_questions
from hipsight.assessment.urgency import urgency_of
from hipsight.knowledge.condition import conditions
from hipsight.workflows.triage_case import triage

OVER = [
    ("I couldn't walk until Monday, now fine. The outer side of my hip aches a bit.", "cannot_bear_weight"),
    ("Had a fever last week, gone now. My hip aches after runs.", "fever"),
    ("My outer hip hurts. I had chills on Friday but it's all gone.", "chills"),
    (
        "My buttock aches when I sit. I could not put weight on it till yesterday.",
        "cannot_bear_weight",
    ),
    ("My hip seized and I was unable to walk, but I can walk normally again.", "cannot_bear_weight"),
    ("If I ran on this hip again I know I won't be able to walk.", "cannot_bear_weight"),
]
NOT_OVER = [
    "I could not put weight on it till yesterday, the groin still gives way.",
    "I cannot put weight on the leg since Monday, my groin is now on fire.",
    "My hip hurts. I had a fever, it was gone and came back.",
    "I couldn't walk because of my hip, and the swelling is gone.",
    "My hip hurts, I couldn't walk and now I'm fine sitting.",
    "My hip hurts. I have a fever and no appointment until Monday.",
    "I can't walk on this hip and cannot be seen until Monday.",
    "I fell on my hip and couldn't walk until yesterday, now fine.",
    "I heard a pop in my groin and could not bear weight until Monday.",
    "My son is 12. His hip hurt and he couldn't walk until Monday, now fine.",
    "My back went. I was numb between the legs until Monday, now fine.",
    "My back hurts and I couldn't pee until yesterday, now it's all fine.",
    "My calf was swollen and I was short of breath until Monday, now fine.",
]


@pytest.mark.parametrize(("words", "sign"), OVER)
def test_a_sign_that_is_over_is_no_emergency_and_is_asked_about(words: str, sign: str) -> None:
    case = read_case(words)
    assert sign not in case.affirmed
    assert sign in case.passed
    assert not case.knows(sign)
    answer = triage(words)
    assert answer.urgency != "emergency"
    assert "sign_has_passed" in [flag.id for flag in answer.flags]
    first = best_questions(case, conditions())[0]
    assert sign in {name for option in first.option for name in (*option.affirms, *option.denies)}
    if answer.urgency in {"self", "routine"}:
        assert answer.to_json()["provisional"] is True


@pytest.mark.parametrize("words", NOT_OVER)
def test_what_is_not_over_or_stays_grave_is_an_emergency(words: str) -> None:
    assert urgency_of(read_case(words)) == "emergency"


def test_a_fever_that_was_leaves_an_infection_behind() -> None:
    strong = "Had a fever last week, gone now. My hip pain is excruciating."
    assert urgency_of(read_case(strong)) == "emergency"


def test_an_answer_settles_what_has_passed() -> None:
    case = read_case(OVER[0][0])
    assert "sign_has_passed" not in with_answer(case, (), ("cannot_bear_weight",), "No").affirmed
    assert urgency_of(with_answer(case, ("cannot_bear_weight",), (), "Yes")) == "emergency"


def test_what_another_telling_has_of_today_is_not_over() -> None:
    both = joined(read_case(OVER[0][0]), read_case("I cannot put weight on my leg"))
    assert not both.passed
    assert urgency_of(both) == "emergency"
