"""Readings of a word that only its neighbours make plain: an opening "At mile 8,", "10K pace", "a 5 mile cycle"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at
from hipsight.checkin.scanner import COLON, COMMA
from hipsight.model.body import Site
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
_MARKS = frozenset({Kind.BREAK})
_JOINTS = _MARKS | {Kind.LINK}


def opening_place(atoms: list[Atom], index: int) -> None:
    """Takes the comma out of "At mile 8, my hip began to hurt": the place is that of the pain."""
    if atoms[index].kind is Kind.LINK and atoms[index].word in {"when", "and"}:
        _place_before_when(atoms, index)
    if atoms[index].kind is not Kind.BREAK or atoms[index].value not in {COMMA, COLON}:
        return
    before = _up_to_joint(atoms, index, -1)
    places = [atom for atom in before if atom.kind in _PLACES]
    beside = {Kind.FILLER, Kind.PART} | ({Kind.RUN} if "into" in {atom.word for atom in before} else set())
    if len(places) != 1 or any(atom.kind not in _PLACES | beside for atom in before):
        return
    if places[0].kind not in _SURE_PLACES and not {atom.word for atom in before} & _PLACE_CUES:
        return
    after = {atom.kind for atom in _up_to_joint(atoms, index, 1, _MARKS)}
    if after & _OF_PAIN and not after & _NO_OPENING:
        atoms[index].kind = Kind.FILLER
        joint = atom_at(atoms, index + 1)
        if joint is not None and joint.kind is Kind.LINK and joint.word.endswith("when"):
            joint.kind = Kind.FILLER  # "at 8 miles, that's when it began"


def _place_before_when(atoms: list[Atom], index: int) -> None:
    """Takes the "when" out of "I was at the 4 mile mark when my groin went"."""
    before = _up_to_joint(atoms, index, -1)
    after = {atom.kind for atom in _up_to_joint(atoms, index, 1, _MARKS)}
    if atoms[index].word == "and":  # "just after 2km and the hip hurt"
        is_place = {atom.kind for atom in before} <= {Kind.MARK, Kind.DISTANCE, Kind.FILLER}
        is_place &= any(atom.word in _PLACE_CUES for atom in before)
    else:
        is_place = bool(before) and before[0].kind in _SURE_PLACES | {Kind.FILLER}
        is_place &= any(atom.kind is Kind.MARK for atom in before[:2])
    if is_place and after & _OF_PAIN and not after & _NO_OPENING:
        atoms[index].kind = Kind.FILLER


def race_pace(atoms: list[Atom], index: int) -> None:
    """Reads "at 10 km pace" and "an 11 mile pace" as paces, and not as distances."""
    atom, before, after = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if atom.kind is not Kind.DISTANCE or after is None or after.word != "pace" or before is None:
        return
    if before.word in {"a", "an"} and atom.word.split()[-1] in _MILES:
        minutes = atom.value[0] / METRES_PER_MILE
        atom.kind, atom.value = Kind.PACE, (minutes * 60, METRES_PER_MILE)
    elif before.word in _AT:
        atom.kind, atom.value, atom.word = Kind.RUN_KIND, RunKind.TEMPO, f"{atom.word} pace"


def ride(atoms: list[Atom], index: int) -> None:
    """Reads the cycle of "13 mile cycle" and "cycle 40 min" as a ride."""
    near = [*_up_to_joint(atoms, index, -1)[:_NEAR_A_RIDE], *atoms[index + 1 : index + 2]]
    if atoms[index].word == "cycle" and any(other.kind in _LENGTHS for other in near):
        atoms[index].kind, atoms[index].value = Kind.CROSS, "ride"


def length_of_a_ride(atoms: list[Atom], index: int) -> None:
    """Keeps "40 mins and 15 miles on the bike" together: both are of the ride."""
    before, after = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if (
        atoms[index].kind is Kind.LINK
        and atoms[index].word in {"and", "&"}
        and before is not None
        and after is not None
        and {before.kind, after.kind} == _LENGTHS
        and any(atom.kind is Kind.CROSS for atom in _up_to_joint(atoms, index, 1))
        and not any(atom.kind in {Kind.RUN, Kind.RUN_KIND} for atom in _up_to_joint(atoms, index, -1))
    ):
        atoms[index].kind = Kind.FILLER


def free_of_it(atoms: list[Atom], index: int) -> None:
    """Reads "irritation free" and "niggle-free" as no complaint."""
    atom = atoms[index]
    free = index + 1
    if atom.kind not in _OF_PAIN - {Kind.SITE} or (after := atom_at(atoms, free)) is None:
        return
    if after.word == "-":
        free += 1
        after = atom_at(atoms, free)
    if after is not None and after.word == "free":
        atom.kind, atom.value = Kind.FINE, "painless"
        after.kind = Kind.FILLER
        atoms[free - 1].kind = atoms[free - 1].kind if free == index + 1 else Kind.FILLER


def told_none(atoms: list[Atom], index: int) -> None:
    """Reads "Cross training - none" as none of it."""
    mark, head = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if (
        atoms[index].word in {"none", "nil", "n/a"}
        and mark is not None
        and head is not None
        and (mark.kind is Kind.BREAK or mark.word == ":")
        and head.kind in _LEFT_OUT | {Kind.DRINK, Kind.MEDICINE}
    ):
        head.kind = atoms[index].kind = Kind.FILLER


def run_skipped(atoms: list[Atom], index: int) -> None:
    """Reads "skipped Thursday's run" as a day of rest."""
    if atoms[index].kind is not Kind.NO or atoms[index].word not in _SKIPPED:
        return
    following = atoms[index + 1 : index + 8]
    for place, atom in enumerate(following):
        if atom.kind is Kind.RUN:
            atoms[index].kind, atoms[index].value = Kind.REST, "rest"
            atom.kind = Kind.FILLER
            return
        if atom.kind not in _BEFORE_A_RUN or place == len(following):
            return


def left_out(atoms: list[Atom], index: int) -> None:
    """Reads "a day off squats" as no squats, and not as a day of rest."""
    after = atom_at(atoms, index + 1)
    if atoms[index].word in {"day off", "days off"} and after is not None and after.kind in _LEFT_OUT:
        atoms[index].kind = Kind.NO


def likened(atoms: list[Atom], index: int) -> None:
    """Leaves the someone of "as if someone was poking it" aside: nobody else is told of."""
    before = atom_at(atoms, index - 1)
    if (
        atoms[index].kind is Kind.OTHER
        and atoms[index].word == "someone"
        and before is not None
        and before.word.split()[-1:] in (["like"], ["if"], ["though"])
    ):
        atoms[index].kind = Kind.FILLER


def planned_day(atoms: list[Atom], index: int) -> None:
    """Reads the "planned" of "today was a planned yoga day" and "ran my planned 6 miles" as what was done."""
    before, after = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if (
        atoms[index].kind is Kind.PLAN
        and atoms[index].word in {"planned", "scheduled"}
        and before is not None
        and before.word in {"a", "my", "the"}
        and after is not None
        and (
            after.kind in {Kind.CROSS, Kind.REST}
            or (_is_done(atom_at(atoms, index - 2)) and after.kind in _LENGTHS)
        )
    ):
        atoms[index].kind = Kind.FILLER


def _is_done(atom: Atom | None) -> bool:
    return atom is not None and atom.word in _DONE


def rolled(atoms: list[Atom], index: int) -> None:
    """Reads "rolled my feet" as care, and "rolled my ankle" as a twist."""
    atom, after = atoms[index], atom_at(atoms, index + 1)
    if after is not None and after.kind is Kind.FILLER:
        after = atom_at(atoms, index + 2)
    if atom.word == "rolled" and after is not None and after.kind is Kind.SITE:
        atom.kind = Kind.COMPLAINT if after.value[0] is Site.ANKLE else Kind.CARE


_NEAR_A_RIDE = 4
_DONE = frozenset({"complete", "completed", "did", "ran", "finished", "done", "run", "managed", "hit"})
_BEFORE_A_RUN = frozenset({Kind.DAY, Kind.FILLER, Kind.OUTING, Kind.NUMBER, Kind.UNKNOWN})
_SKIPPED = frozenset({"skipped", "missed", "ditched", "binned", "skip"})


def _up_to_joint(atoms: list[Atom], index: int, step: int, joints: frozenset[Kind] = _JOINTS) -> list[Atom]:
    found: list[Atom] = []
    place = index + step
    while 0 <= place < len(atoms) and atoms[place].kind not in joints:
        found.append(atoms[place])
        place += step
    return found
