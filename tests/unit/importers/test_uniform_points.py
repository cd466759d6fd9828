"""Points read at once are the points read one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import make_gpx, make_tcx
from tests.unit.importers.reading_files import read_all, readings

from hipsight.importers import point_table
from hipsight.importers.uniform_points import read_uniform

GPX = make_gpx(range(60), range(100, 140))
TCX = make_tcx(40, 30)


def told(content):
    """What is read: each record, and each of its streams as text, so that no reading equals no reading."""
    return [
        (
            one.record,
            {} if one.streams is None else {k: str(v.tolist()) for k, v in one.streams.values.items()},
        )
        for one in readings(read_all(content))
    ]


def told_one_by_one(content):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(point_table, "read_uniform", lambda _piece, _point: None)
        return told(content)


@pytest.mark.parametrize(
    "content", [GPX, TCX, make_gpx(range(50), sensors="none"), make_gpx(range(50), sensors="v2")]
)
def test_whole_tracks_are_read_alike(content):
    assert told(content) == told_one_by_one(content) != []


def test_the_quick_way_is_taken_for_what_exporters_write(monkeypatch):
    taken = []

    def counted(piece, point):
        taken.append(read_uniform(piece, point))
        return taken[-1]

    monkeypatch.setattr(point_table, "read_uniform", counted)
    read_all(GPX)
    assert len(taken) == 2
    assert all(columns is not None for columns in taken)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), name=st.sampled_from(["gpx", "tcx"]))
def test_tracks_with_missing_doubled_and_odd_parts_are_read_alike(data, name):
    content = (GPX if name == "gpx" else TCX).decode()
    tags = list(re.finditer(r"<(ele|time|[ab]:\w+|Time|Value|AltitudeMeters)>[^<]*</\1>", content))
    for _ in range(data.draw(st.integers(0, 3))):
        tag = data.draw(st.sampled_from(tags))[0]
        odd = data.draw(
            st.sampled_from(["", tag + tag, "<!-- x -->", tag.replace(">", "> ", 1), "<x y='1'/>", "&amp;"])
        )
        content = content.replace(tag, odd, 1)
    assert told(content.encode()) == told_one_by_one(content.encode())
