"""Whatever was done in whatever order, a rebuild gives the same journal."""

import datetime as dt
import stat

import pytest

from hipsight.model.errors import InvalidRecordError
from hipsight.storage.archive import entry_to_json, read_archive, write_archive
from hipsight.storage.journal import open_journal
from hipsight.warnings.red_flags import raised_flags
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.correct_entries import delete_entry, edit_entry, undo_last
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.read_log import read_window
from hipsight.workflows.rebuild_journal import rebuild_journal

AT = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)


def gpx(path, *, every_s=10, creator="watch"):
    """Twenty minutes of running; another interval is another file of the same run."""
    points = "".join(
        f'<trkpt lat="{51.5 + 0.00003 * second:.6f}" lon="-0.1"><time>'
        f"{(dt.datetime(2026, 3, 20, 7) + dt.timedelta(seconds=second)).isoformat()}Z</time></trkpt>"
        for second in range(0, 1201, every_s)
    )
    path.write_text(
        f'<?xml version="1.0"?><gpx version="1.1" creator="{creator}" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def journal(tmp_path):
    return open_journal(tmp_path / "my.journal")


@pytest.fixture
def first(tmp_path):
    return gpx(tmp_path / "first.gpx")


@pytest.fixture
def second(tmp_path):
    return gpx(tmp_path / "second.gpx", every_s=5, creator="service")


def told(journal):
    return [
        {name: value for name, value in entry_to_json(entry).items() if name != "recorded_at"}
        for entry in journal.entries()
    ]


def assert_rebuild_gives_the_same(journal):
    before = told(journal)
    rebuild_journal(journal)
    assert told(journal) == before


def test_a_run_deleted_and_then_imported_from_another_file_is_still_there(journal, first, second):
    import_files(journal, [first], at=AT)
    delete_entry(journal, journal.entries("run")[0].id, at=AT)
    assert import_files(journal, [second], at=AT).kept == 1
    assert len(journal.entries("run")) == 1
    assert_rebuild_gives_the_same(journal)


def test_a_deleted_run_does_not_come_back_when_its_file_is_imported_again(journal, first):
    import_files(journal, [first], at=AT)
    delete_entry(journal, journal.entries("run")[0].id, at=AT)
    assert import_files(journal, [first], at=AT).duplicates == 1
    assert journal.entries("run") == []
    assert_rebuild_gives_the_same(journal)


def test_import_undo_import(journal, first):
    import_files(journal, [first], at=AT)
    undo_last(journal)
    assert journal.entries() == []
    assert import_files(journal, [first], at=AT).kept == 1
    assert_rebuild_gives_the_same(journal)


def test_an_undone_import_then_the_same_run_from_another_file_then_the_first_again(journal, first, second):
    import_files(journal, [first], at=AT)
    undo_last(journal)
    assert import_files(journal, [second], at=AT).kept == 1
    assert import_files(journal, [first], at=AT).duplicates == 1
    (run,) = journal.entries("run")
    assert {origin.name for origin in run.origins} == {"first.gpx", "second.gpx"}
    assert_rebuild_gives_the_same(journal)
    undo_last(journal)
    (run,) = journal.entries("run")
    assert [origin.name for origin in run.origins] == ["second.gpx"]
    assert_rebuild_gives_the_same(journal)


def test_an_edit_survives_a_rebuild_and_can_be_undone_after_it(journal):
    log_checkin(journal, "5 km easy, right hip 2/10", at=AT)
    pain = journal.entries("pain")[0]
    edit_entry(journal, pain.id, {"score_0_10": 4}, at=AT)
    assert_rebuild_gives_the_same(journal)
    undo_last(journal)
    assert journal.entry(pain.id).record.score_0_10 == 2
    assert_rebuild_gives_the_same(journal)


def test_settings_changed_later_do_not_change_what_was_meant_then(journal):
    log_checkin(journal, "ran 5", at=AT)
    change_setting(journal, "units", "km", at=AT)
    assert_rebuild_gives_the_same(journal)


def test_the_same_file_imported_by_two_processes_stays_when_the_second_is_undone(journal, first):
    content = first.read_bytes()
    import_files(journal, [first], at=AT)
    # What a process does that began before the other had stored the file.
    (kept,) = journal.originals()
    with journal.writing() as writing:
        action_id = writing.begin_action("import", AT, {})
        writing.keep_originals(action_id, [(kept.sha256, "first.gpx", content)])
    undo_last(journal)
    assert [original.name for original in journal.originals()] == ["first.gpx"]
    assert_rebuild_gives_the_same(journal)


def test_a_line_logged_while_a_rebuild_begins_is_not_forgotten(journal, monkeypatch):
    log_checkin(journal, "5 km easy", at=AT)
    reading = type(journal).checkins

    def log_in_between(self, **more):
        lines = reading(self, **more)
        if len(lines) == 1:
            other = open_journal(self.path, busy_timeout_s=0)
            with pytest.raises(Exception, match="another program is writing"):
                log_checkin(other, "8 km easy", at=AT)
        return lines

    monkeypatch.setattr(type(journal), "checkins", log_in_between)
    rebuild_journal(journal)


def test_nobody_else_may_read_the_journal_or_its_export(journal, tmp_path):
    log_checkin(journal, "right hip 2/10", at=AT)
    write_archive(journal, tmp_path / "all.zip")
    for path in (journal.path, tmp_path / "all.zip"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other = open_journal(tmp_path / "other.journal")
    read_archive(other, tmp_path / "all.zip")
    assert told(other) == told(journal)
    assert_rebuild_gives_the_same(other)


def test_a_line_with_bytes_of_another_encoding_is_kept(journal):
    logged = log_checkin(journal, "5 km \udcff\ud800 right hip 2/10", at=AT)
    assert {record.kind for record in logged.checkin.records} == {"run", "pain"}
    assert "right hip 2/10" in journal.checkins()[0].text


def test_an_entry_cannot_be_moved_into_the_future(journal):
    log_checkin(journal, "right hip 2/10", at=AT)
    with pytest.raises(InvalidRecordError, match="lies in the future"):
        edit_entry(journal, journal.entries("pain")[0].id, {"day": "2026-03-21"}, at=AT)


def test_words_of_imported_notes_that_became_no_record_can_still_be_a_red_flag(journal, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("2026-03-18 5 km easy\n2026-03-19 cannot put weight on the leg\n", encoding="utf-8")
    import_files(journal, [notes], at=AT)
    (flag,) = raised_flags(read_window(journal, today=dt.date(2026, 3, 20)))
    assert (flag.id, flag.since) == ("cannot_bear_weight", dt.date(2026, 3, 19))
