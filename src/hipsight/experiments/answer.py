"""The answer of an experiment: adherence as logged, and the exact test, not before the last day is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from hipsight.experiments.design import FEWEST_PAIRS, Block, Experiment
from hipsight.experiments.strikes import strikes
from hipsight.model.errors import HipsightError
from hipsight.model.finding import Direction
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats
from hipsight.statistics.paired_randomisation import paired_randomisation_p

#: An experiment is one registered question, so its error is not shared with anything.
CONFIRMED_P = 0.05

#: Below this share of blocks kept to, a silence says little.
GOOD_ADHERENCE = 0.75


class TooEarlyError(HipsightError):
    """The experiment is not over; looking now would spoil it."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """How the log agrees with what was drawn.

    Attributes:
        kept: Blocks that were done as drawn; `broken` those that were not; the rest nobody can tell.
        begun: Blocks that have begun.
    """

    kept: int
    broken: int
    begun: int

    def to_json(self) -> dict[str, int]:
        """As shown."""
        return {"kept": self.kept, "broken": self.broken, "begun": self.begun}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came out.

    Attributes:
        confirmed: The exposure did to the pain what was suspected; None where too few pairs were logged.
        p_value: Of the exact test.
        as_suspected: Pairs in which the exposed block was worse (or better, where that was suspected), of `pairs`
            with pain logged in both blocks.
        difference: Points of pain that the exposure added on the first compared day, on average.
    """

    confirmed: bool | None
    p_value: float | None
    pairs: int
    as_suspected: int
    difference: float | None
    adherence: Adherence

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {
            "confirmed": self.confirmed,
            "p_value": self.p_value,
            "pairs": self.pairs,
            "as_suspected": self.as_suspected,
            "difference": None if self.difference is None else round(self.difference, 2),
            "adherence": self.adherence.to_json(),
        }


def answer(experiment: Experiment, timeline: Timeline, exposed: Floats, *, today: dt.date) -> Answer:
    """The exact paired randomisation test on what pain did beyond what was to be expected.

    All pairs count as drawn, whether they were kept to or not: leaving out the blocks that went wrong would undo
    the randomisation. Pairs without a pain entry in one of the blocks drop out.

    Args:
        experiment: As registered.
        timeline: The log.
        exposed: The exposure as logged, shape (days,): 1, 0, NaN = unknown.
        today: It must be over.

    Raises:
        TooEarlyError: It is not over.
    """
    if today <= experiment.last_day:
        raise TooEarlyError(
            f"the experiment ends on {experiment.last_day}; an answer before that would spoil it"
        )
    adherence = adherence_of(experiment, timeline, exposed, today=today)
    finished = list(_finished_pairs(experiment, timeline))
    struck = strikes(timeline, [row for pair in finished for row in pair]).reshape(-1, 2)
    differences = (struck[:, 0] - struck[:, 1])[np.isfinite(struck).all(axis=1)]
    if len(differences) < FEWEST_PAIRS:
        return Answer(
            confirmed=None,
            p_value=None,
            pairs=len(differences),
            as_suspected=0,
            difference=None,
            adherence=adherence,
        )
    expected = 1.0 if experiment.direction is Direction.HARM else -1.0
    p_value = paired_randomisation_p(expected * differences)
    return Answer(
        confirmed=p_value <= CONFIRMED_P,
        p_value=p_value,
        pairs=len(differences),
        as_suspected=int((expected * differences > 0).sum()),
        difference=float(differences.mean()),
        adherence=adherence,
    )


def _finished_pairs(experiment: Experiment, timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Row of the first compared day of the exposed and of the other block, of the pairs that the log reaches."""
    for pair in experiment.pairs:
        if max(experiment.compared(block)[-1] for block in pair) <= timeline.last_day:
            do, avoid = (timeline.row(experiment.compared(block)[0]) for block in pair)
            yield do, avoid


def adherence_of(experiment: Experiment, timeline: Timeline, exposed: Floats, *, today: dt.date) -> Adherence:
    """How many of the blocks that have begun were done as drawn, as far as the log tells."""
    kept = broken = begun = 0
    for block in experiment.blocks:
        if block.first_day > min(today, timeline.last_day):
            break
        begun += 1
        as_drawn = _as_drawn(experiment, block, timeline, exposed)
        kept += as_drawn is True
        broken += as_drawn is False
    return Adherence(kept, broken, begun)


def _as_drawn(experiment: Experiment, block: Block, timeline: Timeline, exposed: Floats) -> bool | None:
    """Whether the block was done as drawn; None where the log does not say."""
    when = timeline.row(block.first_day) + experiment.exposed_days - 1
    until = min(timeline.row(experiment.compared(block)[-1]) + 1, timeline.days)
    if block.exposed:
        value = exposed[when] if when < timeline.days else np.nan
        return None if np.isnan(value) else bool(value)
    values = exposed[timeline.row(block.first_day) : until]
    if (values > 0).any():
        return False
    return None if not len(values) or np.isnan(values).any() else True
