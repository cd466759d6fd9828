"""Cuts a line into clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import COLON, COMMA, DASH, OPEN, SENTENCE

START = "start"
_CUTS = frozenset({SENTENCE, COMMA, DASH, OPEN, COLON, "plus"})


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch between two joints of a line.

    Attributes:
        link: How it is joined to the one before: sentence, comma, dash, open, colon, plus, or one of
            the links in `words/en/scope.tsv`.
        sentence: Number of the sentence it stands in.
        ignored: True when it speaks of a plan or of another person.
        history: True when its amounts are totals or long past.
        outing: Which run of the day it speaks of.
        joint: The word that joins it, where there is one ("and", "or").
    """

    link: str
    sentence: int
    atoms: list[Atom] = field(default_factory=list)
    ignored: bool = False
    history: bool = False
    outing: int = 0
    joint: str = ""

    def free(self, *kinds: Kind) -> list[Atom]:
        """Atoms of these kinds that no record has been made of."""
        return [atom for atom in self.atoms if atom.kind in kinds and not atom.used]

    def has(self, *kinds: Kind) -> bool:
        """Whether an atom of one of these kinds is still free."""
        return any(atom.kind in kinds and not atom.used for atom in self.atoms)

    def before(self, atom: Atom) -> Atom | None:
        """The atom just before, of any kind."""
        index = self.atoms.index(atom)
        return self.atoms[index - 1] if index else None

    def before_all(self, atom: Atom) -> list[Atom]:
        """Every atom that stands before it."""
        return self.atoms[: self.atoms.index(atom)]

    def after(self, atom: Atom) -> Atom | None:
        """The atom just after, of any kind."""
        index = self.atoms.index(atom)
        return self.atoms[index + 1] if index + 1 < len(self.atoms) else None

    def words(self, line: str) -> str:
        """The words of the clause as typed."""
        return line[self.atoms[0].start : self.atoms[-1].end] if self.atoms else ""


def split_clauses(atoms: Iterable[Atom]) -> list[Clause]:
    """The clauses of a line, without the marks between them; empty ones are left out."""
    clauses = [Clause(START, 0)]
    sentence = 0
    for atom in atoms:
        link = None
        if (atom.kind is Kind.BREAK and atom.value in _CUTS) or atom.kind is Kind.LINK:
            link = atom.value
        elif atom.kind is Kind.SITE and _has_finished_pain(clauses[-1]):
            sides = _trailing_side(clauses[-1])
            clauses.append(Clause("and", sentence, [*sides, atom]))
            continue
        elif atom.word in SPEAKERS and _tells_of_another(clauses[-1]):
            clauses.append(Clause("and", sentence, [atom]))
            continue
        if link is None:
            clauses[-1].atoms.append(atom)
            continue
        sentence += link == SENTENCE
        if clauses[-1].atoms:
            clauses.append(Clause(link, sentence, joint=atom.word))
        elif link in {SENTENCE, "but", "then"} or clauses[-1].link == START:
            clauses[-1].link = link
            clauses[-1].sentence = sentence
            clauses[-1].joint = atom.word if atom.kind is Kind.LINK else ""
        elif link == "because":
            clauses[-1].joint = atom.word  # the "when" of "but only when I lunge"
        elif link == "and" and clauses[-1].link == COMMA:
            clauses[-1].link = "and"
            clauses[-1].joint = atom.word
    return [clause for clause in clauses if clause.atoms]


#: Who tells the line.
SPEAKERS = frozenset({"i", "we", "i'm", "we're", "i've"})
_SAYS_PAIN = frozenset({Kind.SCORE, Kind.COMPLAINT, Kind.PAIN, Kind.FINE, Kind.BEHAVIOUR, Kind.QUALITY})


def _has_finished_pain(clause: Clause) -> bool:
    """Whether the clause has a site and something said of it already, so that a new site begins a new one."""
    seen_site = False
    for atom in clause.atoms:
        if atom.kind is Kind.SITE:
            seen_site = True
        elif seen_site and (atom.kind in _SAYS_PAIN or atom.kind is Kind.NUMBER):
            return True
    return False


def _tells_of_another(clause: Clause) -> bool:
    """Whether it began with another person, so that "we did" begins a new one: "my friend came along we did 5"."""
    told = [atom for atom in clause.atoms if atom.kind is not Kind.FILLER]
    return bool(told) and told[0].kind is Kind.OTHER and clause.atoms[-1].word not in {"and", "than", "as"}


def _trailing_side(clause: Clause) -> list[Atom]:
    moved: list[Atom] = []
    while clause.atoms and clause.atoms[-1].kind in {Kind.SIDE, Kind.NO} and len(clause.atoms) > 1:
        moved.insert(0, clause.atoms.pop())
    return moved
