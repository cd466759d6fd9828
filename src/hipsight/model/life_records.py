"""Records of daily life and of training beside the run: sleep, stress, strength, cycle, shoes, and a table's days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from hipsight.model.body import Side
from hipsight.model.errors import InvalidRecordError
from hipsight.model.records import Record, require_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep(Record):
    """The night that ended on the morning of `day`."""

    kind: ClassVar[str] = "sleep"

    hours: float | None = None
    quality: str | None = None  # good | poor

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "hours", 0, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress(Record):
    """How stressful the day was."""

    kind: ClassVar[str] = "stress"

    level: str | None = None  # low | medium | high
    score_1_5: float | None = None

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "score_1_5", 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting(Record):
    """How long the day was spent sitting."""

    kind: ClassVar[str] = "sitting"

    hours: float | None = None
    level: str | None = None  # low | medium | high

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "hours", 0, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength(Record):
    """One exercise of a strength session (`exercise` "strength" when no more was said)."""

    kind: ClassVar[str] = "strength"

    exercise: str
    sets: int | None = None
    reps: int | None = None
    hold_s: float | None = None
    load_kg: float | None = None
    new: bool | None = None

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "sets", 0, 100)
        require_between(self, "reps", 0, 10_000)
        require_between(self, "load_kg", 0, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTraining(Record):
    """Training that is not running: a ride, a swim, a walk, rowing."""

    kind: ClassVar[str] = "cross_training"

    what: str
    starts_at: dt.datetime | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    suspect: str | None = None

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.starts_at is not None and self.starts_at.tzinfo is None:
            raise InvalidRecordError("starts_at must carry an offset from UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestDay(Record):
    """A day said to be without training."""

    kind: ClassVar[str] = "rest_day"

    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness(Record):
    """A day of being ill ("cold", "fever")."""

    kind: ClassVar[str] = "illness"

    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel(Record):
    """A day of travel ("long flight", "drove 6 h")."""

    kind: ClassVar[str] = "travel"

    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alcohol(Record):
    """Alcoholic drinks of the day."""

    kind: ClassVar[str] = "alcohol"

    drinks: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine(Record):
    """A medicine taken, by its generic name."""

    kind: ClassVar[str] = "medicine"

    what: str
    dose_mg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Record):
    """A day of the menstrual cycle: the first day of a period, or a day within one."""

    kind: ClassVar[str] = "cycle"

    event: str | None = None  # period_start | period
    day_of_cycle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest(Record):
    """A test done on oneself and what came of it."""

    kind: ClassVar[str] = "self_test"

    test: str  # hop | single_leg_stand | single_leg_squat | bridge | adductor_squeeze | fadir | ...
    side: Side | None = None
    result: str | None = None  # ok | pain | wobble | positive
    reps: int | None = None
    seconds: float | None = None
    score_0_10: float | None = None

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        require_between(self, "score_0_10", 0, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shoe(Record):
    """A pair that is new or retired."""

    kind: ClassVar[str] = "shoe"

    event: str  # new | retired
    shoe: str | None = None
    distance_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician(Record):
    """What a clinician said."""

    kind: ClassVar[str] = "clinician"

    who: str | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom(Record):
    """Anything else the person wants to watch."""

    kind: ClassVar[str] = "custom"

    factor: str
    value: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow(Record):
    """A day as a table told it: columns of the daily table (`timeline.COLUMNS`) and the person's own.

    Kept as one record since a table speaks of days, not of runs: an empty cell is absent here, a 0 is a 0.

    Attributes:
        values: Number by column name.
        words: `shoe`, `pain_site`, `pain_side` by column name.
    """

    kind: ClassVar[str] = "day"

    values: tuple[tuple[str, float], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
