"""What the words around a distance make of it: doubled, still to go, of something else, or a race."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause


def times(clause: Clause, atom: Atom) -> int:
    """Two for "2 miles each way" and "2k jog either side"."""
    words = " ".join(other.word for other in clause.atoms[clause.atoms.index(atom) + 1 :])
    return (
        2
        if words.startswith(
            (
                "each way",
                "jog either side",
                "either side",
                "up and down",
                "easy either side",
                "jogging either side",
            )
        )
        else 1
    )


def took(clause: Clause, atom: Atom) -> bool:
    """Whether it is of something else: "took 5 miles to loosen", "yesterday's 20 miler", "cut from 16"."""
    before = clause.before(atom)
    if before is None:
        return False
    return (
        before.word in {"took", "takes"}
        or before.word.endswith("'s")
        or (before.word == "from" and _goes_on_to(clause, atom))
    )


def _goes_on_to(clause: Clause, atom: Atom) -> bool:
    following = clause.after(atom)
    return following is not None and following.word == "to"


def is_remaining(clause: Clause, atom: Atom) -> bool:
    """Whether "left" or "to go" after the amount says that it was still to be run."""
    following = clause.after(atom)
    if following is None or following.word not in {"left", "to", "to go"}:
        return False
    second = clause.after(following)
    if following.word != "left":
        return following.word == "to go" or (second is not None and second.word == "go")
    return second is None or second.word in {"in", "to", "and", "when"}


def is_race(clause: Clause, atom: Atom) -> bool:
    """Whether the name of a race distance tells of one that was run."""
    if clause.has(Kind.DISTANCE) and not clause.has(Kind.PART):
        return False
    if "parkrun" in atom.word or "park run" in atom.word:
        return True
    before, after = clause.before(atom), clause.after(atom)
    if before is not None and before.word in {"first", "second", "last", "other", "back", "2nd", "1st"}:
        return False
    if before is not None and before.word in {"my", "of"} and not clause.has(Kind.CLOCK, Kind.DURATION):
        return False  # "the night of my 10k"
    if after is not None and after.word in {
        "training",
        "plan",
        "way",
        "of",
        "block",
        "build",
        "the",
        "mile",
        "marathon",
        "pace",
        "hour",
        "an",
        "prep",
        "gels",
        "shoes",
    }:
        return False
    if all(other is atom or other.kind is Kind.FILLER for other in clause.atoms):
        return True
    return clause.has(Kind.CLOCK, Kind.DURATION) or any(
        other.kind in {Kind.RUN, Kind.RUN_KIND} for other in clause.atoms
    )
