"""Says of each clause whose it is, whether it happened, and what is denied in it."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import SPEAKERS, Clause
from hipsight.checkin.scanner import COLON, COMMA


def mark_scopes(clauses: list[Clause]) -> list[Clause]:
    """The clauses with what is a plan, another person's, long past or denied marked in them."""
    clauses = _with_plans_apart(clauses)
    _mark_scopes(clauses)
    _deny(clauses)
    return clauses


#: Words that look ahead from where they stand; what was told before them happened.
_FORWARD = frozenset(
    {"will", "i'll", "going to", "gonna", "hoping to", "hope to", "hopefully", "hoping", "might", "want to"}
    | {"try to", "planning to", "thinking of", "need to get", "need to start", "hope this", "hope it"}
    | {
        "may need to",
        "might need to",
        "intend",
        "would like to",
        "in the hope",
        "in hope",
        "looking forward to",
    }
)
_TOLD_OF_PAIN = frozenset({Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.FINE})
_LEADS_ON = frozenset({"that", "which", "i", "it", "and", "so", "this", "i'm", "we", "i'd", "am"})


def _with_plans_apart(clauses: list[Clause]) -> list[Clause]:
    """Begins a clause where a plan follows what hurt: "still have an ankle niggle that I will watch"."""
    apart: list[Clause] = []
    for clause in clauses:
        apart.append(clause)
        place = next((n for n, a in enumerate(clause.atoms) if a.kind is Kind.PLAN and a.word in _FORWARD), 0)
        kinds = {atom.kind for atom in clause.atoms[:place]}
        if Kind.SITE not in kinds or not kinds & _TOLD_OF_PAIN:
            continue
        while clause.atoms[place - 1].word in _LEADS_ON and place > 1:
            place -= 1
        apart.append(Clause("because", clause.sentence, clause.atoms[place:]))
        clause.atoms = clause.atoms[:place]
    return apart


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


_MOST_OF_A_RUN_M = 55_000.0
_RECORDS = frozenset({"longest", "first", "best", "biggest", "fastest", "furthest"})


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
    is_sum = bool(clauses) and _heads_a_sum(clauses[0])
    is_sum &= clauses[1:2] != [] and (clauses[0].has(Kind.DISTANCE) or clauses[1].link == COLON)
    for index, clause in enumerate(clauses):
        clause.history |= is_sum
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
        if index and _trails_off(clause) and clauses[index - 1].ignored:
            clause.ignored = True
        planned = index > 0 and any(atom.kind is Kind.PLAN for atom in clauses[index - 1].atoms)
        if (
            index
            and clauses[index - 1].ignored
            and clause.link in ({COMMA, "and"} if planned else {"and"})
            and clause.sentence == clauses[index - 1].sentence
        ):
            clause.ignored |= not (
                kinds & _STANDS_ALONE
                or any(atom.word in SPEAKERS | {"did", "ended up"} for atom in clause.atoms)
            )
        if Kind.OTHER in kinds and any(
            _is_subject(clause, atom) for atom in clause.atoms if atom.kind is Kind.OTHER
        ):
            clause.ignored = True
        if index and clause.link == COMMA and _only_dates_back(clauses[index - 1]):
            clause.history = True
        if Kind.HISTORY in kinds:
            clause.history = not any(atom.word in _RECORDS or atom.kind is Kind.REPS for atom in clause.atoms)


def _heads_a_sum(clause: Clause) -> bool:
    """Whether the line begins with "Total:" or "Total 79.4M", so that it tells of many runs."""
    kinds = {atom.kind for atom in clause.atoms} - {Kind.FILLER}
    lengths = [atom.value[0] for atom in clause.atoms if atom.kind is Kind.DISTANCE]
    return kinds == {Kind.TOTAL} or (
        kinds == {Kind.TOTAL, Kind.DISTANCE}
        and clause.atoms[0].kind is Kind.TOTAL
        and max(lengths) > _MOST_OF_A_RUN_M
    )


def _trails_off(clause: Clause) -> bool:
    """Whether it goes on after dots: "on tap for tomorrow...intervals"."""
    return clause.joint in {"..", "...", "…"} and not any(atom.word in SPEAKERS for atom in clause.atoms)


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
            elif atom.kind is Kind.UNTIL or (denying and atom.word in {"worst", "worse", "the worst"}):
                denying = False
            elif denying and atom.kind in _DENIABLE and not _is_far_from_no(clause, atom):
                atom.denied = True
        if any(atom.kind is Kind.UNTIL for atom in clause.atoms):
            _lift(clause)


_NEAR_ONLY = frozenset({Kind.SURFACE, Kind.CAMBER, Kind.SHOE, Kind.TRAVEL})
_NEAR = 4


def _is_far_from_no(clause: Clause, atom: Atom) -> bool:
    """Whether it only tells where: "didn't slow me down too much on the treadmill"."""
    before = clause.before_all(atom)[-_NEAR:]
    return atom.kind in _NEAR_ONLY and not any(other.kind is Kind.NO for other in before)


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
