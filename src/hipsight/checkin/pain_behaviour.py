"""How a pain behaves: when it comes and goes, and what brings it on."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_words import RUNNING
from hipsight.model.body import Behaviour, Side

_TIMES_OF_DAY = frozenset(
    {
        "this morning",
        "this am",
        "last night",
        "this evening",
        "that evening",
        "in evening",
        "in the evening",
        "tonight",
        "overnight",
        "this afternoon",
        "in the morning",
        "in morning",
        "mornings",
        "next day",
        "day after",
        "the next day",
        "by evening",
        "later on",
        "later today",
        "walking",
        "stairs",
        "upstairs",
        "downstairs",
        "afterwards",
        "afterward",
        "in bed",
        "at night",
        "building",
        "built",
        "climbs",
        "increased",
        "uphill",
        "downhill",
        "downhills",
        "uphills",
        "descending",
        "post run",
        "after run",
        "after the run",
        "sprinting",
        "at pace",
        "all night",
        "night time",
        "the next morning",
        "nights",
        "after work",
        "all evening",
        "on the climbs",
        "cleared",
        "up to",
        "rose",
        "grew",
        "after running",
        "after race",
        "to walk",
        "rest of day",
        "rest of the day",
        "hours later",
        "going faster",
        "pushing pace",
        "on reps",
        "during reps",
        "during strides",
        "on strides",
        "in the afternoon",
        "in afternoon",
        "later in day",
        "constant",
        "constantly",
        "settled",
        "settled down",
        "eased",
        "compensating",
        "after the race",
        "after the long run",
        "after long run",
        "after a workout",
        "after workout",
        "first thing",
        "the day after",
        "released",
        "worked out",
        "backed off",
        "increasing",
        "calm",
        "running hard",
        "running fast",
        "running downhill",
        "going downhill",
        "going uphill",
        "running uphill",
        "after shower",
        "that afternoon",
        "all the time",
        "at speed",
        "all afternoon",
        "dropped off",
        "by bedtime",
        "at bedtime",
        "through the night",
        "through night",
        "growing",
        "getting dressed",
    }
)


#: Behaviours that only a pain has, so that they are one even where nothing else is said.
_ALWAYS_PAIN = {Behaviour.LIMP, Behaviour.LYING_ON_SIDE}


#: Nobody walks so without a pain.
_HARDLY = frozenset(
    {
        "hardly walk",
        "could hardly walk",
        "can hardly walk",
        "can't walk",
        "couldn't walk",
        "could barely walk",
    }
    | {"can barely walk", "barely walk", "unable to walk", "struggled to walk", "struggling to walk"}
)
#: What may be said to be fine: "stairs fine", "walking ok".
_TRIED = {
    Behaviour.WALKING,
    Behaviour.STAIRS,
    Behaviour.UPHILL,
    Behaviour.DOWNHILL,
    Behaviour.FAST_RUNNING,
    Behaviour.AFTER_SITTING,
    Behaviour.AT_NIGHT,
    Behaviour.AT_REST,
    Behaviour.LYING_ON_SIDE,
    Behaviour.SINGLE_LEG,
    Behaviour.NEXT_MORNING,
}
_OF_PAIN = (Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.SITE)
_WAKERS = frozenset(
    [
        "dog",
        "dogs",
        "cat",
        "alarm",
        "phone",
        "wife",
        "kids",
        "husband",
        "family",
        "train",
        "work",
        "bed",
        "rain",
        "wind",
        "storm",
        "water",
        "bathroom",
    ]
)
_SMALL_WORDS = frozenset(
    ["the", "my", "a", "an", "our", "then", "also", "just", "and", "really", "even", "both", "by", "this"]
)


def read_behaviours(clause: Clause, said: Said, *, painful: bool, has_context: bool) -> None:
    """Adds the behaviours of a clause to what it says."""
    running = clause.has(*RUNNING, Kind.DISTANCE)
    for atom in clause.free(Kind.BEHAVIOUR):
        if atom.denied:
            atom.used = painful or has_context
            continue
        if not (painful or has_context or atom.word in _HARDLY) and not _ALWAYS_PAIN & set(atom.value):
            continue
        if Behaviour.AFTER_RUN in atom.value and _counts_on(clause, atom):
            continue
        if _is_fine(clause, atom) or _has_other_cause(clause, atom):
            atom.used = True
            continue
        _wake_at_night(clause, atom)
        plain = atom.word in _TIMES_OF_DAY
        if plain and Behaviour.AT_NIGHT in atom.value and _is_of_sleep(clause):
            continue
        if (
            plain
            and not painful
            and (
                running
                or not has_context
                or clause.link not in {"and", "comma", "slash", "open", "dash", "then", "but"}
            )
        ):
            continue
        if (
            plain
            and running
            and not clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.SITE)
        ):
            continue
        said.behaviour += [word for word in atom.value if word not in said.behaviour]
        if Behaviour.LYING_ON_SIDE in atom.value:
            said.side = said.side or _side_in(atom.word)
        atom.used = True
    ends = [atom for atom in clause.atoms if atom.word == "after" and _ends_there(clause, atom)]
    if (
        painful
        and ends
        and any(atom.kind in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE} for atom in clause.atoms)
        and Behaviour.AFTER_RUN not in said.behaviour
    ):
        said.behaviour.append(Behaviour.AFTER_RUN)
    if (
        Behaviour.WARMS_UP in said.behaviour
        and Behaviour.WALKING in said.behaviour
        and said.behaviour.index(Behaviour.WARMS_UP) < said.behaviour.index(Behaviour.WALKING)
    ):
        said.behaviour.remove(Behaviour.WALKING)  # "eased off with walking"
    for atom in clause.free(Kind.CAMBER):
        if (
            painful
            and clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY)
            and not running
            and not atom.denied
        ):
            said.behaviour.append(Behaviour.CAMBER)


def opening_behaviours(clause: Clause) -> list[Behaviour]:
    """The behaviours of a clause that tells of nothing else: the "I woke up" of "I woke up and my hip was sore"."""
    found: list[Behaviour] = []
    for atom in clause.atoms:
        if atom.kind is Kind.BEHAVIOUR and not atom.denied and atom.word not in _TIMES_OF_DAY:
            found += [word for word in atom.value if word not in found]
        elif atom.kind not in {Kind.FILLER, Kind.UNKNOWN, Kind.BEHAVIOUR, Kind.CLOCK_TIME}:
            return []
    return [] if Behaviour.WAKES in found else found


def _counts_on(clause: Clause, atom: Atom) -> bool:
    """Whether "after running" says how far: "after running 3 miles"."""
    following = clause.after(atom)
    return following is not None and following.kind in {Kind.NUMBER, Kind.DISTANCE, Kind.DURATION}


def _side_in(words: str) -> Side | None:
    """The side named inside a phrase: "couldn't sleep on left side"."""
    if not words.startswith(("can't", "cannot", "couldn't")):
        return None
    return next((side for side in (Side.LEFT, Side.RIGHT) if side.value in words.split()), None)


_SMALL_HOURS = 5 * 60
_LATE = 22 * 60


def _wake_at_night(clause: Clause, atom: Atom) -> None:
    """Reads "woke up at 3am" as waking in the night, and not in the morning."""
    if Behaviour.NEXT_MORNING not in atom.value or not atom.word.startswith(("woke", "waking", "awake")):
        return
    hours = [other.value[0] for other in clause.atoms if other.kind is Kind.CLOCK_TIME]
    if any(minutes < _SMALL_HOURS or minutes >= _LATE for minutes in hours):
        atom.value = (Behaviour.AT_NIGHT, Behaviour.WAKES)


def _ends_there(clause: Clause, atom: Atom) -> bool:
    """Whether "after" speaks of the run: nothing but a score or a side follows it."""
    following = clause.after(atom)
    return following is None or following.kind in {Kind.SCORE, Kind.SIDE}


def _is_fine(clause: Clause, atom: Atom) -> bool:
    """Whether what was tried went well: "stairs fine", "ok walking"."""
    if not _TRIED & set(atom.value):
        return False
    following, before = _neighbour(clause, atom, 1), _neighbour(clause, atom, -1)
    if following is not None and following.kind is Kind.FINE:
        return not following.denied
    return (
        before is not None
        and before.kind is Kind.FINE
        and not before.denied
        and (following is None or following.kind not in _OF_PAIN)
    )


def _has_other_cause(clause: Clause, atom: Atom) -> bool:
    """Whether something else is said to have woken them: "kids woke me", "woken by the storm"."""
    if Behaviour.WAKES not in atom.value:
        return False
    cause = _neighbour(clause, atom, 1 if atom.word.endswith(" by") else -1)
    return cause is not None and (
        cause.kind in {Kind.OTHER, Kind.WEATHER, Kind.ILLNESS}
        or cause.word in _WAKERS
        or (cause.kind is Kind.UNKNOWN and not cause.word.endswith("ly"))
    )


def _is_of_sleep(clause: Clause) -> bool:
    """Whether the clause is of the night and of no pain: "slept through the night"."""
    kinds = {atom.kind for atom in clause.atoms}
    return Kind.SLEEP in kinds and not kinds & set(_OF_PAIN)


def _neighbour(clause: Clause, atom: Atom, step: int) -> Atom | None:
    """The next atom on one side, past small words."""
    place = clause.atoms.index(atom) + step
    while 0 <= place < len(clause.atoms):
        if clause.atoms[place].word not in _SMALL_WORDS and clause.atoms[place].kind is not Kind.FELT:
            return clause.atoms[place]
        place += step
    return None
