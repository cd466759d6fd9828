"""Questionnaires: scored as published, kept by day, undone and restored, and heard by triage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.questionnaire import questionnaires
from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows.questionnaires import (
    UnusableQuestionnaireError,
    answer_questionnaire,
    answered_questionnaires,
    energy_case,
)
from hipsight.workflows.triage_case import Interview, assess_interview

AT = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
TODAY = AT.date()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "my.journal")


@pytest.mark.parametrize(
    ("name", "numbers", "score", "substantial"),
    [
        ("weekly", [1], 0, False),  # nothing bothered: over
        ("weekly", [4], 100, True),  # could not run: over
        ("weekly", [2, 1, 1, 2], 16, False),
        ("weekly", [2, 2, 2, 4], 49, False),  # strong pain alone is not substantial
        ("weekly", [3, 3, 1, 2], 42, True),
        ("weekly", [3, 1, 4, 2], 50, True),
        ("energy", [1, 1, 1, 1, 1, 1], 0, False),
        ("energy", [2, 1, 1, 1, 1, 2], 2, True),
        ("confidence", [5, 4, 1], 58, None),
    ],
)
def test_answers_are_scored(
    journal: Journal, name: str, numbers: list[int], score: int, *, substantial: bool | None
) -> None:
    answered = answer_questionnaire(journal, name, numbers, at=AT, today=TODAY)
    assert (answered.score, answered.is_substantial) == (score, substantial)
    assert answered_questionnaires(journal) == [answered]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("weekly", []),
        ("weekly", [2, 1]),
        ("weekly", [2, 1, 1, 5]),
        ("weekly", [1, 1, 1, 1, 1]),
        ("hoos", [1]),
    ],
)
def test_answers_that_do_not_fit_are_refused_and_nothing_is_kept(
    journal: Journal, name: str, numbers: list[int]
) -> None:
    with pytest.raises(UnusableQuestionnaireError):
        answer_questionnaire(journal, name, numbers, at=AT, today=TODAY)
    assert answered_questionnaires(journal) == []


def test_the_same_day_is_answered_anew_and_other_days_stay(journal: Journal) -> None:
    answer_questionnaire(journal, "weekly", [4], at=AT, today=TODAY - dt.timedelta(7))
    answer_questionnaire(journal, "weekly", [4], at=AT, today=TODAY)
    answer_questionnaire(journal, "weekly", [1], at=AT, today=TODAY)
    assert [one.score for one in answered_questionnaires(journal, "weekly")] == [100, 0]


def test_triage_hears_the_energy_questions_until_they_are_old(journal: Journal) -> None:
    answer_questionnaire(journal, "energy", [2, 1, 1, 1, 1, 1], at=AT, today=TODAY)
    told = Interview("Vague ache at the outside of my hip and the front of the thigh, two out of ten.")
    assert "missed_periods" in energy_case(journal, TODAY).affirmed
    assert "earlier_stress_fracture" in energy_case(journal, TODAY).denied
    assert assess_interview(journal, told, today=TODAY).urgency == "urgent"
    assert energy_case(journal, TODAY + dt.timedelta(365)).affirmed.isdisjoint({"missed_periods"})


def test_questionnaires_only_name_findings_that_exist_and_every_one_has_a_source() -> None:
    known = questionnaires()
    for one in known.questionnaire:
        assert all(known.cite(one.sources))
        for option in (option for item in one.item for option in item.option):
            assert {*option.affirms, *option.denies} <= finding_kinds().keys()
