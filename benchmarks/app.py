"""The pages of the app with ten years of log, as a browser on this machine meets them: a real server, a process apart.

For every page: milliseconds warm, right after a write, and as the first request after the start; kilobytes; and with
`--paint` the first contentful paint in Chromium. `--processor` counts milliseconds of processor instead of the clock,
for a machine that others work on. `--import-runs N` measures the pages while an archive is imported.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import http.client
import io
import json
import multiprocessing
import shutil
import socket
import statistics
import tempfile
import time
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from hipsight.simulation.lines import check_in_line
from hipsight.simulation.runner import simulate_runner
from hipsight.simulation.sample import SIDE, SITE, SITE_FOLLOWED, WISH
from hipsight.storage.journal import open_journal
from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files
from hipsight.workflows.log_checkin import log_checkin

PAGES = (
    "/more", "/", "/timeline", "/timeline?span=all", "/timeline?span=year", "/why", "/plan", "/progress",
    "/experiment", "/body", "/library", "/import",
    "/import/notes", "/report", "/settings", "/triage", "/day/{last}", "/api/entries?limit=100", "/api/today",
)  # fmt: skip
#: Pages that read the log; what the others cost as the first request is the same reading.
COLD = ("/", "/timeline", "/why", "/progress")
FIRST = dt.date(2016, 1, 4)
#: Days at the end that were typed line by line; those before came with a file of notes.
TYPED_DAYS = 365
#: A line of an evening: a run, pain, and life, so that everything that follows from the log is another.
WRITE = "{km} mi easy, right hip {score}/10 from mile 3, slept {sleep}h, stress high"


def fill(path: Path, weeks: int) -> dt.date:
    """Puts a made-up runner's log into a journal; returns its last day."""
    log = simulate_runner(35, weeks=weeks, first_day=FIRST, wish=WISH)
    last = log.days[-1].day
    noted, typed = [], []
    for day in log.days:
        said = [f"{run.distance_km:.1f} km easy" for run in day.runs]
        line = check_in_line(day, site=SITE, side=SIDE)
        if said or line:
            words = "; ".join([*said, *([line] if line else [])])
            (typed if (last - day.day).days < TYPED_DAYS else noted).append((day.day, words))
    notes = path.with_name("notes.txt")
    notes.write_text("".join(f"{day} {words}\n" for day, words in noted), encoding="utf-8")
    at = dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC)
    journal = open_journal(path)
    change_setting(journal, "sites", SITE_FOLLOWED, at=at)
    import_files(journal, [notes], at=at)
    for day, words in typed:
        log_checkin(journal, words, at=dt.datetime.combine(day, dt.time(20), tzinfo=dt.UTC))
    return last


def _serve(path: Path, last: dt.date, listener: socket.socket) -> None:
    desk = Desk.at(path, lambda: dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC))
    uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error", access_log=False)).run(
        sockets=[listener]
    )


@contextlib.contextmanager
def served(path: Path, last: dt.date) -> Iterator[int]:
    """The app in a process of its own; its port."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(path, last, listener))
    process.start()
    try:
        yield listener.getsockname()[1]
    finally:
        process.terminate()
        process.join()
        listener.close()


def ask(port: int, path: str, body: str | None = None, kind: str = "application/json") -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    connection = http.client.HTTPConnection("localhost", port, timeout=120)
    started = time.perf_counter()
    if body is None:
        connection.request("GET", path)
    else:
        connection.request("POST", path, body, {"content-type": kind})
    answer = connection.getresponse()
    content = answer.read()
    took = 1000 * (time.perf_counter() - started)
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return took, len(content)


def p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.95 * (len(times) - 1)))]


def rested(port: int, page: str = "/why") -> None:
    """Waits until nothing is worked out beside the pages any more."""
    for _ in range(300):
        connection = http.client.HTTPConnection("localhost", port, timeout=120)
        connection.request("GET", page)
        if b'http-equiv="refresh"' not in connection.getresponse().read():
            break
        time.sleep(0.2)
    time.sleep(2.5)


def log_line(port: int, number: int, *, in_the_app: bool = False) -> float:
    """Milliseconds of a line, as a script sends it or, with the whole page Today as its answer, as the app does."""
    text = WRITE.format(km=3 + number % 5, score=1 + number % 6, sleep=5 + number % 4)
    if in_the_app:
        return ask(port, "/log", urllib.parse.urlencode({"text": text}), "application/x-www-form-urlencoded")[
            0
        ]
    return ask(port, "/api/log", json.dumps({"text": text}))[0]


def measure(path: Path, last: dt.date, pages: list[str], rounds: int) -> None:
    cold = {}
    for page in COLD:
        with served(path, last) as port:
            cold[page] = ask(port, page)[0]
    warm: dict[str, list[float]] = {page: [] for page in pages}
    after: dict[str, list[float]] = {page: [] for page in pages}
    size = {}
    with served(path, last) as port:
        rested(port)
        for _ in range(rounds):  # in turn, so that a slow spell of the machine hits all alike
            for page in pages:
                took, size[page] = ask(port, page)
                warm[page].append(took)
        for number in range(rounds):
            for page in pages:
                log_line(port, number)
                after[page].append(ask(port, page)[0])
        lines = [log_line(port, number, in_the_app=True) for number in range(rounds)]
    yardstick = statistics.median(warm["/more"])
    print(
        "| page | warm median / p95, ms | ratio | after a write median / p95, ms | first request, ms | kB |"
    )
    print("|---|---|---|---|---|---|")
    for page in pages:
        median = statistics.median(warm[page])
        print(
            f"| {page} | {median:.0f} / {p95(warm[page]):.0f} | {median / yardstick:.1f} "
            f"| {statistics.median(after[page]):.0f} / {p95(after[page]):.0f} "
            f"| {f'{cold[page]:.0f}' if page in cold else ''} "
            f"| {size[page] / 1000:.1f} |"
        )
    print(f"| POST /log | {statistics.median(lines):.0f} / {p95(lines):.0f} | | | | |")
    every = [took for times in after.values() for took in times]
    print(f"all pages after a write: median {statistics.median(every):.0f} ms, p95 {p95(every):.0f} ms")


def measure_processor(path: Path, last: dt.date, pages: list[str], rounds: int) -> None:
    """What a page costs the processor, for a machine that is busy with other things; a test client is part of it."""
    desk = Desk.at(path, lambda: dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC))
    client = TestClient(make_app(desk), base_url="http://localhost")
    with client:  # with the thread that looks ahead
        client.get("/api/triggers").raise_for_status()
        time.sleep(3)
        print("| page | warm median / p95, ms of processor | after a write median / p95 |\n|---|---|---|")
        for page in pages:
            warm, after = [], []
            for number in range(rounds):
                client.get(page)
                warm.append(_cost(client, page))
                text = WRITE.format(km=3 + number % 5, score=1 + number % 6, sleep=5 + number % 4)
                client.post("/api/log", json={"text": text}).raise_for_status()
                after.append(_cost(client, page))
            print(
                f"| {page} | {statistics.median(warm):.0f} / {p95(warm):.0f} "
                f"| {statistics.median(after):.0f} / {p95(after):.0f} |"
            )


def _cost(client: TestClient, page: str) -> float:
    started = time.process_time()
    client.get(page).raise_for_status()
    return 1000 * (time.process_time() - started)


def archive_of(runs: int) -> bytes:
    """A zip of GPX runs, none like another."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(runs):
            start = dt.datetime(2014, 1, 1, 7, tzinfo=dt.UTC) + dt.timedelta(days=number)
            points = "".join(
                f'<trkpt lat="{47 + number * 1e-4 + step * 3e-5:.6f}" lon="7.0">'
                f"<time>{start + dt.timedelta(seconds=step):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
                for step in range(1800)
            )
            head = '<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
            archive.writestr(
                f"{number}.gpx", f"{head}<trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
            )
    return packed.getvalue()


