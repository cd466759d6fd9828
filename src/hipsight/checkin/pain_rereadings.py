"""Readings of words of pain that only their neighbours make plain: "a strong tug", "on the flats"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.model.body import Behaviour

_OF_PAIN = frozenset({Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY})
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


def _at(atoms: list[Atom], index: int) -> Atom | None:
    return atoms[index] if 0 <= index < len(atoms) else None
