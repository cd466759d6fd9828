"""Damaged files never raise, whatever is wrong with them."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import Leg, make_fit, make_gpx, make_tcx
from tests.unit.importers.reading_files import read_all

from hipsight.importers.archives import Budget, Limits, open_archive
from hipsight.importers.contract import Reading, Recognised, Remark, Source
from hipsight.model.problem import Problem

ITEMS = (Reading, Problem, Recognised, Remark)
FIT = make_fit(Leg(seconds=40), Leg(seconds=20, sport=2), pause=(10, 30)) + make_fit(Leg(seconds=15))
GPX = make_gpx(range(20), range(60, 80), name="Höhe")
TCX = make_tcx(15, 15, notes="tempo")
WHOLE = {"fit": FIT, "gpx": GPX, "tcx": TCX}


def check(content: bytes) -> None:
    items = read_all(content)
    assert items
    assert all(isinstance(item, ITEMS) for item in items)


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_cut_anywhere_is_read_or_refused_but_never_raises(name, data):
    check(WHOLE[name][: data.draw(st.integers(1, len(WHOLE[name])))])


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_file_with_changed_bytes_is_read_or_refused_but_never_raises(name, data):
    content = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(content))


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_with_a_piece_missing_or_twice_never_raises(name, data):
    content = WHOLE[name]
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    check(content[:low] + content[high:] or b"x")
    check(content[:high] + content[low:])


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.fit", FIT)
        archive.writestr("b.gpx.gz", gzip.compress(GPX))
    return stream.getvalue()


ARCHIVES = {"zip": _zip(), "gz": gzip.compress(FIT)}


@pytest.mark.parametrize("name", ARCHIVES)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_never_raises(name, data):
    content = bytearray(ARCHIVES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(5, len(content)))
    for found in open_archive("a", io.BytesIO(bytes(content[:end])), Budget(Limits())):
        assert isinstance(found, (Source, Problem))
