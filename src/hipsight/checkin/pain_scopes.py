"""Of which pain a clause speaks, if of any: long ago, in spite of it, of the run, or nothing but a score."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Mention, Said
from hipsight.model.body import Behaviour

_LONG_PAST = frozenset(
    {"used to", "years ago", "last year", "years back", "back in", "last season"}
    | {"months ago", "weeks ago", "week ago", "month ago", "last month", "year ago"}
    | {"last spring", "last summer", "last fall", "last winter"}
)
_EARLIER = frozenset({"last week", "last weekend", "all last week", "last time i ran"})
#: What may stand in a line that is nothing but a score: "3/10 on the left today".
_BESIDE_A_SCORE = frozenset(
    {Kind.SCORE, Kind.SIDE, Kind.DAY, Kind.FILLER, Kind.BEHAVIOUR, Kind.LEVEL, Kind.BETTER, Kind.BREAK}
)
_IN_SPITE_OF = frozenset({"despite", "in spite of", "even though"})
_HURTS = (Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE)
_OF_A_RUN = frozenset({Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.DURATION, Kind.PACE, Kind.CLOCK})
_STRAINS = frozenset({"cough", "coughing", "sneeze", "sneezing", "laugh", "laughing", "straining"})
_TRIED_WITH = frozenset({"on", "when", "if", "with", "while", "whenever"})


def is_past(clause: Clause) -> bool:
    """Whether it tells of long ago, or begins with a time before: "last week I had a limp"."""
    return clause.history and (
        any(atom.word in _LONG_PAST for atom in clause.atoms)
        or any(atom.word in _EARLIER for atom in clause.atoms[:1])
    )


def is_only_a_score(clauses: Sequence[Clause]) -> bool:
    """Whether the line is nothing but a score, so that it can only be that of the pain."""
    return all(atom.kind in _BESIDE_A_SCORE for clause in clauses for atom in clause.atoms)


def tells_in_spite_of(clause: Clause) -> bool:
    """Whether it only tells what the pain was not hindered by: "a 3/10 despite the downhill"."""
    return clause.joint in _IN_SPITE_OF and not clause.has(*_HURTS)


def turns_to_run(clause: Clause, said: Said, *, is_turned: bool) -> bool:
    """Whether what comes next is said of a run and not of the pain before it."""
    if said.says_something:
        return False
    return is_turned or any(atom.kind in _OF_A_RUN for atom in clause.atoms)


def tells_of_strain(clause: Clause) -> bool:
    """Whether it says what strains it: "worse when I sneeze"."""
    words = {clause.joint, *(word for atom in clause.atoms for word in atom.word.split())}
    return bool(words & _STRAINS and words & _TRIED_WITH)


def wore_off_early(mention: Mention) -> bool:
    """Whether it was told to be there at first only: "heavy for the first miles, but fine afterwards"."""
    begins = mention.said.onset_m
    return begins is not None and begins[0] == 0 and Behaviour.WARMS_UP in mention.said.behaviour


def told_unknown(site: Atom, clause: Clause) -> bool:
    """Whether words that we do not know follow a site, so that it may well have hurt."""
    return any(atom.kind is Kind.UNKNOWN for atom in clause.atoms[clause.atoms.index(site) + 1 :])


def take_elsewhere(clause: Clause) -> None:
    """Marks what is said of another part of the body as used."""
    for atom in clause.free(Kind.ELSEWHERE, Kind.COMPLAINT, Kind.PAIN, Kind.QUALITY, Kind.FINE, Kind.SCORE):
        atom.used = True
