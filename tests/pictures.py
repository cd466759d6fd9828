"""Draw the pictures of the docs anew: what the sample runner's report and the app look like.

python -m tests.pictures          (the app needs a Chromium)
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from hipsight.reports.physio import paper
from hipsight.reports.physio.case import Ticked
from hipsight.reports.physio.compose import compose
from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.tell_sample_story import make_sample_journal
from hipsight.workflows.write_report import ReportWish, gather

HERE = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DPI = 96


def report() -> list[Path]:
    """The pages of the sample runner's report."""
    with tempfile.TemporaryDirectory() as folder:
        sample = make_sample_journal(Path(folder) / "sample")
        wish = ReportWish(ticked=Ticked(questions=("May I run the half marathon in July?",)))
        case, say = gather(sample.journal, wish, today=sample.today)
    data = {**paper._as_data(compose(case, say)), "paper": "a4", "page_word": say("head.page")}
    pages = paper._compiler(json.dumps(data, sort_keys=True)).compile(format="png", ppi=DPI)
    written = []
    for number, content in enumerate(pages if isinstance(pages, list) else [pages], start=1):
        path = HERE / f"physio-report-{number}.png"
        path.write_bytes(content)
        written.append(path)
    return written


_PAGES = (
    "", "timeline", "timeline?span=all", "why", "plan", "progress", "body", "triage", "import", "report", "library",
    "settings",
)  # fmt: skip
_SCREENS = (("phone", 390, 844, "light", 6), ("desktop", 1180, 800, "dark", 3))
#: Of the JPEG; legible, and small enough for a README.
_QUALITY = 62
#: Width of a page on the contact sheet, in pixels.
_SHOWN = {"phone": 270, "desktop": 540}


def app(chromium: str) -> list[Path]:
    """Contact sheets of the app with the sample runner's log: phone in light, desktop in dark."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sample = make_sample_journal(Path(folder) / "sample")
        at = dt.datetime.combine(sample.today, dt.time(20), tzinfo=dt.UTC)
        desk = Desk.at(sample.journal.path, lambda: at)
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        url = f"http://localhost:{listener.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        asked = {"condition": "gluteal_tendinopathy", "weekday": "mon", "weeks": "2"}
        browser.new_context().request.post(f"{url}/plan", form=asked)
        written = [_sheet(browser, url, screen) for screen in _SCREENS]
        browser.close()
        server.should_exit = True
        thread.join()
    return written


def _sheet(browser: Browser, url: str, screen: tuple[str, int, int, str, int]) -> Path:
    name, width, height, scheme, across = screen
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    shots = []
    for path in _PAGES:
        page.goto(f"{url}/{path}")
        # What is worked out beside the pages comes into them by itself.
        page.locator("[data-again]").wait_for(state="detached", timeout=60_000)
        page.wait_for_load_state("networkidle")
        shots.append(base64.b64encode(page.screenshot()).decode())
    shown = _SHOWN[name]
    images = "".join(f'<img width="{shown}" src="data:image/png;base64,{shot}">' for shot in shots)
    page.set_viewport_size({"width": across * (shown + 12) + 12, "height": 100})
    page.set_content(
        "<style>body{margin:0;padding:12px 0 0 12px;background:#8796a8;font-size:0}img{margin:0 12px 12px 0}</style>"
        + images
    )
    target = HERE / f"app-{name}.jpg"
    page.screenshot(path=target, full_page=True, type="jpeg", quality=_QUALITY)
    context.close()
    return target


def main() -> None:
    """Draw everything."""
    HERE.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    for path in [*report(), *([] if chromium is None else app(chromium))]:
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
