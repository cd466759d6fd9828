"""The report on somebody else's screen: readable, bare of everything else, and gone when its time is over."""

from __future__ import annotations

import datetime as dt

from axe_playwright_python.sync_playwright import Axe

from hipsight.web.pages import share

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _opened(page, site):
    page.goto(site.url + "/report")
    page.get_by_role("button", name="Make a link that ends").click()
    page.get_by_role("heading", name="Open until").wait_for()


def test_a_link_is_made_and_leads_to_a_page_that_everybody_can_read(page, sample_site):
    _opened(page, sample_site)
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("link", name="Open it here").click()
    page.get_by_text("to read only").wait_for()
    assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.locator("a, button, form, script").count() == 0


def test_a_page_left_open_closes_by_itself(page, sample_site, monkeypatch):
    monkeypatch.setattr(share, "SHORTEST", dt.timedelta(0))
    real = share.show_report
    soon = dt.timedelta(seconds=3)
    monkeypatch.setattr("hipsight.web.sharing.SHORTEST", dt.timedelta(0))
    monkeypatch.setattr(share, "show_report", lambda desk, shares, wish, _: real(desk, shares, wish, soon))
    _opened(page, sample_site)
    page.get_by_role("link", name="Open it here").click()
    page.get_by_role("heading", name="This report is closed.").wait_for()
    assert "right outer hip" not in page.content()
