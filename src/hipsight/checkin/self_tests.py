"""Tests done on oneself: which, on what side, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.sides import side_of
from hipsight.model.life_records import SelfTest
from hipsight.model.records import Record

Made = Iterator[tuple[int, Record]]
_ALWAYS_TESTS = frozenset(
    {"fadir", "faber", "thomas", "straight_leg_raise", "ober", "log_roll", "resisted_abduction"}
)
_TIMED = frozenset({"single_leg_stand", "bridge"})
_OUTCOMES = (Kind.RESULT, Kind.PAIN, Kind.COMPLAINT, Kind.FINE, Kind.NO)
_TOLD = (*_OUTCOMES, Kind.QUALITY, Kind.SCORE)
_AMOUNTS = (Kind.DURATION, Kind.NUMBER)
_JOINED = frozenset({"comma", "open", "dash", "colon", "and", "but"})
_OTHER_THINGS = (Kind.DISTANCE, Kind.TEST, Kind.RUN, Kind.EXERCISE, Kind.CROSS)
_TAKEN = (*_TOLD, *_AMOUNTS, Kind.SIDE, Kind.SITE, Kind.BETTER, Kind.EXERCISE)
_PAIN_SCALE = 10


def read_tests(clause: Clause, day: dt.date, line: str, rest: Sequence[Clause]) -> Made:
    """The tests a clause tells of, each with where it begins; `rest` are the clauses after it."""
    for head in clause.free(Kind.TEST):
        sides = _by_side(clause, rest)
        if not _is_test(clause, head, sides):
            continue
        head.used = True
        is_timed = any(one.has(Kind.DURATION) for one in sides[0])
        for told in sides:
            if is_timed:
                _read_seconds(told)  # "20 sec on right, 45 on left"
            start = head.start if told[0] is clause else told[0].atoms[0].start
            yield start, _one_test(head, told, day, line)


def _by_side(clause: Clause, rest: Sequence[Clause]) -> list[list[Clause]]:
    """The clauses that tell of the test, those of the other side apart: "left 40 s, right 12 s wobbly"."""
    sides = [[clause]]
    for following in rest:
        if (
            following.link not in _JOINED
            or following.has(*_OTHER_THINGS)
            or not following.has(*_TOLD, *_AMOUNTS)
        ):
            break
        side, earlier = _side(following), [_side(one) for one in sides[-1]]
        if side is not None and following.has(Kind.SITE):
            break
        if side is not None and any(earlier):
            if side in earlier:
                break
            sides.append([following])
        elif side is None and (
            any(one.has(*_OUTCOMES[:-1]) for one in sides[-1]) or not following.has(*_TOLD)
        ):
            break
        else:
            sides[-1].append(following)
    return sides


def _side(clause: Clause) -> object | None:
    return next((side_of(atom) for atom in clause.free(Kind.SIDE)), None)


def _is_test(clause: Clause, head: Atom, sides: Sequence[Sequence[Clause]]) -> bool:
    """Whether the words are a test that was done, and not something that happened."""
    if "test" in head.word or head.value in _ALWAYS_TESTS:
        return True
    is_told = any(one.has(*_OUTCOMES) for one in sides[0])
    if is_told and any(one.has(*_AMOUNTS, Kind.SIDE) for one in sides[0]):
        return True
    if clause.has(*_OUTCOMES) and clause.has(Kind.RESULT, Kind.PAIN):
        return True
    return head.value in _TIMED and (
        clause.has(Kind.DURATION)
        or (head.value == "single_leg_stand" and any(one.has(Kind.DURATION) for one in sides[0]))
    )


def _one_test(head: Atom, told: Sequence[Clause], day: dt.date, line: str) -> SelfTest:
    atoms = [atom for clause in told for atom in clause.free(*_TAKEN)]
    score = next((atom for atom in atoms if atom.kind is Kind.SCORE), None)
    seconds = next((atom.value[0] for atom in atoms if atom.kind is Kind.DURATION), None)
    reps = next((int(atom.value[0]) for atom in atoms if _is_count(atom)), None)
    result = _result(atoms)
    if score is not None and score.value[0] > 0 and result is None:
        result = "pain"
    test = SelfTest(
        day=day,
        text=", ".join(clause.words(line) for clause in told),
        test=head.value,
        side=next((side_of(atom) for atom in atoms if atom.kind is Kind.SIDE), None),
        result=result,
        reps=reps,
        seconds=seconds,
        score_0_10=score.value[0] if score and score.value[2] == _PAIN_SCALE else None,
    )
    for atom in atoms:
        atom.used = True
    return test


def _read_seconds(told: Sequence[Clause]) -> None:
    """Takes a bare number for seconds where none are told."""
    for clause in told:
        for atom in () if clause.has(Kind.DURATION) else clause.free(Kind.NUMBER):
            atom.kind = Kind.DURATION


def _is_count(atom: Atom) -> bool:
    return bool(atom.kind is Kind.NUMBER and atom.value[0].is_integer())


def _result(atoms: Sequence[Atom]) -> str | None:
    for atom in atoms:
        if atom.kind is Kind.RESULT:
            return "ok" if atom.denied and atom.value != "ok" else str(atom.value)
    for atom in atoms:
        if atom.kind in {Kind.PAIN, Kind.COMPLAINT}:
            if atom.word in {"wobbly", "unstable", "weak"}:
                return "wobble"
            return "ok" if atom.denied else "pain"
    return "ok" if any(atom.kind is Kind.FINE and not atom.denied for atom in atoms) else None
