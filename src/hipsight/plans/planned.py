"""What a plan holds: its days with runs, strength, checks and reasons. Words are made of it in reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

#: A reason: its name, and the numbers, days or names that it speaks of.
Value = float | int | str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Because of what a day is as it is.

    Attributes:
        code: Name of the sentence in `reports/plan_words.py`.
        values: What the sentence speaks of, by name.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As kept."""
        return {"code": self.code, **dict(self.values)}


def because(code: str, **values: Value) -> Reason:
    """A reason."""
    return Reason(code, tuple(values.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A part of a run, by time.

    Attributes:
        cadence_low_spm: Steps a minute (both feet) to aim at; with `cadence_high_spm`; None for no aim.
    """

    kind: str  # walk | run | easy | stride
    duration_s: int
    cadence_low_spm: int | None = None
    cadence_high_spm: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        aim = (
            {}
            if self.cadence_low_spm is None
            else {"cadence_low_spm": self.cadence_low_spm, "cadence_high_spm": self.cadence_high_spm}
        )
        return {"kind": self.kind, "duration_s": self.duration_s, **aim}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRun:
    """One run.

    Attributes:
        kind: easy, long, strides, hills, tempo or walk_run.
        distance_m: How far; of walk-run sessions about, from walking and running pace.
        surface: What to run on, flat unless the kind is hills.
        rung: Of a ladder, from 1 on.
        ease_above: Turn back when pain goes above it; `stop_above`: walk.
        stop_at_m: Stop before this distance whatever it feels like; None without a known onset.
    """

    kind: str
    distance_m: float
    duration_s: int
    surface: str
    ease_above: float
    stop_above: float
    rung: int | None = None
    stop_at_m: float | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_hard(self) -> bool:
        """Whether it counts as a hard day."""
        return self.kind in {"strides", "hills", "tempo"}

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        mapping: dict[str, Any] = {
            "run_kind": self.kind,
            "distance_m": self.distance_m,
            "duration_s": self.duration_s,
            "surface": self.surface,
            "ease_above_0_10": self.ease_above,
            "stop_above_0_10": self.stop_above,
        }
        if self.rung is not None:
            mapping["rung"] = self.rung
        if self.stop_at_m is not None:
            mapping["stop_at_m"] = self.stop_at_m
        if self.steps:
            mapping["steps"] = [step.to_json() for step in self.steps]
        return mapping


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """An exercise with how much of it."""

    exercise: str
    sets: int
    reps: int | None
    hold_s: float | None

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {"exercise": self.exercise, "sets": self.sets, "reps": self.reps, "hold_s": self.hold_s}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One day of a plan.

    Attributes:
        kind: The main thing: run, walk_run, strength, cross_training or rest.
        strength: Exercises of a strength session; `daily` those of every day.
        self_tests: Ids of self-tests to do.
        check_in: What to log: `tonight`, `morning`.
        gates: What must hold, or the run becomes a rest day.
        why: Because of what.
        stage: Id of the stage.
    """

    day: dt.date
    kind: str
    stage: str
    run: PlannedRun | None = None
    cross_training: tuple[str, ...] = ()
    strength: tuple[PlannedExercise, ...] = ()
    daily: tuple[PlannedExercise, ...] = ()
    self_tests: tuple[str, ...] = ()
    check_in: tuple[str, ...] = ()
    gates: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()

    @property
    def run_km(self) -> float:
        """Planned distance, 0 on a day without a run."""
        return 0.0 if self.run is None else self.run.distance_m / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing is planned, and what to do instead.

    Attributes:
        code: `red_flag` or `no_plan`.
        because: What was logged, or why the condition has no plan.
        instead: What to do, the first thing first.
    """

    code: str
    because: tuple[str, ...]
    instead: tuple[str, ...]
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {
            "reason": self.code,
            "because": list(self.because),
            "instead": list(self.instead),
            "sources": list(self.sources),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as it stands on a day.

    Attributes:
        made: The day it was made on, and from which on it is planned.
        stage: Id of the stage of that day; `stage_title` in words, `stage_number` of `stages`.
        light: What the last runs came to: green, amber, red or unknown.
        days: One after the other, without gaps.
        notices: What is to be said about the whole: what holds it back, when to be seen, the race.
        refused: Why there are no days.
    """

    condition: str
    made: dt.date
    stage: str = ""
    stage_title: str = ""
    stage_number: int = 0
    stages: int = 0
    light: str = "unknown"
    days: tuple[PlannedDay, ...] = ()
    notices: tuple[Reason, ...] = ()
    refused: Refusal | None = None

    def on(self, day: dt.date) -> PlannedDay | None:
        """What is planned for a day, or None."""
        index = (day - self.days[0].day).days if self.days else -1
        return self.days[index] if 0 <= index < len(self.days) else None
