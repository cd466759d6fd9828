"""What a simulated runner leaves behind: days with everything that happened, and what of it was logged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hipsight.model.records import SPEED_KINDS, RunKind, Surface

#: Metres of climb per km from which a run counts as hilly.
HILLY_M_PER_KM = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedRun:
    """One outing, as it was.

    Attributes:
        start_h: Local hour of the start, such as 6.5.
        camber: Whether the road sloped to one side.
        shoe_km_before: Kilometres on the pair before this run.
    """

    kind: RunKind
    distance_km: float
    pace_s_per_km: float
    start_h: float
    surface: Surface
    ascent_m: float
    descent_m: float
    camber: bool
    shoe: str
    shoe_km_before: float
    cadence_spm: float

    @property
    def is_fast(self) -> bool:
        """Whether it was tempo, intervals or a race."""
        return self.kind in SPEED_KINDS

    @property
    def is_hilly(self) -> bool:
        """Whether it was a hill session or climbed much for its length."""
        return self.kind is RunKind.HILLS or self.ascent_m >= HILLY_M_PER_KM * self.distance_km


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedPain:
    """The worst pain of a day, as it was.

    Attributes:
        onset_km: How far into the longest run it began; None when it did not begin on a run.
    """

    score_0_10: float
    onset_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedDay:
    """One day, as it was, and what was logged of it (runs always are: the watch does it).

    Attributes:
        strength: Exercises done, empty on a day without.
        pain_logged: Whether pain was written down; `life_logged` the same for sleep, stress and sitting.
        illness: Days in bed; `travel` days away. Neither has runs.
    """

    day: dt.date
    runs: tuple[SimulatedRun, ...]
    pain: SimulatedPain
    pain_logged: bool
    life_logged: bool
    sleep_h: float
    stress_1_5: float
    sitting_h: float
    strength: tuple[str, ...]
    cross_training: str | None
    period_start: bool
    new_routine: bool
    illness: bool
    travel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A trigger that was really there.

    Attributes:
        family: Trigger family id.
        threshold: In the family's unit, or None.
        lag_days: Days from exposure to pain.
        points: Points of pain it adds when it strikes.
        strikes: Share of exposed days on which it strikes.
    """

    family: str
    threshold: float | None
    lag_days: int
    points: float
    strikes: float
