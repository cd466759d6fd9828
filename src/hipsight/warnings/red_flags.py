"""Red flags: rules on what was logged, run first, independent of everything else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from hipsight.knowledge.library import red_flags
from hipsight.knowledge.schema import RedFlag, Sign, Urgency
from hipsight.model.life_records import Illness
from hipsight.model.records import Pain
from hipsight.warnings.phrases import Told, phrases, says
from hipsight.warnings.recent_log import RecentLog

_URGENCY_ORDER = {"emergency": 0, "urgent": 1, "routine": 2}

#: A more urgent flag that says everything the milder one says.
_INCLUDES = {"bulge_with_pain": "bulge"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedFlag:
    """A red flag that is up.

    Attributes:
        because: What was logged, sign by sign, with the day.
        since: Day on which its last sign was logged.
    """

    id: str
    urgency: Urgency
    title: str
    do_now: tuple[str, ...]
    why: str
    because: tuple[str, ...]
    since: dt.date
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return {**asdict(self), "since": self.since.isoformat()}


def raised_flags(window: RecentLog) -> list[RaisedFlag]:
    """Every red flag that is up today, most urgent first."""
    knowledge = red_flags()
    raised = []
    answered = dict(window.answered)
    window = _within_reach(window)
    words = Told(window.recent_words(STAYS_DAYS))
    for flag in knowledge.flag:
        seen = _up_by(flag, window, words)
        since = max((day for day in seen if day != _ALWAYS), default=window.today)
        if seen and since > answered.get(flag.id, dt.date.min):
            raised.append(
                RaisedFlag(
                    id=flag.id,
                    urgency=flag.urgency,
                    title=flag.title,
                    do_now=flag.do_now,
                    why=flag.why,
                    because=tuple(_because(sign, day) for sign, day in zip(flag.sign, seen, strict=True)),
                    since=since,
                    sources=knowledge.cite(flag.sources),
                )
            )
    covered = {_INCLUDES[flag.id] for flag in raised if flag.id in _INCLUDES}
    raised = [flag for flag in raised if flag.id not in covered]
    return sorted(raised, key=lambda flag: _URGENCY_ORDER[flag.urgency])


#: Stands for "not on a day": an age is always there.
_ALWAYS = dt.date.min


def _because(sign: Sign, day: dt.date) -> str:
    return sign.label if day == _ALWAYS else f"{sign.label} ({day:%a} {day.day} {day:%b})"


#: What was typed so long ago and never answered is left to the history.
STAYS_DAYS = 365


def _within_reach(window: RecentLog) -> RecentLog:
    """The same without what is too old to be asked about, so that a line costs no more after ten years."""
    first = window.today - dt.timedelta(days=STAYS_DAYS - 1)
    lines = tuple((day, text) for day, text in window.lines if first <= day <= window.today)
    return dataclasses.replace(window, records=tuple(window.recent(STAYS_DAYS)), lines=lines)


def _up_by(flag: RedFlag, window: RecentLog, words: Told) -> list[dt.date]:
    """The day of each sign, where the flag is up: all signs in its last days, or on a typed day never answered."""
    first = window.today - dt.timedelta(days=flag.within_days - 1)
    reach = STAYS_DAYS if window.typed_days else flag.within_days
    days_of_signs = [set(_days_of_sign(sign, reach, window, words)) for sign in flag.sign]
    if not all(days_of_signs):
        return []
    ends = sorted({day for days in days_of_signs for day in days} & window.typed_days, reverse=True)
    for end in (window.today, *ends):
        start = end - dt.timedelta(days=flag.within_days - 1) if end != window.today else first
        seen = [
            max((day for day in days if day == _ALWAYS or start <= day <= end), default=None)
            for days in days_of_signs
        ]
        if None not in seen:
            return [day for day in seen if day is not None]
    return []


def _days_of_sign(sign: Sign, reach: int, window: RecentLog, words: Told) -> Iterator[dt.date]:
    yield from _days_of(sign, reach, window)
    first = window.today - dt.timedelta(days=reach - 1)
    told = words.days_saying(sign.words, except_for=sign.but_not, even_negated=sign.even_negated)
    yield from (day for day in told if day >= first)
    if sign.age_below is None:
        return
    birth_year = window.preferences.birth_year
    # Only the year is known; the day after which 18 is reached for certain is the last of the year.
    if birth_year is not None and window.today.year - birth_year <= sign.age_below:
        yield _ALWAYS


def _days_of(sign: Sign, within_days: int, window: RecentLog) -> Iterator[dt.date]:
    if sign.any_pain or sign.behaviours:
        yield from _days_of_pain(sign, within_days, window)
    if not sign.illness:
        return
    for record in window.recent(within_days):
        if isinstance(record, Illness) and record.what:
            # The words it was read from may say that it was another's, or another kind of it.
            told = (record.what, record.text or record.what)
            if all(says(phrases(sign.illness), words, except_for=phrases(sign.but_not)) for words in told):
                yield record.day


def _days_of_pain(sign: Sign, within_days: int, window: RecentLog) -> Iterator[dt.date]:
    for pain in window.recent_pains(within_days):
        if (sign.any_pain and pain.site in sign.sites) or _behaves(sign, pain):
            yield pain.day


def _behaves(sign: Sign, pain: Pain) -> bool:
    if sign.same_pain_sites and pain.site is not None and pain.site not in sign.same_pain_sites:
        return False
    return bool(set(sign.behaviours) & set(pain.behaviour))
