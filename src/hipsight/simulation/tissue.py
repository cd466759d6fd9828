"""How a made-up tissue answers to load: it hurts beyond its capacity, stays irritated, and adapts, or does not.

Capacity is the distance that it takes in one go. Running within it makes it grow, running beyond it hurts, irritates
and wears it; weeks without load cost some of it. A tissue that does not take load stays irritated and does not grow.
No study gives these numbers: they make different recoveries, from a few weeks to none at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: Walking loads it by this share of running.
WALK_SHARE = 0.15

#: Load below this share of the capacity does not make it grow.
_TRAINS_FROM = 0.25

#: Points of pain for running to the capacity and beyond, and for each point of irritation, during and after.
_BEYOND_POINTS, _IRRITATED_POINTS, _MORNING_POINTS = 9.0, 1.0, 0.7

_MOST_IRRITATION = 10.0
_STRENGTH_GROWS = 0.003
_IDLE_COSTS = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class TissueKind:
    """What a tissue is like.

    Attributes:
        capacity_km: What it takes in one go at the beginning.
        grows: Share by which a full load within the capacity makes it grow.
        calms: Share of the irritation that is left a day later.
        irritates: Irritation for a load of twice the capacity.
        wears: Share of the capacity that such a load costs.
        noise: SD of what is felt, in points.
        takes_load: Whether it adapts at all.
    """

    capacity_km: float
    grows: float
    calms: float
    irritates: float
    wears: float
    noise: float
    takes_load: bool


def draw_tissue(usual_week_km: float, generator: np.random.Generator, *, takes_load: bool) -> TissueKind:
    """A tissue of some believable kind, for a runner of that usual week."""
    return TissueKind(
        capacity_km=usual_week_km * float(generator.uniform(0.08, 0.22)),
        grows=float(generator.uniform(0.015, 0.05)) if takes_load else 0.0,
        calms=float(generator.uniform(0.45, 0.75)) if takes_load else float(generator.uniform(0.85, 0.95)),
        irritates=float(generator.uniform(2.0, 5.0)),
        wears=float(generator.uniform(0.02, 0.1)),
        noise=float(generator.uniform(0.2, 0.6)),
        takes_load=takes_load,
    )


class Tissue:
    """A tissue from day to day.

    Attributes:
        capacity_km: What it takes in one go now.
        irritation: What is left of past loads, in points.
    """

    def __init__(self, kind: TissueKind, generator: np.random.Generator) -> None:
        self._kind, self._generator = kind, generator
        self.capacity_km = kind.capacity_km
        self.irritation = float(generator.uniform(1.0, 3.5))

    def morning(self) -> float:
        """Pain of the morning, 0 to 10 in whole points."""
        return self._felt(_MORNING_POINTS * self.irritation)

    def run(self, run_km: float, walk_km: float = 0.0) -> tuple[float, float | None]:
        """Pain during the run, and how far into it a pain of 2 began (None when it did not)."""
        load = (run_km + WALK_SHARE * walk_km) / self.capacity_km
        beyond = max(0.0, load - 1.0)
        felt = self._felt(_IRRITATED_POINTS * self.irritation + _BEYOND_POINTS * beyond)
        self.irritation = min(_MOST_IRRITATION, self.irritation + self._kind.irritates * beyond)
        if not self._kind.takes_load:
            self.irritation = min(_MOST_IRRITATION, self.irritation + 0.35 * self._kind.irritates * load)
        if beyond > 0:
            self.capacity_km *= 1.0 - min(0.5, self._kind.wears * beyond)
        elif load >= _TRAINS_FROM:
            self.capacity_km *= 1.0 + self._kind.grows * load
        onset = min(run_km + walk_km, self.capacity_km) if felt >= 2 and beyond > 0 else None  # noqa: PLR2004
        return felt, onset

    def rest(self, *, strength: bool) -> None:
        """The night after a day: it calms down, and idle days cost a little."""
        self.irritation *= self._kind.calms
        if strength and self._kind.takes_load:
            self.capacity_km *= 1.0 + _STRENGTH_GROWS
        else:
            self.capacity_km *= 1.0 - _IDLE_COSTS

    def _felt(self, points: float) -> float:
        return float(np.clip(round(points + float(self._generator.normal(0, self._kind.noise))), 0, 10))
