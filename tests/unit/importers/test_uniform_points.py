"""Points read at once are the points read one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.importers.made_files import make_gpx, make_tcx
from tests.unit.importers.reading_files import read_all, readings

from hipsight.importers import uniform_points
from hipsight.importers.uniform_points import read_points_xml

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


def slowly(read):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(uniform_points, "_take_out", lambda *_: None)
        return read()


def told_one_by_one(content):
    return slowly(lambda: told(content))


@pytest.mark.parametrize(
    "content", [GPX, TCX, make_gpx(range(50), sensors="none"), make_gpx(range(50), sensors="v2")]
)
def test_whole_tracks_are_read_alike(content):
    assert told(content) == told_one_by_one(content) != []


@pytest.mark.parametrize(
    ("content", "piece", "point", "points"),
    [(GPX, "trkseg", "trkpt", [60, 40]), (TCX, "Track", "Trackpoint", [41, 31])],
    ids=["gpx", "tcx"],
)
def test_the_quick_way_is_taken_for_what_exporters_write(content, piece, point, points):
    reading, points_of = read_points_xml("run", content, piece=piece, point=point)
    assert [one.points for one in points_of.values()] == points
    assert all(len(element) == 1 for element in points_of)
    assert reading.damage is None


def test_points_that_lack_a_sensor_for_a_while_make_points_of_their_own():
    without = re.sub(rb"<a:hr>\d+</a:hr>", b"", GPX, count=45)
    assert without != GPX
    _, points_of = read_points_xml("run", without, piece="trkseg", point="trkpt")
    assert [one.points for one in points_of.values()] == [60, 40]
    assert told(without) == told_one_by_one(without) != told(GPX)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<trkpt", "<!-- ", 1).replace("</trkpt>", " -->", 1),
        lambda text: text.replace("<trk>", "<!-- <trkseg></trkseg> --><trk>", 1),
        lambda text: text.replace("<trkseg>", "<trkseg>words", 1),
        lambda text: text.replace("</trkpt>", "</trkpt><![CDATA[ ]]>", 1),
        lambda text: text.replace("</trkseg>", "", 1),
        lambda text: text[: len(text) * 2 // 3],
        lambda text: text.replace(' xmlns:a="', ' xmlns:c="', 1),
        lambda text: text.replace('lat="', "lat='", 1).replace('" lon', "' lon", 1),
        lambda text: text.replace("<trkseg>", "<trkseg/><trkseg >", 1),
        lambda text: text.replace("<ele>", "<ele>&#52;", 1),
    ],
)
def test_whatever_is_unusual_is_read_alike(change):
    content = change(GPX.decode()).encode()
    assert content != GPX
    assert [repr(item) for item in read_all(content)] == slowly(
        lambda: [repr(one) for one in read_all(content)]
    )


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
