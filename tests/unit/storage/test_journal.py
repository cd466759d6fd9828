"""The journal: what is kept, found again, corrected, taken back and refused."""

import dataclasses
import datetime as dt
import os
import sqlite3
import subprocess
import sys
import threading

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect
from tests.unit.storage.made_journals import AT, CONTEXT, DAY, change, put, run, undo

from hipsight.model.body import Site
from hipsight.model.errors import JournalError
from hipsight.model.journal_entry import Origin
from hipsight.model.life_records import DayRow
from hipsight.model.records import Pain, Run
from hipsight.model.streams import Streams
from hipsight.storage import schema
from hipsight.storage.journal import open_journal
from hipsight.storage.opening import migrate


def test_what_is_stored_is_found_again_with_owner_origin_and_time(journal):
    streams = Streams(np.array([0.0, 1.0]), {"distance_m": np.array([0.0, np.nan])})
    assert put(journal, run(), streams=streams) == [True]
    (entry,) = journal.entries()
    assert entry.record == run()
    assert (entry.owner, entry.recorded_at) == ("me", AT)
    assert entry.origins == (Origin("f" * 64, "0", "ffff.fit"),)
    assert journal.content("f" * 64) == b"f" * 64
    kept = journal.streams(entry.id)
    np.testing.assert_array_equal(kept.values["distance_m"], [0.0, np.nan])
    assert journal.streams("none") is None


def test_entries_come_by_day_and_time_and_can_be_narrowed(journal):
    pain = Pain(day=DAY - dt.timedelta(3), site=Site.HIP, score_0_10=3)
    put(journal, run(hour=18), run(hour=6), pain)
    assert [entry.record.kind for entry in journal.entries()] == ["pain", "run", "run"]
    assert [entry.record.starts_at.hour for entry in journal.entries("run")] == [6, 18]
    assert len(journal.entries(since=DAY)) == 2
    assert len(journal.entries(until=DAY - dt.timedelta(1))) == 1


def test_the_same_file_twice_is_a_duplicate(journal):
    assert put(journal, run()) == [True]
    assert put(journal, run()) == [False]
    assert len(journal.entries()) == 1


def test_the_same_outing_from_another_file_becomes_a_further_origin(journal):
    put(journal, run())
    assert put(journal, run(minute=2, km=10.1), source="a" * 64) == [False]
    (entry,) = journal.entries()
    assert [origin.name for origin in entry.origins] == ["ffff.fit", "aaaa.fit"]
    assert put(journal, run(hour=10), source="b" * 64) == [True]


def test_a_grown_table_exported_again_gives_only_its_new_rows(journal):
    row = DayRow(day=DAY, values=(("run_km", 5.0),))
    new = DayRow(day=DAY + dt.timedelta(1), values=(("run_km", 6.0),))
    put(journal, row)
    assert put(journal, row, new, source="b" * 64) == [False, True]


def test_what_was_typed_twice_was_meant_twice(journal):
    line = Run(day=DAY, distance_m=5000)
    assert put(journal, line, typed=True) == [True]
    assert put(journal, line, typed=True, source="b" * 64) == [True]


def test_undo_takes_back_the_last_thing_and_importing_again_brings_it_back(journal):
    put(journal, run())
    put(journal, run(hour=18), source="b" * 64)
    assert undo(journal)[0] == "import"
    assert [entry.record.starts_at.hour for entry in journal.entries()] == [8]
    assert put(journal, run(hour=18), source="b" * 64) == [True]
    assert len(journal.entries()) == 2
    undo(journal)
    undo(journal)
    assert journal.entries() == []
    with pytest.raises(JournalError, match="nothing to undo"):
        undo(journal)


def test_a_correction_keeps_the_old_value_and_can_be_taken_back(journal):
    put(journal, run())
    (entry,) = journal.entries()
    change(journal, entry, run(km=12))
    change(journal, journal.entry(entry.id), None)
    assert journal.entries() == []
    undo(journal)
    (entry,) = journal.entries()
    assert (entry.record.distance_m, entry.edited) == (12_000, True)
    assert [one.before["distance_m"] for one in journal.changes(entry.id)] == [10_000]
    undo(journal)
    (entry,) = journal.entries()
    assert (entry.record.distance_m, entry.edited) == (10_000, False)


def test_an_entry_is_found_by_the_beginning_of_its_id(journal):
    put(journal, run(), run(hour=18))
    first, second = journal.entries()
    assert journal.entry(first.id[:8]) == first
    for word in ("", "%", "zz"):
        with pytest.raises(JournalError, match="no entry begins"):
            journal.entry(word)
    assert first.id != second.id


# ------------------------------------------------------------------ crashes and other processes

