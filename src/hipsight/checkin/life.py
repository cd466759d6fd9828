"""Sleep, stress, sitting, illness, travel, alcohol, medicine, the cycle, rest days, clinicians, custom factors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.model.records import (
    Alcohol,
    Clinician,
    Custom,
    Cycle,
    Illness,
    Medicine,
    Record,
    RestDay,
    Sitting,
    Sleep,
    Stress,
    Travel,
)

Made = Iterator[tuple[int, Record]]
_HOUR_S = 3600.0
_MOST_HOURS = 24.0
_REACH = 4
_SPORT = (Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.PACE, Kind.REPS, Kind.RACE_DISTANCE)


def read_life(clause: Clause, day: dt.date, line: str) -> Made:
    """The records of daily life in a clause, each with where it begins."""
    for reader in _READERS:
        yield from reader(clause, day, line)


def _near(clause: Clause, atom: Atom, *kinds: Kind) -> Atom | None:
    """The nearest free atom of these kinds, the ones after it first, then right before it."""
    place = clause.atoms.index(atom)
    for other in clause.atoms[place + 1 : place + 1 + _REACH]:
        if other.kind in kinds and not other.used:
            return other
        if other.kind not in {
            Kind.FILLER,
            Kind.LEVEL,
            Kind.UNKNOWN,
            Kind.FELT,
            Kind.LINK,
            Kind.SLEEP,
            Kind.COMPLAINT,
            Kind.NO,
            Kind.FINE,
        }:
            break
    for other in reversed(clause.atoms[max(0, place - _REACH) : place]):
        if other.kind in kinds and not other.used:
            return other
        if other.kind not in {Kind.FILLER, Kind.LEVEL, Kind.UNKNOWN, Kind.FINE, Kind.COMPLAINT, Kind.NO}:
            break
    return None


def _hours(atom: Atom) -> float | None:
    low, high = atom.value
    value = (low + high) / 2 if high else low
    hours = value / _HOUR_S if atom.kind is Kind.DURATION else value
    return round(hours, 4) if 0 <= hours <= _MOST_HOURS else None


def _clock_hours(atom: Atom) -> float | None:
    hours = atom.value[0] + atom.value[1] / 60
    return round(hours, 4) if hours <= _MOST_HOURS else None


def _sleep(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.SLEEP)
    if not heads or (
        heads[0].word in {"asleep", "nap", "sleeping"}
        and not clause.has(Kind.DURATION, Kind.FINE, Kind.COMPLAINT)
    ):
        return
    head = heads[0]
    amount = _near(clause, head, Kind.DURATION) or _near(
        clause, heads[-1], Kind.DURATION, Kind.NUMBER, Kind.CLOCK
    )
    hours = None
    if amount is not None:
        hours = _clock_hours(amount) if amount.kind is Kind.CLOCK else _hours(amount)
        amount.used = hours is not None
    quality = next((atom.value for atom in heads if atom.value), None)
    if quality is None:
        quality = _sleep_quality(clause, head)
    for atom in heads:
        atom.used = True
    if hours is not None or quality is not None:
        yield head.start, Sleep(day=day, text=clause.words(line), hours=hours, quality=quality)


def _sleep_quality(clause: Clause, head: Atom) -> str | None:
    near = _near(clause, head, Kind.FINE, Kind.COMPLAINT, Kind.LEVEL)
    score = _near(clause, head, Kind.SCORE)
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


def _stress(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.STRESS)
    if not heads:
        return
    head = heads[0]
    level = next((atom.value for atom in heads if atom.value), None)
    score = None
    amount = _near(clause, head, Kind.SCORE, Kind.NUMBER)
    if amount is not None and level is None:
        score = _to_five(amount)
        amount.used = score is not None
    if (
        level is None
        and score is None
        and (word := _near(clause, head, Kind.LEVEL, Kind.COMPLAINT, Kind.FINE))
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
    low = atom.value[0]
    if atom.kind is Kind.SCORE and atom.value[2] != 5:  # noqa: PLR2004 - the scale of the record
        return round(1 + low / atom.value[2] * 4, 2)
    return low if 1 <= low <= 5 else None  # noqa: PLR2004 - the scale of the record


def _sitting(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.SITTING)
    if not heads:
        return
    level = next((atom.value for atom in heads if atom.value), None)
    amount = _near(clause, heads[0], Kind.DURATION) or _near(clause, heads[-1], Kind.DURATION, Kind.NUMBER)
    hours = _hours(amount) if amount is not None else None
    if hours is not None and amount is not None:
        amount.used = True
    if hours is not None or level is not None:
        for atom in heads:
            atom.used = True
        yield (
            heads[0].start,
            Sitting(day=day, text=clause.words(line), hours=hours, level=level if hours is None else None),
        )


def _illness(clause: Clause, day: dt.date, line: str) -> Made:
    for atom in clause.free(Kind.ILLNESS):
        atom.used = True
        if not atom.denied:
            yield atom.start, Illness(day=day, text=clause.words(line), what=atom.value)


def _travel(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.TRAVEL)
    if not heads or all(atom.denied for atom in heads) or clause.has(*_SPORT):
        return
    weak = {"drive", "driving", "in car", "travel", "plane", "flight", "drove", "airport"}
    amount = _near(clause, heads[0], Kind.DURATION, Kind.NUMBER)
    if (
        heads[0].word in {"drive", "drove", "driving", "in car", "in the car"}
        and amount is None
        and len(heads) == 1
        and heads[0].word in weak
    ):
        return
    if amount is not None:
        amount.used = True
    for atom in heads:
        atom.used = True
    start = min(heads[0].start, amount.start if amount else heads[0].start)
    end = max(heads[-1].end, amount.end if amount else heads[-1].end)
    yield heads[0].start, Travel(day=day, text=clause.words(line), what=line[start:end])


def _alcohol(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.DRINK)
    if not heads or clause.has(*_SPORT):
        return
    total = 0.0
    counted = False
    for atom in heads:
        atom.used = True
        place = clause.atoms.index(atom)
        before = clause.atoms[place - 1] if place else None
        while (
            before is not None
            and before.kind in {Kind.FILLER, Kind.UNKNOWN, Kind.LEVEL}
            and before.word not in {"a", "an"}
            and clause.atoms.index(before)
        ):
            before = clause.before(before)
        if before is not None and before.kind is Kind.NUMBER and not before.used:
            total += before.value[1] or before.value[0]
            counted = before.used = True
        elif (
            atom.value == "drink"
            and before is not None
            and before.word in {"a", "an"}
            and not atom.word.endswith("s")
        ):
            total, counted = total + 1, True
    if all(atom.denied for atom in heads):
        total, counted = 0.0, True
    yield heads[0].start, Alcohol(day=day, text=clause.words(line), drinks=total if counted else None)


def _medicine(clause: Clause, day: dt.date, line: str) -> Made:
    for atom in clause.free(Kind.MEDICINE):
        atom.used = True
        dose = _near(clause, atom, Kind.DOSE)
        count = _near(clause, atom, Kind.NUMBER)
        milligrams = dose.value[0] if dose else None
        if dose is not None:
            dose.used = True
            times = clause.before(dose)
            if times is not None and times.kind is Kind.REPS and times.value[1] is None:
                milligrams = times.value[0] * milligrams
                times.used = True
        if count is not None:
            count.used = True
            if milligrams is None and count.value[0] >= 50:  # noqa: PLR2004 - nobody takes fifty tablets: it is the dose
                milligrams = count.value[0]
        if not atom.denied:
            yield atom.start, Medicine(day=day, text=clause.words(line), what=atom.value, dose_mg=milligrams)


def _cycle(clause: Clause, day: dt.date, line: str) -> Made:
    number = None
    words = clause.words(line).lower()
    periods = clause.free(Kind.PERIOD)
    marks = [
        atom
        for atom in clause.free(Kind.CYCLE_DAY)
        if atom.word not in {"cd", "cycle"} or "day" in words or atom.word == "cd"
    ]
    head = periods[0] if periods else marks[0] if marks else None
    if head is None or head.denied:
        return
    amount = next(
        (
            atom
            for atom in clause.free(Kind.NUMBER)
            if atom.value[0].is_integer() and 1 <= atom.value[0] <= 60
        ),
        None,
    )  # noqa: PLR2004 - no cycle is longer
    if amount is not None and ("day" in words or head.kind is Kind.CYCLE_DAY):
        number = int(amount.value[0])
    if head.kind is Kind.CYCLE_DAY and (number is None or clause.has(Kind.DISTANCE, Kind.PACE)):
        return
    for atom in (*periods, *marks):
        atom.used = True
    if amount is not None and number is not None:
        amount.used = True
    event = head.value if head.kind is Kind.PERIOD else None
    if number == 1 and event == "period":
        event = "period_start"
    if event == "period" and any(a.word in {"due", "late", "missed", "before", "pre"} for a in clause.atoms):
        return
    if event == "period_start" and number is None and "day 1" in words:
        number = 1
    yield head.start, Cycle(day=day, text=clause.words(line), event=event, day_of_cycle=number)


def _clinician(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.CLINICIAN)
    if not heads or clause.has(Kind.EXERCISE):
        return
    said = clause.free(Kind.SAID)
    after = line[said[0].start : clause.atoms[-1].end] if said and said[0].start > heads[0].start else None
    for atom in clause.atoms:
        atom.used = True
    yield heads[0].start, Clinician(day=day, text=clause.words(line), who=heads[0].value, said=after)


def _custom(clause: Clause, day: dt.date, line: str) -> Made:
    for atom in clause.free(Kind.CUSTOM):
        atom.used = True
        name, _, value = atom.value.removeprefix("#").partition("=")
        yield (
            atom.start,
            Custom(
                day=day,
                text=line[atom.start : atom.end],
                factor=name.strip(),
                value=float(value) if value else 1.0,
            ),
        )


_READERS: tuple[Callable[[Clause, dt.date, str], Made], ...] = (
    _clinician, _sleep, _stress, _sitting, _illness, _travel, _alcohol, _medicine, _cycle, _custom,
)  # fmt: skip


def read_rest(clause: Clause, day: dt.date, line: str) -> Made:
    """A rest day, where the clause says there was no training."""
    heads = clause.free(Kind.REST)
    if not heads or any(atom.denied for atom in heads) or clause.has(Kind.DISTANCE, Kind.REPS, Kind.PACE):
        return
    for atom in heads:
        atom.used = True
    for atom in clause.free(Kind.RUN, Kind.RUN_KIND, Kind.OUTING):
        atom.used = True
    yield heads[0].start, RestDay(day=day, text=clause.words(line), what=None)
