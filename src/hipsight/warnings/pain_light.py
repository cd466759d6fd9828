"""The traffic light of pain: one rule for today's light and for the plan.

Up to the green limit in a run, with the next morning as mornings were before: green. Up to the amber limit and
settled by the next morning: amber. More, worse the next morning, or a limp: red. With bone both limits are 0. What
each limit is stands in the knowledge files; the rule is that of Thomeé (1997) and Silbernagel (2007).
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hipsight.model.body import Behaviour
from hipsight.model.records import Pain


class Light(StrEnum):
    """What a run, or a day, came to; `unknown` where the morning after was not logged."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """Pain out of 10: up to where it is green, and up to where it is amber."""

    green_up_to: float
    amber_up_to: float

    @property
    def is_bone(self) -> bool:
        """Any pain is too much."""
        return self.amber_up_to == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPain:
    """What was said about the pain of one day.

    Attributes:
        worst: Highest score of the day; None where no number was said.
        morning: Highest score said of the morning; `active` of everything else but night, rest and sitting.
        unscored: A pain was told without a number.
    """

    worst: float | None = None
    morning: float | None = None
    active: float | None = None
    unscored: bool = False
    limp: bool = False
    night: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A light with its decisive reason: a word for it, and the score it is about."""

    light: Light
    reason: str
    score: float | None = None


_MORNING = frozenset({Behaviour.NEXT_MORNING})
_NIGHT = frozenset({Behaviour.AT_NIGHT, Behaviour.WAKES})
_NOT_ACTIVE = (
    _MORNING | _NIGHT | frozenset({Behaviour.AFTER_SITTING, Behaviour.AT_REST, Behaviour.LYING_ON_SIDE})
)

#: A morning is worse than before from so many points on. One point that stays green is within what scores do by
#: themselves, and only holds.
WORSE_BY, HOLDS_BY = 2.0, 1.0

#: Weekly means that rise by less than this do not rise.
LEAST_RISE = 0.25


def day_pain(pains: Iterable[Pain]) -> DayPain | None:
    """What the pains of one day say together; None when nothing was said."""
    worst = morning = active = None
    unscored = limp = night = said = False
    for pain in pains:
        said = True
        told = frozenset(pain.behaviour)
        limp |= Behaviour.LIMP in told
        night |= bool(_NIGHT & told) and pain.worst != 0
        if pain.worst is None:
            unscored = True
            continue
        worst = max(worst or 0.0, pain.worst)
        if _MORNING & told:
            morning = max(morning or 0.0, pain.worst)
        if not _NOT_ACTIVE & told:
            active = max(active or 0.0, pain.worst)
    if not said:
        return None
    return DayPain(worst=worst, morning=morning, active=active, unscored=unscored, limp=limp, night=night)


def baseline(mornings: Sequence[float], limits: Limits) -> float:
    """What mornings usually are: the median, or the green limit where none is known; never above the amber one."""
    usual = statistics.median(mornings) if mornings else limits.green_up_to
    return min(usual, limits.amber_up_to)


def score_verdict(score: float, limits: Limits) -> Verdict:
    """The light of one score by itself."""
    if score > limits.amber_up_to:
        return Verdict(Light.RED, "above_amber", score)
    if score > limits.green_up_to:
        return Verdict(Light.AMBER, "above_green", score)
    return Verdict(Light.GREEN, "up_to_green", score)


def morning_after(next_day: DayPain | None, *, ran_again: bool, usual: float) -> float | None:
    """The pain of the morning after a run, as far as the next day's entries tell; None where they do not."""
    if next_day is None:
        return None
    if next_day.morning is not None:
        return next_day.morning
    # The worst of a whole day is no less than its morning; after another run it says only that much.
    if next_day.worst is not None and (not ran_again or next_day.worst < usual + HOLDS_BY):
        return next_day.worst
    return None


def is_worse(morning: float, usual: float, limits: Limits) -> bool:
    """Whether a morning is worse than mornings were before."""
    if limits.is_bone:
        return morning > 0
    from_points = HOLDS_BY if morning > limits.green_up_to else WORSE_BY
    return morning >= usual + from_points


def run_verdict(
    during: DayPain | None,
    next_day: DayPain | None,
    *,
    ran_again: bool,
    stopped: bool,
    usual: float,
    limits: Limits,
) -> Verdict:
    """The light of a run, from its own day and the next.

    Args:
        during: Pain of the day of the run.
        next_day: Pain of the day after, as far as it is over; None when nothing was said.
        ran_again: Whether there was a run on that day too.
        stopped: The run was stopped or cut short for pain.
        usual: What mornings were before.
        limits: Of the light.
    """
    days = [day for day in (during, next_day) if day is not None]
    score = None
    if during is not None:
        score = during.active if during.active is not None else during.worst
    if any(day.limp for day in days):
        return Verdict(Light.RED, "limp")
    if score is not None and score > limits.amber_up_to:
        return Verdict(Light.RED, "above_amber", score)
    morning = morning_after(next_day, ran_again=ran_again, usual=usual)
    if morning is not None and is_worse(morning, usual, limits):
        return Verdict(Light.RED, "worse_morning", morning)
    if limits.is_bone and (stopped or any(day.unscored or day.worst for day in days)):
        return Verdict(Light.RED, "any_pain", score)
    if any(day.unscored for day in days):
        return Verdict(Light.AMBER, "no_number")
    if score is not None and score > limits.green_up_to:
        return Verdict(Light.AMBER, "settled" if morning is not None else "not_settled_yet", score)
    if stopped:
        return Verdict(Light.AMBER, "stopped", score)
    if any(day.night for day in days):
        return Verdict(Light.AMBER, "night")
    if morning is not None and morning >= usual + HOLDS_BY:
        return Verdict(Light.AMBER, "morning_up", morning)
    if score is None or morning is None:
        return Verdict(Light.UNKNOWN, "no_morning" if score is not None else "no_pain_entry")
    return Verdict(Light.GREEN, "up_to_green", score)


def rising_weeks(means: Sequence[float], rises: int, least_mean: float) -> bool:
    """Whether the last weekly means rose so many times in a row, up to a mean that matters."""
    last = list(means[-rises - 1 :])
    return (
        len(last) == rises + 1
        and last[-1] >= least_mean
        and all(later - earlier >= LEAST_RISE for earlier, later in itertools.pairwise(last))
    )
