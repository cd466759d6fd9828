"""What the clauses of one outing say, gathered while a run is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from hipsight.checkin.atoms import Atom
from hipsight.checkin.clauses import Clause
from hipsight.model.preferences import Preferences


@dataclass(slots=True, eq=False)
class RunStory:
    """The line, the person's settings, and the words a run was made of so far."""

    preferences: Preferences
    line: str
    words: list[str] = field(default_factory=list)
    start: int | None = None

    def take(self, clause: Clause, atom: Atom) -> None:
        """Marks an atom as used and keeps the words of its clause."""
        atom.used = True
        words = clause.words(self.line)
        if words not in self.words:
            self.words.append(words)
        self.start = atom.start if self.start is None else min(self.start, atom.start)
