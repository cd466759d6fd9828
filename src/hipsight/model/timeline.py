"""The Timeline: everything logged, laid side by side, one row a local day.

Conventions (they are part of the statistics):

* `pain_0_10[t]` is the worst pain of day t, known by its evening, after the run of day t.
* `sleep_h[t]` is the night that ended on the morning of t.
* Not logged is NaN, never zero. A day without a run inside a log that has runs is a day of 0 km.
* An event that is only written down when it happens ("squats") is 0 on other days only while it was being
  watched: see `hipsight.model.laying`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hipsight.model.errors import UnusableInputError

Floats = NDArray[np.float64]

#: Number columns of the daily table, with what they hold. 0/1 columns say whether the day had it.
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "run_km": "distance run that day, km; 0 = no run",
        "longest_run_km": "longest single run of the day, km",
        "speed": "0/1 tempo, intervals or race",
        "hills": "0/1",
        "long_run": "0/1",
        "race": "0/1",
        "road": "0/1",
        "trail": "0/1",
        "treadmill": "0/1",
        "track": "0/1",
        "camber": "0/1",
        "shoe_km": "km on the pair before the day",
        "squats": "0/1",
        "plyo": "0/1",
        "strength": "0/1 any strength work",
        "cross_training": "0/1",
        "sleep_h": "hours, the night that ended this morning",
        "stress_1_5": "1 to 5",
        "sitting_h": "hours",
        "period_start": "1 on the first day of a period",
        "pain_0_10": "worst pain of the day; 0 = asked and none",
        "pain_onset_km": "km into the run at which pain began; NaN with pain logged = it did not",
        # Beyond the public daily table: known from watches.
        "descent_m": "metres of descent of the day's running",
        "ascent_m": "metres of ascent of the day's running",
        "cadence_spm": "mean steps a minute of the day's running",
        "new_routine": "1 on a day on which something was done for the first time",
    }
)

#: Columns that say whether the day had something.
FLAG_COLUMNS: frozenset[str] = frozenset(
    name for name, holds in COLUMNS.items() if holds.startswith(("0/1", "1 on"))
)

#: Word columns of the daily table.
WORD_COLUMNS: tuple[str, ...] = ("shoe", "pain_site", "pain_side")


@dataclass(frozen=True, slots=True)
class RunObservation:
    """One run as progress and warnings see it; a day may have several.

    Attributes:
        row: Row of the Timeline.
        onset_km: Where pain began; `onset_high_km` the upper end where a range was said; both None when the
            run ended without pain or nothing is known.
        pain_known: True when something about pain was said for this run, so that "no onset" means "no pain".
        stopped_for_pain: True when it was stopped or cut short because of pain.
    """

    row: int
    distance_km: float
    onset_km: float | None = None
    onset_high_km: float | None = None
    pain_known: bool = False
    stopped_for_pain: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """One row a day without gaps, from `first_day` on.

    Attributes:
        first_day: Local day of row 0.
        numbers: Column name to an array of shape (days,), float64, NaN = not logged. Columns nobody ever
            logged are absent.
        words: Column name to a tuple of length `days`, None = not logged.
        custom: Names of the columns in `numbers` that are the person's own.
        runs: Every run, oldest first.
        site: The words of the body map the pain column speaks of, for display ("right hip").
    """

    first_day: dt.date
    days: int
    numbers: Mapping[str, Floats]
    words: Mapping[str, tuple[str | None, ...]] = field(default_factory=lambda: MappingProxyType({}))
    custom: frozenset[str] = frozenset()
    runs: tuple[RunObservation, ...] = ()
    site: str | None = None
    side: str | None = None

    def __post_init__(self) -> None:
        for name, column in self.numbers.items():
            if column.shape != (self.days,):
                raise UnusableInputError(f"column {name} has shape {column.shape}, expected ({self.days},)")
            column.setflags(write=False)
        for name, column_words in self.words.items():
            if len(column_words) != self.days:
                raise UnusableInputError(f"column {name} has {len(column_words)} rows, expected {self.days}")

    def __getitem__(self, name: str) -> Floats:
        """The column, shape (days,); all NaN when nobody ever logged it."""
        column = self.numbers.get(name)
        return np.full(self.days, np.nan) if column is None else column

    def __contains__(self, name: str) -> bool:
        """Whether the column was logged at least once."""
        return name in self.numbers

    def has(self, *names: str) -> bool:
        """Whether all these columns were logged at least once."""
        return all(name in self.numbers for name in names)

    def day(self, row: int) -> dt.date:
        """The local day of a row."""
        return self.first_day + dt.timedelta(days=int(row))

    def row(self, day: dt.date) -> int:
        """The row of a local day (may lie outside the Timeline)."""
        return (day - self.first_day).days

    @property
    def last_day(self) -> dt.date:
        """The local day of the last row."""
        return self.day(self.days - 1)

    @property
    def pain_days(self) -> int:
        """Days on which pain was asked about and answered, zeros included."""
        return int(np.isfinite(self["pain_0_10"]).sum())

    def until(self, day: dt.date) -> Timeline:
        """The Timeline as it was known on the evening of `day`."""
        days = max(1, min(self.days, self.row(day) + 1))
        return Timeline(
            first_day=self.first_day,
            days=days,
            numbers=MappingProxyType({name: column[:days].copy() for name, column in self.numbers.items()}),
            words=MappingProxyType({name: column[:days] for name, column in self.words.items()}),
            custom=self.custom,
            runs=tuple(run for run in self.runs if run.row < days),
            site=self.site,
            side=self.side,
        )

    def since(self, day: dt.date) -> Timeline:
        """The Timeline from the morning of `day` on; the whole where it begins later, its last day at least."""
        start = max(0, min(self.days - 1, self.row(day)))
        return Timeline(
            first_day=self.day(start),
            days=self.days - start,
            numbers=MappingProxyType({name: column[start:].copy() for name, column in self.numbers.items()}),
            words=MappingProxyType({name: column[start:] for name, column in self.words.items()}),
            custom=self.custom,
            runs=tuple(
                dataclasses.replace(run, row=run.row - start) for run in self.runs if run.row >= start
            ),
            site=self.site,
            side=self.side,
        )


def runs_from_columns(
    run_km: Floats, longest_run_km: Floats, pain: Floats, onset_km: Floats | None
) -> Iterable[RunObservation]:
    """The runs a daily table tells of: the longest run of each day, with the day's onset of pain.

    Without an onset column only a day without pain is known to have had a run without onset.
    """
    longest = np.where(np.isfinite(longest_run_km), longest_run_km, run_km)
    for row in np.flatnonzero(np.nan_to_num(run_km) > 0):
        distance = float(longest[row]) if longest[row] > 0 else float(run_km[row])
        has_onset = onset_km is not None and bool(np.isfinite(onset_km[row]))
        onset = min(float(onset_km[row]), distance) if onset_km is not None and has_onset else None
        is_free = bool(np.isfinite(pain[row])) if onset_km is not None else bool(pain[row] == 0)
        yield RunObservation(
            row=int(row),
            distance_km=distance,
            onset_km=onset,
            onset_high_km=onset,
            pain_known=onset is not None or is_free,
        )
