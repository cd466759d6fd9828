"""Whole exports: how long a Strava archive takes, how much memory, and how much less the second time.

Everything in one process and one run. Resident memory is the highest since the start, the archive being made in
another process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import resource
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

from tests.unit.importers.made_exports import (
    APPLE_BEAT,
    APPLE_PROLOG,
    STRAVA_ENGLISH,
    apple_record,
    apple_workout,
    english_date,
    make_csv,
    packed,
    strava_row,
)
from tests.unit.importers.made_files import START, Leg, make_fit, make_gpx

from hipsight.storage.journal import open_journal
from hipsight.workflows.import_files import import_files
from hipsight.workflows.import_summary import ImportSummary

AT = dt.datetime(2040, 1, 1, 12, tzinfo=dt.UTC)
NOTES = (
    "right hip 4/10 from mile 3, warms up",
    "legs heavy, slept 6 h",
    "",
    "hip fine, squats 3x10 yesterday",
    "",
)


def write_strava(path: Path, count: int, minutes: int) -> None:
    """A bulk export of so many runs, two thirds FIT and one third GPX, with notes."""
    rows = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(count):
            start = START + dt.timedelta(hours=17 * number)
            kind = "gpx" if number % 3 == 2 else "fit"
            seconds = minutes * 60
            content = (
                make_gpx(range(seconds), start=start)
                if kind == "gpx"
                else make_fit(Leg(seconds=seconds, climb_m_s=0.02), start=start)
            )
            name = f"activities/{number}.{kind}.gz"
            archive.writestr(name, packed(content))
            cells = {
                "id": number, "date": english_date(start), "name": "Run", "type": "Run", "filename": name,
                "elapsed": seconds, "moving": seconds, "distance": 3.0 * seconds, "gear": f"Pair {number // 90}",
                "private_note": NOTES[number % len(NOTES)], "effort": number % 10 + 1,
            }  # fmt: skip
            rows.append(strava_row(STRAVA_ENGLISH, **cells))
        archive.writestr("activities.csv", make_csv(STRAVA_ENGLISH, rows))


def write_apple(path: Path, megabytes: int) -> None:
    """An Apple Health export of this size: a workout, a night and 20,000 heartbeats again and again."""
    piece_size = len(APPLE_BEAT) * 20_000
    with path.open("wb") as file:
        file.write(APPLE_PROLOG.encode())
        for number in range(max(1, megabytes * 2**20 // piece_size)):
            day = START + dt.timedelta(days=number)
            night = f"{day:%Y-%m-%d} 00:10:00 +0100", f"{day:%Y-%m-%d} 06:40:00 +0100"
            file.write((APPLE_BEAT * 20_000).encode())
            file.write((apple_workout(day) + apple_record("SleepAnalysis", *night, "AsleepCore")).encode())
        file.write(b"</HealthData>\n")


def import_in_child(path: str, journal_path: str, answers: Any) -> None:
    """Imports in a process of its own, so that its memory is only that of the import."""
    seconds, summary = timed_import(Path(path), Path(journal_path))
    answers.put((seconds, resident_mb(), dict(summary.by_kind), len(summary.problems)))


def measure_apple(folder: Path, megabytes: int) -> None:
    """Print speed and memory for an export of this size."""
    path = folder / f"export{megabytes}.xml"
    write_apple(path, megabytes)
    spawning = multiprocessing.get_context("spawn")
    answers: Any = spawning.Queue()
    child = spawning.Process(
        target=import_in_child, args=(str(path), str(folder / f"{megabytes}.journal"), answers)
    )
    child.start()
    seconds, resident, kinds, problems = answers.get()
    child.join()
    size = path.stat().st_size / 2**20
    path.unlink()
    print(
        f"Apple Health export of {size:.0f} MB: {seconds:.2f} s, {size / seconds:.0f} MB/s, "
        f"{resident:.0f} MB resident; {kinds}, {problems} problems"
    )


def resident_mb() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed_import(path: Path, journal_path: Path) -> tuple[float, ImportSummary]:
    """Seconds and summary of one import."""
    begun = time.perf_counter()
    summary = import_files(open_journal(journal_path), [path], at=AT, processes=os.cpu_count() or 1)
    return time.perf_counter() - begun, summary


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--strava", type=int, default=5000, help="activities in the archive")
    options.add_argument("--minutes", type=int, default=45, help="length of each")
    options.add_argument("--apple", type=int, nargs="*", default=[30, 300], help="MB of the Apple exports")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in chosen.apple:
            measure_apple(Path(folder), megabytes)
    if chosen.strava:
        measure_strava(chosen)


def measure_strava(chosen: argparse.Namespace) -> None:
    """Print time, memory, and the second time of a Strava archive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        making = multiprocessing.get_context("spawn").Process(
            target=write_strava, args=(path, chosen.strava, chosen.minutes)
        )
        making.start()
        making.join()
        first_s, first = timed_import(path, Path(folder) / "my.journal")
        second_s, second = timed_import(path, Path(folder) / "my.journal")
        size = path.stat().st_size / 2**20
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"Strava archive of {chosen.strava} activities of {chosen.minutes} min ({size:.0f} MB): {first_s:.1f} s, "
        f"{resident_mb():.0f} MB resident (largest other process {children:.0f} MB)\n"
        f"  read {first.read} = kept {first.kept} + known {first.duplicates} (joined {first.joined}) "
        f"+ problems {len(first.problems)}; {dict(first.by_kind)}"
    )
    print(
        f"again: {second_s:.1f} s, {second_s / first_s:.1%} of the first; read {second.read}, kept {second.kept}"
    )


if __name__ == "__main__":
    main()
