"""The report from a cold start, and everything out and in again with ten years of log."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hipsight.simulation.runner import simulate_runner
from hipsight.simulation.sample import SITE_FOLLOWED, WISH, write_sample
from hipsight.storage.archive import read_archive, write_archive
from hipsight.storage.journal import Journal, open_journal
from hipsight.storage.schema import metadata
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.import_files import import_files

FIRST = dt.date(2016, 1, 4)
BARE = [sys.executable, "-c", "import typst, numpy"]


def made_journal(folder: Path, weeks: int) -> tuple[Journal, dt.date]:
    """A made-up runner's journal of watch files and notes, and its last day."""
    log = simulate_runner(35, weeks=weeks, first_day=FIRST, wish=WISH)
    write_sample(log, folder)
    last = log.days[-1].day
    at = dt.datetime.combine(last, dt.time(20), tzinfo=dt.UTC)
    journal = open_journal(folder / "my.journal")
    change_setting(journal, "sites", SITE_FOLLOWED, at=at)
    import_files(journal, [folder / "watch", folder / "notes.txt"], at=at)
    return journal, last


def seconds(words: list[str]) -> tuple[float, float]:
    """Wall time and processor time of one process."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, used


def report_cold(weeks: int, rounds: int) -> None:
    """Prints the time of the report beside that of loading Typst and NumPy, measured in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal, last = made_journal(folder, weeks)
        hipsight = [
            sys.executable,
            "-m",
            "hipsight.cli",
            "--journal",
            str(journal.path),
            "--today",
            str(last),
        ]
        timed = {
            "python -c 'import typst, numpy'": BARE,
            "hipsight report -o x.pdf": [*hipsight, "report", "-o", str(folder / "x.pdf")],
            "hipsight report -o x.html": [*hipsight, "report", "-o", str(folder / "x.html")],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in timed}
        for _ in range(rounds):
            for title, words in timed.items():
                taken[title].append(seconds(words))
    yardstick = statistics.median(wall for wall, _ in taken["python -c 'import typst, numpy'"])
    print(f"report of {weeks} weeks, {rounds} cold processes each, medians (smallest)")
    for title, pairs in taken.items():
        walls, used = [wall for wall, _ in pairs], [cpu for _, cpu in pairs]
        median = statistics.median(walls)
        print(
            f"{title:<34} {median:6.2f} s ({min(walls):.2f})  processor {statistics.median(used):5.2f} s "
            f"({min(used):.2f})  × {median / yardstick:5.1f}"
        )


def out_and_in(weeks: int) -> None:
    """Prints how long an export and the restore of it take, and whether every row is there again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal, _ = made_journal(folder, weeks)
        started, used = time.perf_counter(), time.process_time()
        count = write_archive(journal, folder / "all.zip")
        exported = time.perf_counter() - started
        other = open_journal(folder / "other.journal")
        started = time.perf_counter()
        read_archive(other, folder / "all.zip")
        restored = time.perf_counter() - started
        used = time.process_time() - used
        tables = [table for table in metadata.tables if table != "alembic_version"]
        same = all(list(journal.rows_of(table)) == list(other.rows_of(table)) for table in tables)
        size = (folder / "all.zip").stat().st_size / 1e6
        files = len(journal.originals())
    print(
        f"{weeks} weeks, {count} entries, {files} files, {size:.0f} MB: export {exported:.1f} s, "
        f"restore {restored:.1f} s, together {exported + restored:.1f} s, "
        f"processor {used:.1f} s; every row the same: {'yes' if same else 'NO'}"
    )


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--years", type=int, default=10)
    chosen = parser.parse_args()
    report_cold(chosen.weeks, chosen.rounds)
    if chosen.years:
        out_and_in(chosen.years * 52)


if __name__ == "__main__":
    main()
