"""How pain comes and goes in a made-up runner, and how it is written down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class PainHabit:
    """What one runner's pain does by itself.

    Attributes:
        memory: Share of today's excess that is still there tomorrow.
        noise: SD of what changes from day to day; `note_noise` of what is written about it.
        level: Usual points; `season` swings it over a year, `recovery` takes it away per year.
        season_phase: Share of the year at which the season starts.
        bad_patches_a_year: Stretches of weeks that are worse for no reason; `patch_points` by how much.
        patch_days: Their usual length.
        floor: Points below which nothing is felt.
    """

    memory: float
    noise: float
    note_noise: float
    level: float
    season: float
    season_phase: float
    recovery: float
    bad_patches_a_year: float
    patch_points: float
    patch_days: float
    floor: float


def draw_pain_habit(generator: np.random.Generator) -> PainHabit:
    """Pain of some believable kind."""
    return PainHabit(
        memory=float(generator.uniform(0.3, 0.85)),
        noise=float(generator.uniform(0.3, 0.9)),
        note_noise=float(generator.uniform(0.2, 0.7)),
        level=float(generator.uniform(0.4, 2.5)),
        season=float(generator.choice([0.0, generator.uniform(0.2, 1.0)])),
        season_phase=float(generator.random()),
        recovery=float(generator.choice([0.0, generator.uniform(0.2, 1.2)])),
        bad_patches_a_year=float(generator.uniform(0, 5)),
        patch_points=float(generator.uniform(0.5, 2.0)),
        patch_days=float(generator.uniform(5, 25)),
        floor=float(generator.choice([0.0, 0.0, 0.7])),
    )


def slow_level(habit: PainHabit, days: int, generator: np.random.Generator) -> np.ndarray:
    """Level of each day before memory and triggers, shape (days,)."""
    time = np.arange(days) / _YEAR_DAYS
    level = habit.level + habit.season * np.sin(2 * np.pi * (time + habit.season_phase))
    level -= np.minimum(habit.recovery * time, 0.8 * habit.level)
    for start in np.flatnonzero(generator.random(days) < habit.bad_patches_a_year / _YEAR_DAYS):
        length = max(3, int(generator.exponential(habit.patch_days)))
        level[start : start + length] += habit.patch_points
    return np.asarray(level)


def noted_score(habit: PainHabit, felt: float, generator: np.random.Generator) -> float:
    """What is written down, 0 to 10 in whole points."""
    felt += float(generator.normal(0, habit.note_noise))
    return float(np.clip(round(felt), 0, 10)) if felt >= habit.floor else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggingHabit:
    """How faithfully a runner logs.

    Attributes:
        share: Of days with pain logged; `more_when_sore` changes it per point of pain.
        life_share: Of days with sleep, stress and sitting logged.
        lapses_a_year: Stretches without any entry; `lapse_days` their usual length.
    """

    share: float
    more_when_sore: float
    life_share: float
    lapses_a_year: float
    lapse_days: float


def draw_logging_habit(generator: np.random.Generator) -> LoggingHabit:
    """A habit between 45 and 90 % of days."""
    return LoggingHabit(
        share=float(generator.uniform(0.45, 0.9)),
        more_when_sore=float(generator.choice([0.0, 0.05, -0.03])),
        life_share=float(generator.uniform(0.6, 0.98)),
        lapses_a_year=float(generator.uniform(0, 3)),
        lapse_days=float(generator.uniform(4, 14)),
    )


def lapses(habit: LoggingHabit, days: int, generator: np.random.Generator) -> np.ndarray:
    """True on days of a lapse, shape (days,)."""
    lapsed = np.zeros(days, dtype=bool)
    for start in np.flatnonzero(generator.random(days) < habit.lapses_a_year / _YEAR_DAYS):
        lapsed[start : start + max(2, int(generator.exponential(habit.lapse_days)))] = True
    return lapsed


def onset_km(
    score: float, longest_km: float, capacity_km: float, generator: np.random.Generator
) -> float | None:
    """How far into a run pain began: sooner the worse the day; None when the run ended first."""
    if score < 1 or longest_km <= 0:
        return None
    began = capacity_km * float(np.exp(-0.2 * (score - 2))) * float(generator.weibull(2.0))
    return round(began, 1) if began < longest_km else None
