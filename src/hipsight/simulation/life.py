"""What else a made-up runner's day holds: sleep, stress, sitting, strength, the cycle, illness and travel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.simulation.plan import Runner

_YEAR_DAYS = 365.25
_WEEK = 7
_SATURDAY = 5
_BLOCK_DAYS = 84


@dataclass(frozen=True, slots=True)
class Life:
    """Everything but runs and pain, all of shape (days,).

    Attributes:
        form: Level of training, about 1.
        in_bed: Days of illness; `away` days of travel.
        days_to_period: Days until the next one; -1 without a cycle.
        strength: Exercises of each day.
    """

    form: np.ndarray
    sleep_h: np.ndarray
    stress_1_5: np.ndarray
    sitting_h: np.ndarray
    in_bed: np.ndarray
    away: np.ndarray
    days_to_period: np.ndarray
    cross_training: np.ndarray
    new_routine: np.ndarray
    strength: tuple[tuple[str, ...], ...]


def draw_life(runner: Runner, first_weekday: int, days: int, generator: np.random.Generator) -> Life:
    """A life of so many days."""
    weekday = (first_weekday + np.arange(days)) % _WEEK
    tension = _wandering(days, 0.8, generator)
    stress = np.clip(np.round(2.4 + 0.9 * tension + 0.5 * generator.normal(size=days)), 1, 5)
    free = weekday >= _SATURDAY
    sleep = runner.sleep_h + 0.5 * free - 0.25 * tension + 0.8 * generator.normal(size=days)
    sitting = runner.sitting_h - 3 * free + 1.3 * generator.normal(size=days)
    phase = 2 * np.pi * (np.arange(days) / _YEAR_DAYS + generator.random())
    form = 1 + 0.12 * np.sin(phase) + 0.12 * _wandering(days, 0.985, generator)
    return Life(
        form=np.clip(form, 0.5, 1.7),
        sleep_h=np.clip(np.round(4 * sleep) / 4, 3, 11),
        stress_1_5=stress,
        sitting_h=np.clip(np.round(2 * sitting) / 2, 0, 15),
        in_bed=_stretches(days, 1.2, 5, generator),
        away=_stretches(days, 2.0, 5, generator),
        days_to_period=_days_to_period(runner.cycle_days, days, generator),
        cross_training=generator.random(days) < runner.cross_training_share,
        new_routine=generator.random(days) < 6 / _YEAR_DAYS,
        strength=tuple(_strength(runner, int(day), generator) for day in weekday),
    )


def _strength(runner: Runner, weekday: int, generator: np.random.Generator) -> tuple[str, ...]:
    keeps = generator.random() < runner.strictness
    day = weekday if keeps else int(generator.integers(_WEEK))
    if day not in runner.strength_days:
        return ()
    chosen = ["bridges", "side plank"]
    if generator.random() < runner.squats_share:
        chosen.insert(0, "squats")
    if generator.random() < runner.jumps_share:
        chosen.append("jumps")
    return tuple(chosen)


def _wandering(days: int, memory: float, generator: np.random.Generator) -> np.ndarray:
    """A standardised walk that returns to zero."""
    steps = generator.normal(size=days) * np.sqrt(1 - memory**2)
    value = float(generator.normal())
    walk = np.empty(days)
    for row in range(days):
        value = memory * value + steps[row]
        walk[row] = value
    return walk


def _stretches(days: int, a_year: float, usual_days: float, generator: np.random.Generator) -> np.ndarray:
    inside = np.zeros(days, dtype=bool)
    for start in np.flatnonzero(generator.random(days) < a_year / _YEAR_DAYS):
        inside[start : start + 2 + int(generator.exponential(usual_days))] = True
    return inside


def _days_to_period(cycle_days: float | None, days: int, generator: np.random.Generator) -> np.ndarray:
    until = np.full(days, -1)
    if cycle_days is None:
        return until
    start = int(generator.integers(round(cycle_days)))
    row = 0
    while row < days:
        end = min(start, days - 1)
        until[row : end + 1] = start - np.arange(row, end + 1)
        row = start + 1
        start += max(20, round(float(generator.normal(cycle_days, 1.2))))
    return until
