"""A simulated log: its days, the truth about it, and the Timeline of what was logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from hipsight.model.records import Surface
from hipsight.model.timeline import Floats, RunObservation, Timeline
from hipsight.simulation.days import Planted, SimulatedDay, SimulatedRun

_SQUATS, _JUMPS = "squats", "jumps"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedLog:
    """A whole log and the truth about it.

    Attributes:
        kept_columns: Timeline columns this person keeps at all.
        caused_flares: Days on which a planted trigger struck and pain was logged.
    """

    days: tuple[SimulatedDay, ...]
    planted: tuple[Planted, ...]
    kept_columns: frozenset[str]
    caused_flares: int
    site: str = "outer_hip"
    side: str = "right"

    def timeline(self) -> Timeline:
        """The log as one Timeline."""
        return _lay_out(self)


def _lay_out(log: SimulatedLog) -> Timeline:
    numbers = {
        name: np.array([read(day) for day in log.days], dtype=np.float64)
        for name, read in _COLUMNS.items()
        if name in log.kept_columns
    }
    words: dict[str, tuple[str | None, ...]] = {}
    if "shoe_km" in log.kept_columns:
        words["shoe"] = tuple(_longest(day).shoe if day.runs else None for day in log.days)
    return Timeline(
        first_day=log.days[0].day,
        days=len(log.days),
        numbers=MappingProxyType({name: column for name, column in numbers.items() if _was_kept(column)}),
        words=MappingProxyType(words),
        runs=tuple(_observations(log)),
        site=log.site,
        side=log.side,
    )


def _was_kept(column: Floats) -> bool:
    return bool(np.isfinite(column).any())


def _observations(log: SimulatedLog) -> list[RunObservation]:
    return [
        RunObservation(
            row=row,
            distance_km=run.distance_km,
            onset_km=day.pain.onset_km if day.pain_logged and run is _longest(day) else None,
            onset_high_km=day.pain.onset_km if day.pain_logged and run is _longest(day) else None,
            pain_known=day.pain_logged,
        )
        for row, day in enumerate(log.days)
        for run in day.runs
    ]


def _longest(day: SimulatedDay) -> SimulatedRun:
    return max(day.runs, key=lambda run: run.distance_km)


def _any(holds: Callable[[SimulatedRun], bool]) -> Callable[[SimulatedDay], float]:
    return lambda day: float(any(holds(run) for run in day.runs))


def _of_runs(read: Callable[[SimulatedDay], float]) -> Callable[[SimulatedDay], float]:
    return lambda day: read(day) if day.runs else float("nan")


def _in_life(read: Callable[[SimulatedDay], float]) -> Callable[[SimulatedDay], float]:
    return lambda day: read(day) if day.life_logged else float("nan")


def _cadence(day: SimulatedDay) -> float:
    km = sum(run.distance_km for run in day.runs)
    return sum(run.cadence_spm * run.distance_km for run in day.runs) / km


_COLUMNS: dict[str, Callable[[SimulatedDay], float]] = {
    "run_km": lambda day: sum(run.distance_km for run in day.runs),
    "longest_run_km": lambda day: max((run.distance_km for run in day.runs), default=0.0),
    "speed": _any(lambda run: run.is_fast),
    "hills": _any(lambda run: run.is_hilly),
    "long_run": _any(lambda run: run.kind == "long"),
    "race": _any(lambda run: run.kind == "race"),
    "road": _any(lambda run: run.surface is Surface.ROAD),
    "trail": _any(lambda run: run.surface is Surface.TRAIL),
    "treadmill": _any(lambda run: run.surface is Surface.TREADMILL),
    "track": _any(lambda run: run.surface is Surface.TRACK),
    "camber": _any(lambda run: run.camber),
    "shoe_km": _of_runs(lambda day: _longest(day).shoe_km_before),
    "squats": lambda day: float(_SQUATS in day.strength),
    "plyo": lambda day: float(_JUMPS in day.strength),
    "strength": lambda day: float(bool(day.strength)),
    "cross_training": lambda day: float(day.cross_training is not None),
    "new_routine": lambda day: float(day.new_routine),
    "sleep_h": _in_life(lambda day: day.sleep_h),
    "stress_1_5": _in_life(lambda day: day.stress_1_5),
    "sitting_h": _in_life(lambda day: day.sitting_h),
    "period_start": lambda day: float(day.period_start),
    "pain_0_10": lambda day: day.pain.score_0_10 if day.pain_logged else float("nan"),
    "pain_onset_km": lambda day: (
        day.pain.onset_km if day.pain_logged and day.pain.onset_km is not None else float("nan")
    ),
    "ascent_m": lambda day: sum(run.ascent_m for run in day.runs),
    "descent_m": lambda day: sum(run.descent_m for run in day.runs),
    "cadence_spm": _of_runs(_cadence),
}

#: Every column a simulated log can have.
ALL_COLUMNS = frozenset(_COLUMNS)
