"""Sleep, stress and sitting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.checkin.amounts_nearby import alone, aside, clock_hours, hours_of, nearest
from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.model.body import Behaviour
from hipsight.model.life_records import Sitting, Sleep, Stress
from hipsight.model.records import Record

Made = Iterator[tuple[int, Record]]

_SHORTEST_NIGHT_S, _LONGEST_NIGHT_S = 3600.0, 14 * 3600.0


def read_sleep(clause: Clause, day: dt.date, line: str, following: Clause | None) -> Made:
    """A record of the night, where hours or quality were said."""
    heads = clause.free(Kind.SLEEP)
    if not heads or (
        heads[0].word in {"asleep", "nap", "sleeping"}
        and not clause.has(Kind.DURATION, Kind.FINE, Kind.COMPLAINT)
    ):
        return
    head = heads[0]
    if head.word == "nap":
        for atom in (*heads, *clause.free(Kind.DURATION)):
            atom.used = True  # a nap is no night
        return
    amount = (
        nearest(clause, head, Kind.DURATION)
        or nearest(clause, heads[-1], Kind.DURATION, Kind.NUMBER, Kind.CLOCK)
        or aside(following)
        or _length_of_night(following)
    )
    hours = None
    if amount is not None:
        hours = clock_hours(amount) if amount.kind is Kind.CLOCK else hours_of(amount)
        amount.used = hours is not None
        if hours is None and amount.kind is Kind.DURATION:
            amount.kind = Kind.UNKNOWN  # more than a day has: said back as not understood
    quality = next((atom.value for atom in heads if atom.value), None)
    if quality is None:
        quality = _sleep_quality(clause, head)
    if quality == "good" and head.value and any(a.kind is Kind.NO for a in clause.before_all(head)):
        quality = "poor"  # "I'd not slept well"
    for atom in heads:
        atom.used = True
    if hours is not None or quality is not None:
        yield head.start, Sleep(day=day, text=clause.words(line), hours=hours, quality=quality)


def _length_of_night(following: Clause | None) -> Atom | None:
    """The length told after the quality: "awful night, maybe 4 hours", "slept badly, only 5 hours at most"."""
    if following is None or following.has(
        Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.SURFACE, Kind.SITTING, Kind.TRAVEL, Kind.CROSS, Kind.SITE
    ):
        return None
    told = [atom for atom in following.atoms if atom.kind is not Kind.FILLER]
    length = told[0] if told and told[0].kind is Kind.DURATION and not told[0].used else None
    return length if length is not None and _SHORTEST_NIGHT_S <= length.value[0] <= _LONGEST_NIGHT_S else None


def _sleep_quality(clause: Clause, head: Atom) -> str | None:
    near = nearest(clause, head, Kind.FINE, Kind.COMPLAINT, Kind.LEVEL)
    score = nearest(clause, head, Kind.SCORE)
    if score is not None:
        score.used = True
        share = score.value[0] / score.value[2]
        return "poor" if share <= 0.4 else "good" if share >= 0.7 else None  # noqa: PLR2004 - the ends of a scale
    words = {atom.word for atom in clause.atoms}
    if near is None:
        return (
            "poor"
            if words
            & {
                "badly",
                "poorly",
                "terribly",
                "poor",
                "bad",
                "crap",
                "rubbish",
                "broken",
                "only",
                "restless",
                "shit",
                "crappy",
                "awfully",
                "worst",
            }
            and "only" not in words
            else (
                "good"
                if words & {"soundly", "solid", "good", "great", "well", "decent", "better", "deeply"}
                else None
            )
        )
    near.used = True
    if near.kind is Kind.FINE:
        return "poor" if near.denied else "good"
    return "poor" if near.kind is Kind.COMPLAINT or near.value == "low" else None


def read_stress(clause: Clause, day: dt.date, line: str) -> Made:
    """A record of stress, where a level or a score was said."""
    heads = clause.free(Kind.STRESS)
    if not heads:
        return
    head = heads[0]
    level = next((atom.value for atom in heads if atom.value), None)
    score = None
    amount = nearest(clause, head, Kind.SCORE, Kind.NUMBER)
    if amount is not None and level is None:
        score = _to_five(amount)
        amount.used = score is not None
    if (
        level is None
        and score is None
        and (word := nearest(clause, head, Kind.LEVEL, Kind.COMPLAINT, Kind.FINE))
    ):
        level = (
            word.value
            if word.kind is Kind.LEVEL
            else ("low" if word.kind is Kind.FINE and not word.denied else "high")
        )
        word.used = True
    if any(a.kind is Kind.NO for a in clause.atoms[: clause.atoms.index(head)]) and head.value in (
        None,
        "high",
    ):
        level = "low"
    for atom in heads:
        atom.used = True
    if level is not None or score is not None:
        yield head.start, Stress(day=day, text=clause.words(line), level=level, score_1_5=score)


def _to_five(atom: Atom) -> float | None:
    low = float(atom.value[0])
    if atom.kind is Kind.SCORE and atom.value[2] != 5:  # noqa: PLR2004 - the scale of the record
        return round(1 + low / float(atom.value[2]) * 4, 2)
    return low if 1 <= low <= 5 else None  # noqa: PLR2004 - the scale of the record


_PAINFUL = (Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SITE, Kind.SCORE)
_LEAST_SITTING_S = 1800.0
_VEHICLES = frozenset({"car", "plane", "train", "bus", "coach", "driving", "drive", "flight", "van"})


def _spent_sitting(clause: Clause) -> list[Atom]:
    """The car of "6 hrs in the car", where the time in it is told and no pain."""
    if clause.has(*_PAINFUL) or not any(
        atom.value[0] >= _LEAST_SITTING_S for atom in clause.free(Kind.DURATION)
    ):
        return []
    return [
        atom
        for atom in clause.free(Kind.BEHAVIOUR)
        if Behaviour.AFTER_SITTING in atom.value and _VEHICLES & set(atom.word.split())
    ]


def _time_sat(clause: Clause) -> Atom | None:
    """The length that ends "sat in the car 6 hrs", whatever was sat in."""
    last = clause.atoms[-1]
    return last if last.kind is Kind.DURATION and not last.used and not clause.has(*_PAINFUL) else None


def read_sitting(clause: Clause, day: dt.date, line: str, following: Clause | None) -> Made:
    """A record of sitting, where hours or a level were said."""
    heads = clause.free(Kind.SITTING) or _spent_sitting(clause)
    if not heads:
        return
    level = next((atom.value for atom in heads if isinstance(atom.value, str) and atom.value), None)
    amount = (
        nearest(clause, heads[0], Kind.DURATION)
        or nearest(clause, heads[-1], Kind.DURATION, Kind.NUMBER)
        or _time_sat(clause)
        or alone(following)
    )
    hours = hours_of(amount) if amount is not None else None
    if hours is not None and amount is not None:
        amount.used = True
    if hours is not None or level is not None:
        for atom in (*heads, *_spent_sitting(clause)):
            atom.used = True
        yield (
            heads[0].start,
            Sitting(day=day, text=clause.words(line), hours=hours, level=level if hours is None else None),
        )
