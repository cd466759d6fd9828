"""The page Timeline: from years to a day by links alone."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from hipsight.web.timeline_spans import SPANS, open_span

FIRST, TODAY = dt.date(2016, 2, 10), dt.date(2026, 6, 7)


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("at", [TODAY, dt.date(2020, 2, 29), FIRST, dt.date(1990, 1, 1), dt.date(2050, 1, 1)])
def test_every_stretch_is_whole_and_lies_within_the_log(span, at):
    opened = open_span(span, at, FIRST, TODAY)
    assert opened.last <= TODAY
    assert opened.edges[0] == opened.first
    assert opened.edges[-1] == opened.last + dt.timedelta(days=1)
    assert all(one < other for one, other in zip(opened.edges, opened.edges[1:], strict=False))
    assert opened.zones[0].first == opened.first
    assert opened.zones[-1].last == opened.last
    for one, other in zip(opened.zones, opened.zones[1:], strict=False):
        assert other.first == one.last + dt.timedelta(days=1)
    if SPANS[span]:
        assert (opened.last - opened.first).days + 1 == SPANS[span]
        assert (opened.earlier is None) == (opened.first <= FIRST)
        assert (opened.later is None) == (opened.last == TODAY)


@pytest.mark.parametrize("span", list(SPANS)[:-1])
def test_what_is_tapped_is_what_opens(span):
    for zone in open_span(span, dt.date(2024, 5, 17), FIRST, TODAY).zones:
        narrower, at = re.fullmatch(r"/timeline\?span=(\w+)&at=([\d-]+)", zone.to).groups()
        opened = open_span(narrower, dt.date.fromisoformat(at), FIRST, TODAY)
        middle = zone.first + (zone.last - zone.first) / 2
        assert opened.first <= middle <= opened.last, zone
        assert SPANS[narrower] < (SPANS[span] or 10_000)


def test_a_week_opens_its_days():
    opened = open_span("week", TODAY, FIRST, TODAY)
    assert [zone.to for zone in opened.zones] == [
        f"/day/{TODAY - dt.timedelta(days=day)}" for day in range(6, -1, -1)
    ]


def test_one_gets_from_all_years_to_a_day_and_back_by_links(sample):
    text = sample.get("/timeline?span=all").text
    for _ in range(3):
        text = sample.get(
            re.findall(r'<a href="(/timeline\?span=\w+&amp;at=[\d-]+)" aria-label', text)[-1].replace(
                "&amp;", "&"
            )
        ).text
    day = re.findall(r'<a href="(/day/[\d-]+)" aria-label', text)[-1]
    assert sample.get(day).status_code == 200
    out = re.search(r'data-out href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert "span=month" in out
    assert sample.get(out).status_code == 200


@pytest.mark.parametrize("span", SPANS)
def test_each_width_is_small_and_says_the_same_as_a_table(sample, span):
    answer = sample.get(f"/timeline?span={span}")
    assert len(answer.content) < 100_000
    assert answer.text.count('<svg class="lanes') == 2
    assert "The same as a table" in answer.text


def test_an_address_that_is_no_stretch_is_refused_in_words(sample):
    assert sample.get("/timeline?span=century").status_code == 404
    assert sample.get("/timeline?at=yesterday").status_code == 422
    assert sample.get("/timeline?at=9999-12-31").status_code == 200
    assert sample.get("/timeline?at=0001-01-01&span=year").status_code == 200


def test_older_days_follow_without_the_picture_and_none_is_left_out(sample):
    seen, address = [], "/timeline"
    while address:
        text = sample.get(address).text
        listed = text.split('<ul class="days">')[1]
        seen += re.findall(r'<li><a href="/day/([\d-]+)"', listed)
        more = re.search(r'href="(/timeline\?before=[\d-]+)">Older', text)
        address = more and more[1]
    logged = {entry["day"] for entry in sample.get("/api/entries?limit=10000").json()["entries"]}
    assert seen == sorted(logged, reverse=True)


def test_the_day_just_logged_is_on_the_picture(client):
    client.post("/log", data={"text": "5 mi easy, right hip 6/10"})
    assert "1 run, 5 mi, worst pain 6" in client.get("/timeline?span=week").text
