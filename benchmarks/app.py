"""The pages of the app with ten years of log: server time, bytes, and the ratio to an empty page (all in one run)."""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from hipsight.simulation.lines import check_in_line
from hipsight.simulation.runner import simulate_runner
from hipsight.simulation.sample import SIDE, SITE, SITE_FOLLOWED, WISH
from hipsight.storage.journal import open_journal
from hipsight.web.application import make_app
from hipsight.web.desk import Desk
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files

PAGES = (
    "/more", "/", "/timeline", "/why", "/plan", "/progress", "/experiment", "/body", "/library", "/import",
    "/report", "/settings", "/triage", "/api/entries?limit=100", "/api/today",
)  # fmt: skip
FIRST = dt.date(2016, 1, 4)


def fill(path: Path, weeks: int) -> dt.date:
    """Puts a made-up runner's log into a journal; returns its last day."""
    log = simulate_runner(35, weeks=weeks, first_day=FIRST, wish=WISH)
    lines = []
    for day in log.days:
        said = [f"{run.distance_km:.1f} km easy" for run in day.runs]
        line = check_in_line(day, site=SITE, side=SIDE)
        if said or line:
            lines.append(f"{day.day} {'; '.join([*said, *([line] if line else [])])}\n")
    notes = path.with_name("notes.txt")
    notes.write_text("".join(lines), encoding="utf-8")
    last = log.days[-1].day
    at = dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC)
    journal = open_journal(path)
    change_setting(journal, "sites", SITE_FOLLOWED, at=at)
    import_files(journal, [notes], at=at)
    return last


def ask(client: TestClient, path: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    started = time.perf_counter()
    answer = client.get(path)
    took = 1000 * (time.perf_counter() - started)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return took, len(answer.content)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--weeks", type=int, default=522)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--writes", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "my.journal"
        last = fill(path, chosen.weeks)
        desk = Desk.at(path, lambda: dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC))
        client = TestClient(make_app(desk), base_url="http://localhost")
        print(f"{len(desk.journal.entries())} entries")
        first = {page: ask(client, page)[0] for page in PAGES}
        warm: dict[str, list[float]] = {page: [] for page in PAGES}
        size = {}
        for _ in range(chosen.rounds):  # in turn, so that a slow spell of the machine hits all alike
            for page in PAGES:
                took, size[page] = ask(client, page)
                warm[page].append(took)
        after: dict[str, list[float]] = {page: [] for page in PAGES}
        for number in range(chosen.writes):
            for page in PAGES:
                client.post("/api/log", json={"text": f"slept {6 + number % 3}h"}).raise_for_status()
                after[page].append(ask(client, page)[0])
        desk.close()
    yardstick = statistics.median(warm["/more"])
    print(f"{'':<24} {'median':>8} {'p95':>8} {'ratio':>6} {'after a write':>14} {'first':>8} {'kB':>6}")
    for page in PAGES:
        median, worst = statistics.median(warm[page]), sorted(warm[page])[int(0.95 * (chosen.rounds - 1))]
        print(
            f"{page:<24} {median:6.1f}ms {worst:6.1f}ms {median / yardstick:6.1f} "
            f"{statistics.median(after[page]):12.0f}ms {first[page]:6.0f}ms {size[page] / 1000:6.1f}"
        )


if __name__ == "__main__":
    main()
