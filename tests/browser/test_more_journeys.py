"""Further journeys: an interview that ends at urgent, a plan moved, notes approved, the timeline opened by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re

import pytest
from playwright.sync_api import expect

from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.plan_ahead import view_plan

CSV = """Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Activity Private Note,Filename
1,"Apr 26, 2025, 6:02:42 AM",Long run,Run,7000,18.2,"right hip 3/10 from mile 7, slept 6 h",
2,"May 2, 2025, 6:02:42 AM",Easy,Run,3000,8.2,left groin 5/10,
3,"May 9, 2025, 6:02:42 AM",Easy,Run,3000,8.4,hip fine,
"""


def test_an_interview_rises_to_urgent_by_its_answers_and_back_again(page, empty):
    page.goto(f"{empty.url}/triage")
    page.locator("#words").fill("my buttock hurts when I sit")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#question")).to_be_visible()
    assert page.locator("main > .flag").count() == 0
    page.get_by_role("button", name="I cannot put my full weight on the leg").click()
    urgent = page.locator("main > .flag")
    expect(urgent).to_be_visible()
    assert urgent.get_attribute("role") == "alert"
    order = page.evaluate("[...document.querySelectorAll('main > *')].findIndex(one => one.matches('.flag'))")
    assert order <= 1  # nothing but the heading stands before it
    page.get_by_role("button", name="Back").click()
    expect(page.locator("main > .flag")).to_have_count(0)


def _month_of_lines(desk):
    for days in range(28, 0, -1):
        line = "5 km easy, right hip 1/10" if days % 2 else "rest day, hip fine"
        log_checkin(desk.journal, line, at=desk.clock(), day=desk.today() - dt.timedelta(days=days))


def _move_that_is_allowed(desk):
    """A run of the plan and a day to which it can go."""
    today = desk.today()
    view = view_plan(desk.journal, today=today)
    days = view.plan.days
    for run, target in itertools.product(
        (one for one in days if one.run), (one for one in days[1:] if not one.run)
    ):
        asked = dataclasses.replace(view.request, moved=((run.day, target.day),))
        landed = view_plan(desk.journal, today=today, request=asked).plan.on(target.day)
        if landed is not None and landed.run is not None:
            return run.day, target.day
    return pytest.fail("no run of the plan can be moved anywhere")


def test_a_run_of_the_plan_is_moved_to_another_day(page, empty):
    _month_of_lines(empty.desk)
    page.goto(f"{empty.url}/plan")
    page.locator("#condition").select_option("gluteal_tendinopathy")
    page.get_by_role("button", name="Make a plan").click()
    expect(page.get_by_role("heading", name="Week 1")).to_be_visible()
    before, after = _move_that_is_allowed(empty.desk)
    form = page.locator(f"form[action='/plan/move']:has(input[name=day][value='{before}'])")
    form.locator("xpath=..").locator("summary").click()
    form.locator("input[name=to]").fill(str(after))
    form.get_by_role("button", name="Move it").click()
    page.wait_for_load_state()
    expect(page.get_by_role("alert")).to_have_count(0)
    moved = page.locator(f"form[action='/plan/move'] input[name=day][value='{after}']")
    expect(moved).to_have_count(1)
    expect(page.locator(f"form[action='/plan/move'] input[name=day][value='{before}']")).to_have_count(0)
    plan = view_plan(empty.desk.journal, today=empty.desk.today()).plan
    assert plan.on(after).run is not None


def test_a_planned_day_is_done_with_one_number(page, empty):
    _month_of_lines(empty.desk)
    page.goto(f"{empty.url}/plan")
    page.locator("#condition").select_option("gluteal_tendinopathy")
    page.get_by_role("button", name="Make a plan").click()
    done = page.locator("form[action='/plan/done']")
    if done.count() == 0:
        pytest.skip("nothing is planned for the day on which this runs")
    done.locator("input[name=pain]").fill("1")
    done.get_by_role("button", name="Done").click()
    expect(page).to_have_url(re.compile("/day/"))
    expect(page.locator("main")).to_contain_text("1/10")


def test_notes_of_an_import_are_kept_or_left_one_by_one(page, empty, tmp_path):
    file = tmp_path / "activities.csv"
    file.write_text(CSV, encoding="utf-8")
    page.goto(f"{empty.url}/import")
    page.locator("#files").set_input_files([file])
    page.get_by_label("ask me about each").check()
    page.get_by_role("button", name="Import").click()
    page.get_by_role("link", name="Look at them").click(timeout=60_000)
    expect(page.locator("main")).to_contain_text("4 things to decide")
    page.get_by_role("button", name=re.compile("^Keep: ")).first.click()
    expect(page.locator("main")).to_contain_text("3 things to decide")
    page.get_by_role("button", name=re.compile("^Leave: ")).first.click()
    expect(page.locator("main")).to_contain_text("2 things to decide")
    page.get_by_role("link", name=re.compile("The run of")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Run")
    page.go_back()
    page.get_by_role("button", name="Keep all from here").click()
    expect(page.locator("main")).to_contain_text("Nothing waits")
    assert len(empty.desk.journal.entries()) == 6


def _title(page):
    return page.locator("#timeline svg.lanes:visible").get_attribute("aria-label")


def test_the_timeline_is_opened_by_taps_down_to_a_day(page, sample_site):
    page.goto(f"{sample_site.url}/timeline?span=all")
    for span in ("year", "month", "week"):
        page.locator("#timeline svg.lanes:visible a").last.click()
        expect(page.locator("#timeline a[aria-current]")).to_have_text(
            {"year": "Year"}.get(span, span.capitalize())
        )
    page.locator("#timeline svg.lanes:visible a").last.click()
    expect(page).to_have_url(re.compile(r"/day/\d"))


def test_the_timeline_obeys_keys_and_the_way_back(page, sample_site):
    page.goto(f"{sample_site.url}/timeline?span=quarter")
    latest = _title(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("at="))
    expect(page.locator(f'svg.lanes:visible[aria-label="{latest}"]')).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(f'svg.lanes:visible[aria-label="{latest}"]')).to_have_count(1)
    page.keyboard.press("+")
    expect(page.locator("#timeline a[aria-current]")).to_have_text("Month")
    page.keyboard.press("-")
    expect(page.locator("#timeline a[aria-current]")).to_have_text("3 months")
    page.go_back()
    expect(page.locator("#timeline a[aria-current]")).to_have_text("Month")


def test_two_fingers_open_the_timeline_and_a_stroke_goes_on_in_time(page, sample_site):
    page.goto(f"{sample_site.url}/timeline?span=quarter")
    latest = _title(page)
    fingers = """([moves]) => {
      const svg = [...document.querySelectorAll('svg.lanes')].find(one => one.getBoundingClientRect().width > 0);
      const box = svg.getBoundingClientRect();
      for (const [type, id, x] of moves)
        svg.dispatchEvent(new PointerEvent(type, {
          pointerId: id, bubbles: true, clientX: box.left + x, clientY: box.top + 50,
        }));
    }"""
    page.evaluate(fingers, [[["pointerdown", 1, 50], ["pointermove", 1, 200], ["pointerup", 1, 200]]])
    expect(page.locator(f'svg.lanes:visible[aria-label="{latest}"]')).to_have_count(0)
    pinch = [
        ["pointerdown", 1, 140],
        ["pointerdown", 2, 160],
        ["pointermove", 2, 260],
        ["pointerup", 2, 260],
        ["pointerup", 1, 140],
    ]
    page.evaluate(fingers, [pinch])
    expect(page.locator("#timeline a[aria-current]")).to_have_text("Month")


def test_the_timeline_and_why_need_no_scripts(browser, sample_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_site.url}/timeline?span=all")
    for opens in ("span=year", "span=month", "span=week", r"/day/\d"):
        page.locator("svg.lanes:visible a").last.click()
        page.wait_for_url(re.compile(opens))  # with its style, which says which of the two widths is seen
    page.goto(f"{sample_site.url}/why")
    # It may still be looked at: the page then comes again by itself, without a script.
    expect(page.locator("article.card").first).to_be_visible(timeout=60_000)
    context.close()


def test_a_page_that_waits_shows_what_came_of_it_without_being_loaded_again(page, empty, monkeypatch):
    monkeypatch.setattr("hipsight.web.desk._STANDS_BACK_S", 3.0)
    for days in range(8, 0, -1):
        day = empty.desk.today() - dt.timedelta(days=days)
        log_checkin(empty.desk.journal, "5 km easy, right hip 1/10 from km 3", at=empty.desk.clock(), day=day)
    page.goto(f"{empty.url}/progress")
    log_checkin(empty.desk.journal, "6 km easy, hip fine", at=empty.desk.clock())
    page.goto(f"{empty.url}/progress")
    if page.get_by_text("As of before the last entry").count():  # else the thread that looks ahead was sooner
        page.evaluate("window.isTheSame = true")
        expect(page.get_by_text("As of before the last entry")).to_have_count(0)
        assert page.evaluate("window.isTheSame")
    expect(page.locator("main")).to_contain_text("9 runs")
