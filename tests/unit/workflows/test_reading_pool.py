"""Files read in other processes come back in order, and the import is the same."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.importers.made_exports import make_zip
from tests.unit.importers.made_files import START, Leg, make_fit

from hipsight.storage.journal import open_journal
from hipsight.workflows import reading_pool
from hipsight.workflows.import_files import import_files

AT = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def runs(tmp_path):
    path = tmp_path / "runs.zip"
    members = {
        f"{day}.fit": make_fit(Leg(seconds=400), start=START + dt.timedelta(days=day % 6)) for day in range(9)
    }
    path.write_bytes(make_zip({**members, "broken.fit": make_fit(Leg(seconds=400))[:5000], "x.txt": b"?"}))
    return path


def test_an_import_with_processes_is_the_import_without(tmp_path, runs, monkeypatch):
    monkeypatch.setattr(reading_pool, "FILES_BEFORE_PROCESSES", 2)
    monkeypatch.setattr(reading_pool, "SMALLEST_BYTES", 1)
    one, many = open_journal(tmp_path / "one.journal"), open_journal(tmp_path / "many.journal")
    alone = import_files(one, [runs], at=AT)
    together = import_files(many, [runs], at=AT, processes=2)
    assert many.entries() == one.entries()
    alone.seconds = together.seconds = 0.0
    assert together == alone


def test_when_the_processes_die_the_files_are_read_here(tmp_path, runs, monkeypatch):
    monkeypatch.setattr(reading_pool, "FILES_BEFORE_PROCESSES", 2)
    monkeypatch.setattr(reading_pool, "SMALLEST_BYTES", 1)

    class Broken:
        def __init__(self, *_some, **_more):
            pass

        def submit(self, *_some):
            raise reading_pool.BrokenExecutor

        def shutdown(self, **_more):
            pass

    monkeypatch.setattr(reading_pool, "ProcessPoolExecutor", Broken)
    journal = open_journal(tmp_path / "my.journal")
    assert import_files(journal, [runs], at=AT, processes=2).by_kind["run"] == 6
