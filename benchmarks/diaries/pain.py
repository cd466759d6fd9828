"""Pain that comes and goes with nothing that is logged, and what a flare looks like."""

from __future__ import annotations

import numpy as np

from benchmarks.diaries.person import Generator, Person

#: Points of a flare on the days after it began, per point of its height.
KERNELS = {
    "lingering": np.array([1.0, 0.6, 0.36, 0.2, 0.12, 0.06]),
    "spike": np.array([1.0]),
    "delayed": np.array([0.5, 1.0, 0.6, 0.3]),
    "plateau": np.array([1.0, 1.0, 0.9, 0.5]),
}


def by_itself(person: Person, days: int, generator: Generator) -> np.ndarray:
    """Points of each day without any trigger, shape (days,); may be negative."""
    time = np.arange(days) / 365.25
    level = person.level + person.season * np.sin(2 * np.pi * (time + generator.random()))
    level = level + np.clip(person.drift * time, -0.8 * person.level, 2.5)
    for start in np.flatnonzero(generator.random(days) < person.patches_a_year / 365.25):
        length = int(generator.integers(7, 35))
        fade = np.minimum(1.0, 3 * (1 - np.arange(length) / length))
        stop = min(days, start + length)
        level[start:stop] += person.patch_points * fade[: stop - start]
    return np.asarray(level + _PROCESSES[person.process](person, days, generator))


def _ar(person: Person, days: int, generator: Generator) -> np.ndarray:
    steps = generator.standard_t(5, days) * person.restless * np.sqrt(1 - person.memory**2)
    value, walk = 0.0, np.empty(days)
    for day in range(days):
        value = person.memory * value + steps[day]
        walk[day] = value
    return walk


def _bursts(person: Person, days: int, generator: Generator) -> np.ndarray:
    kernel = KERNELS[person.shape]
    heights = generator.exponential(1.5 + person.restless, days) * (generator.random(days) < 0.07)
    return np.convolve(heights, kernel)[:days] + 0.3 * person.restless * generator.normal(size=days)


def _regime(person: Person, days: int, generator: Generator) -> np.ndarray:
    bad, walk = generator.random() < 0.3, np.empty(days)
    for day in range(days):
        bad = generator.random() < (0.85 if bad else 0.06)
        walk[day] = (1.5 + person.restless if bad else 0.0) + 0.4 * person.restless * generator.normal()
    return walk


def _capacity(person: Person, days: int, generator: Generator) -> np.ndarray:
    """A hidden load wears the tissue; past its capacity it hurts in proportion, and then recovers."""
    shocks = generator.gamma(0.8, 1.0, days)
    wear, over = 0.0, np.empty(days)
    keeps = 0.5 + 0.45 * person.memory
    for day in range(days):
        wear = keeps * wear + shocks[day]
        over[day] = wear * (1 - keeps)
    return np.maximum(0.0, over - np.quantile(over, 0.6)) * (2 + 3 * person.restless)


_PROCESSES = {"ar": _ar, "bursts": _bursts, "regime": _regime, "capacity": _capacity}


def scored(person: Person, felt: float, generator: Generator) -> float:
    """What is written down for what was felt, 0 to 10."""
    felt += float(generator.normal(0, person.note_noise))
    if felt < person.floor:
        return 0.0
    return float(np.clip(np.round(felt / person.grain) * person.grain, 0, 10))
