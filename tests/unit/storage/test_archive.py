"""Out and back: an export restored is the same journal, and a damaged one changes nothing."""

import zipfile

import numpy as np
import pytest
from tests.unit.storage.made_journals import AT, CONTEXT, DAY, change, put, run, undo

from hipsight.model.body import Site
from hipsight.model.errors import JournalError, UnusableInputError
from hipsight.model.records import Pain
from hipsight.model.streams import Streams
from hipsight.storage import schema
from hipsight.storage.archive import read_archive, write_archive
from hipsight.storage.journal import open_journal


def dump(journal):
    return {table: list(journal.rows_of(table)) for table in schema.metadata.tables}


def test_an_export_restored_into_an_empty_journal_is_the_same_journal(journal, tmp_path):
    streams = Streams(np.array([0.0, 1.0]), {"heart_rate_bpm": np.array([150.0, np.nan])})
    put(journal, run(), streams=streams)
    put(journal, Pain(day=DAY, site=Site.GROIN, score_0_10=2, text="naïve 🙂"), source="b" * 64)
    (entry,) = journal.entries("pain")
    change(journal, entry, Pain(day=DAY, site=Site.GROIN, score_0_10=3))
    undo(journal)
    with journal.writing() as writing:
        action = writing.begin_action("log", AT, CONTEXT)
        writing.keep_checkin(action, "6 mi, hip 2/10", DAY, None)
        writing.keep_setting(action, "units", "km")
    count = write_archive(journal, tmp_path / "all.zip")
    assert count == 2
    other = open_journal(tmp_path / "other.journal")
    assert read_archive(other, tmp_path / "all.zip") == 2
    assert dump(other) == dump(journal)
    assert other.preferences().units == "km"
    again = tmp_path / "again.zip"
    write_archive(other, again)
    assert again.read_bytes() == (tmp_path / "all.zip").read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert {"run.jsonl", "pain.jsonl", "manifest.json"} <= set(archive.namelist())


def test_an_export_never_overwrites_and_a_restore_wants_an_empty_journal(journal, tmp_path):
    put(journal, run())
    path = tmp_path / "all.zip"
    write_archive(journal, path)
    with pytest.raises(JournalError, match="is there already"):
        write_archive(journal, path)
    with pytest.raises(JournalError, match="is not empty"):
        read_archive(journal, path)


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_what_is_no_export_is_refused_and_changes_nothing(journal, tmp_path, content):
    path = tmp_path / "all.zip"
    if content is None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("photo.jpg", b"")
    else:
        path.write_bytes(content)
    with pytest.raises(UnusableInputError, match="not an export of hipsight"):
        read_archive(journal, path)
    assert dump(journal)["action"] == []


def test_a_damaged_export_changes_nothing(journal, tmp_path):
    put(journal, run())
    path = tmp_path / "all.zip"
    write_archive(journal, path)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(tmp_path / "less.zip", "w") as less:
        for name in archive.namelist():
            if not name.startswith("originals/"):
                less.writestr(name, archive.read(name))
    other = open_journal(tmp_path / "other.journal")
    with pytest.raises(UnusableInputError, match="damaged"):
        read_archive(other, tmp_path / "less.zip")
    assert dump(other)["action"] == []
