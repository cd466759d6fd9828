"""A real browser before a real server: the system's Chromium, and one server a module in a thread."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import threading
import time
from dataclasses import dataclass

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.tell_sample_story import make_sample_journal

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        skipped = pytest.mark.skip(reason="no Chromium on this machine: apt-get install chromium")
        for item in items:
            if "tests/browser" in str(item.path):
                item.add_marker(skipped)


@dataclass
class Site:
    """A running app."""

    desk: Desk
    url: str


class _Running:
    def __init__(self, desk):
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        self.site = Site(desk, f"http://localhost:{listener.getsockname()[1]}")
        config = uvicorn.Config(make_app(desk), log_level="error", access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def end(self):
        self.server.should_exit = True
        self.thread.join()


def _now():
    return dt.datetime.now().astimezone()  # noqa: TID251 - the browser's own clock runs beside it


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """An app whose journal each test finds empty."""
    running = _Running(Desk.at(tmp_path_factory.mktemp("own") / "my.journal", _now))
    yield running.site
    running.end()


@pytest.fixture
def empty(site):
    """The app with nothing logged."""
    site.desk.start_over()
    return site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    """The app with the made-up runner's log."""
    made = make_sample_journal(tmp_path_factory.mktemp("s") / "sample")
    at = dt.datetime.combine(made.today, dt.time(20), tzinfo=dt.UTC)
    running = _Running(Desk.at(made.journal.path, lambda: at))
    yield running.site
    running.end()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def context(browser):
    """A phone's browser of its own, with nothing kept from before; a page that fails in a script fails the test."""
    made = browser.new_context(viewport=PHONE, has_touch=True)
    failed = []
    made.on("weberror", lambda error: failed.append(str(error.error)))
    yield made
    made.close()
    assert failed == []


@pytest.fixture
def page(context):
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    return opened
