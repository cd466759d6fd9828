"""What pages stand on is worked out once for each state of the journal; what takes long may be a line old."""

from __future__ import annotations

import threading
import time

import pytest

from hipsight.web.ahead import Ahead

LINE = "3 mi easy, right hip 2/10 from mile 2"


def _log(client, text=LINE):
    client.post("/log", data={"text": text}).raise_for_status()


def test_two_who_ask_for_the_same_work_share_it(desk):
    begun, go_on = [], threading.Event()

    def work():
        begun.append(1)
        go_on.wait(5)
        return len(begun)

    found = []
    asking = [threading.Thread(target=lambda: found.append(desk.once(("it",), work))) for _ in range(3)]
    for one in asking:
        one.start()
    go_on.set()
    for one in asking:
        one.join()
    assert found == [1, 1, 1]


def test_work_that_fails_is_done_again_by_the_next_who_asks(desk):
    with pytest.raises(ZeroDivisionError):
        desk.once(("it",), lambda: 1 / 0)
    assert desk.once(("it",), lambda: 7) == 7


def test_what_takes_long_is_that_of_the_line_before_until_it_is_worked_out(client, desk):
    _log(client)
    assert desk.lately(("it",), lambda: "first") == desk.lately(("it",), lambda: "never asked")
    _log(client)
    old = desk.lately(("it",), lambda: "second")
    assert (old.value, old.is_current) == ("first", False)
    for _ in range(100):
        if (now := desk.lately(("it",), lambda: "second")).is_current:
            break
        time.sleep(0.05)
    assert (now.value, now.is_current) == ("second", True)


def test_nothing_of_a_deleted_journal_is_known_any_more(client, desk):
    _log(client)
    desk.lately(("it",), lambda: "first")
    desk.start_over()
    assert desk.lately(("it",), lambda: "anew").is_current
    assert desk.is_empty()


def test_pages_say_when_a_number_is_of_the_line_before(client, monkeypatch):
    monkeypatch.setattr("hipsight.web.desk._STANDS_BACK_S", 3.0)  # the page must come first, however slow
    for _ in range(6):
        _log(client)
    client.get("/progress")
    _log(client)
    text = client.get("/progress").text
    assert "As of before the last entry" in text
    assert 'http-equiv="refresh"' in text
    for _ in range(400):
        if "As of before" not in (text := client.get("/progress").text):
            break
        time.sleep(0.05)
    assert 'http-equiv="refresh"' not in text


def test_the_light_and_its_flags_are_never_of_the_line_before(client):
    _log(client)
    assert "Red: do not run" not in client.get("/").text
    answer = client.post("/log", data={"text": "cannot put weight on my right leg, groin pain at night"})
    assert 'class="flag"' in answer.text
    assert 'class="flag"' in client.get("/").text


def test_what_the_next_page_asks_for_is_worked_out_once_the_journal_rests(client, desk):
    ahead = Ahead(desk)
    ahead.begin()
    try:
        _log(client)
        for _ in range(100):
            if ("progress", desk.today()) in desk._worked_out and desk._version == desk.journal.version():
                break
            time.sleep(0.05)
        assert desk.once(("progress", desk.today()), lambda: pytest.fail("it was not worked out")).runs == 1
    finally:
        ahead.end()


def test_the_thread_that_looks_ahead_outlives_a_journal_that_is_deleted(client, desk):
    ahead = Ahead(desk)
    ahead.begin()
    for _ in range(3):
        _log(client)
        desk.start_over()
    assert ahead._thread.is_alive()
    ahead.end()
    assert not ahead._thread.is_alive()
