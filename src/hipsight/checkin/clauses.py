"""Cuts a line into clauses and says of each whose it is, whether it happened, and what is denied in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.scanner import COLON, COMMA, DASH, OPEN, SENTENCE

START = "start"
_CUTS = frozenset({SENTENCE, COMMA, DASH, OPEN, COLON, "plus"})
_WITH = frozenset(
    {
        "with",
        "w/",
        "and",
        "for",
        "of",
        "from",
        "by",
        "to",
        "behind",
        "chasing",
        "met",
        "&",
        "saw",
        "past",
        "than",
        "as",
    }
)
_RECORDS = frozenset({"longest", "first", "best", "biggest", "fastest", "furthest"})


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
        elif atom.word in _SPEAKERS and _tells_of_another(clauses[-1]):
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
        elif link == "and" and clauses[-1].link == COMMA:
            clauses[-1].link = "and"
            clauses[-1].joint = atom.word
    clauses = [clause for clause in clauses if clause.atoms]
    _mark_scopes(clauses)
    _deny(clauses)
    return clauses


_SPEAKERS = frozenset({"i", "we", "i'm", "we're", "i've"})
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


_STANDS_ALONE = frozenset(
    {
        Kind.SITE,
        Kind.PAIN,
        Kind.SLEEP,
        Kind.STRESS,
        Kind.RUN,
        Kind.DAY,
        Kind.SCORE,
        Kind.COMPLAINT,
        Kind.ILLNESS,
        Kind.REST,
        Kind.STOP,
    }
)


def _mark_scopes(clauses: list[Clause]) -> None:
    for index, clause in enumerate(clauses):
        kinds = {atom.kind for atom in clause.atoms}
        if Kind.PLAN in kinds:
            instead = next(atom for atom in clause.atoms if atom.kind is Kind.PLAN)
            if instead.word == "instead of":
                place = clause.atoms.index(instead)
                for atom in clause.atoms[place : place + 4]:
                    atom.used = atom.kind in {Kind.DISTANCE, Kind.NUMBER, Kind.DURATION, Kind.RUN_KIND}
            else:
                clause.ignored = True
        if index and clause.link == COLON and clauses[index - 1].ignored:
            clause.ignored = True
        planned = index > 0 and any(atom.kind is Kind.PLAN for atom in clauses[index - 1].atoms)
        if (
            index
            and clauses[index - 1].ignored
            and clause.link in ({COMMA, "and"} if planned else {"and"})
            and clause.sentence == clauses[index - 1].sentence
        ):
            clause.ignored |= not (
                kinds & _STANDS_ALONE or any(atom.word in _SPEAKERS | {"did"} for atom in clause.atoms)
            )
        if Kind.OTHER in kinds and any(
            _is_subject(clause, atom) for atom in clause.atoms if atom.kind is Kind.OTHER
        ):
            clause.ignored = True
        if index and clause.link == COMMA and _only_dates_back(clauses[index - 1]):
            clause.history = True
        if Kind.HISTORY in kinds:
            clause.history = not any(atom.word in _RECORDS or atom.kind is Kind.REPS for atom in clause.atoms)


def _only_dates_back(clause: Clause) -> bool:
    """Whether it says no more than that long past things follow: "Two weeks ago, I ran 20"."""
    return clause.history and all(
        atom.kind in {Kind.HISTORY, Kind.FILLER, Kind.NUMBER, Kind.UNKNOWN} for atom in clause.atoms
    )


def _is_subject(clause: Clause, atom: Atom) -> bool:
    if any(later.word == "me" for later in clause.atoms):
        return False
    place = clause.atoms.index(atom) - 1
    while place >= 0 and clause.atoms[place].word in {"my", "the", "our", "a", "his", "her", "some", "old"}:
        place -= 1
    if place >= 0 and (
        clause.atoms[place].word in _WITH or clause.atoms[place].kind in {Kind.RUN, Kind.DISTANCE}
    ):
        return False
    if clause.link == "and" and place < 0 and atom.word in {"kids", "friend", "friends", "mate"}:
        return False
    following = clause.atoms[clause.atoms.index(atom) + 1 :]
    return any(
        later.kind
        in {
            Kind.RUN,
            Kind.DISTANCE,
            Kind.SITE,
            Kind.CROSS,
            Kind.ILLNESS,
            Kind.STOP,
            Kind.FELT,
            Kind.SLEEP,
            Kind.PLAN,
            Kind.COMPLAINT,
            Kind.RACE_DISTANCE,
            Kind.RUN_KIND,
        }
        or later.word in {"did", "has", "had", "got", "was", "is"}
        for later in following
    )


_DENIABLE = frozenset(
    {
        Kind.PAIN,
        Kind.COMPLAINT,
        Kind.QUALITY,
        Kind.BEHAVIOUR,
        Kind.FELT,
        Kind.STOP,
        Kind.FINE,
        Kind.RUN,
        Kind.SITE,
        Kind.RUN_KIND,
        Kind.EXERCISE,
        Kind.CROSS,
        Kind.DRINK,
        Kind.MEDICINE,
        Kind.ILLNESS,
        Kind.GONE,
        Kind.BETTER,
        Kind.CAMBER,
        Kind.SURFACE,
        Kind.REST,
        Kind.TRAVEL,
        Kind.SHOE,
        Kind.SITTING,
        Kind.DISTANCE,
        Kind.STRIDES,
        Kind.RESULT,
    }
)


def _deny(clauses: list[Clause]) -> None:
    """Marks what stands inside the scope of a negation.

    The scope runs from the negation to the end of its clause, and on over "or" and "nor" and over a list
    that ends in them; "until" ends it, and what came before is then said to have begun there.
    """
    for index, clause in enumerate(clauses):
        denying = False
        if index and clause.link in {"and", COMMA} and _ends_denied(clauses[index - 1]):
            denying = _goes_on(clauses, index)
        for atom in clause.atoms:
            if atom.kind is Kind.NO:
                denying = not (atom.word in {"without", "w/o"} and _cannot(clause, atom))
            elif atom.kind is Kind.UNTIL:
                denying = False
            elif denying and atom.kind in _DENIABLE:
                atom.denied = True
        if any(atom.kind is Kind.UNTIL for atom in clause.atoms):
            _lift(clause)


def _cannot(clause: Clause, atom: Atom) -> bool:
    """Whether "without" follows "can't": what comes then is there whenever it is tried."""
    words = {before.word for before in clause.atoms[: clause.atoms.index(atom)]}
    return bool(words & {"can't", "cannot", "couldn't", "cant", "unable", "not", "hardly", "barely"}) or any(
        word.startswith(("can't ", "couldn't ", "cannot ")) for word in words
    )


def _lift(clause: Clause) -> None:
    for atom in clause.atoms:
        atom.denied = False


def _ends_denied(clause: Clause) -> bool:
    denied = [atom for atom in clause.atoms if atom.kind in _DENIABLE]
    return bool(denied) and denied[-1].denied


def _goes_on(clauses: list[Clause], index: int) -> bool:
    """Whether a list of denied things goes on: bare nouns of pain up to one joined by "or"."""
    for clause in clauses[index:]:
        if clause.link not in {"and", COMMA} or clause.sentence != clauses[index].sentence:
            return False
        kinds = {atom.kind for atom in clause.atoms}
        if kinds & {Kind.NUMBER, Kind.SCORE, Kind.DISTANCE, Kind.DURATION, Kind.FELT, Kind.NO}:
            return False
        joint = clause.atoms[0]
        if clause.link == "and" and joint.kind in _DENIABLE | {Kind.FILLER, Kind.SIDE}:
            return clause.joint in {"or", "nor"}
    return False
