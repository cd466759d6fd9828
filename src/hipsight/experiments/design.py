"""An experiment, registered before it begins: what is tested, how, and on which days.

Two blocks make a pair; chance decides which of the two is exposed. An exposed block begins with the exposure, then
everything else stays away from it; pain is compared on the days after the registered lag, and the rest of the block
lets it die down.

Reference: Duan, Kravitz, Schmid (2013), Journal of Clinical Epidemiology 66:S21 (n-of-1 trials).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from hipsight.model.body import Side, Site
from hipsight.model.errors import HipsightError
from hipsight.model.finding import Direction

#: With fewer pairs nothing could come out; more are hardly kept up.
FEWEST_PAIRS, MOST_PAIRS, USUAL_PAIRS = 5, 14, 10

#: Days compared in each block, from the lag on: one day alone would rest on one entry.
COMPARED_DAYS = 2

#: Days at the end of a block that only let the pain die down.
WASHOUT_DAYS = 1
SHORTEST_BLOCK_DAYS = 4


class UnusableDesignError(HipsightError):
    """The experiment cannot be drawn up as asked."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some days in a row with one instruction.

    Attributes:
        first_day: The day (or, of weekly exposures, the first of the seven days) that is exposed, or not.
        exposed: Whether to do it, or to avoid it.
    """

    first_day: dt.date
    exposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """What was registered. Nothing in it may change once it has begun.

    Attributes:
        id: Name among the person's experiments, such as `squats-1`.
        family: Trigger family id.
        threshold: In the family's unit, or None.
        unit: Unit of the threshold in JSON.
        lag_days: Days from exposure to pain.
        direction: Whether the exposure is suspected to make the pain worse, or better.
        exposed_days: Length of one exposure: 1, or 7 where the family speaks of weeks.
        block_days: Length of a block.
        blocks: In time; blocks 2k and 2k+1 are a pair.
        sites: Regions of the body map whose pain is compared; with `side` as followed when it was registered.
        registered: The day on which it was registered.
        detectable: Smallest difference it would find in three of four tries, in points of pain.
        stopped: The day on which it was given up, if it was.
    """

    id: str
    family: str
    threshold: float | None
    unit: str
    lag_days: int
    exposed_days: int
    block_days: int
    blocks: tuple[Block, ...]
    sites: tuple[Site, ...]
    side: Side | None
    registered: dt.date
    detectable: float | None = None
    stopped: dt.date | None = None
    direction: Direction = Direction.HARM

    @property
    def first_day(self) -> dt.date:
        """Its first day."""
        return self.blocks[0].first_day

    @property
    def last_day(self) -> dt.date:
        """The last day of its last block; the answer may be had from the day after."""
        return self.blocks[-1].first_day + dt.timedelta(days=self.block_days - 1)

    @property
    def pairs(self) -> Iterator[tuple[Block, Block]]:
        """Exposed and unexposed block of each pair."""
        for first, second in zip(self.blocks[::2], self.blocks[1::2], strict=True):
            yield (first, second) if first.exposed else (second, first)

    def compared(self, block: Block) -> tuple[dt.date, ...]:
        """The days of the block on which pain is compared."""
        start = block.first_day + dt.timedelta(days=self.exposed_days - 1 + self.lag_days)
        return tuple(start + dt.timedelta(days=day) for day in range(COMPARED_DAYS))

    def block_of(self, day: dt.date) -> Block | None:
        """The block that the day belongs to."""
        if not self.first_day <= day <= self.last_day:
            return None
        return self.blocks[(day - self.first_day).days // self.block_days]

    def to_json(self) -> dict[str, Any]:
        """As kept and as shown."""
        return {
            "id": self.id,
            "family": self.family,
            "threshold": self.threshold,
            "unit": self.unit,
            "lag_days": self.lag_days,
            "direction": self.direction.value,
            "exposed_days": self.exposed_days,
            "block_days": self.block_days,
            "blocks": [{"first_day": b.first_day.isoformat(), "exposed": b.exposed} for b in self.blocks],
            "sites": [site.value for site in self.sites],
            "side": None if self.side is None else self.side.value,
            "registered": self.registered.isoformat(),
            "detectable": self.detectable,
            "stopped": None if self.stopped is None else self.stopped.isoformat(),
        }

    @classmethod
    def from_json(cls, mapping: Mapping[str, Any]) -> Experiment:
        """The experiment that `to_json` made the mapping of."""
        stopped = mapping["stopped"]
        return cls(
            **{name: mapping[name] for name in ("id", "family", "threshold", "unit", "lag_days")},
            exposed_days=mapping["exposed_days"],
            block_days=mapping["block_days"],
            blocks=tuple(
                Block(dt.date.fromisoformat(block["first_day"]), block["exposed"])
                for block in mapping["blocks"]
            ),
            sites=tuple(Site(site) for site in mapping["sites"]),
            side=None if mapping["side"] is None else Side(mapping["side"]),
            registered=dt.date.fromisoformat(mapping["registered"]),
            detectable=mapping["detectable"],
            direction=Direction(mapping["direction"]),
            stopped=None if stopped is None else dt.date.fromisoformat(stopped),
        )


def block_length(lag_days: int, exposed_days: int) -> int:
    """Days of a block: the exposure, the wait, the days compared, and the washout (of a week, another week)."""
    if exposed_days > 1:
        return 2 * exposed_days
    return max(SHORTEST_BLOCK_DAYS, lag_days + COMPARED_DAYS + WASHOUT_DAYS)


def drawn_blocks(
    first_day: dt.date, pairs: int, block_days: int, generator: np.random.Generator
) -> tuple[Block, ...]:
    """Pairs of blocks in a row, the order within each pair drawn.

    Raises:
        UnusableDesignError: Too few pairs to tell anything, or more than anybody keeps up.
    """
    if not FEWEST_PAIRS <= pairs <= MOST_PAIRS:
        raise UnusableDesignError(f"an experiment has {FEWEST_PAIRS} to {MOST_PAIRS} pairs, not {pairs}")
    first_exposed = generator.integers(0, 2, pairs).astype(bool).tolist()
    exposed = [which for first in first_exposed for which in (first, not first)]
    return tuple(
        Block(first_day + dt.timedelta(days=number * block_days), which)
        for number, which in enumerate(exposed)
    )
