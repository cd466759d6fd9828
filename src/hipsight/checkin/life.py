"""Illness, travel, alcohol, medicine, the cycle, rest days, clinicians and custom factors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from hipsight.checkin.amounts_nearby import alone, nearest
from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.dating import is_appointment
from hipsight.checkin.day_life import read_sitting, read_sleep, read_stress
from hipsight.model.life_records import Alcohol, Clinician, Custom, Cycle, Illness, Medicine, RestDay, Travel
from hipsight.model.records import Record

_OF_PAIN = frozenset(
    {Kind.SITE, Kind.SIDE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.NO, Kind.FINE, Kind.FELT}
)

#: What a place beside a visit leaves to the pains: "got a massage on the glute, sore now".
_STAYS = frozenset({Kind.SITE, Kind.SIDE})
_OF_A_RUN = frozenset({Kind.RUN, Kind.REPS, Kind.DISTANCE, Kind.DURATION, Kind.SURFACE, Kind.RUN_KIND})

Made = Iterator[tuple[int, Record]]

_THRILLS = frozenset({"chills", "shivers"})
_TRIES = frozenset({"on", "when", "if", "while", "whenever"})


_SPORT = (Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.PACE, Kind.REPS, Kind.RACE_DISTANCE)


def read_life(clause: Clause, day: dt.date, line: str, following: Clause | None) -> Made:
    """The records of daily life in a clause, each with where it begins."""
    yield from read_sleep(clause, day, line, following)
    yield from read_sitting(clause, day, line, following)
    for reader in _READERS:
        yield from reader(clause, day, line)
    length = alone(following)
    if length is not None and _has_flown(clause):
        length.used = True  # "flew to Boston, 6 hours" is no run of six hours


def _illness(clause: Clause, day: dt.date, line: str) -> Made:
    for atom in clause.free(Kind.ILLNESS):
        atom.used = True
        if not atom.denied and not _is_no_illness(clause, atom):
            yield atom.start, Illness(day=day, text=clause.words(line), what=atom.value)


def _is_no_illness(clause: Clause, atom: Atom) -> bool:
    """Whether it is a thrill, or what a pain was tried with: "chills from the crowd", "worse on coughing"."""
    place = clause.atoms.index(atom)
    before = {other.word for other in clause.atoms[max(0, place - 2) : place]}
    if atom.word in _THRILLS:
        following = clause.after(atom)
        ill = any(other.kind is Kind.ILLNESS and other is not atom for other in clause.atoms)
        return not ill and (
            bool(before & {"gave", "gives"}) or (following is not None and following.word == "from")
        )
    return atom.word.startswith("cough") and bool(before & _TRIES)


def _travel(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.TRAVEL)
    if not heads or all(atom.denied for atom in heads) or clause.has(*_SPORT):
        return
    before = clause.before(heads[0])
    if before is not None and before.word.endswith("like"):
        return  # "felt like flying"
    weak = {"drive", "driving", "in car", "travel", "plane", "flight", "drove", "airport"}
    amount = nearest(clause, heads[0], Kind.DURATION, Kind.NUMBER)
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


def _has_flown(clause: Clause) -> bool:
    return any(
        atom.kind is Kind.TRAVEL
        and atom.used
        and not atom.denied
        and atom.word.startswith(("flew", "flight", "flying", "drove", "drive", "driving"))
        for atom in clause.atoms
    )


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
            and not atom.word.endswith("s")
            and (
                (before is not None and before.word in {"a", "an"})
                or atom.word.startswith(("glass of", "pint"))
            )
        ):
            total, counted = total + 1, True
    if all(atom.denied for atom in heads):
        total, counted = 0.0, True
    yield heads[0].start, Alcohol(day=day, text=clause.words(line), drinks=total if counted else None)


def _medicine(clause: Clause, day: dt.date, line: str) -> Made:
    for atom in clause.free(Kind.MEDICINE):
        atom.used = True
        dose = nearest(clause, atom, Kind.DOSE)
        count = nearest(clause, atom, Kind.NUMBER)
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
            if atom.value[0].is_integer() and 1 <= atom.value[0] <= 60  # noqa: PLR2004 - no cycle is longer
        ),
        None,
    )
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


def _gave_what_was_done(clause: Clause, head: Atom) -> bool:
    """Whether they are only named with the exercises: "did the exercises the PT gave me"."""
    after = clause.after(head)
    before = any(atom.kind is Kind.EXERCISE for atom in clause.before_all(head))
    return before and after is not None and after.word in {"gave me", "gave", "prescribed", "set me"}


def _clinician(clause: Clause, day: dt.date, line: str) -> Made:
    heads = clause.free(Kind.CLINICIAN)
    if not heads or clause.has(Kind.EXERCISE) or _gave_what_was_done(clause, heads[0]):
        return
    said = clause.free(Kind.SAID)
    after = line[said[0].start : clause.atoms[-1].end] if said and said[0].start > heads[0].start else None
    if is_appointment(clause):
        heads[0].used = True  # still to come
        return
    place = clause.atoms.index(heads[0])
    ran = clause.has(Kind.RUN) and clause.has(Kind.REPS, Kind.DISTANCE, Kind.DURATION)
    for index, atom in enumerate(clause.atoms):
        # "got a massage on the glute, sore now"; "sore groin, so I called the doctor"; "thinks it's the IT band"
        stays = _OF_PAIN if index <= place else _STAYS if after is None else frozenset()
        atom.used = atom.kind not in stays and not (ran and atom.kind in _OF_A_RUN)
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
    _clinician,
    read_stress,
    _illness,
    _travel,
    _alcohol,
    _medicine,
    _cycle,
    _custom,
)


def _bare_off(clause: Clause) -> list[Atom]:
    """The word "off" or "rest" after a day, or all there is in a clause: "Wed: off"."""
    said = [atom for atom in clause.atoms if atom.kind is not Kind.FILLER]
    if said and said[0].kind is Kind.DAY:
        said = said[1:]
    if (
        said
        and said[0].word in {"off", "rest"}
        and (len(said) == 1 or clause.has(Kind.DAY) or any(a.kind is Kind.DAY for a in clause.atoms))
    ):
        return said[:1]
    return []


def read_rest(clause: Clause, day: dt.date, line: str) -> Made:
    """A rest day, where the clause says there was no training."""
    heads = clause.free(Kind.REST) or _bare_off(clause)
    if not heads or any(atom.denied for atom in heads) or clause.has(Kind.DISTANCE, Kind.REPS, Kind.PACE):
        return
    if any(atom.kind is Kind.UNTIL for atom in clause.atoms) or clause.joint == "despite":
        return
    for atom in heads:
        atom.used = True
    for atom in clause.free(Kind.RUN, Kind.RUN_KIND, Kind.OUTING):
        atom.used = True
    yield heads[0].start, RestDay(day=day, text=clause.words(line), what=None)
