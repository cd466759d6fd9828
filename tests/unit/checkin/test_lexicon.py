"""Words looked up one by one in the text of the tables, and in the index, are the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from hipsight.checkin import lexicon
from hipsight.checkin.lexicon import every_word, first_token, listed, rows_of, search
from hipsight.checkin.parser import understand
from hipsight.model.life_records import Strength
from hipsight.model.preferences import Preferences


@pytest.fixture
def looks_up_each(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Searches for every word, however many are asked for."""
    monkeypatch.setattr(lexicon, "_MANY", 10**9)
    search.cache_clear()
    yield
    search.cache_clear()


@pytest.mark.usefixtures("looks_up_each")
def test_every_first_word_has_the_rows_of_the_index() -> None:
    different = [
        word
        for word, rows in list(rows_of("en").items())[::5]
        if [row for row in search().rows(word) if first_token(row[0]) == word] != rows
    ]
    assert different == []


@pytest.mark.usefixtures("looks_up_each")
def test_every_word_of_the_tables_is_known_and_no_other() -> None:
    assert [word for word in sorted(every_word())[::5] if not search().knows(word)] == []
    assert [word for word in ("zorgon", "hipp", "ip", "glutz", "", "ain") if search().knows(word)] == []


@pytest.mark.parametrize(
    ("word", "kind", "means"),
    [("nov", "month", "11"), ("the", "month", None), ("", "month", None), ("issue", "common", "-")],
)
def test_a_named_list_is_asked_for_one_word(word: str, kind: str, means: str | None) -> None:
    assert listed(word, kind) == means


def test_the_first_words_of_a_process_may_be_any() -> None:
    """The search in the text of the tables serves only the first words; whatever they are, it finds or finds not."""
    for word in (*map(chr, range(0x300)), "\n\n", "\r\n"):
        looked = lexicon._Search("en")
        assert isinstance(looked.knows(word), bool)
        assert all(phrase.startswith(word) for phrase, _, _ in looked.rows(word))


@pytest.mark.parametrize(
    "words",
    [
        "outward hold 3x45s", "side lying leg raise 3x8", "hip hikes 3x12", "long lever bridge hold 3x30s",
        "bridge walkouts 3x8", "askling diver 3x6", "knee lift hold 3x10s", "banded marches 3x10",
        "adductor squeeze hold 5x20s", "side steps 3x10",
    ],
)  # fmt: skip
def test_what_a_plan_asks_for_can_be_logged_by_its_name(words: str) -> None:
    day = dt.date(2026, 6, 7)
    (record,) = understand(words, today=day, preferences=Preferences()).records
    assert isinstance(record, Strength)
    assert record.sets == int(words.rsplit(maxsplit=1)[-1][0])
