"""What the trigger search says: findings, what is not enough yet, and the whole report."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Grade(StrEnum):
    """How firmly a finding may be worded."""

    STRONG = "strong"
    CLAIM = "claim"
    EXPERIMENT = "experiment"  # worth an experiment; never worded as a finding


class Direction(StrEnum):
    """Whether pain is worse or better after the exposure."""

    HARM = "harm"
    PROTECTS = "protects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One suspected trigger that stood out after paying for everything looked at.

    Attributes:
        family: Trigger family id, such as `weekly_volume`.
        exposure: The exposure in plain words, such as "weeks over 48 km".
        threshold: The best-fitting threshold, or None where there is none to choose.
        threshold_low: Lowest threshold that fits about as well (t squared within 3.84 of the best).
        threshold_high: Highest such threshold.
        unit: Unit of the thresholds: `km`, `h`, `days`, `ratio`, or empty.
        lag_days: Days from exposure to pain.
        lag_low: Shortest lag that fits about as well; `lag_high` the longest.
        p_adjusted: Family-wise adjusted p over the whole library.
        exposed_episodes: Distinct exposed episodes with a pain entry in the window; of these
            `exposed_flares` flared. `other_episodes` and `other_flares` the same for unexposed ones.
        effect_sd: Exposed minus other inside 56-day strata, in SD of the person's pain.
        worth_acting_on: False when the effect is real but too small to act on.
        sentence: The finding in plain words, in the runner's units.
    """

    family: str
    exposure: str
    threshold: float | None
    threshold_low: float | None
    threshold_high: float | None
    unit: str
    lag_days: int
    lag_low: int
    lag_high: int
    direction: Direction
    p_adjusted: float
    grade: Grade
    exposed_episodes: int
    exposed_flares: int
    other_episodes: int
    other_flares: int
    effect_sd: float
    worth_acting_on: bool
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON values, in the public shape."""
        mapping: dict[str, Any] = _json_safe(dataclasses.asdict(self))
        return mapping


@dataclass(frozen=True, slots=True)
class NotEnoughYet:
    """A family that could not be looked at, and what it still needs, in plain words.

    Attributes:
        family: Trigger family id, or `all` when nothing could be looked at.
        is_logged: False when nothing of the kind was ever logged; `needs` then says what to log.
    """

    family: str
    needs: str
    is_logged: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A family that was looked at and is unlikely: a trigger worth acting on would have shown.

    Attributes:
        exposure: The exposure in plain words.
        episodes: How often it was there with a pain entry to go by.
        worth_points: Points of pain that would have been worth acting on.
        at_most_points: What it may add at most (one-sided 95 %), less than `worth_points`.
        sentence: All of it in plain words.
    """

    family: str
    exposure: str
    episodes: int
    worth_points: float
    at_most_points: float
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """The lead test: the same search on exposures that came *after* the pain.

    Attributes:
        passed: False when later exposures go with today's pain.
        fails_at_p: The p up to which it is not passed: its own small share of the error.
        sentence: What that means, in plain words.
    """

    passed: bool
    p_value: float | None
    sentence: str
    fails_at_p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerReport:
    """Everything the trigger search has to say about one Timeline.

    Attributes:
        quiet: What was looked at and is unlikely.
        looked_at: Number of candidate explanations that were weighed.
        days: Days in the Timeline; `pain_days` of them had a pain entry.
    """

    findings: tuple[Finding, ...]
    worth_an_experiment: tuple[Finding, ...]
    not_enough_yet: tuple[NotEnoughYet, ...]
    looked_at: int
    days: int
    pain_days: int
    self_check: SelfCheck | None = None
    quiet: tuple[Quiet, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report as JSON values, in the public shape."""
        mapping: dict[str, Any] = _json_safe(dataclasses.asdict(self))
        return mapping


def _json_safe(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _json_safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json_safe(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
