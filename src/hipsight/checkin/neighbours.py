"""The atoms around an atom of a line."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import SENTENCE


def atom_at(atoms: list[Atom], index: int) -> Atom | None:
    """The atom at a place, None outside of the line."""
    return atoms[index] if 0 <= index < len(atoms) else None


def on_to_sentence(atoms: list[Atom], index: int) -> list[Atom]:
    """The atoms from a place to the end of its sentence."""
    found = []
    for atom in atoms[index:]:
        if atom.kind is Kind.BREAK and atom.value == SENTENCE:
            break
        found.append(atom)
    return found


def back_to_sentence(atoms: list[Atom], index: int) -> list[Atom]:
    """The atoms before a place, the nearest first, back to the beginning of its sentence."""
    found = []
    for atom in reversed(atoms[:index]):
        if atom.kind is Kind.BREAK and atom.value == SENTENCE:
            break
        found.append(atom)
    return found
