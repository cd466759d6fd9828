"""False alarms on a real person's pain, crossed with made-up training that cannot have set it off.

    python -m benchmarks.real_diary PAIN.csv --name "Knee Pain" --weeks 26 104 --stretches 60

The CSV has the columns name, intensity and date (as in the public diaries of oliviermirat/MyAIGuide). A stretch of
the diary takes the place of the pain in a made-up diary without a trigger; whatever is then said is a false alarm.
Stretches of one diary overlap, so that the interval told is too narrow.
"""

import argparse
import csv
import dataclasses
import datetime as dt
from collections import Counter
from pathlib import Path
from types import MappingProxyType

import numpy as np

from benchmarks.calibration import wilson
from benchmarks.diaries.diary import make_diary
from hipsight.model.timeline import Timeline
from hipsight.triggers import find_triggers

_LEAST_ENTRIES = 60


def daily_pain(path: Path, name: str) -> np.ndarray:
    """Worst pain of each day from the first to the last entry, NaN = no entry, shape (days,)."""
    worst: dict[dt.date, float] = {}
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["name"] == name:
                day = dt.datetime.fromisoformat(row["date"]).date()
                worst[day] = max(worst.get(day, 0.0), float(row["intensity"]))
    first, last = min(worst), max(worst)
    days = [first + dt.timedelta(days=row) for row in range((last - first).days + 1)]
    return np.array([worst.get(day, np.nan) for day in days])


def crossed(pain: np.ndarray, start: int, weeks: int, seed: int) -> Timeline:
    """A stretch of the pain with the training of somebody who does not exist."""
    diary = make_diary((7, seed), weeks=weeks, scenario="rigid" if seed % 2 else "plain").timeline
    stretch = pain[start : start + diary.days]
    return dataclasses.replace(diary, numbers=MappingProxyType({**diary.numbers, "pain_0_10": stretch}))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("diary", type=Path)
    parser.add_argument("--name", default="Knee Pain")
    parser.add_argument("--weeks", type=int, nargs="+", default=[26, 104])
    parser.add_argument("--stretches", type=int, default=60)
    parser.add_argument("--first-seed", type=int, default=0)
    arguments = parser.parse_args()
    pain = daily_pain(arguments.diary, arguments.name)
    print(f"{np.isfinite(pain).sum()} days with an entry in {len(pain)}")
    for weeks in arguments.weeks:
        last = len(pain) - 7 * weeks
        starts = np.linspace(0, max(0, last), arguments.stretches).astype(int)
        said: list[tuple[str, ...]] = []
        for number, start in enumerate(starts):
            timeline = crossed(pain, int(start), weeks, arguments.first_seed + number)
            if timeline.pain_days >= _LEAST_ENTRIES:
                report = find_triggers(timeline, seed=number)
                said.append(tuple(finding.family for finding in report.findings))
        print(f"{weeks} weeks: any finding {wilson(sum(map(bool, said)), len(said))}", flush=True)
        print("  which", dict(Counter(family for families in said for family in families)))


if __name__ == "__main__":
    main()
