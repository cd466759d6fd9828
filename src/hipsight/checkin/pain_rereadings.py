"""Readings of words of pain that only their neighbours make plain: "a strong tug", "on the flats"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import SENTENCE
from hipsight.model.body import Behaviour, Site

_OF_PAIN = frozenset({Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY})
_NEAR = 8
_HOURS = 12
_MORNING = 5 * 60  # minutes after midnight
_HOW_MUCH = frozenset({"strong", "great", "good", "solid", "nice", "super", "fair", "right"})


def how_much(atoms: list[Atom], index: int) -> None:
    """Takes the "strong" of "a strong tug in the hip" for how much it hurt, and not for its strength."""
    after = _at(atoms, index + 1)
    if atoms[index].kind is Kind.FINE and atoms[index].word.split()[-1] in _HOW_MUCH and after is not None:
        atoms[index].kind = Kind.FILLER if after.kind in _OF_PAIN else atoms[index].kind


def over_days(atoms: list[Atom], index: int) -> None:
    """Reads "the glute has settled down" as better over the days, and not within a run."""
    atom, before = atoms[index], _at(atoms, index - 1)
    if atom.kind is Kind.BEHAVIOUR and atom.value == (Behaviour.WARMS_UP,) and before is not None:
        atom.kind = Kind.BETTER if before.word in {"has", "have", "had"} else atom.kind


def on_the_outside(atoms: list[Atom], index: int) -> None:
    """Reads "a sharp stab on the outside" as the outer hip, where no other place is named."""
    before, after = _at(atoms, index - 1), _at(atoms, index + 1)
    if atoms[index].word != "outside" or before is None or before.word != "the":
        return
    named = any(atom.kind in {Kind.SITE, Kind.ELSEWHERE} for atom in atoms)
    hurts = any(atom.kind in _OF_PAIN for atom in atoms[max(0, index - _NEAR) : index + _NEAR])
    if hurts and not named and (after is None or after.word not in {"of", "lane", "edge"}):
        atoms[index].kind, atoms[index].value = Kind.SITE, (Site.OUTER_HIP, False, None)


def woke_at(atoms: list[Atom], index: int) -> None:
    """Reads "woke at 2 and again at 4" as waking in the night: the numbers are no distances."""
    atom, cue = atoms[index], _at(atoms, index - 1)
    if atom.kind is not Kind.NUMBER or cue is None or cue.word != "at" or atom.value[0] > _HOURS:
        return
    for before in reversed(atoms[max(0, index - _NEAR) : index]):
        if before.value == SENTENCE:
            return
        if before.word in {"woke", "awake", "up"} or before.word.startswith(("woke ", "awake ")):
            atom.kind, atom.value = Kind.CLOCK_TIME, (atom.value[0] * 60, "am")
            if atom.value[0] < _MORNING and before.word in {"woke", "awake"}:
                before.kind, before.value = Kind.BEHAVIOUR, (Behaviour.AT_NIGHT, Behaviour.WAKES)
            return


def got_up_from_sitting(atoms: list[Atom], index: int) -> None:
    """Reads the "when I got up" of "sat all day, hip stiff when I got up" as from the chair."""
    atom = atoms[index]
    if (
        atom.kind is not Kind.BEHAVIOUR
        or atom.value != (Behaviour.NEXT_MORNING,)
        or "got up" not in atom.word
    ):
        return
    for before in reversed(atoms[:index]):
        if before.value == SENTENCE:
            return
        if before.kind is Kind.SITTING:
            atom.value = (Behaviour.AFTER_SITTING,)
            return


def _at(atoms: list[Atom], index: int) -> Atom | None:
    return atoms[index] if 0 <= index < len(atoms) else None
