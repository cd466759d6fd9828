"""A slip in a word that matters is mended; every other word stays as it was typed."""

from __future__ import annotations

import pytest

from hipsight.assessment.slips_told import mended
from hipsight.knowledge.triage import alarms
from hipsight.workflows.triage_case import triage


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("feaver", "fever"),
        ("bladdar", "bladder"),
        ("swolen", "swollen"),
        ("grion", "groin"),
        ("crutchs", "crutches"),
    ],
)
def test_a_word_that_matters_is_mended(typed: str, meant: str) -> None:
    assert mended(f"I have {typed}, it began on Monday.") == f"I have {meant}, it began on Monday."


@pytest.mark.parametrize(
    "word", ["tried", "never", "several", "grown", "spelling", "stretched", "hamstrings", "period", "lunch"]
)
def test_an_ordinary_word_is_left_alone(word: str) -> None:
    assert mended(word) == word


def test_a_word_to_be_mended_is_never_itself_a_slip() -> None:
    assert [word for word in alarms().mend if mended(word) != word] == []


def test_a_misspelt_alarm_is_an_alarm() -> None:
    assert triage("Hip pain since yesterday, I have a feaver and feel rotten").urgency == "emergency"
