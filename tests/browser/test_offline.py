"""Without a signal: what is written waits, is seen to wait, and goes in once."""

from __future__ import annotations

import re

from playwright.sync_api import expect

LINE = "6 mi easy, right hip 3/10 from mile 4"


def _write(page, line=LINE):
    page.locator("#line").fill(line)
    page.get_by_role("button", name="Log it").first.click()


def _installed(page, url):
    """Opens the app and waits until its shell is kept."""
    page.goto(url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from now on its pages go through the worker


def _lines(site):
    return [line.text for line in site.desk.journal.checkins()]


def test_lines_written_offline_wait_and_go_in_once_when_the_server_is_back(context, page, empty):
    _installed(page, empty.url)
    context.set_offline(True)
    _write(page, "rest day, hip fine")
    expect(page.locator("#waiting")).to_contain_text("1 waiting")
    page.goto(f"{empty.url}/why")  # no page of the log is shown, only the shell
    expect(page.get_by_role("heading", level=1)).to_have_text("hipsight cannot be reached")
    _write(page, "slept 7h")
    expect(page.locator("#waiting")).to_contain_text("2 waiting")
    page.locator("summary", has_text="Tap it on the body").click()
    page.locator("#bodyform [data-site=groin][data-side=left]").click()
    page.locator("#bodyform").get_by_role("button").click()
    expect(page.locator("#waiting")).to_contain_text("3 waiting")
    assert _lines(empty) == []
    context.set_offline(False)
    expect(page.locator("#waiting")).to_be_hidden(timeout=30_000)
    assert _lines(empty)[:2] == ["rest day, hip fine", "slept 7h"]
    assert len(_lines(empty)) == 3
    (pain,) = [one.record for one in empty.desk.journal.entries("pain") if not one.record.absent]
    assert (pain.site, pain.side) == ("groin", "left")


def test_a_line_whose_answer_was_lost_is_kept_once(page, empty):
    page.goto(empty.url)
    lost = []

    def lose(route):
        if lost:
            route.continue_()
            return
        route.fetch()  # the server gets it and answers; the answer never arrives
        lost.append(len(_lines(empty)))
        route.abort()

    page.route("**/log", lose)
    with page.expect_event("requestfailed"):
        _write(page)
    expect(page.locator("#waiting")).to_contain_text("1 waiting")
    assert lost == [1]
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#waiting")).to_be_hidden(timeout=30_000)
    assert _lines(empty) == [LINE]


def test_two_tabs_that_wake_at_once_send_each_line_once(context, page, empty):
    _installed(page, empty.url)
    other = context.new_page()
    other.goto(empty.url)
    sent = []
    context.on(
        "request",
        lambda request: (
            sent.append(request.url) if request.method == "POST" and request.url.endswith("/log") else None
        ),
    )
    context.set_offline(True)
    for number in range(3):
        _write((page, other)[number % 2], f"{number + 3} mi easy")
        expect((page, other)[number % 2].locator("#waiting")).to_contain_text(f"{number + 1} waiting")
    sent.clear()
    context.set_offline(False)
    for tab in (page, other):
        tab.evaluate("dispatchEvent(new Event('online'))")
    for tab in (page, other):
        expect(tab.locator("#waiting")).to_be_hidden(timeout=30_000)
    assert sorted(_lines(empty)) == ["3 mi easy", "4 mi easy", "5 mi easy"]
    assert len(sent) == 3


def test_a_line_that_is_refused_is_shown_and_not_lost(page, empty):
    page.goto(empty.url)
    page.locator("#line").evaluate("box => { box.required = false; box.value = '   '; }")
    page.get_by_role("button", name="Log it").click()
    expect(page.locator("#waiting")).to_contain_text(re.compile("Not kept: .*there is nothing to log"))
    page.get_by_role("button", name="Put it away").click()
    expect(page.locator("#waiting")).to_be_hidden(timeout=30_000)


def test_nothing_of_the_log_is_kept_in_the_browser(page, sample_site):
    _installed(page, sample_site.url)
    for path in ("/timeline", "/why", "/"):
        page.goto(sample_site.url + path)
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))"
        ".then(lists => lists.flat().map(request => new URL(request.url).pathname))"
    )
    assert "/offline" in kept
    assert all(path == "/offline" or path.startswith("/static/") for path in kept)
