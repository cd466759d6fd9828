"""Words looked up one by one in the text of the tables, and in the index, are the same words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hipsight.checkin import lexicon
from hipsight.checkin.lexicon import every_word, first_token, listed, rows_of, search


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
