"""Own words are taught directly or by a correction, kept with the settings, and survive a rebuild."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hipsight.model.records import Run
from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows.correct_entries import edit_entry, undo_last
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.rebuild_journal import rebuild_journal
from hipsight.workflows.teach_words import UnusableWordError, own_words, teach_word

AT = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "my.journal")


def shoes(journal: Journal) -> list[str | None]:
    return [entry.record.shoe for entry in journal.entries() if isinstance(entry.record, Run)]


def test_a_taught_word_is_used_for_the_next_line(journal: Journal) -> None:
    teach_word(journal, "My Loop", "6.2 mi trail", at=AT)
    (entry,) = log_checkin(journal, "my loop 58:10", at=AT).entries
    assert isinstance(entry.record, Run)
    assert round(entry.record.distance_m or 0) == 9978


def test_a_correction_teaches_the_word_that_was_not_understood(journal: Journal) -> None:
    (entry,) = log_checkin(journal, "5 mi in my zorbles", at=AT).entries
    edit_entry(journal, entry.id, {"shoe": "Pegasus 40"}, at=AT)
    assert own_words(journal.preferences()) == {"zorbles": "shoe: Pegasus 40"}
    log_checkin(journal, "7 mi in my zorbles", at=AT)
    assert shoes(journal) == ["Pegasus 40", "Pegasus 40"]


def test_a_correction_of_words_that_were_understood_teaches_nothing(journal: Journal) -> None:
    (entry,) = log_checkin(journal, "left hip 3/10", at=AT).entries
    edit_entry(journal, entry.id, {"site": "groin"}, at=AT)
    assert own_words(journal.preferences()) == {}


def test_rebuilding_reads_each_line_with_the_words_of_its_day(journal: Journal) -> None:
    log_checkin(journal, "5 mi in my zorbles", at=AT)
    teach_word(journal, "zorbles", "shoe: Pegasus 40", at=AT)
    log_checkin(journal, "7 mi in my zorbles", at=AT)
    before = [entry.record for entry in journal.entries()]
    rebuild_journal(journal)
    assert [entry.record for entry in journal.entries()] == before
    assert shoes(journal).count("Pegasus 40") == 1


def test_undo_takes_a_taught_word_back(journal: Journal) -> None:
    teach_word(journal, "zorbles", "shoe: Pegasus 40", at=AT)
    undo_last(journal)
    assert own_words(journal.preferences()) == {}


def test_a_word_is_forgotten_when_it_is_to_mean_nothing(journal: Journal) -> None:
    teach_word(journal, "zorbles", "shoe: Pegasus 40", at=AT)
    assert teach_word(journal, "zorbles", "", at=AT) == {}


@pytest.mark.parametrize(("phrase", "means"), [("7", "5 mi"), ("x", "5 mi"), ("hip", "Hip")])
def test_a_word_that_cannot_stand_for_anything_is_refused(journal: Journal, phrase: str, means: str) -> None:
    with pytest.raises(UnusableWordError):
        teach_word(journal, phrase, means, at=AT)
