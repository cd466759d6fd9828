"""Which numbers of a clause say how bad it was."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.pain_onset import is_bare_onset
from hipsight.checkin.pain_words import RUNNING, says

_SCORE_LEFT = frozenset(
    {
        Kind.SITE,
        Kind.PAIN,
        Kind.COMPLAINT,
        Kind.QUALITY,
        Kind.SIDE,
        Kind.BEHAVIOUR,
        Kind.FELT,
        Kind.START,
        Kind.SCORE,
        Kind.BETTER,
        Kind.LEVEL,
    }
)


_SCORE_FILLER = frozenset(
    [
        "at",
        "was",
        "a",
        "about",
        "maybe",
        "level",
        "around",
        "like",
        "only",
        "still",
        "is",
        "of",
        "the",
        "=",
        ":",
        "just",
        "probably",
        "hit",
        "hitting",
        "peaked",
        "rated",
        "rating",
        "to",
        "up",
        "more",
        "than",
        "an",
        "under",
        "max",
        "maximum",
        "roughly",
        "score",
        "scale",
        "reached",
        "~",
        "today",
        "were",
        "been",
        "got",
        "say",
        "never",
        "above",
        "over",
        "than",
        "more",
    ]
)


_WORST_SCORE = 10.0


def read_scores(clause: Clause, *, has_site: bool, painful: bool, has_context: bool) -> list[float]:
    """The scores, 0 to 10, of the pain that a clause speaks of."""
    found: list[float] = []
    for atom in clause.free(Kind.SCORE):
        low, high, scale = atom.value
        is_of_pain = has_site or painful or (has_context and not _follows_running(clause, atom))
        if scale == 10 and is_of_pain and not _other_scale(clause):  # noqa: PLR2004 - pain is scored to ten
            found += [low] if high is None else [low, high]
            atom.used = True
    for atom in clause.free(Kind.NUMBER):
        low, high = atom.value
        if low > _WORST_SCORE or (high or 0) > _WORST_SCORE or not (low * 2).is_integer():
            continue
        if _is_score(
            clause, atom, has_site=has_site, painful=painful, has_context=has_context, found=bool(found)
        ):
            found += [low] if high is None else [low, high]
            atom.used = True
    return [score for score in found if score <= _WORST_SCORE]


def _follows_running(clause: Clause, atom: Atom) -> bool:
    """Whether a run is told of before the score: "6 easy miles 7/10" is how it felt."""
    told = clause.atoms[: clause.atoms.index(atom)]
    return any(other.kind in {*RUNNING, Kind.DISTANCE, Kind.FINE} for other in told)


def _other_scale(clause: Clause) -> bool:
    """Whether the clause's `n/10` is of effort, mood or the like."""
    return clause.has(Kind.EFFORT) or (
        not clause.has(Kind.SITE, Kind.PAIN)
        and says(
            clause,
            "mood",
            "energy",
            "motivation",
            "felt like",
            "difficulty",
            "fatigue",
            "tired",
            "tiredness",
            "legs",
            "stress",
            "sleep",
        )
    )


_NOT_AFTER = frozenset(
    {
        Kind.RUN,
        Kind.RUN_KIND,
        Kind.SURFACE,
        Kind.PART,
        Kind.DRINK,
        Kind.RECOVERY,
        Kind.SHOE,
        Kind.STRIDES,
        Kind.MEDICINE,
    }
)
_COUNTED = frozenset(
    {
        "days",
        "times",
        "weeks",
        "months",
        "years",
        "reps",
        "nights",
        "steps",
        "day",
        "runs",
        "sets",
        "laps",
        "weeks'",
    }
)
_CUES = frozenset({"a", "was", "at", "about", "maybe", "is", "level"})


def _wakes(atoms: list[Atom]) -> bool:
    """Whether they tell of waking, so that a number after "at" is a time of the night."""
    return any(atom.word.startswith(("woke", "wakes", "awake", "waking", "woken")) for atom in atoms)


def _is_score(
    clause: Clause, atom: Atom, *, has_site: bool, painful: bool, has_context: bool, found: bool
) -> bool:
    if clause.has(Kind.EXERCISE, Kind.TEST, Kind.SLEEP, Kind.STRESS, Kind.EFFORT, Kind.SITTING):
        return False
    place = clause.atoms.index(atom)
    following = clause.atoms[place + 1] if place + 1 < len(clause.atoms) else None
    before = clause.before(atom)
    if before is not None and before.word in {"day", "week", "wk"}:
        return False  # "groin strain day 4"
    if atom.value[1] is not None and before is not None and before.kind is Kind.SITE:
        return True  # "hip 1->4 last 5"
    if following is not None and following.kind in _NOT_AFTER:
        return False
    if following is not None and following.word in _COUNTED:
        return False
    if atom.word == "one" and (place == 0 or clause.atoms[place - 1].word not in _CUES):
        return False
    if place and is_bare_onset(clause, atom):
        return False
    if place and clause.atoms[place - 1].word in {"at", "around"} and _wakes(clause.atoms[:place]):
        return False
    if all(other is atom or other.kind is Kind.FILLER for other in clause.atoms) and clause.link in {
        "colon",
        "comma",
        "open",
        "dash",
    }:
        return has_site or has_context
    return _is_led_up_to(
        clause, place, following, is_told=has_site or painful or found or has_context, has_context=has_context
    )


_WEAK_CUES = frozenset(
    {"a", "maybe", "about", "like", "around", "at", "peaked", "hit", "was", "probably", "still"}
    | {"only", "level", "score"}
)


def _is_led_up_to(
    clause: Clause, place: int, following: Atom | None, *, is_told: bool, has_context: bool
) -> bool:
    """Whether words of a pain, or small words after one, stand before the number."""
    cue = False
    place -= 1
    while place >= 0 and (
        clause.atoms[place].kind in {Kind.FILLER, Kind.UNKNOWN, Kind.NO}
        or clause.atoms[place].word in _SCORE_FILLER
    ):
        before = clause.atoms[place]
        if before.word not in _SCORE_FILLER and before.kind is not Kind.UNKNOWN:
            break
        cue |= before.word in _WEAK_CUES
        place -= 1
    if place >= 0 and clause.atoms[place].kind in _SCORE_LEFT:
        return is_told
    if following is not None and following.kind is Kind.PAIN:
        return True
    return place < 0 and cue and has_context and not clause.has(*RUNNING)
