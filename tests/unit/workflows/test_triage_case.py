"""Triage with a journal: left and resumed; red flags stay up until they are answered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hipsight.knowledge.triage import triage_questions
from hipsight.storage.journal import Journal, open_journal
from hipsight.warnings.light import light_of_the_day
from hipsight.warnings.red_flags import raised_flags
from hipsight.workflows.answer_flags import UnknownFlagError, answer_flag, flag_answers
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.read_log import read_window
from hipsight.workflows.triage_case import (
    Interview,
    UnusableAnswerError,
    answered,
    assess_interview,
    keep_interview,
    kept_interview,
    number_of,
    triage,
    without_last,
)

AT = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
TODAY = AT.date()
FLAG = "groin_pain_with_night_pain_or_limp"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "my.journal")


def flags_up(journal: Journal, day: dt.date) -> list[str]:
    return [flag.id for flag in raised_flags(read_window(journal, today=day))]


def test_an_interview_is_left_and_resumed(journal: Journal) -> None:
    interview = Interview("my groin hurts when I run")
    question = assess_interview(journal, interview, today=TODAY).questions[0]
    keep_interview(journal, answered(interview, question, 1), at=AT)
    resumed = kept_interview(journal)
    assert resumed.words == "my groin hurts when I run"
    assert question.id not in [one.id for one in assess_interview(journal, resumed, today=TODAY).questions]


def test_an_answer_that_is_not_offered_is_refused(journal: Journal) -> None:
    question = assess_interview(journal, Interview("groin pain"), today=TODAY).questions[0]
    with pytest.raises(UnusableAnswerError, match="a number from 1 to"):
        answered(Interview(), question, 9)


def test_not_to_know_is_not_to_deny(journal: Journal) -> None:
    interview = Interview("groin pain when I run for three weeks")
    before = assess_interview(journal, interview, today=TODAY)
    unknown = answered(interview, before.questions[0], len(before.questions[0].option) + 1)
    after = assess_interview(journal, unknown, today=TODAY)
    assert after.urgency == before.urgency
    assert after.case.denied == before.case.denied


def test_what_was_logged_counts_without_being_told_again(journal: Journal) -> None:
    log_checkin(journal, "8 km run, left groin 4/10, limping, hurts at night", at=AT)
    assessment = assess_interview(journal, Interview(""), today=TODAY)
    assert assessment.urgency == "urgent"
    assert FLAG in [flag.id for flag in assessment.flags]


def test_a_flag_stays_up_until_it_is_answered_and_today_obeys(journal: Journal) -> None:
    log_checkin(journal, "8 km run, left groin 4/10, limping, hurts at night", at=AT)
    later = TODAY + dt.timedelta(days=60)
    assert flags_up(journal, later) == [FLAG]
    assert light_of_the_day(read_window(journal, today=later)).light == "red"
    answer_flag(journal, FLAG, "seen by a doctor, cleared", at=AT, today=later)
    assert flags_up(journal, later) == []
    assert [answer.words for answer in flag_answers(journal)] == ["seen by a doctor, cleared"]


def test_a_new_sign_raises_an_answered_flag_again(journal: Journal) -> None:
    log_checkin(journal, "8 km run, left groin 4/10, limping", at=AT)
    answer_flag(journal, FLAG, "cleared", at=AT, today=TODAY)
    next_week = AT + dt.timedelta(days=7)
    log_checkin(journal, "5 km run, left groin 4/10, limping", at=next_week)
    assert flags_up(journal, next_week.date()) == [FLAG]


def test_a_flag_that_does_not_exist_and_an_empty_answer_are_refused(journal: Journal) -> None:
    with pytest.raises(UnknownFlagError, match="there is no red flag"):
        answer_flag(journal, "nonsense", "fine", at=AT, today=TODAY)
    with pytest.raises(UnknownFlagError, match="in a few words"):
        answer_flag(journal, FLAG, "  ", at=AT, today=TODAY)


def test_the_json_has_the_promised_shape() -> None:
    answer = triage("deep ache in my left groin when I run, at night too").to_json()
    promised = {"urgency", "actions", "red_flags", "conditions", "questions", "findings"}
    assert answer.keys() == promised | {"provisional", "unless"}
    assert all({"id", "because", "sources"} <= flag.keys() for flag in answer["red_flags"])
    for condition in answer["conditions"]:
        assert {"id", "name", "fit", "for", "against", "sources"} <= condition.keys()
        assert 0 <= condition["fit"] <= 1
    assert all(question.keys() == {"id", "text", "options"} for question in answer["questions"])


@pytest.mark.parametrize(
    ("question", "typed", "number"),
    [
        ("walking", "1", 1),
        ("walking", "yes", 1),
        ("walking", "Nope.", 2),
        ("walking", "don’t know", 3),
        ("weight", "yes but I limp", 2),
        ("weight", "no", 3),
        ("weight", "I limp", 2),
        ("site", "buttock", 3),
        ("morning", "for some minutes", 2),
    ],
)
def test_an_answer_may_be_typed_in_words(question: str, typed: str, number: int) -> None:
    asked = next(one for one in triage_questions().question if one.id == question)
    assert number_of(asked, typed) == number


@pytest.mark.parametrize("typed", ["yes", "perhaps on Tuesdays", ""])
def test_an_answer_that_fits_none_or_several_is_asked_again(typed: str) -> None:
    asked = next(one for one in triage_questions().question if one.id == "weight")
    with pytest.raises(UnusableAnswerError):
        number_of(asked, typed)


def test_going_back_takes_the_last_answer_and_then_the_words() -> None:
    interview = Interview("my hip hurts", (("night", None), ("load", "Yes")))
    once = without_last(interview)
    assert once == Interview("my hip hurts", (("night", None),))
    assert without_last(without_last(once)) == Interview()
