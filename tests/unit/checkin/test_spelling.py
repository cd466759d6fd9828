"""Slips are mended; ordinary words are left as they are."""

from __future__ import annotations

import pytest

from hipsight.checkin.lexicon import word_list
from hipsight.checkin.spelling import nearest_word


@pytest.mark.parametrize("word", sorted(word_list("common")))
def test_an_ordinary_word_is_no_slip(word: str) -> None:
    assert nearest_word(word) is None


@pytest.mark.parametrize(
    ("slip", "meant"), [("hamstirng", "hamstring"), ("glutte", "glute"), ("gorin", "groin"), ("hxpqz", None)]
)
def test_a_slip_is_read_as_the_one_word_near_it(slip: str, meant: str | None) -> None:
    assert nearest_word(slip) == meant