def during_import(path: Path, last: dt.date, pages: list[str], runs: int) -> None:
    content = archive_of(runs)
    times: list[float] = []
    with served(path, last) as port:
        rested(port)
        boundary = "x" * 30
        body = (
            f'--{boundary}\r\ncontent-disposition: form-data; name="files"; filename="a.zip"\r\n\r\n'.encode()
            + content
            + f"\r\n--{boundary}--\r\n".encode()
        )
        connection = http.client.HTTPConnection("localhost", port, timeout=120)
        kind = {"content-type": f"multipart/form-data; boundary={boundary}"}
        started = time.perf_counter()
        connection.request("POST", "/api/import", body, kind)
        connection.getresponse().read()
        running = True
        while running:
            times += [ask(port, page)[0] for page in pages]
            connection = http.client.HTTPConnection("localhost", port, timeout=120)
            connection.request("GET", "/api/import")
            running = b'"is_over":false' in connection.getresponse().read()
        took = time.perf_counter() - started
    print(
        f"while {runs} runs were imported ({took:.0f} s): {len(times)} pages, "
        f"median {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms, longest {max(times):.0f} ms"
    )


_PAINTED = """new Promise(done => new PerformanceObserver(list => {
  for (const one of list.getEntriesByName('first-contentful-paint')) done(one.startTime);
}).observe({ type: 'paint', buffered: true }))"""


def paints(path: Path, last: dt.date, pages: list[str], rounds: int) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is measured

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    print("| page | first contentful paint median / longest, ms |\n|---|---|")
    with served(path, last) as port, sync_playwright() as playwright:
        rested(port)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for page in pages:
            seen = []
            for number in range(rounds):
                log_line(port, number)
                context = browser.new_context(viewport={"width": 390, "height": 844})
                opened = context.new_page()
                opened.goto(f"http://localhost:{port}{page}", wait_until="load")
                seen.append(opened.evaluate(_PAINTED))
                context.close()
            print(f"| {page} | {statistics.median(seen):.0f} / {max(seen):.0f} |")
        browser.close()


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--weeks", type=int, default=522)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--journal", type=Path, help="one filled before; made where there is none")
    parser.add_argument("--paint", action="store_true")
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--import-runs", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = chosen.journal or Path(folder) / "made.journal"
        last = FIRST + dt.timedelta(days=7 * chosen.weeks - 1)
        if not kept.exists():
            last = fill(kept, chosen.weeks)
        path = Path(folder) / "my.journal"
        shutil.copy(kept, path)
        print(f"{len(open_journal(path).entries())} entries up to {last}")
        pages = [page.format(last=last) for page in PAGES]
        if chosen.processor:
            measure_processor(path, last, pages, chosen.rounds)
        elif chosen.import_runs:
            during_import(path, last, pages, chosen.import_runs)
        elif chosen.paint:
            paints(path, last, [page for page in pages if not page.startswith("/api")], min(chosen.rounds, 5))
        else:
            measure(path, last, pages, chosen.rounds)


if __name__ == "__main__":
    main()
