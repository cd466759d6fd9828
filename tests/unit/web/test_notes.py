"""Notes beside imported runs: nothing of them is kept before each was looked at, or all from one on."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from starlette.testclient import TestClient

from hipsight.storage.journal import open_journal
from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.correct_entries import undo_last
from hipsight.workflows.rebuild_journal import rebuild_journal

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
HEAD = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Activity Private Note,Filename"
)
ROWS = (
    '1,"Apr 26, 2025, 6:02:42 AM",Long run,Run,,7000,18.2,"right hip 3/10 from mile 7, slept 6 h",',
    '2,"May 2, 2025, 6:02:42 AM",Easy,Run,,3000,8.2,"left <b>groin</b> 5/10",',
    '3,"May 9, 2025, 6:02:42 AM",Easy,Run,,3000,8.4,"hip fine",',
)


@pytest.fixture
def imported(client, desk):
    """Three runs whose notes wait."""
    files = {"files": ("activities.csv", "\n".join((HEAD, *ROWS)).encode())}
    client.post("/import", files=files, data={"notes": "review"}).raise_for_status()
    for _ in range(600):
        if all(one.is_over for one in desk.uploads.listed):
            break
        time.sleep(0.05)
    assert desk.uploads.listed[0].failed is None
    return client


def ids(client):
    return re.findall(r'name="note" value="([^"]+)"', client.get("/import/notes").text)


def kinds(desk):
    return sorted(entry.record.kind for entry in desk.journal.entries())


def decide(client, note, decision):
    return client.post("/import/notes", data={"note": note, "decision": decision})


def test_runs_are_kept_and_their_notes_wait_each_with_its_run(imported, desk):
    assert kinds(desk) == ["run", "run", "run"]
    assert "4 things that your notes speak of wait" in imported.get("/import").text
    text = imported.get("/import/notes").text
    assert "right hip 3/10 from mile 7" in text
    assert "&lt;b&gt;groin" in text
    assert "<b>groin" not in text
    runs = {entry.id for entry in desk.journal.entries()}
    assert set(re.findall(r'href="/entry/(\w+)"', text)) == runs


def test_each_is_kept_or_left(imported, desk):
    first, second, *others = ids(imported)
    decide(imported, first, "keep")
    assert len(kinds(desk)) == 4
    decide(imported, second, "leave")
    assert len(kinds(desk)) == 4
    assert ids(imported) == others
    decide(imported, first, "keep")  # the same form again, from another tab
    assert len(kinds(desk)) == 4


@pytest.mark.parametrize(("decision", "entries"), [("keep_all", 6), ("leave_all", 3)])
def test_all_from_here_on_are_decided_at_once(imported, desk, decision, entries):
    first, second, *_ = ids(imported)
    decide(imported, first, "leave")
    decide(imported, second, decision)
    assert len(kinds(desk)) == entries
    assert "Nothing waits" in imported.get("/import/notes").text
    assert "notes speak of" not in imported.get("/import").text


def test_a_decision_is_taken_back_like_everything_else(imported, desk):
    before = ids(imported)
    decide(imported, before[0], "keep")
    undo_last(desk.journal)
    assert ids(imported) == before
    assert kinds(desk) == ["run", "run", "run"]


def test_what_was_kept_is_made_again_by_a_rebuild_and_what_was_left_is_not(imported, desk):
    for number, note in enumerate(ids(imported)):
        decide(imported, note, "leave" if number == 1 else "keep")
    before = desk.journal.entries()
    rebuild_journal(desk.journal)
    assert desk.journal.entries() == before
    assert len(before) == 6


def test_what_waits_is_still_there_after_a_restart(imported, desk):
    before = ids(imported)
    again = Desk.at(desk.journal.path, lambda: AT)
    client = TestClient(make_app(again), base_url="http://localhost:8765")
    assert ids(client) == before
    again.close()


def test_what_is_no_decision_changes_nothing(imported, desk):
    assert decide(imported, ids(imported)[0], "maybe").status_code == 422
    assert decide(imported, "../../etc/passwd", "keep").status_code == 200
    assert decide(imported, "x" * 1000, "keep").status_code == 422
    elsewhere = imported.post(
        "/import/notes",
        data={"note": ids(imported)[0], "decision": "keep"},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert elsewhere.status_code == 403
    assert kinds(desk) == ["run", "run", "run"]
    assert len(open_journal(desk.journal.path).entries()) == 3
