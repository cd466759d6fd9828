"""One frozen, self-validating record for each kind of thing a runner logs.

Distances are metres, durations seconds, loads kilograms. `None` and an empty tuple mean *not said*,
never zero.
The field names are the public names of the JSON entries (see docs/contracts.md).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.errors import InvalidRecordError

#: The first and last day a record may carry. Watches with a flat battery say 1989; overflows say 2106.
FIRST_DAY = dt.date(1990, 1, 1)
LAST_DAY = dt.date(2100, 12, 31)


class RunKind(StrEnum):
    """What sort of run it was."""

    EASY = "easy"
    LONG = "long"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    HILLS = "hills"
    RACE = "race"
    WALK_RUN = "walk_run"


#: The kinds that count as running fast.
SPEED_KINDS: frozenset[RunKind] = frozenset({RunKind.TEMPO, RunKind.INTERVALS, RunKind.RACE})


class Surface(StrEnum):
    """What was run on."""

    ROAD = "road"
    TRAIL = "trail"
    TRACK = "track"
    TREADMILL = "treadmill"
    GRASS = "grass"
    MIXED = "mixed"


def require_between(record: Record, field: str, low: float, high: float) -> None:
    """Refuses a record whose field lies outside of what can be.

    Raises:
        InvalidRecordError: Naming the field and the range.
    """
    value = getattr(record, field)
    if value is not None and not (math.isfinite(value) and low <= value <= high):
        raise InvalidRecordError(f"{field} must be between {low:g} and {high:g}, not {value:g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its day, the words it came from, and which fields were assumed.

    Attributes:
        day: The local calendar day it belongs to.
        text: The words or the file part it came from, where there are any.
        assumed: Names of fields that were not said but filled in from a default.
    """

    kind: ClassVar[str] = ""

    day: dt.date
    text: str | None = None
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not FIRST_DAY <= self.day <= LAST_DAY:
            raise InvalidRecordError(
                f"day must lie between {FIRST_DAY} and {LAST_DAY}, not {self.day}; was the clock set?"
            )
        unknown = set(self.assumed) - {field.name for field in dataclasses.fields(self)}
        if unknown:
            raise InvalidRecordError(f"assumed names unknown fields: {', '.join(sorted(unknown))}")


@dataclass(frozen=True, slots=True)
class Split:
    """One kilometre of a run (the last one may be shorter)."""

    distance_m: float
    duration_s: float
    ascent_m: float | None = None
    descent_m: float | None = None
    heart_rate_bpm: float | None = None
    cadence_spm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """One outing on foot at running effort; warm-up, work and cool-down are one run of their sum.

    Attributes:
        starts_at: Aware instant of the start, where known; its offset is the place's own.
        distance_m: Distance covered.
        duration_s: Moving time where known, otherwise the time stated.
        elapsed_s: From start to end, pauses included.
        pace_s_per_km: Stated pace; not derived.
        run_kind: The main kind; `also_kinds` holds what else it was ("long run with hills").
        surface: The main surface; `also_surfaces` what else.
        camber: True when run on a road that slopes to one side.
        shoe: Name of the pair.
        effort_0_10: Perceived effort.
        stopped_for_pain: True when it was stopped or cut short because of pain.
        reps: Count of repetitions, each of `rep_m` metres or `rep_s` seconds.
        ascent_m: Climb, and `descent_m` drop, summed from the smoothed altitude.
        cadence_spm: Mean steps (both feet) a minute.
        heart_rate_bpm: Mean heart rate.
        splits: Kilometre by kilometre.
        suspect: Why this run is kept but left out of all statistics ("pace of 1:02 /km"), or None.
    """

    kind: ClassVar[str] = "run"

    starts_at: dt.datetime | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    elapsed_s: float | None = None
    pace_s_per_km: float | None = None
    run_kind: RunKind | None = None
    also_kinds: tuple[RunKind, ...] = ()
    surface: Surface | None = None
    also_surfaces: tuple[Surface, ...] = ()
    camber: bool | None = None
    shoe: str | None = None
    effort_0_10: float | None = None
    stopped_for_pain: bool | None = None
    reps: int | None = None
    rep_m: float | None = None
    rep_s: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    cadence_spm: float | None = None
    heart_rate_bpm: float | None = None
    splits: tuple[Split, ...] = ()
    suspect: str | None = None

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.starts_at is not None and self.starts_at.tzinfo is None:
            raise InvalidRecordError("starts_at must carry an offset from UTC")
        require_between(self, "effort_0_10", 0, 10)
        if self.suspect is None:  # what a file claims is kept as it is, and said to be suspect
            require_between(self, "distance_m", 0, 500_000)
            require_between(self, "duration_s", 0, 7 * 86_400)
            require_between(self, "elapsed_s", 0, 31 * 86_400)
        require_between(self, "reps", 0, 1000)

    @property
    def kinds(self) -> frozenset[RunKind]:
        """Every kind this run was."""
        return frozenset(self.also_kinds) | ({self.run_kind} if self.run_kind else frozenset())

    @property
    def surfaces(self) -> frozenset[Surface]:
        """Every surface this run touched."""
        return frozenset(self.also_surfaces) | ({self.surface} if self.surface else frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain(Record):
    """One pain, or the statement that there was none.

    Attributes:
        moment: Local time of day, where said.
        site: Region of the body map; `hip` where no more was said.
        score_0_10: How bad, 0 to 10; a range keeps its upper end in `score_high`.
        onset_m: Distance into the run at which it began; `onset_s` the same in time.
            `onset_high_m` and `onset_high_s` are the upper ends of a range ("mile 3-4").
        absent: True when it was said not to hurt.
    """

    kind: ClassVar[str] = "pain"

    moment: dt.time | None = None
    site: Site | None = None
    side: Side | None = None
    score_0_10: float | None = None
    score_high: float | None = None
    quality: tuple[Quality, ...] = ()
    onset_m: float | None = None
    onset_high_m: float | None = None
    onset_s: float | None = None
    onset_high_s: float | None = None
    behaviour: tuple[Behaviour, ...] = ()
    absent: bool = False

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "score_0_10", 0, 10)
        require_between(self, "score_high", self.score_0_10 or 0, 10)
        require_between(self, "onset_m", 0, 500_000)
        require_between(self, "onset_high_m", self.onset_m or 0, 500_000)
        require_between(self, "onset_s", 0, 7 * 86_400)
        require_between(self, "onset_high_s", self.onset_s or 0, 7 * 86_400)
        if self.absent and self.score_0_10:
            raise InvalidRecordError(f"a pain that is absent cannot score {self.score_0_10:g}")

    @property
    def worst(self) -> float | None:
        """The highest score said, 0 when said to be absent, None when no score was said."""
        if self.absent:
            return 0.0
        return self.score_high if self.score_high is not None else self.score_0_10
