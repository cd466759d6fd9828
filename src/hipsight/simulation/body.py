"""How a made-up body answers to a day: it remembers, has its own ups and downs, and a trigger may strike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.simulation.days import Planted
from hipsight.simulation.exposures import KINDS, History, Sketch
from hipsight.simulation.pain import PainHabit


@dataclass(frozen=True, slots=True)
class LivedDay:
    """A day with what was felt; `struck` when a planted trigger added to it that day."""

    sketch: Sketch
    felt: float
    struck: bool
    in_bed: bool
    away: bool


class Body:
    """Pain from one day to the next; `felt` is the last day's.

    Attributes:
        felt: Points felt on the last day answered.
    """

    def __init__(self, level: np.ndarray, habit: PainHabit, planted: Planted | None) -> None:
        self._level, self._habit, self._planted = level, habit, planted
        self._excess = 0.0
        self._due: dict[int, float] = {}
        self.felt = 0.0

    def answer(self, history: History, row: int, generator: np.random.Generator) -> tuple[float, bool]:
        """What is felt on the last day of the history, and whether a trigger struck."""
        if self._planted is not None:
            self._expect(self._planted, history, row, generator)
        due = self._due.pop(row, 0.0)
        self._excess = self._habit.memory * self._excess + float(generator.normal(0, self._habit.noise)) + due
        self.felt = max(0.0, float(self._level[row]) + self._excess)
        return self.felt, due > 0

    def _expect(self, planted: Planted, history: History, row: int, generator: np.random.Generator) -> None:
        exposed = KINDS[planted.family].is_exposed(history, planted.threshold)
        if exposed and generator.random() < planted.strikes:
            points = planted.points * float(generator.uniform(0.6, 1.4))
            if planted.family in _EVERY_DAY:  # an exposure of many days wears a little each day
                points *= 1 - self._habit.memory
            self._due[row + planted.lag_days] = points


#: Exposures that last for days: their points are reached over time, not anew every day.
_EVERY_DAY = frozenset({"weekly_volume", "volume_window", "before_period"})
