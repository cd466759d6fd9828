"""Nobody is told to wait before what decides has been asked, whatever the words were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hipsight.assessment.case import Case, read_case, with_answer
from hipsight.assessment.questions import decisive_questions, not_known_yet
from hipsight.assessment.urgency import LEVELS, urgency_of
from hipsight.knowledge.triage import Option, TriageQuestion, triage_questions
from hipsight.storage.journal import open_journal
from hipsight.workflows.triage_case import Interview, answered, assess_interview, triage

TODAY = dt.date(2026, 3, 20)
MILD = [
    "sore outer hip for a week after my long run, better each day",
    "Outside of the knee hurts at mile 3 of every run, gone when I walk",
    "sit bone ache when I sit for long, about a month",
    "my hip clicks, no pain at all",
    "hip hurts",
]


def options_that_alarm() -> list[tuple[TriageQuestion, Option]]:
    return [
        (question, option)
        for question in triage_questions().question
        if question.decides
        for option in question.option
        if option.unless
        and option.affirms != ("trauma_fall",)  # a fall that can be walked on is looked at, not rushed
    ]


@pytest.mark.parametrize("words", MILD)
def test_a_mild_answer_names_first_what_is_not_known_and_says_that_it_is_provisional(words: str) -> None:
    answer = triage(words)
    assert LEVELS.index(answer.urgency) < LEVELS.index("urgent")
    decisive = [question.id for question in decisive_questions(answer.case)]
    assert {"alarm_signs", "night"} <= set(decisive)
    assert [question.id for question in answer.questions][: len(decisive)] == decisive
    assert answer.to_json()["provisional"] is True
    assert "I cannot put my full weight on the leg" in answer.unless


@pytest.mark.parametrize("words", MILD)
def test_an_interview_asks_what_decides_before_it_ends(words: str, tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "my.journal")
    interview = Interview(words)
    while (assessment := assess_interview(journal, interview, today=TODAY)).questions:
        question = assessment.questions[0]
        interview = answered(interview, question, len(question.option))
    assert {"alarm_signs", "night"} <= dict(interview.answers).keys()
    assert assessment.unless == () or LEVELS.index(assessment.urgency) < LEVELS.index("urgent")


def test_an_answer_that_all_is_well_makes_it_final() -> None:
    case = read_case(MILD[0])
    for question in triage_questions().question:
        if question.id == "night":
            case = with_answer(case, (), question.option[0].denies, "No")
        elif question.decides:
            case = with_answer(case, (), question.option[-1].denies, "No")
    assert decisive_questions(case) == ()
    assert not_known_yet(case) == ()


@pytest.mark.parametrize(("question", "option"), options_that_alarm())
def test_each_thing_that_would_not_wait_raises_the_urgency_when_it_is_true(
    question: TriageQuestion, option: Option
) -> None:
    groin = read_case("ache at the front of my hip after runs, new and mild, walking is fine")
    assert LEVELS.index(urgency_of(groin)) < LEVELS.index("urgent")
    then: Case = with_answer(groin, option.affirms, option.denies, option.text)
    assert LEVELS.index(urgency_of(then)) >= LEVELS.index("urgent"), (question.id, option.text)


def test_who_said_it_is_not_asked_again() -> None:
    told = "Outer hip sore lying on it. I can walk without a limp, no fever, nights are fine. I am 40."
    assert "The person with the pain is under 18" not in triage(told).unless
    assert "I have a fever or chills, or feel ill" not in triage(told).unless


def test_a_grave_answer_is_not_made_less_by_what_is_not_known() -> None:
    answer = triage("deep ache in my left groin when I run, at night too")
    assert answer.urgency == "urgent"
    assert answer.to_json()["provisional"] is False
