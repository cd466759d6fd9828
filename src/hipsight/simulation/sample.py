"""The sample runner: 40 weeks of one made-up person with a planted trigger, as files and lines."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import numpy as np

from hipsight.simulation.lines import check_in_line
from hipsight.simulation.log import SimulatedLog
from hipsight.simulation.pain import PainHabit
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.simulation.watch import Recording, as_fit, as_gpx, as_tcx, record_run

#: The sample is always the same: this seed, these weeks, a runner who recovers and flares after long weeks.
SEED = 35
WEEKS = 40
FIRST_DAY = dt.date(2025, 9, 1)
HABIT = PainHabit(
    memory=0.486,
    noise=0.575,
    note_noise=0.668,
    level=2.6,
    season=0.0,
    season_phase=0.45,
    recovery=2.2,
    bad_patches_a_year=0.5,
    patch_points=1.86,
    patch_days=21.3,
    floor=0.7,
)
WISH = Wish(family="weekly_volume", pain=HABIT, points=2.2, strikes=0.8)

#: In words, as the runner writes it.
SITE, SIDE = "outer hip", "right"

#: What is set in the sample journal.
SITE_FOLLOWED, HOME_ZONE = "hips", "Europe/London"


def sample_log() -> SimulatedLog:
    """What happened to the sample runner."""
    return simulate_runner(SEED, weeks=WEEKS, first_day=FIRST_DAY, wish=WISH)


def write_sample(log: SimulatedLog, folder: Path) -> Path:
    """Writes the runner's watch files (`watch/`) and notes (`notes.txt`) below the folder; returns it.

    The watch was replaced twice, so that the files are of three formats.
    """
    watch = folder / "watch"
    watch.mkdir(parents=True, exist_ok=True)
    generator = np.random.default_rng(SEED)
    lines = []
    for number, day in enumerate(log.days):
        era = 3 * number // len(log.days)
        for count, run in enumerate(day.runs, start=1):
            name, content = _file(record_run(run, day.day, generator), era)
            (watch / f"{day.day}-{count}.{name}").write_bytes(content)
        line = check_in_line(day, site=SITE, side=SIDE)
        if line is not None:
            lines.append(f"{day.day} {line}\n")
    (folder / "notes.txt").write_text(
        "# Made up by the hipsight simulation.\n" + "".join(lines), encoding="utf-8"
    )
    return folder


def _file(recording: Recording, era: int) -> tuple[str, bytes]:
    """Ending and content of the file of a run; treadmill runs need a format that does without places."""
    if era == 0 and recording.has_places:
        return "gpx.gz", gzip.compress(as_gpx(recording).encode(), mtime=0)
    if era == 1:
        return "tcx", as_tcx(recording).encode()
    return "fit", as_fit(recording)
