"""What people do, from the first look to the last, in a real browser on a phone's screen."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from hipsight.simulation.sample import sample_log, write_sample
from hipsight.workflows.log_checkin import log_checkin

PAIN = "6 mi trail easy 58:10, right hip 3/10 dull from mile 4; slept 5h; flubber"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    write_sample(sample_log(), folder)
    return folder


def test_first_run_import_and_why(page, empty, files):
    page.goto(empty.url)
    page.get_by_role("link", name="Import", exact=True).first.click()
    watch = sorted(path for path in (files / "watch").rglob("*") if path.is_file())
    page.locator("#files").set_input_files([*watch, files / "notes.txt"])
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("link", name="See what it says")).to_be_visible(timeout=120_000)
    page.get_by_role("link", name="See what it says").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What sets it off")
    # The simulated year lies before today, so the whole of it is in.
    assert len(empty.desk.journal.entries("run")) > 50
    # The search runs beside the pages; what it found comes into this one by itself.
    found = page.locator("article.card").or_(page.get_by_role("heading", name="Not enough yet"))
    expect(found.first).to_be_visible(timeout=90_000)


def test_a_check_in_on_a_phone_is_understood_while_typing_and_kept(page, empty):
    page.goto(empty.url)
    page.locator("#line").press_sequentially(PAIN)
    expect(page.locator("#understood mark[data-kind=pain]").first).to_have_text("right")
    expect(page.locator("#understood .chip").nth(1)).to_contain_text("3/10")
    expect(page.locator("#understood")).to_contain_text("Not understood: flubber")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#logged")).to_be_focused()
    assert [line.text for line in empty.desk.journal.checkins()] == [PAIN]
    page.locator("#content .chip", has_text="pain").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pain")


def test_a_letter_of_two_units_does_not_shift_what_is_underlined(page, empty):
    page.goto(empty.url)
    page.locator("#line").fill("🏃🏽 6 mi, right hip 3/10")
    expect(page.locator("#understood mark[data-kind=run]").first).to_have_text("6 mi")


def test_taps_on_the_body_choose_place_and_side(page, empty):
    page.goto(f"{empty.url}/body")
    page.locator("[data-site=outer_hip][data-side=right]").first.click()
    assert page.locator("#site").input_value() == "outer_hip"
    expect(page.get_by_role("radio", name="right")).to_be_checked()
    page.locator("[data-site=outer_hip][data-side=left]").last.click()  # seen from the side
    expect(page.get_by_role("radio", name="both")).to_be_checked()
    page.locator("#score").press("ArrowRight")
    expect(page.locator("#said")).to_have_text("4")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#logged")).to_be_visible()
    (entry,) = empty.desk.journal.entries("pain")
    assert (entry.record.site, entry.record.side, entry.record.score_0_10) == ("outer_hip", "both", 4)


def test_an_emergency_is_said_first_in_the_interview(page, empty):
    page.goto(f"{empty.url}/triage")
    page.locator("#words").fill("deep groin pain for weeks, now I cannot put weight on the leg")
    page.get_by_role("button", name="Go on").click()
    urgent = page.locator("main > .flag")
    expect(urgent).to_be_visible()
    first = page.locator("main > section, main > div").first
    assert "flag" in first.get_attribute("class")
    assert urgent.bounding_box()["y"] < 400


def test_everything_is_deleted_from_the_app(page, empty):
    page.goto(empty.url)
    page.locator("#line").fill("6 mi easy")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#logged")).to_be_visible()
    page.goto(f"{empty.url}/settings")
    page.locator("#word").fill("delete everything")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="Drop your export")).to_be_visible()
    assert empty.desk.journal.entries() == []


def test_the_keyboard_alone_is_enough(page, empty):
    page.goto(f"{empty.url}/more")
    page.goto(empty.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "line":
            break
    page.keyboard.type("6 mi easy, right hip 2/10")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#logged")).to_be_focused()
    page.goto(f"{empty.url}/body")
    page.locator("#site").focus()
    page.keyboard.type("groin")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#logged")).to_be_focused()
    sites = {(one.record.site.value, one.record.score_0_10) for one in empty.desk.journal.entries("pain")}
    assert ("groin", 4.0) in sites


def test_everything_works_without_scripts(browser, empty):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(empty.url)
    page.locator("#line").fill("6 mi easy, right hip 3/10")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#logged")).to_be_visible()
    page.goto(f"{empty.url}/body")
    page.locator("#site").select_option("groin")
    page.get_by_role("radio", name="left").check()
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#logged")).to_be_visible()
    assert {one.record.site.value for one in empty.desk.journal.entries("pain")} == {"hip", "groin"}
    page.goto(f"{empty.url}/triage")
    page.locator("#words").fill("ache at the outside of the hip after long runs")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("none of these is certain")).to_be_visible()
    context.close()


def test_a_plan_is_asked_for_and_a_move_that_cannot_be_is_refused_in_words(page, empty):
    today = empty.desk.today()
    for days in range(28, 0, -1):
        line = "5 km easy, right hip 1/10" if days % 2 else "rest day, hip fine"
        day = today - dt.timedelta(days=days)
        log_checkin(empty.desk.journal, line, at=empty.desk.clock(), day=day)
    page.goto(f"{empty.url}/plan")
    page.locator("#condition").select_option("gluteal_tendinopathy")
    page.get_by_role("button", name="Make a plan").click()
    expect(page.get_by_role("heading", name="Week 1")).to_be_visible()
    page.locator("summary", has_text="Move").first.click()
    form = page.locator("form[action='/plan/move']").first
    day = form.locator("input[name=day]").input_value()
    form.locator("input[name=to]").fill(day)
    form.get_by_role("button", name="Move it").click()
    expect(page.get_by_role("alert")).to_contain_text("has a run already")
