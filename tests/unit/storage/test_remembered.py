"""Entries kept in memory are those of the journal, whoever writes to it."""

from __future__ import annotations

import datetime as dt

from hipsight.storage.journal import open_journal
from hipsight.workflows.correct_entries import delete_entry, undo_last
from hipsight.workflows.log_checkin import log_checkin

AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def test_entries_kept_in_memory_follow_every_writer(tmp_path):
    path = tmp_path / "my.journal"
    mine, other = open_journal(path), open_journal(path)
    mine.remember()
    assert mine.entries() == []
    for number, journal in enumerate((mine, other, mine), start=1):
        before = mine.version()
        log_checkin(journal, f"{number} mi easy, right hip {number}/10", at=AT)
        assert mine.version() != before
        assert mine.entries() == other.entries()
    delete_entry(other, other.entries()[0].id, at=AT)
    assert mine.entries() == other.entries()
    undo_last(mine)
    assert mine.entries() == other.entries()
    mine.close()


def test_what_is_asked_of_memory_is_what_is_asked_of_the_journal(tmp_path):
    journal = open_journal(tmp_path / "my.journal")
    for day in range(1, 8):
        log_checkin(journal, "3 mi easy, hip 2/10", at=AT, day=dt.date(2026, 5, day))
    since, until = dt.date(2026, 5, 4), dt.date(2026, 5, 6)
    asked = [
        {"kind": "run"},
        {"since": dt.date(2026, 5, 3)},
        {"until": dt.date(2026, 5, 3)},
        {"kind": "pain", "since": since, "until": until},
    ]
    read = [journal.entries(**one) for one in asked]
    journal.remember()
    assert [journal.entries(**one) for one in asked] == read
    assert [len(one) for one in read] == [7, 10, 6, 3]
    assert journal.version() == journal.version()
    journal.close()
    assert journal.version() is None


def test_what_was_worked_out_is_worked_out_again_once_somebody_has_written(tmp_path):
    path = tmp_path / "my.journal"
    journal, other = open_journal(path), open_journal(path)
    worked = []

    def work():
        worked.append(len(journal.entries()))
        return worked[-1]

    assert [journal.once(("count",), work) for _ in range(2)] == [0, 0]
    assert worked == [0, 0]  # nothing is kept in memory
    with journal.remembering():
        assert [journal.once(("count",), work) for _ in range(2)] == [0, 0]
        assert worked == [0, 0, 0]
        log_checkin(other, "3 mi easy", at=AT)
        assert journal.once(("count",), work) == 1
        assert journal.once(("other",), work) == 1
    assert worked == [0, 0, 0, 1, 1]
