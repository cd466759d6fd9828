"""Readings of words of running that only their neighbours make plain: "8km target", "Saucony Kinvara 5"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import OPEN
from hipsight.model.records import RunKind

_AIMED_AT = frozenset({"target", "planned", "scheduled", "prescribed"})
_AMOUNTS = frozenset({Kind.DISTANCE, Kind.DURATION, Kind.NUMBER})
_QUALITY_WORK = frozenset({RunKind.TEMPO, RunKind.INTERVALS})
_OF_THE_BASE_DAY = frozenset({"today's", "tonight's", "morning's", "evening's", "afternoon's"})


def targeted(atoms: list[Atom], index: int) -> None:
    """Leaves the amount of "8km target, 8km run" aside: it was aimed at, not run."""
    after = _at(atoms, index + 1)
    if atoms[index].kind in _AMOUNTS and after is not None and after.word in _AIMED_AT:
        second = _at(atoms, index + 2)
        if second is None or second.kind is Kind.BREAK:
            atoms[index].kind = after.kind = Kind.FILLER


def shoes_in_one(atoms: list[Atom], index: int) -> None:
    """Reads the maker and the model of "Saucony Kinvara 5" as one pair."""
    atom, after = atoms[index], _at(atoms, index + 1)
    if atom.kind is Kind.SHOE and after is not None and after.kind is Kind.SHOE and atom.value is True:
        after.start, after.word = atom.start, f"{atom.word} {after.word}"
        atom.kind = Kind.FILLER
        atom.end = atom.start


def long_work(atoms: list[Atom], index: int) -> None:
    """Takes the "long" of "long tempo" for its length: the tempo says what it was."""
    atom, after = atoms[index], _at(atoms, index + 1)
    is_long = atom.kind is Kind.RUN_KIND and atom.word == "long"
    if is_long and after is not None and after.kind is Kind.RUN_KIND and after.value in _QUALITY_WORK:
        atom.kind = Kind.FILLER


def of_the_base_day(atoms: list[Atom], index: int) -> None:
    """Takes the "today's" of "today's 20 miler" for no day of its own."""
    if atoms[index].word.rpartition(" ")[2] in _OF_THE_BASE_DAY:
        atoms[index].kind, atoms[index].word = Kind.FILLER, "the"


def repetition_time(atoms: list[Atom], index: int) -> None:
    """Keeps "8x600m w/ 200m jog (1:40 average)" together: the clock is that of each repetition."""
    if atoms[index].value != OPEN or atoms[index].kind is not Kind.BREAK:
        return
    clock, close = _at(atoms, index + 1), index + 2
    word = _at(atoms, close)
    if word is not None and word.word in {"average", "avg", "ave", "each"}:
        close += 1
    end = _at(atoms, close)
    if clock is None or clock.kind is not Kind.CLOCK or end is None or end.value != OPEN:
        return
    for before in reversed(atoms[:index]):
        if before.kind is Kind.REPS:
            _give_time(before, clock)
            return
        if before.kind is Kind.BREAK:
            return


def _give_time(reps: Atom, clock: Atom) -> None:
    if reps.value[2] == "m" and reps.value[1] and len(reps.value) == 3:  # noqa: PLR2004 - its time is not told yet
        reps.value = (*reps.value, clock.value[0] * 60 + clock.value[1])
        clock.kind = Kind.FILLER


def _at(atoms: list[Atom], index: int) -> Atom | None:
    return atoms[index] if 0 <= index < len(atoms) else None
