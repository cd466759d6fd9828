"""How fast watch files are read: 200 FIT runs of 45 minutes against Garmin's SDK, GPX and TCX against lxml.

All times come from one process in one run, so that the ratios hold on any machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from tests.unit.importers.made_files import START, Leg, make_fit, make_gpx, make_tcx

from hipsight.importers.containers import open_sources, read_source
from hipsight.importers.contract import Reading, Source
from hipsight.importers.fit_decoding import columnar, sdk
from hipsight.importers.fit_decoding.parts import FitPart, split_parts
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

SECONDS = 45 * 60


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds the work took, and what it returned."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def write_runs(folder: Path, count: int) -> Path:
    """A zip of so many runs, one a day."""
    path = folder / "runs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            start = START + dt.timedelta(days=number)
            run = make_fit(
                Leg(seconds=SECONDS, speed_m_s=2.6 + number % 7 / 10, climb_m_s=0.02),
                start=start,
                pause=(900, 60),
            )
            archive.writestr(f"{number:04}.fit", run)
    return path


def import_all(path: Path) -> int:
    """Records read from the path, over the whole way from disk to records."""
    return sum(
        isinstance(item, Reading)
        for source in open_sources(path)
        if not isinstance(source, Problem)
        for item in read_source(source, Preferences())
    )


def read_one(content: bytes) -> int:
    """Records read from one file in memory."""
    return sum(isinstance(item, Reading) for item in read_source(Source("file", content), Preferences()))


def decode_parts(content: bytes, decode: Callable[[FitPart], object]) -> int:
    """Parts decoded, without making records of them."""
    parts = [part for part in split_parts(content) if isinstance(part, FitPart)]
    for part in parts:
        decode(part)
    return len(parts)


def main() -> None:
    """Print a table of times and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=200)
    count: int = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        path = write_runs(Path(folder), count)
        import_all(write_runs(Path(tempfile.mkdtemp(dir=folder)), 1))  # what is loaded once is loaded now
        seconds, records = timed(lambda: import_all(path))
    one = make_fit(Leg(seconds=SECONDS), pause=(900, 60))
    mib = len(one) * count / 2**20
    print(
        f"{count} FIT runs of 45 min, zip to records: {seconds:.2f} s, {records} records, "
        f"{mib / seconds:.1f} MB/s"
    )
    ours, _ = timed(lambda: sum(decode_parts(one, columnar.decode) for _ in range(20)))
    theirs, _ = timed(lambda: sum(decode_parts(one, sdk.decode) for _ in range(3)))
    ours, theirs = ours / 20, theirs / 3
    print(
        f"decoding one run: ours {ours * 1e3:.1f} ms ({len(one) / 2**20 / ours:.0f} MB/s), "
        f"SDK {theirs * 1e3:.0f} ms; {theirs / ours:.0f} times as fast"
    )
    compare_with_fitparse(one, ours)
    compare_with_lxml("GPX", make_gpx(range(SECONDS + 1)))
    compare_with_lxml("TCX", make_tcx(*[300] * 9))


def compare_with_fitparse(content: bytes, ours: float) -> None:
    """Print how long fitparse takes for every message of the file, where it is installed (group `bench`)."""
    try:
        from fitparse import FitFile  # noqa: PLC0415 - only where it is installed
    except ImportError:
        print("decoding one run with fitparse: it is not installed")
        return
    theirs, _ = timed(lambda: sum(len(message.fields) for message in FitFile(content).get_messages()))
    print(f"decoding one run: fitparse {theirs * 1e3:.0f} ms; ours {theirs / ours:.0f} times as fast")


def compare_with_lxml(name: str, content: bytes) -> None:
    """Print how long the file takes to records, and how many bare parses that is."""
    ours, _ = timed(lambda: sum(read_one(content) for _ in range(10)))
    bare, _ = timed(lambda: sum(len(etree.fromstring(content)) for _ in range(10)))
    print(
        f"{name}, {len(content) / 2**20:.2f} MB: {ours * 100:.1f} ms to records, "
        f"{ours / bare:.1f} times a bare lxml parse, {len(content) * 10 / 2**20 / ours:.1f} MB/s"
    )


if __name__ == "__main__":
    main()
