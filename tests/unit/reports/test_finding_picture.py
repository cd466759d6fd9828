"""The picture of a finding: every episode drawn, the same bytes each time, words for whoever does not see it."""

import re

import pytest
from lxml import etree
from tests.unit.triggers.test_find_triggers import log_of

from hipsight.model.units import DistanceUnit
from hipsight.reports.finding_picture import finding_picture
from hipsight.triggers import find_triggers
from hipsight.triggers.trace import trace_finding

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def found():
    timeline = log_of("short_sleep", threshold=6.0, lag_days=1, points=2.5, strikes=0.9).timeline()
    (finding, *_) = find_triggers(timeline, units=DistanceUnit.MILES).findings
    return finding, trace_finding(timeline, finding, DistanceUnit.MILES)


def test_every_episode_and_every_shown_day_is_a_dot(found):
    finding, trace = found
    root = etree.fromstring(finding_picture(finding, trace).encode())
    dots = len(root.findall(f".//{SVG}circle"))
    days = int((~(trace.pain[-365:] != trace.pain[-365:])).sum())
    in_legend = 2
    assert dots == days + len(trace.exposed) + len(trace.other) + in_legend


def test_the_same_finding_gives_the_same_bytes(found):
    assert finding_picture(*found) == finding_picture(*found)


def test_it_has_a_title_and_says_in_words_what_it_shows(found):
    finding, trace = found
    root = etree.fromstring(finding_picture(finding, trace).encode())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == finding.exposure
    assert f"{finding.exposed_flares} of {finding.exposed_episodes}" in root.find(f"{SVG}desc").text


def test_it_loads_nothing_and_uses_no_red(found):
    drawn = finding_picture(*found)
    addresses = set(re.findall(r"https?://[^\"' ]+", drawn))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "<script" not in drawn
    assert not re.search(r"\bred\b|#ff0000|rgb\(255,0,0\)", drawn.lower())
