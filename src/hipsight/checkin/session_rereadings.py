"""Readings of a session that only its neighbours make plain: "Workout 2.", "W3R3", "mile reps 7:27/7:18", "12 more"."""

from __future__ import annotations

import re

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at
from hipsight.checkin.scanner import COLON, COMMA, SENTENCE, SLASH
from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_MILE

_HALF_AN_HOUR_S = 1800.0
_HOURS = frozenset({"hour", "hours", "hr", "hrs"})
_AMOUNTS = frozenset({Kind.DISTANCE, Kind.DURATION, Kind.NUMBER})
#: What a half may be of, so that it is none of an hour.
_HALVED = frozenset({"marathon", "way", "a", "the", "of", "my", "mile", "an"})
#: A programme whose sessions are numbered by week and run: "W3R3", "w5d1".
_WEEK_AND_RUN = re.compile(r"w\d{1,2}[rd]\d")
_PROGRAMMES = frozenset({"c25k", "couch to 5 k"})
_NUMBERED = frozenset({"day", "session", "workout", "run", "streak"})
#: A walk of a session, at most: before, between or after its runs.
_LONGEST_BOUT_S = 10 * 60
_REPEATED_MILES = frozenset({"mile repeats", "mile reps", "mile intervals", "mile repetitions"})
_ALIKE = 0.25
_AFTER_MORE = frozenset({"at", "in", "on", "with", "w/", "after", "easy", "for", "this", "slow", "before"})


def hour_and_half(atoms: list[Atom], index: int) -> None:
    """Reads "an hour and half" and "1 and half hours" as 90 minutes, and the half as no race."""
    atom, joint, half = atoms[index], atom_at(atoms, index + 1), atom_at(atoms, index + 2)
    if joint is None or half is None or joint.word not in {"and", "&"} or half.word != "half":
        return
    unit = atom_at(atoms, index + 3)
    if atom.kind is Kind.DURATION and atom.word.split()[-1] in _HOURS:
        if unit is not None and unit.word in _HALVED:
            return
        seconds = atom.value[0] + _HALF_AN_HOUR_S
    elif atom.kind is Kind.NUMBER and unit is not None and unit.word in _HOURS:
        seconds = atom.value[0] * 2 * _HALF_AN_HOUR_S + _HALF_AN_HOUR_S
        unit.kind = Kind.FILLER
    else:
        return
    atom.kind, atom.value = Kind.DURATION, (seconds, None)
    joint.kind = half.kind = Kind.FILLER


def week_and_run(atoms: list[Atom], index: int) -> None:
    """Reads the "W3R3" of a programme as a run with walks."""
    atom = atoms[index]
    if atom.kind is Kind.UNKNOWN and _WEEK_AND_RUN.fullmatch(atom.word):
        atom.kind, atom.value, atom.word = Kind.RUN_KIND, RunKind.WALK_RUN, "c25k run"
        _leave_its_walks(atoms, index)


def numbered_session(atoms: list[Atom], index: int) -> None:
    """Takes the 2 of "Workout 2.", "C25K day 3." and "Day 2: 3 miles" for no distance."""
    number, head, end = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if number.kind is not Kind.NUMBER or head is None or not number.value[0].is_integer():
        return
    if end is not None and not (end.kind is Kind.BREAK and end.value in {SENTENCE, COLON}):
        return
    before = atom_at(atoms, index - 2)
    is_opening = before is None or before.value == SENTENCE
    if head.word == "workout" and is_opening:
        is_lifting = any(atom.kind is Kind.EXERCISE for atom in atoms)
        head.kind, head.word = (Kind.FILLER, "") if is_lifting else (Kind.RUN, "ran")
        number.kind = Kind.FILLER
    elif before is not None and before.word in _PROGRAMMES and head.word in _NUMBERED:
        before.word = "c25k run"
        number.kind = Kind.FILLER
        _leave_its_walks(atoms, index)
    elif head.word in {"day", "session"} and (is_opening or (before is not None and before.word == "streak")):
        number.kind = Kind.FILLER


