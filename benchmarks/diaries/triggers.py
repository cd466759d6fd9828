"""What can be planted: for each family, how much of it the last day of a diary has.

Written without `hipsight.hypotheses`, from the public list of families alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.diaries.person import Generator

Columns = Mapping[str, np.ndarray]
Amount = Callable[[Columns, int], float]


@dataclass(frozen=True)
class Trigger:
    """A trigger that is really there; strikes on a share of exposed days, `points` high."""

    family: str
    threshold: float | None
    lag_days: int
    points: float
    strikes: float


@dataclass(frozen=True)
class Kind:
    """A trigger that can be planted; without a quantile or choices it has no threshold."""

    amount: Amount
    lags_days: tuple[int, ...] = (0, 1, 2)
    quantile: float | None = None
    choices: tuple[float, ...] = ()
    below: bool = False
    rounding: float = 1.0
    every_day: bool = False


def _flag(name: str) -> Amount:
    return lambda columns, day: float(columns[name][day])


def _sum(days: int) -> Amount:
    return lambda columns, day: float(columns["run_km"][max(0, day - days + 1) : day + 1].sum())


def _spike(columns: Columns, day: int) -> float:
    record = columns["longest_run_km"][max(0, day - 30) : day].max(initial=0.0)
    return float(columns["longest_run_km"][day] / record) if record > 0 and day >= 14 else 0.0


def _in_a_row(columns: Columns, day: int) -> float:
    count = 0
    while count <= day and columns["run_km"][day - count] > 0:
        count += 1
    return float(count)


def _days_off(columns: Columns, day: int) -> float:
    if columns["run_km"][day] == 0 or day == 0:
        return 0.0
    count = 0
    while count < day and columns["run_km"][day - count - 1] == 0:
        count += 1
    return float(count)


def _shoe_age(columns: Columns, day: int) -> float:
    """Days since the pair was first worn; 0 on a day off, and for pairs there from the start."""
    age = columns["shoe_age"][day]
    return float(age) + 0.5 if columns["run_km"][day] > 0 and age >= 0 else 0.0


def _before_period(columns: Columns, day: int) -> float:
    until = columns["until_period"][day]
    return float(until) - 0.5 if until > 0 else 0.0


def _both(first: str, second: str) -> Amount:
    return lambda columns, day: float(columns[first][day] * columns[second][day])


KINDS: Mapping[str, Kind] = {
    "weekly_volume": Kind(_sum(7), (0, 1), quantile=0.75, every_day=True),
    "volume_window": Kind(_sum(14), (0, 1), quantile=0.8, every_day=True),
    "session_spike": Kind(_spike, choices=(1.1, 1.2, 1.3)),
    "run_length": Kind(_flag("longest_run_km"), quantile=0.8),
    "run_day": Kind(lambda columns, day: float(columns["run_km"][day] > 0)),
    "long_run": Kind(_flag("long_run")),
    "speed": Kind(_flag("speed")),
    "hills": Kind(_flag("hills")),
    "road": Kind(_flag("road")),
    "trail": Kind(_flag("trail")),
    "treadmill": Kind(_flag("treadmill")),
    "track": Kind(_flag("track")),
    "camber": Kind(_flag("camber")),
    "speed_on_road": Kind(_both("speed", "road")),
    "squats": Kind(_flag("squats"), (0, 1, 2, 3)),
    "plyometrics": Kind(_flag("plyo"), (0, 1, 2, 3)),
    "strength": Kind(_flag("strength"), (0, 1, 2, 3)),
    "cross_training": Kind(_flag("cross_training")),
    "shoe_km": Kind(_flag("shoe_km"), quantile=0.75, rounding=10.0),
    "new_shoe": Kind(_shoe_age, choices=(10.0, 21.0), below=True),
    "short_sleep": Kind(_flag("sleep_h"), quantile=0.2, below=True, rounding=0.5),
    "stress": Kind(_flag("stress_1_5"), choices=(4.0,)),
    "sitting": Kind(_flag("sitting_h"), quantile=0.8, rounding=0.5),
    "before_period": Kind(_before_period, (0,), choices=(3.0, 5.0), below=True, every_day=True),
    "rest_days": Kind(_days_off, choices=(2.0, 3.0)),
    "consecutive_days": Kind(_in_a_row, (0, 1), choices=(2.0, 3.0)),
    "custom:coffee": Kind(_flag("coffee")),
    "custom:screen time": Kind(_flag("screen time"), quantile=0.8),
}


def is_exposed(trigger: Trigger, columns: Columns, day: int) -> bool:
    """Whether a day of a diary written up to it has the trigger."""
    kind = KINDS[trigger.family]
    amount = kind.amount(columns, day)
    if trigger.threshold is None:
        return amount >= 1
    return 0 < amount < trigger.threshold if kind.below else amount >= trigger.threshold


def draw_trigger(family: str, columns: Columns, generator: Generator) -> Trigger:
    """A trigger of this family, its threshold from how the person lives when nothing hurts."""
    kind = KINDS[family]
    threshold = float(generator.choice(kind.choices)) if kind.choices else None
    if kind.quantile is not None:
        amounts = np.array([kind.amount(columns, day) for day in range(30, len(columns["run_km"]))])
        threshold = float(np.quantile(amounts[amounts > 0], kind.quantile))
        threshold = round(threshold / kind.rounding) * kind.rounding
    return Trigger(
        family=family,
        threshold=threshold,
        lag_days=int(generator.choice(kind.lags_days)),
        points=float(generator.uniform(1.2, 3.2)),
        strikes=float(generator.uniform(0.6, 0.95)),
    )
