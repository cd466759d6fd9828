"""Whether a clause denies a pain, and whether it is gone: what is fine, odd, not felt, or fine only up to a point."""

from __future__ import annotations

from dataclasses import dataclass

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said

#: Complaints that mean pain even where no site is named; the others need one in their clause.
STRONG = frozenset(
    [
        "sore",
        "tight",
        "tightness",
        "niggle",
        "niggles",
        "niggling",
        "niggly",
        "twinge",
        "twinges",
        "twingey",
        "twingy",
        "tender",
        "tenderness",
        "sciatica",
        "bursitis",
        "flared",
        "soreish",
        "tightish",
        "sorer",
        "tighter",
        "uncomfortable",
        "tightening",
        "tightened",
    ]
) | {
    "flared up",
    "flare up",
    "flare-up",
    "tightened up",
    "tightening up",
    "can't bear weight",
    "cannot bear weight",
    "couldn't bear weight",
    "unable to bear weight",
    "can't put weight",
    "couldn't put weight",
    "can't weight bear",
    "bulge",
    "lump",
    "saddle",
    "saddle area",
    "bladder",
    "can't put any weight",
    "couldn't put any weight",
    "can barely stand",
    "couldn't stand on it",
    "can't stand on it",
    "between legs",
    "killed me",
    "talking to me",
    "playing up",
    "acting up",
    "hurt like hell",
    "injured",
}


PAIN_WORDS = (Kind.PAIN, Kind.QUALITY, Kind.COMPLAINT)


PLACES = (Kind.MARK, Kind.DISTANCE, Kind.DURATION)


#: What a phrase means that speaks of pain by itself, where no place is named.
PAINLESS = "painless"
#: Beside one of these, "no issues" may well be of something else than a pain.
_OTHER_MATTERS = (Kind.SLEEP, Kind.STRESS, Kind.ILLNESS, Kind.SHOE, Kind.SITTING, Kind.DRINK, Kind.MEDICINE)


_BESIDE_NO = frozenset({Kind.NO, Kind.FILLER, Kind.SITE, Kind.SIDE, Kind.DAY})


_ODD = frozenset({"weird", "odd", "funny", "strange", "off", "dead", "heavy", "tired", "funky", "wonky"})


@dataclass(slots=True, eq=False)
class PainWords:
    """The words of a clause that speak of a pain, sorted."""

    present: list[Atom]
    denied: list[Atom]
    fine: list[Atom]
    unwell: list[Atom]
    felt: list[Atom]

    @property
    def strong(self) -> bool:
        """Whether one of them means pain whatever else is said."""
        return any(atom.kind is not Kind.COMPLAINT or atom.word in STRONG for atom in self.present)


def is_gone(clause: Clause, words: PainWords, said: Said) -> bool:
    """Whether the pain is said to have gone for good: "hip pain gone", but not "gone by mile 3"."""
    return (
        clause.has(Kind.GONE)
        and not clause.has(*PLACES, Kind.START)
        and not said.scores
        and all(atom.kind is Kind.PAIN for atom in words.present)
    )


def felt_nothing(clause: Clause, atom: Atom) -> bool:
    """Whether nothing was felt: "felt nothing in the hip"."""
    following = clause.after(atom)
    return following is not None and following.kind is Kind.NO and following.word in {"nothing", "no", "nowt"}


def is_fine_until(clause: Clause) -> bool:
    """Whether it was fine only up to something: "quiet until the big descent"."""
    for place, atom in enumerate(clause.atoms):
        if atom.kind is Kind.UNTIL:
            told = [other for other in clause.atoms[place + 1 :] if other.kind is not Kind.FILLER]
            return bool(told) and any(other.kind is Kind.FINE for other in clause.atoms[:place])
    return False


def _does_something(clause: Clause) -> bool:
    """Whether what is denied is a word we do not know: "I don't trust the hip"."""
    denying = False
    for atom in clause.atoms:
        denying |= atom.kind is Kind.NO
        if denying and atom.kind is Kind.SITE:
            return False
        if denying and atom.kind is Kind.UNKNOWN:
            return True
    return False


def _felt_otherwise(clause: Clause, atom: Atom) -> bool:
    """Whether only how it felt is denied, in words we do not know: "wasn't feeling pleasant"."""
    following = clause.after(atom)
    return following is not None and following.kind is Kind.UNKNOWN and not following.word.endswith("ly")


def is_the_contrary(clause: Clause) -> bool:
    """Whether it denies that this one is fine too: "the knee is fine but the hip isn't"."""
    told = [atom for atom in clause.atoms if atom.kind is not Kind.FILLER]
    return (
        clause.link == "but"
        and len(told) > 1
        and told[-1].kind is Kind.NO
        and told[-1].word in {"isn't", "wasn't", "not", "aren't", "weren't", "isnt", "wasnt"}
    )


def is_only_odd(words: PainWords) -> bool:
    """Whether it felt odd and is said not to hurt: "felt weird, not painful"."""
    denied = any(atom.kind is Kind.PAIN for atom in words.denied)
    return denied and all(atom.kind is Kind.COMPLAINT and atom.word in _ODD for atom in words.present)


def is_absent(clause: Clause, words: PainWords, said: Said, *, has_site: bool) -> bool:
    """Whether it is said not to hurt."""
    if words.denied or (said.scores and not any(said.scores)):
        return True
    is_painless = any(atom.value == PAINLESS for atom in words.fine)
    if (is_painless and not clause.has(*_OTHER_MATTERS)) or any(
        (atom.denied and not _felt_otherwise(clause, atom)) or felt_nothing(clause, atom)
        for atom in words.felt
    ):
        return True
    if not has_site:
        return False
    says_no = clause.has(Kind.NO)
    only_no = says_no and all(atom.kind in _BESIDE_NO for atom in clause.atoms)
    return (
        bool(words.fine)
        or clause.has(Kind.GONE)
        or only_no
        or (says_no and any(atom.denied for atom in clause.free(Kind.SITE)) and not _does_something(clause))
    )