def _leave_its_walks(atoms: list[Atom], index: int) -> None:
    """Leaves the walks of a session to it: "W3R3: 5 min walk, 8 x 1 min running, 5 min walk"."""
    for place, atom in enumerate(atoms[index + 1 :], start=index + 1):
        length = atoms[place - 1]
        if (
            atom.kind is Kind.CROSS
            and atom.value == "walk"
            and length.kind is Kind.DURATION
            and length.value[0] <= _LONGEST_BOUT_S
        ):
            atom.kind = length.kind = Kind.FILLER


def bare_walk(atoms: list[Atom], index: int) -> None:
    """Reads the 90 of "90 secs run, 90 walk" in the unit of the run before it."""
    atom, walk = atoms[index], atom_at(atoms, index + 1)
    mark, ran, length = (atom_at(atoms, index - step) for step in (1, 2, 3))
    if atom.kind is not Kind.NUMBER or walk is None or not walk.word.startswith("walk"):
        return
    is_joined = mark is not None and (mark.kind is Kind.BREAK and mark.value in {COMMA, SLASH})
    if is_joined and ran is not None and ran.kind is Kind.RUN and length is not None:
        unit = 60.0 if "min" in length.word else 1.0
        if length.kind is Kind.DURATION and length.value[0] <= _LONGEST_BOUT_S:
            atom.kind, atom.value = Kind.DURATION, (atom.value[0] * unit, None)


def miles_in_times(atoms: list[Atom], index: int) -> None:
    """Reads "mile reps 7:27/7:18/7:24" as three repetitions of a mile."""
    if atoms[index].kind is not Kind.RUN_KIND or atoms[index].word not in _REPEATED_MILES:
        return
    place = index + 1
    if (mark := atom_at(atoms, place)) is not None and (
        mark.value == COLON or mark.word in {"in", "at", "@"}
    ):
        place += 1
    clocks: list[Atom] = []
    marks: list[Atom] = []
    while (clock := atom_at(atoms, place)) is not None and clock.kind is Kind.CLOCK:
        clocks.append(clock)
        mark = atom_at(atoms, place + 1)
        if mark is None or mark.value not in {SLASH, COMMA, "and"}:
            break
        marks.append(mark)
        place += 2
    times = [60 * clock.value[0] + clock.value[1] for clock in clocks]
    if len(times) < 2 or max(times) > min(times) * (1 + _ALIKE):  # noqa: PLR2004 - one alone may be all the session
        return
    atoms[index].kind, atoms[index].value = Kind.REPS, (float(len(times)), METRES_PER_MILE, "m")
    for atom in (*clocks, *marks[: len(clocks) - 1]):
        atom.kind, atom.value = Kind.FILLER, None


def out_again(atoms: list[Atom], index: int) -> None:
    """Reads "back out for 2 more" as a second outing."""
    out, cue, amount = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index + 2)
    goes_for = atom_at(atoms, index + 1)
    if out.word != "out" or cue is None or cue.word not in {"back", "again"} or goes_for is None:
        return
    if goes_for.word == "for" and amount is not None and amount.kind in _AMOUNTS:
        out.kind, out.value = Kind.OUTING, "again"


def some_more(atoms: list[Atom], index: int) -> None:
    """Takes the "more" of "later 12 more" and "back out for 2 more" for a word of running."""
    number, end = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if atoms[index].word != "more" or number is None or number.kind is not Kind.NUMBER:
        return
    if end is not None and end.kind not in {Kind.BREAK, Kind.LINK} and end.word not in _AFTER_MORE:
        return
    before = atoms[max(0, index - 4) : index - 1]
    if any(atom.word == "later" or (atom.kind is Kind.OUTING and atom.value == "again") for atom in before):
        atoms[index].kind = Kind.RUN
