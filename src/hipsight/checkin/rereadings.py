"""Readings of a word that only its neighbours make plain: an opening "At mile 8,", "10K pace", "a 5 mile cycle"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import COLON, COMMA
from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_MILE

_PLACES = frozenset({Kind.MARK, Kind.HALFWAY, Kind.START, Kind.DISTANCE, Kind.DURATION})
_SURE_PLACES = frozenset({Kind.MARK, Kind.HALFWAY, Kind.START})
_PLACE_CUES = frozenset({"at", "after", "around", "about", "by", "from", "in", "into", "past", "roughly"})
_OF_PAIN = frozenset({Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY})
_NO_OPENING = frozenset({Kind.DISTANCE, Kind.RUN_KIND, Kind.PACE, Kind.CLOCK, Kind.REPS, Kind.EXERCISE})
_AT = frozenset({"at", "@", "to", "around", "about", "near", "from", "roughly"})
_MILES = frozenset({"mile", "miles", "mi"})
_LENGTHS = frozenset({Kind.DISTANCE, Kind.DURATION})
_LEFT_OUT = frozenset({Kind.EXERCISE, Kind.CROSS})
_JOINTS = frozenset({Kind.BREAK, Kind.LINK})


def opening_place(atoms: list[Atom], index: int) -> None:
    """Takes the comma out of "At mile 8, my hip began to hurt": the place is that of the pain."""
    if atoms[index].kind is not Kind.BREAK or atoms[index].value not in {COMMA, COLON}:
        return
    before = _up_to_joint(atoms, index, -1)
    places = [atom for atom in before if atom.kind in _PLACES]
    if len(places) != 1 or any(atom.kind not in _PLACES | {Kind.FILLER, Kind.PART} for atom in before):
        return
    if places[0].kind not in _SURE_PLACES and not {atom.word for atom in before} & _PLACE_CUES:
        return
    after = {atom.kind for atom in _up_to_joint(atoms, index, 1)}
    if after & _OF_PAIN and not after & _NO_OPENING:
        atoms[index].kind = Kind.FILLER


def race_pace(atoms: list[Atom], index: int) -> None:
    """Reads "at 10 km pace" and "an 11 mile pace" as paces, and not as distances."""
    atom, before, after = atoms[index], _at(atoms, index - 1), _at(atoms, index + 1)
    if atom.kind is not Kind.DISTANCE or after is None or after.word != "pace" or before is None:
        return
    if before.word in {"a", "an"} and atom.word.split()[-1] in _MILES:
        minutes = atom.value[0] / METRES_PER_MILE
        atom.kind, atom.value = Kind.PACE, (minutes * 60, METRES_PER_MILE)
    elif before.word in _AT:
        atom.kind, atom.value, atom.word = Kind.RUN_KIND, RunKind.TEMPO, f"{atom.word} pace"


def ride(atoms: list[Atom], index: int) -> None:
    """Reads the cycle of "13 mile cycle" and "cycle 40 min" as a ride."""
    near = (_at(atoms, index - 1), _at(atoms, index + 1))
    if atoms[index].word == "cycle" and any(other is not None and other.kind in _LENGTHS for other in near):
        atoms[index].kind, atoms[index].value = Kind.CROSS, "ride"


def left_out(atoms: list[Atom], index: int) -> None:
    """Reads "a day off squats" as no squats, and not as a day of rest."""
    after = _at(atoms, index + 1)
    if atoms[index].word in {"day off", "days off"} and after is not None and after.kind in _LEFT_OUT:
        atoms[index].kind = Kind.NO


def likened(atoms: list[Atom], index: int) -> None:
    """Leaves the someone of "as if someone was poking it" aside: nobody else is told of."""
    before = _at(atoms, index - 1)
    if (
        atoms[index].kind is Kind.OTHER
        and atoms[index].word == "someone"
        and before is not None
        and before.word.split()[-1:] in (["like"], ["if"], ["though"])
    ):
        atoms[index].kind = Kind.FILLER


def _at(atoms: list[Atom], index: int) -> Atom | None:
    return atoms[index] if 0 <= index < len(atoms) else None


def _up_to_joint(atoms: list[Atom], index: int, step: int) -> list[Atom]:
    found: list[Atom] = []
    place = index + step
    while 0 <= place < len(atoms) and atoms[place].kind not in _JOINTS:
        found.append(atoms[place])
        place += step
    return found