CHILD = """
import datetime as dt, os, sys
from pathlib import Path
from hipsight.model.journal_entry import Origin
from hipsight.model.records import Run
from hipsight.storage.journal import open_journal
from hipsight.storage.adding import Added, Derived

journal = open_journal(Path(sys.argv[1]))
at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
for number in range(100_000):
    with journal.writing() as writing:
        action = writing.begin_action("log", at, {})
        for half in "ab":
            run = Run(day=dt.date(2026, 3, 1), distance_m=float(number))
            writing.add(action, at, [Derived(run, Origin(f"{sys.argv[2]}-{number}", half, "typed"), typed=True)])
    print(number, flush=True)
"""


def child(path, name):
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), name], stdout=subprocess.PIPE, text=True, env=os.environ
    )


def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path):
    path = tmp_path / "my.journal"
    for name in ("first", "second"):
        process = child(path, name)
        acknowledged = [int(process.stdout.readline()) for _ in range(8)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout.read().split()]
        process.wait()
        process.stdout.close()
        sources = [
            o.source for e in open_journal(path).entries() for o in e.origins if o.source.startswith(name)
        ]
        assert {f"{name}-{number}" for number in acknowledged} <= set(sources)
        assert len(sources) == 2 * len(set(sources))


def test_two_processes_write_at_once(tmp_path):
    path = tmp_path / "my.journal"
    both = [child(path, "left"), child(path, "right")]
    for process in both:
        assert [int(process.stdout.readline()) for _ in range(5)] == [0, 1, 2, 3, 4]
    for process in both:
        process.kill()
        process.wait()
        process.stdout.close()
    assert len(open_journal(path).entries()) >= 20


def test_many_processes_may_make_the_journal_at_once(tmp_path):
    path = tmp_path / "new" / "my.journal"
    errors = []

    def make():
        try:
            open_journal(path).entries()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_locked_journal_says_so_and_nothing_is_changed(tmp_path):
    path = tmp_path / "my.journal"
    put(open_journal(path), run())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    impatient = open_journal(path, busy_timeout_s=0.1)
    assert len(impatient.entries()) == 1  # reading goes on
    with pytest.raises(JournalError, match="another program is writing"):
        put(impatient, run(hour=18), source="b" * 64)
    other.close()
    assert len(impatient.entries()) == 1


def test_a_full_disk_says_so_and_keeps_what_was_there(journal):
    put(journal, run())

    def fill():
        with journal.writing() as writing:
            pages = writing._connection.exec_driver_sql("PRAGMA page_count").scalar()
            writing._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            action = writing.begin_action("import", AT, CONTEXT)
            writing.keep_originals(action, [("b" * 64, "big.fit", os.urandom(1_000_000))])

    with pytest.raises(JournalError, match="the disk is full"):
        fill()
    assert len(journal.entries()) == 1
    assert len(journal.originals()) == 1


def test_a_journal_that_may_only_be_read_can_be_read(tmp_path, monkeypatch):
    path = tmp_path / "my.journal"
    put(open_journal(path), run())
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    journal = open_journal(path)
    assert len(journal.entries()) == 1
    with pytest.raises(JournalError, match="may only be read"):
        put(journal, run(hour=18), source="b" * 64)


# ------------------------------------------------------------------ what is not a journal


def other_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()


def from_the_future(path):
    open_journal(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("dear diary"), "is not a hipsight journal"),
        (lambda path: path.mkdir(), "is a folder"),
        (other_database, "database of another program"),
        (from_the_future, "was written by a newer hipsight"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000), "damaged or not a journal"),
    ],
)
def test_what_is_not_a_journal_is_refused_and_left_as_it_is(tmp_path, make, words):
    path = tmp_path / "my.journal"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(JournalError, match=words):
        open_journal(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_a_journal_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "my.journal"
    path.touch()
    assert open_journal(path).entries() == []
    assert path.stat().st_mode & 0o077 == 0


def test_odd_characters_in_the_path_are_no_trouble(tmp_path):
    path = tmp_path / "läufer? 100% #1" / "my journal.db"
    put(open_journal(path), run())
    assert len(open_journal(path).entries()) == 1
    assert path.is_file()


def test_the_migrations_give_the_schema_that_the_code_knows(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    with engine.connect() as connection:
        migrate(connection, schema.HEAD)
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    assert differences == []
    assert set(inspect(engine).get_table_names()) == set(schema.metadata.tables)
    engine.dispose()


def test_a_journal_of_before_tellings_were_kept_opens_and_takes_further_tellings(tmp_path):
    path = tmp_path / "old.journal"
    journal = open_journal(path)
    streams = Streams(np.array([0.0, 1.0]), {"distance_m": np.array([0.0, 5.0])})
    put(journal, run(), streams=streams)
    before = journal.entries()
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE origin DROP COLUMN told")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    opened = open_journal(path)
    assert opened.entries() == before
    assert put(opened, dataclasses.replace(run(), shoe="Blue pair"), source="e" * 64) == [False]
    (entry,) = opened.entries()
    assert entry.record.shoe == "Blue pair"
    assert opened.streams(entry.id) is not None
