"""The timeline: each step says what was logged, nothing more; the picture says the same and leads further."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from hipsight.model.body import Side, Site
from hipsight.model.life_records import DayRow, Illness, Sleep, Strength, Stress
from hipsight.model.records import Pain, Run, RunKind
from hipsight.model.units import DistanceUnit
from hipsight.reports.timeline_lanes import MOST_PLACES, lay_lanes
from hipsight.reports.timeline_picture import Band, Link, summary_of, timeline_picture

DAY = dt.date(2026, 6, 1)
WEEK = [DAY + dt.timedelta(days=day) for day in range(8)]


def on(day):
    return WEEK[day]


def hurts(day, score=None, site=Site.OUTER_HIP, side=Side.RIGHT, **more):
    return Pain(day=on(day), site=site, side=side, score_0_10=score, **more)


def lanes_of(*records, edges=WEEK, flare_at=4.0):
    return lay_lanes(records, edges, flare_at)


def test_a_step_sums_runs_and_tells_fast_ones():
    easy = Run(day=on(0), distance_m=5000.0)
    fast = Run(day=on(0), distance_m=3000.0, run_kind=RunKind.INTERVALS)
    laid = lanes_of(easy, fast, Run(day=on(3), distance_m=1000.0), edges=[WEEK[0], WEEK[2], WEEK[7]])
    assert [(step.runs, step.km, step.hard_km) for step in laid.steps] == [(2, 8.0, 3.0), (1, 1.0, 0.0)]


def test_an_impossible_run_is_not_drawn():
    assert lanes_of(Run(day=on(0), distance_m=90_000.0, suspect="too fast")).steps[0].runs == 0


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ([2.0, 5.0], 5.0),
        ([None], None),
        ([None, 3.0], 3.0),
        ([3.0, None], 3.0),
    ],
)
def test_a_place_shows_its_worst_score(told, seen):
    laid = lanes_of(*(hurts(0, score) for score in told))
    assert laid.steps[0].pain == {"right outer hip": seen}


@pytest.mark.parametrize(
    ("order", "seen"), [((0, None), None), ((None, 0), None), ((0, 2.0), 2.0), ((0, 0), 0.0)]
)
def test_no_pain_gives_way_to_pain_of_the_same_step(order, seen):
    told = [hurts(0, absent=True) if score == 0 else hurts(0, score) for score in order]
    assert lanes_of(*told).steps[0].pain["right outer hip"] == seen


def test_silence_is_neither_pain_nor_freedom_from_it():
    step = lanes_of(Sleep(day=on(0), hours=7.0)).steps[0]
    assert step.is_logged
    assert step.pain == {}
    assert step.worst is None
    assert not lanes_of(Sleep(day=on(0), hours=7.0)).steps[1].is_logged


def test_many_places_share_a_last_lane():
    sites = [Site.OUTER_HIP, Site.GROIN, Site.KNEE, Site.BUTTOCK, Site.SHIN, Site.FOOT]
    told = [
        hurts(day, 3.0, site=site) for number, site in enumerate(sites) for day in range(len(sites) - number)
    ]
    laid = lanes_of(*told)
    assert len(laid.places) == MOST_PLACES
    assert laid.places[0] == "right outer hip"
    assert "elsewhere" in laid.places


def test_life_is_a_mean_or_a_count():
    laid = lanes_of(
        Sleep(day=on(0), hours=6.0), Sleep(day=on(1), hours=8.0), Stress(day=on(1), level="high"),
        Strength(day=on(0), exercise="squat"), Illness(day=on(2), what="cold"),
        edges=[WEEK[0], WEEK[2], WEEK[7]],
    )  # fmt: skip
    assert laid.steps[0].life == {"sleep": 7.0, "stress": 4.0, "strength": 1.0}
    assert laid.life == ("sleep", "stress", "strength", "illness")


def test_days_of_a_table_are_drawn_like_days_of_lines():
    values = (("run_km", 8.0), ("pain_0_10", 4.0), ("sleep_h", 7.5))
    row = DayRow(day=on(0), values=values, words=(("pain_site", "groin"), ("pain_side", "left")))
    step = lanes_of(row).steps[0]
    assert (step.runs, step.km, step.pain, step.life) == (1, 8.0, {"left groin": 4.0}, {"sleep": 7.5})
    assert lanes_of(row, Run(day=on(0), distance_m=8100.0)).steps[0].km == 8.1


def test_flares_a_few_days_apart_are_one():
    laid = lanes_of(hurts(0, 5.0), hurts(1, 1.0), hurts(3, 4.0), flare_at=4.0)
    assert laid.flares == ((on(0), on(3)),)
    assert lanes_of(hurts(0, 5.0), hurts(5, 5.0)).flares == ((on(0), on(0)), (on(5), on(5)))
    assert lanes_of(hurts(0, 3.0)).flares == ()


def test_pairs_of_shoes_follow_one_another():
    runs = [
        Run(day=on(day), distance_m=5000.0, shoe=shoe)
        for day, shoe in ((0, "a"), (1, "a"), (4, "b"), (6, "a"))
    ]
    assert lanes_of(*runs).shoes == (("a", on(0), on(1)), ("b", on(4), on(4)), ("a", on(6), on(6)))


def test_a_summary_counts_what_is_there():
    laid = lanes_of(Run(day=on(0), distance_m=5000.0), hurts(0, 4.0), hurts(2, absent=True))
    assert summary_of(laid, on(0), on(0), DistanceUnit.KM) == "1 run, 5 km, worst pain 4"
    assert summary_of(laid, on(2), on(2), DistanceUnit.KM) == "no run, no pain"
    assert summary_of(laid, on(3), on(6), DistanceUnit.KM) == "nothing logged"


@pytest.mark.parametrize("narrow", [False, True])
def test_the_picture_is_whole_and_escapes_what_people_wrote(narrow):
    runs = [Run(day=on(day), distance_m=5000.0, shoe='<b>"fast" & co') for day in range(7)]
    laid = lanes_of(*runs, hurts(0, 7.5), hurts(1), hurts(2, absent=True), Sleep(day=on(3), hours=7.0))
    links = [Link(day, day, f"{day:%a} {day.day}", f"/day/{day}?a=1&b=2") for day in WEEK[:7]]
    bands = [Band("weeks over <30 mi", ((on(0), on(2)), (dt.date(2020, 1, 1), dt.date(2020, 1, 2))))]
    svg = timeline_picture(laid, links, bands, units=DistanceUnit.MILES, narrow=narrow, title="June & July")
    drawn = ET.fromstring(svg)  # noqa: S314 - our own
    names = [one.get("aria-label") for one in drawn.iter("a")]
    assert names[0] == "Mon 1: 1 run, 3.1 mi, worst pain 7.5"
    assert len(names) == 7
    assert {"run", "dot s8", "dot unscored", "dot s0", "life", "band", "bracket"} <= {
        one.get("class") for one in drawn.iter("path")
    }
    assert "style=" not in svg  # the page allows no style within
    assert "<b>" not in svg


def test_steps_too_narrow_for_dots_are_bars():
    days = [DAY + dt.timedelta(days=day) for day in range(366)]
    laid = lay_lanes([Pain(day=days[9], site=Site.HIP, score_0_10=6.0)], days, 9.0)
    svg = timeline_picture(laid, [], [], units=DistanceUnit.KM, narrow=True, title="a year")
    assert 'class="deep s6"' in svg
    assert "dot" not in svg
