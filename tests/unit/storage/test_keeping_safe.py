"""Copies of the day and the doctor: a journal that is sound, and what becomes of one that is not."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.storage.backups import DAYS, MONTHS, WEEKS, copies_of, copy_of_the_day, folder_of, keep_which
from hipsight.storage.check_up import check_up
from hipsight.storage.journal import open_journal
from hipsight.storage.purging import purge_days
from hipsight.storage.removing import belongings, remove_everything
from hipsight.workflows.correct_entries import edit_entry
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.questionnaires import answer_questionnaire, answered_questionnaires
from hipsight.workflows.rebuild_journal import rebuild_journal

AT = dt.datetime(2026, 6, 7, 12, tzinfo=dt.UTC)
TODAY = AT.date()


@pytest.fixture
def journal(tmp_path):
    made = open_journal(tmp_path / "my.journal")
    log_checkin(made, "6 mi easy, right hip 2/10", at=AT)
    (tmp_path / "notes.txt").write_text("2026-05-01 5 mi easy, hip 3/10\n")
    import_files(made, [tmp_path / "notes.txt"], at=AT)
    return made


def spoil(journal, *statements):
    with closing(sqlite3.connect(journal.path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def problems(journal, **more):
    return {check.what: check.problem for check in check_up(journal, **more) if check.problem}


# ------------------------------------------------------------------ copies


def test_a_copy_is_the_same_journal_once_a_day(journal):
    path = copy_of_the_day(journal.path, TODAY)
    assert copy_of_the_day(journal.path, TODAY) is None
    assert open_journal(path).entries() == journal.entries()
    assert path.stat().st_mode & 0o077 == 0
    log_checkin(journal, "3 mi", at=AT + dt.timedelta(days=1))
    tomorrow = copy_of_the_day(journal.path, TODAY + dt.timedelta(days=1))
    assert len(open_journal(tomorrow).entries()) == len(open_journal(path).entries()) + 1


def test_a_year_of_copies_is_a_handful(journal):
    folder_of(journal.path).mkdir()
    (folder_of(journal.path) / "mine.journal").write_text("a file of one's own")
    for number in range(0, 365, 5):
        (folder_of(journal.path) / f"{TODAY - dt.timedelta(days=365 - number)}.journal").write_bytes(b"")
    copy_of_the_day(journal.path, TODAY)
    assert len(copies_of(journal.path)) <= DAYS + WEEKS + MONTHS
    assert (folder_of(journal.path) / "mine.journal").exists()


@given(days=st.sets(st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1)), min_size=1))
def test_the_last_copy_is_always_kept_and_never_more_than_agreed(days):
    kept = keep_which(days)
    assert max(days) in kept
    assert kept <= days
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert keep_which(kept) == kept


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(journal, monkeypatch):
    monkeypatch.setattr(
        "hipsight.storage.backups.os.open", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(JournalError, match="No space left"):
        copy_of_the_day(journal.path, TODAY)
    assert list(folder_of(journal.path).iterdir()) == []


# ------------------------------------------------------------------ doctor


def test_a_sound_journal_is_sound(journal):
    checks = check_up(journal)
    assert len(checks) == 5
    assert problems(journal) == {}


def test_a_file_that_changed_is_found(journal):
    spoil(journal, "UPDATE original SET content = substr(content, 1, length(content) - 3)")
    assert "notes.txt" in problems(journal)["the files as they came"]


def test_entries_without_their_line_are_found(journal):
    spoil(journal, "DELETE FROM checkin")
    assert "2 entries have lost" in problems(journal)["lines and files behind the entries"]


def test_what_belongs_to_nothing_is_found_and_removed(journal):
    spoil(journal, "INSERT INTO streams VALUES ('nobody', x'00')")
    assert "1 rows" in problems(journal)["samples and origins"]
    before = journal.entries()
    assert problems(journal, repair=True).keys() <= {"what belongs together"}
    assert problems(journal) == {}
    assert journal.entries() == before


# ------------------------------------------------------------------ purge


def bytes_of(journal):
    folder = journal.path.parent
    return b"".join(
        path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".txt"
    )


def test_days_that_are_purged_are_gone_to_the_last_byte(journal):
    log_checkin(journal, "hip 4/10 secretmarsupial", at=AT - dt.timedelta(days=9))
    log_checkin(journal, "4 mi easy keepthiswombat", at=AT - dt.timedelta(days=1))
    (line,) = [entry for entry in journal.entries("pain") if "4" in str(entry.record.score_0_10)]
    edit_entry(journal, line.id, {"score_0_10": 5}, at=AT)
    copy_of_the_day(journal.path, TODAY)
    assert b"secretmarsupial" in bytes_of(journal)
    purged = purge_days(journal, TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=9))
    assert (purged.entries, purged.lines, purged.files, purged.elsewhere) == (1, 1, 0, 0)
    left = bytes_of(journal)
    assert b"secretmarsupial" not in left
    assert b"keepthiswombat" in left
    assert copies_of(journal.path) == []
    assert problems(journal) == {}
    assert journal.changes() == []


def test_a_file_of_that_day_goes_with_it(journal):
    purged = purge_days(journal, dt.date(2026, 5, 1), dt.date(2026, 5, 1))
    assert (purged.entries, purged.files) == (2, 1)
    assert journal.originals() == []


def test_a_file_that_tells_of_other_days_is_left_alone_unless_it_is_wished(journal, tmp_path):
    (tmp_path / "more.txt").write_text("2026-04-01 5 mi easy\n2026-04-02 6 mi easy\n")
    import_files(journal, [tmp_path / "more.txt"], at=AT)
    before = journal.entries()
    day = dt.date(2026, 4, 1)
    with pytest.raises(UnusableInputError, match=r"more\.txt also tell of other days"):
        purge_days(journal, day, day)
    assert journal.entries() == before
    purged = purge_days(journal, day, day, whole_files=True)
    assert (purged.entries, purged.elsewhere, purged.files) == (2, 1, 1)
    assert rebuild_journal(journal).entries == len(journal.entries()) == len(before) - 2


def test_answers_to_questionnaires_go_with_their_day(journal):
    for day in (1, 3):
        answer_questionnaire(journal, "weekly", [1, 2, 2, 2], at=AT, today=dt.date(2026, 6, day))
    purge_days(journal, dt.date(2026, 6, 1), dt.date(2026, 6, 2))
    assert [one.day.day for one in answered_questionnaires(journal)] == [3]


# ------------------------------------------------------------------ a whole person


def test_everything_of_a_person_goes_and_nothing_else(journal, tmp_path):
    copy_of_the_day(journal.path, TODAY)
    (tmp_path / "my.paired.json").write_text("{}")
    (tmp_path / ".my-uploads").mkdir()
    (tmp_path / ".my-uploads" / "waiting.fit").write_text("x")
    kept = {tmp_path / "notes.txt", tmp_path / "other.journal", tmp_path / "my.zip"}
    open_journal(tmp_path / "other.journal")
    (tmp_path / "my.zip").write_text("an export")
    removed = remove_everything(journal)
    assert journal.path in removed
    assert folder_of(journal.path) in removed
    assert belongings(journal.path) == []
    assert {one for one in tmp_path.iterdir() if "other" not in one.name} | {
        tmp_path / "other.journal"
    } == kept


def test_a_journal_that_somebody_writes_to_is_not_removed(journal):
    with closing(sqlite3.connect(journal.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        hasty = open_journal(journal.path, busy_timeout_s=0.05)
        with pytest.raises(JournalError, match="another program is writing"):
            remove_everything(hasty)
    assert len(journal.entries()) == 4


def test_a_journal_of_several_people_is_not_removed_for_one(journal):
    before = journal.path.stat().st_size
    with open_journal(journal.path, owner="somebody").writing() as writing:
        writing.begin_action("log", AT, preferences_to_json(Preferences()))
    with pytest.raises(JournalError, match="other people"):
        remove_everything(journal)
    assert journal.path.stat().st_size >= before
    assert len(journal.entries()) == 4
