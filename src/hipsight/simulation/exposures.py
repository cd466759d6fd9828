"""Whether a planted trigger is there on a day, told from the days up to it.

Written apart from `hipsight.hypotheses`, so that a mistake there is not repeated here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hipsight.model.records import Surface
from hipsight.simulation.days import SimulatedRun


@dataclass(slots=True)
class Sketch:
    """A day before its pain is known.

    Attributes:
        days_to_period: Days until the next period begins; None without a cycle.
    """

    weekday: int
    runs: tuple[SimulatedRun, ...] = ()
    sleep_h: float = 7.0
    stress_1_5: float = 2.0
    sitting_h: float = 6.0
    strength: tuple[str, ...] = ()
    cross_training: str | None = None
    new_routine: bool = False
    days_to_period: int | None = None
    km: float = field(init=False)
    longest_km: float = field(init=False)

    def __post_init__(self) -> None:
        self.km = sum(run.distance_km for run in self.runs)
        self.longest_km = max((run.distance_km for run in self.runs), default=0.0)


_WEEK, _SATURDAY = 7, 5

History = Sequence[Sketch]
#: How much of the exposure a day has; compared with the threshold, or with 1 where there is none.
Amount = Callable[[History], float]


@dataclass(frozen=True, slots=True)
class Kind:
    """A trigger that can be planted.

    Attributes:
        amount: Of the last day of a history.
        columns: Timeline columns without which nobody could find it.
        quantile: Where among its values the threshold is put; None for triggers without one.
        below: True when small amounts are what hurts.
        round_to: The threshold is a multiple of it.
        lags_days: Lags it may act at.
        fixed: Thresholds to choose from instead of a quantile.
    """

    amount: Amount
    columns: tuple[str, ...]
    quantile: float | None = None
    below: bool = False
    round_to: float = 1.0
    lags_days: tuple[int, ...] = (0, 1, 2)
    fixed: tuple[float, ...] = ()

    def is_exposed(self, history: History, threshold: float | None) -> bool:
        """Whether the last day of the history was exposed."""
        amount = self.amount(history)
        if threshold is None:
            return amount >= 1
        return 0 < amount < threshold if self.below else amount >= threshold


def _last_week_km(history: History) -> float:
    return sum(day.km for day in history[-7:])


def _fortnight_km(history: History) -> float:
    return sum(day.km for day in history[-14:])


def _spike(history: History) -> float:
    record = max((day.longest_km for day in history[-31:-1]), default=0.0)
    return history[-1].longest_km / record if record > 0 and len(history) > _WEEK else 0.0


def _run_days_in_a_row(history: History) -> float:
    count = 0
    for day in reversed(history):
        if not day.runs:
            break
        count += 1
    return float(count)


def _any(holds: Callable[[SimulatedRun], bool]) -> Amount:
    return lambda history: float(any(holds(run) for run in history[-1].runs))


def _worn_km(history: History) -> float:
    runs = history[-1].runs
    return max(runs, key=lambda run: run.distance_km).shoe_km_before if runs else 0.0


def _until_period(history: History) -> float:
    """Days until the period, counted to noon, so that the third day before lies under a threshold of 3."""
    days = history[-1].days_to_period
    return days - 0.5 if days else 0.0


_STRENGTH_LAGS = (0, 1, 2, 3)
KINDS: dict[str, Kind] = {
    "weekly_volume": Kind(_last_week_km, ("run_km",), quantile=0.75, lags_days=(0, 1)),
    "volume_window": Kind(_fortnight_km, ("run_km",), quantile=0.75, lags_days=(0, 1)),
    "session_spike": Kind(_spike, ("run_km",), fixed=(1.1, 1.2, 1.3)),
    "run_length": Kind(lambda history: history[-1].longest_km, ("run_km",), quantile=0.8),
    "long_run": Kind(_any(lambda run: run.kind == "long"), ("long_run",)),
    "speed": Kind(_any(lambda run: run.is_fast), ("speed",)),
    "hills": Kind(_any(lambda run: run.is_hilly), ("hills",)),
    "downhill": Kind(
        lambda history: sum(run.descent_m for run in history[-1].runs),
        ("descent_m",),
        quantile=0.8,
        round_to=10,
    ),
    "trail": Kind(_any(lambda run: run.surface is Surface.TRAIL), ("trail",)),
    "road": Kind(_any(lambda run: run.surface is Surface.ROAD), ("road",)),
    "camber": Kind(_any(lambda run: run.camber), ("camber",)),
    "speed_on_road": Kind(_any(lambda run: run.is_fast and run.surface is Surface.ROAD), ("speed", "road")),
    "squats": Kind(
        lambda history: float("squats" in history[-1].strength), ("squats",), lags_days=_STRENGTH_LAGS
    ),
    "plyometrics": Kind(
        lambda history: float("jumps" in history[-1].strength), ("plyo",), lags_days=_STRENGTH_LAGS
    ),
    "cross_training": Kind(
        lambda history: float(history[-1].cross_training is not None), ("cross_training",)
    ),
    "shoe_km": Kind(_worn_km, ("shoe_km",), quantile=0.75, round_to=10),
    "short_sleep": Kind(
        lambda history: history[-1].sleep_h, ("sleep_h",), quantile=0.2, below=True, round_to=0.5
    ),
    "stress": Kind(lambda history: history[-1].stress_1_5, ("stress_1_5",), fixed=(4.0,)),
    "sitting": Kind(lambda history: history[-1].sitting_h, ("sitting_h",), quantile=0.8, round_to=0.5),
    "before_period": Kind(_until_period, ("period_start",), below=True, fixed=(3.0, 5.0), lags_days=(0,)),
    "consecutive_days": Kind(_run_days_in_a_row, ("run_km",), fixed=(2.0, 3.0), lags_days=(0, 1)),
    "weekday": Kind(lambda history: float(history[-1].weekday == _SATURDAY), (), lags_days=(0,)),
}
