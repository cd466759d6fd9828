"""Words by which the readers of pain tell a clause about pain from one about running."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.checkin.clauses import Clause

#: A clause with one of these speaks of training or of the night, so that its amounts are not those of a pain.
RUNNING = (
    Kind.RUN,
    Kind.RUN_KIND,
    Kind.PACE,
    Kind.SURFACE,
    Kind.REPS,
    Kind.CROSS,
    Kind.EXERCISE,
    Kind.SLEEP,
    Kind.DRINK,
    Kind.SHOE,
)


def says(clause: Clause, *words: str) -> bool:
    """Whether one of the words stands in the clause as an atom of its own."""
    return any(atom.word in words for atom in clause.atoms)
