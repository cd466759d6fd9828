"""Everybody can use it: no violation that axe knows, nothing that runs over on a small or magnified screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "/", "/timeline", "/timeline?span=all", "/timeline?span=week", "/why", "/plan", "/progress", "/experiment",
    "/more", "/body", "/library", "/library/self-tests", "/library/condition/labral_tear", "/import", "/import/notes",
    "/report", "/settings", "/triage", "/offline", "/pair", "/nowhere",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": ["color-contrast"]}


def _day_with_entry(site):
    entry = site.desk.journal.entries("pain")[-1]
    return (f"/day/{entry.record.day}", f"/entry/{entry.id}")


def _violations(page, rules=RULES):
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160], len(one["nodes"])) for one in found]


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_on_any_page_in_light_and_in_dark(browser, sample_site, width):
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme="light")
    page = context.new_page()
    wrong = {}
    for path in (*PAGES, *_day_with_entry(sample_site)):
        page.emulate_media(color_scheme="light")
        page.goto(sample_site.url + path, wait_until="domcontentloaded")
        wrong[path] = _violations(page, RULES)
        page.emulate_media(color_scheme="dark")  # the same page in other colours
        wrong[path] += _violations(page, CONTRAST)
    context.close()
    assert {path: found for path, found in wrong.items() if found} == {}


def test_axe_finds_no_violation_while_nothing_is_logged_and_under_a_flag(page, empty):
    wrong = {}
    for path in ("/", "/timeline", "/why", "/plan", "/progress"):
        page.goto(empty.url + path)
        wrong[path] = _violations(page)
    page.goto(empty.url)
    page.locator("#line").fill("cannot put weight on my right leg, groin pain at night")
    page.locator("#understood .chip").first.wait_for()
    page.get_by_role("button", name="Log it").click()
    page.locator("#logged").wait_for()
    assert page.locator(".flag").count() > 0
    wrong["flag"] = _violations(page)
    assert {path: found for path, found in wrong.items() if found} == {}


def test_nothing_runs_over_at_400_percent(browser, sample_site):
    # 1280 px at 400 % are 320 px (WCAG 1.4.10).
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    over = {}
    for path in (*PAGES, *_day_with_entry(sample_site)):
        page.goto(sample_site.url + path, wait_until="load")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            over[path] = width
    context.close()
    assert over == {}


def test_targets_are_large_enough_for_a_thumb(browser, sample_site):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    small = {}
    for path in (*PAGES, *_day_with_entry(sample_site)):
        page.goto(sample_site.url + path, wait_until="load")  # sizes need the stylesheet
        # Links within a sentence are excepted (WCAG 2.5.8).
        found = page.evaluate(
            """() => [...document.querySelectorAll(
              'button, summary, input, select, textarea, nav a, .chip, .button, .menu a')]
            .filter(one => one.type !== 'hidden' && one.checkVisibility() && !one.closest('label'))
            .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
        )
        if found:
            small[path] = found[:3]
    context.close()
    assert small == {}
