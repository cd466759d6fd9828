"""Own step rate from the watch, week by week, and whether pain and its onset went with a higher one.

**Reading**: the step rate of easy runs, median of a week; one's own is the median of the weeks before the last four.
Runs at 5 % or more above it are set beside the others: how many hurt above green, and where it began.
**Limits**: step rate goes with speed, and who feels well runs otherwise; counts side by side are no test.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hipsight.plans.facts import DayFacts
from hipsight.warnings.pain_light import Limits

#: How far back is looked, and how many of the last weeks are not yet one's own rate.
WEEKS, LAST_WEEKS = 26, 4

#: A rate needs so many easy runs; a comparison so many on each side.
FEWEST_RUNS, FEWEST_COMPARED = 3, 5

#: Above one's own rate from this share on (Heiderscheit 2011), and the most that was tried.
RAISED_BY, MOST_RAISED_BY = 0.05, 0.10

_WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekOfSteps:
    """Median step rate of the easy runs of the seven days from `first_day` on."""

    first_day: dt.date
    cadence_spm: float
    runs: int


@dataclass(frozen=True, slots=True)
class RunsCompared:
    """Some easy runs: how many had a word about pain, how many hurt above green, and where it began.

    Attributes:
        onset_km: Median distance at which pain began, of those where it did; None without any.
    """

    runs: int
    told: int
    sore: int
    onset_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLook:
    """What the watch says about the step rate.

    Attributes:
        own_spm: One's own rate; None with too few easy runs.
        aim_low_spm: 5 % above it, with `aim_high_spm` 10 %.
        now_spm: Of the last four weeks.
        raised: Easy runs at 5 % or more above one's own; `usual` the others.
        can_compare: Whether both have enough runs with a word about pain.
    """

    own_spm: float | None
    aim_low_spm: int | None
    aim_high_spm: int | None
    now_spm: float | None
    weeks: tuple[WeekOfSteps, ...]
    raised: RunsCompared
    usual: RunsCompared

    @property
    def can_compare(self) -> bool:
        """Whether both sides have enough runs with a word about pain."""
        return min(self.raised.told, self.usual.told) >= FEWEST_COMPARED

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        mapping = asdict(self)
        mapping["weeks"] = [{**week, "first_day": week["first_day"].isoformat()} for week in mapping["weeks"]]
        return {**mapping, "can_compare": self.can_compare}


def look_at_form(facts: Mapping[dt.date, DayFacts], today: dt.date, limits: Limits) -> FormLook:
    """The step rate of half a year up to today.

    Args:
        facts: By day.
        today: The last day looked at.
        limits: Above green counts as sore.
    """
    first = today - dt.timedelta(days=WEEKS * _WEEK - 1)
    easy = [
        fact for day, fact in sorted(facts.items()) if first <= day <= today and fact.cadence_spm is not None
    ]
    late = today - dt.timedelta(days=LAST_WEEKS * _WEEK)
    before = [fact for fact in easy if fact.day <= late]
    own = _rate(before if len(before) >= FEWEST_RUNS else easy)
    raised_from = None if own is None else own * (1 + RAISED_BY)
    raised = [fact for fact in easy if raised_from is not None and (fact.cadence_spm or 0) >= raised_from]
    usual = [fact for fact in easy if fact not in raised]
    return FormLook(
        own_spm=own,
        aim_low_spm=None if own is None else round(own * (1 + RAISED_BY)),
        aim_high_spm=None if own is None else int(own * (1 + MOST_RAISED_BY)),
        now_spm=_rate([fact for fact in easy if fact.day > late]),
        weeks=tuple(_weeks(easy, first)),
        raised=_compared(raised, limits),
        usual=_compared(usual, limits),
    )


def _rate(runs: list[DayFacts]) -> float | None:
    rates = [fact.cadence_spm for fact in runs if fact.cadence_spm is not None]
    return round(statistics.median(rates), 1) if len(rates) >= FEWEST_RUNS else None


def _weeks(runs: list[DayFacts], first: dt.date) -> Iterable[WeekOfSteps]:
    for number in range(WEEKS):
        start = first + dt.timedelta(days=number * _WEEK)
        rates = [fact.cadence_spm for fact in runs if 0 <= (fact.day - start).days < _WEEK]
        known = [rate for rate in rates if rate is not None]
        if known:
            yield WeekOfSteps(start, round(statistics.median(known), 1), len(known))


def _compared(runs: list[DayFacts], limits: Limits) -> RunsCompared:
    told = [fact for fact in runs if fact.pain is not None and fact.pain.worst is not None]
    sore = [fact for fact in told if fact.pain is not None and (fact.pain.worst or 0) > limits.green_up_to]
    onsets = [fact.onset_km for fact in told if fact.onset_km is not None]
    return RunsCompared(len(runs), len(told), len(sore), statistics.median(onsets) if onsets else None)
