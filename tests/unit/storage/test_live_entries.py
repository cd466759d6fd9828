"""Entries brought up to date in memory are those that reading the whole journal gives, whatever was done to it."""

from __future__ import annotations

import datetime as dt

import pytest

from hipsight.storage.journal import open_journal
from hipsight.storage.live_entries import LiveEntries
from hipsight.storage.purging import purge_days
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.rebuild_journal import rebuild_journal

AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
GPX = """<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk>
<type>running</type><trkseg>{points}</trkseg></trk></gpx>"""
POINT = '<trkpt lat="{lat:.5f}" lon="7.0"><time>2026-05-20T07:{minute:02d}:{second:02d}Z</time></trkpt>'


@pytest.fixture
def kept(tmp_path):
    """A journal that is kept in memory, with a few days of lines."""
    journal = open_journal(tmp_path / "my.journal")
    journal.remember()
    for day in range(1, 8):
        log_checkin(journal, "3 mi easy, hip 2/10, slept 7h", at=AT, day=dt.date(2026, 5, day))
    journal.entries()
    yield journal
    journal.close()


def _same(journal):
    return journal.entries() == open_journal(journal.path).entries()


def _gpx(path, shift):
    points = (
        POINT.format(lat=47 + shift / 1e5 + step * 3e-4, minute=step // 6, second=step % 6 * 10)
        for step in range(120)
    )
    path.write_text(GPX.format(points="".join(points)), encoding="utf-8")
    return path


def test_each_thing_that_can_be_done_is_seen(kept, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("2026-05-20 5 km easy, hip 4/10\n2026-05-02 hip fine\n", encoding="utf-8")
    watch, other_watch = _gpx(tmp_path / "a.gpx", 0), _gpx(tmp_path / "b.gpx", 1)
    done = [
        lambda: log_checkin(kept, "right hip 5/10 after sitting", at=AT),
        lambda: edit_entry(kept, kept.entries()[3].id, {"day": "2026-05-30"}, at=AT),
        lambda: delete_entry(kept, kept.entries()[0].id, at=AT),
        lambda: undo_last(kept),
        lambda: undo_last(kept),
        lambda: import_files(kept, [notes], at=AT),
        lambda: import_files(kept, [watch], at=AT),
        lambda: import_files(kept, [other_watch], at=AT),  # the same outing, told again
        lambda: undo_last(kept),
        lambda: import_files(kept, [other_watch], at=AT),
        lambda: change_setting(kept, "units", "km", at=AT),
        lambda: purge_days(kept, dt.date(2026, 5, 3), dt.date(2026, 5, 4)),
        lambda: log_checkin(kept, "hip fine", at=AT, day=dt.date(2026, 5, 3)),
        lambda: rebuild_journal(kept),
    ]
    for number, do in enumerate(done):
        do()
        assert _same(kept), number
    assert any(len(entry.origins) == 2 for entry in kept.entries())


def test_things_done_together_between_two_looks_are_seen(kept, tmp_path):
    watch = _gpx(tmp_path / "a.gpx", 0)
    import_files(kept, [watch], at=AT)
    assert _same(kept)
    undo_last(kept)  # takes rows off the end of the tables,
    import_files(kept, [_gpx(tmp_path / "b.gpx", 1)], at=AT)  # and others take their place
    assert _same(kept)
    undo_last(kept)
    log_checkin(kept, "squats 3x8", at=AT)
    delete_entry(kept, kept.entries()[0].id, at=AT)
    assert _same(kept)
    purge_days(kept, dt.date(2026, 5, 6), dt.date(2026, 5, 7))
    for text in ("slept 6h", "slept 5h", "sat 9h", "stress high", "hip 1/10", "3 mi"):
        log_checkin(kept, text, at=AT)
    assert _same(kept)


def test_after_a_line_only_its_own_entries_are_read(kept, monkeypatch):
    asked = []
    read = LiveEntries._read

    def spy(self, watch, ids):
        asked.append(ids)
        return read(self, watch, ids)

    monkeypatch.setattr(LiveEntries, "_read", spy)
    logged = log_checkin(kept, "4 mi easy, right hip 3/10", at=AT)
    assert _same(kept)
    assert asked == [sorted(entry.id for entry in logged.entries)]


def test_the_list_is_the_same_one_while_no_entry_is_another(kept):
    before = kept._remembered.entries()
    change_setting(kept, "units", "km", at=AT)
    assert kept._remembered.entries() is before
    log_checkin(kept, "slept 6h", at=AT)
    assert kept._remembered.entries() is not before


def test_pairs_of_shoes_are_known_in_the_same_order(kept):
    for day, shoe in ((2, "pegasus"), (5, "ghost"), (3, "clifton")):
        log_checkin(kept, f"3 mi {shoe}", at=AT, day=dt.date(2026, 5, day))
    assert kept.known_shoes() == open_journal(kept.path).known_shoes() != ()
