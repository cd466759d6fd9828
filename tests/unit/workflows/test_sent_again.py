"""A line that is sent again under the same key, as a phone does that never got the reply, is kept once."""

from __future__ import annotations

import datetime as dt
import threading

from hipsight.storage.journal import open_journal
from hipsight.workflows.correct_entries import undo_last
from hipsight.workflows.log_checkin import log_checkin

AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
LINE = "6 mi easy, right hip 2/10 from mile 4; yesterday 3 mi"


def test_the_answer_is_the_same_and_nothing_is_kept_twice(tmp_path):
    journal = open_journal(tmp_path / "my.journal")
    first = log_checkin(journal, LINE, at=AT, key="a")
    again = log_checkin(journal, LINE, at=AT + dt.timedelta(days=1), key="a")
    assert again.entries == first.entries
    assert again.checkin == first.checkin
    assert len(journal.checkins()) == 1


def test_other_keys_and_no_keys_are_other_lines(tmp_path):
    journal = open_journal(tmp_path / "my.journal")
    for key in ("a", "b", None, None):
        log_checkin(journal, LINE, at=AT, key=key)
    assert len(journal.checkins()) == 4


def test_a_line_taken_back_stays_so_when_it_is_sent_again(tmp_path):
    journal = open_journal(tmp_path / "my.journal")
    log_checkin(journal, LINE, at=AT, key="a")
    undo_last(journal)
    assert log_checkin(journal, LINE, at=AT, key="a").entries == ()
    assert journal.entries() == []


def test_sent_at_once_from_two_places_it_is_kept_once(tmp_path):
    path = tmp_path / "my.journal"
    open_journal(path)
    threads = [
        threading.Thread(target=lambda: log_checkin(open_journal(path), LINE, at=AT, key="a"))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(open_journal(path).checkins()) == 1
