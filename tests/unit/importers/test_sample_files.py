"""Files of real watches, where they are at hand: nothing raises, and totals agree with the file's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.unit.importers.reading_files import read_all, readings

from hipsight.importers.contract import Reading, Recognised, Remark
from hipsight.importers.fit_decoding.decoding import decode
from hipsight.importers.fit_decoding.parts import FitPart, split_parts
from hipsight.model.problem import Problem
from hipsight.model.records import Run

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
FILES = sorted(path for ending in ("fit", "gpx", "tcx") for path in SAMPLES.rglob(f"*.{ending}"))

pytestmark = pytest.mark.skipif(not FILES, reason="the sample files are not part of the repository")


def _name(path: Path) -> str:
    return str(path.relative_to(SAMPLES))


@cache
def _items(path: Path):
    return tuple(read_all(path.read_bytes(), name=path.name))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_sample_is_read_into_items_and_never_raises(path):
    items = _items(path)
    assert items
    assert all(isinstance(item, (Reading, Problem, Recognised, Remark)) for item in items)
    assert len({reading.part for reading in readings(list(items))}) == len(readings(list(items)))


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".fit"], ids=_name)
def test_distance_and_time_of_a_fit_sample_are_those_of_its_sessions(path):
    said = [
        session
        for part in split_parts(path.read_bytes())
        if isinstance(part, FitPart)
        for session in decode(part).sessions
        if session.get("start_time")
    ]
    found = [reading.record for reading in readings(list(_items(path)))]
    if not said:
        return
    assert len(found) == len(said)
    for record, session in zip(found, said, strict=True):
        for mine, theirs in (("distance_m", "total_distance"), ("duration_s", "total_timer_time")):
            if session.get(theirs):
                assert getattr(record, mine) == pytest.approx(session[theirs], rel=0.01)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_samples_of_a_run_agree_with_its_totals(path):
    for reading in readings(list(_items(path))):
        run = reading.record
        if not isinstance(run, Run) or not run.splits or run.suspect:
            continue
        assert all(split.distance_m > 0 and split.duration_s >= 0 for split in run.splits)
        assert run.elapsed_s is not None
        assert sum(split.duration_s for split in run.splits) <= run.elapsed_s * 1.01 + 2
