"""The course of load and pain as a picture: only what there is, to scale, and in words as well."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from hipsight.model.timeline import RunObservation, Timeline
from hipsight.model.units import DistanceUnit
from hipsight.reports.course_picture import Course, course_picture

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
TITLES = ("load", "pain", "severity", "onset")
FIRST = dt.date(2026, 1, 1)  # a Thursday


def course(days, **columns):
    runs = columns.pop("runs", ())
    numbers = {name: np.array(values, dtype=float) for name, values in columns.items()}
    timeline = Timeline(first_day=FIRST, days=days, numbers=numbers, runs=tuple(runs))
    return Course.of(timeline, FIRST, FIRST + dt.timedelta(days=days - 1), DistanceUnit.KM)


def drawn(made, **more):
    return course_picture(made, titles=TITLES, months=MONTHS, title="The course", words="All of it.", **more)


def texts(svg):
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - ours


def test_the_days_before_the_first_monday_count_as_a_week_of_their_own():
    made = course(11, run_km=[5, 0, 0, 7, 10, 0, 0, 0, 0, 0, 2])
    assert [height for _, height in made.weeks] == [12.0, 12.0]


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        ({}, []),
        ({"run_km": [5] * 20}, ["load"]),
        ({"pain_0_10": [3] * 20}, ["pain", "severity"]),
        (
            {"run_km": [5] * 20, "runs": [RunObservation(row=3, distance_km=5, pain_known=True)]},
            ["load", "onset"],
        ),
    ],
)
def test_only_lanes_with_something_in_them_are_drawn(columns, shown):
    svg = drawn(course(20, **columns))
    assert [said for said in texts(svg) if said in TITLES] == shown
    assert "xception" not in svg


def test_the_same_course_is_the_same_picture_and_says_in_words_what_it_shows():
    made = course(40, run_km=[5] * 40, pain_0_10=[3] * 40)
    svg = drawn(made)
    assert svg == drawn(made)
    root = ET.fromstring(svg)  # noqa: S314 - ours
    assert root.get("role") == "img"
    assert [root.find(f"{{http://www.w3.org/2000/svg}}{tag}").text for tag in ("title", "desc")] == [
        "The course",
        "All of it.",
    ]
    assert "style" not in svg


def test_pain_stands_on_a_scale_of_ten_whatever_was_the_worst():
    ((low,), (high,)) = (
        re.findall(r"M[\d.]+ ([\d.]+)h0", drawn(course(1, pain_0_10=[pain]))) for pain in (0, 10)
    )
    assert float(low) > float(high)
    assert {"0", "5", "10"} <= set(texts(drawn(course(9, pain_0_10=[1] * 9))))


def test_years_stand_on_the_axis_of_a_long_time_and_bars_are_put_together():
    svg = drawn(course(7300, run_km=[5] * 7300))
    assert "2030" in texts(svg)
    assert not set(MONTHS) & set(texts(svg))
    assert svg.count("Z") <= 131
    short = texts(drawn(course(3, run_km=[5] * 3)))
    assert "Jan 2026" in short


@pytest.mark.parametrize("narrow", [False, True])
def test_nothing_lies_outside_the_picture(narrow):
    generator = np.random.default_rng(3)
    days = 400
    pain = np.where(generator.random(days) < 0.5, generator.integers(0, 11, days), np.nan)
    runs = [
        RunObservation(row=row, distance_km=9, onset_km=float(row % 9) or None, pain_known=True)
        for row in range(days)
    ]
    svg = drawn(course(days, run_km=generator.random(days) * 20, pain_0_10=pain, runs=runs), narrow=narrow)
    width, height = (float(value) for value in re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    points = [(float(x), float(y)) for x, y in re.findall(r"M([\d.-]+) ([\d.-]+)", svg)]
    assert len(points) > 100
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


def test_what_a_title_says_is_no_markup():
    svg = course_picture(
        course(3, run_km=[1, 2, 3]),
        titles=("<b>&", "", "", ""),
        months=["<i>"] * 12,
        title="<script>",
        words="&amp;",
    )
    assert "<script>" not in svg
    assert "<b>&" in texts(svg)
