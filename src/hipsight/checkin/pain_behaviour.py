"""How a pain behaves: when it comes and goes, and what brings it on."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_words import RUNNING
from hipsight.model.body import Behaviour, Side

#: Words of a behaviour that are as often of the day or of the run; they are no pain's without one beside them.
_TIMES_TOLD = """
    after a workout; after long run; after race; after run; after running; after shower;
    after the long run; after the race; after the run; after work; after workout; afterward;
    afterwards; all afternoon; all evening; all night; all the time; at bedtime; at night; at pace;
    at speed; backed off; building; built; by bedtime; by evening; calm; cleared; climbs; compensating;
    constant; constantly; day after; descending; downhill; downhills; downstairs; dropped off;
    during reps; during strides; eased; first thing; getting dressed; going downhill; going fast; going faster;
    going too fast;
    going uphill; grew; growing; hours later; in afternoon; in bed; in evening; in morning;
    in the afternoon; in the evening; in the morning; increased; increasing; last night; later in day;
    later on; later today; mornings; next day; night time; nights; on reps; on strides; on the climbs;
    overnight; post run; pushing pace; released; rest of day; rest of the day; rose; running downhill;
    running fast; running hard; running uphill; settled; settled down; sprinting; stairs;
    that afternoon; that evening; the day after; the next day; the next morning; this afternoon;
    this am; this evening; this morning; through night; through the night; to walk; tonight; up to;
    uphill; uphills; upstairs; walking; worked out
"""
_TIMES_OF_DAY = frozenset(" ".join(phrase.split()) for phrase in _TIMES_TOLD.split(";"))


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
_CARRIED_ON = frozenset({"and", "comma", "slash", "open", "dash", "then", "but"})
_SMALL_WORDS = frozenset(
    ["the", "my", "a", "an", "our", "then", "also", "just", "and", "really", "even", "both", "by", "this"]
)


def read_behaviours(clause: Clause, said: Said, *, painful: bool, has_context: bool) -> None:
    """Adds the behaviours of a clause to what it says."""
    for atom in clause.free(Kind.BEHAVIOUR):
        if atom.denied:
            atom.used = painful or has_context
            continue
        if not (painful or has_context or atom.word in _HARDLY) and not _ALWAYS_PAIN & set(atom.value):
            continue
        if Behaviour.AFTER_RUN in atom.value and _counts_on(clause, atom):
            continue
        if _is_fine(clause, atom) or _has_other_cause(clause, atom) or _hurts_less(clause, atom):
            atom.used = True
            continue
        if not painful and any(other.kind is Kind.MEDICINE for other in clause.atoms):
            continue  # "took ibuprofen after my run"
        _wake_at_night(clause, atom)
        if atom.word in _TIMES_OF_DAY and _is_of_the_day(
            clause, atom, painful=painful, has_context=has_context
        ):
            continue
        said.behaviour += [word for word in atom.value if word not in said.behaviour]
        if Behaviour.LYING_ON_SIDE in atom.value:
            said.side = said.side or _side_in(atom.word)
        atom.used = True
    _add_by_words(clause, said, painful=painful)


def _is_of_the_day(clause: Clause, atom: Atom, *, painful: bool, has_context: bool) -> bool:
    """Whether a time of day or the like is that of the run or of the night, and not of the pain."""
    if Behaviour.AT_NIGHT in atom.value and _is_of_sleep(clause):
        return True
    running = clause.has(*RUNNING, Kind.DISTANCE)
    if not painful and (running or not has_context or clause.link not in _CARRIED_ON):
        return True
    return running and not clause.has(*_OF_PAIN)


def _add_by_words(clause: Clause, said: Said, *, painful: bool) -> None:
    """Adds "after" at the end, a camber that hurt, and leaves out the walking that eased it."""
    ends = [atom for atom in clause.atoms if atom.word == "after" and _ends_there(clause, atom)]
    hurts = {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE}
    if (
        painful
        and ends
        and any(atom.kind in hurts for atom in clause.atoms)
        and Behaviour.AFTER_RUN not in said.behaviour
    ):
        said.behaviour.append(Behaviour.AFTER_RUN)
    both = [word for word in said.behaviour if word in {Behaviour.WARMS_UP, Behaviour.WALKING}]
    if both == [Behaviour.WARMS_UP, Behaviour.WALKING]:
        said.behaviour.remove(Behaviour.WALKING)  # "eased off with walking"
    if not painful or clause.has(*RUNNING, Kind.DISTANCE):
        return
    for atom in clause.free(Kind.CAMBER):
        if clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY) and not atom.denied:
            said.behaviour.append(Behaviour.CAMBER)


_TELLS_NOTHING = frozenset({Kind.FILLER, Kind.UNKNOWN, Kind.BEHAVIOUR, Kind.CLOCK_TIME, Kind.OUTING})


def opening_behaviours(clause: Clause) -> list[Behaviour] | None:
    """The "I woke up" of "I woke up and my hip was sore"; None where the clause tells of something else."""
    if _is_after_a_run(clause):
        return [Behaviour.AFTER_RUN]
    found: list[Behaviour] = []
    for atom in clause.atoms:
        if atom.kind is Kind.BEHAVIOUR and not atom.denied and _opens(atom):
            found += [word for word in atom.value if word not in found]
        elif atom.kind not in _TELLS_NOTHING and atom.word != "again":
            return None
    woken = any(atom.word not in {"woke", "awake"} for atom in clause.atoms if atom.kind is Kind.BEHAVIOUR)
    return None if Behaviour.WAKES in found and woken else found


_A_RUN = frozenset({Kind.RUN, Kind.DISTANCE, Kind.DURATION, Kind.RUN_KIND, Kind.SURFACE, Kind.FILLER})


def _is_after_a_run(clause: Clause) -> bool:
    """Whether it only says when: "After the 18 km run, my foot began to hurt"."""
    first, last = clause.atoms[0], clause.atoms[-1]
    told = all(atom.kind in _A_RUN for atom in clause.atoms)
    return told and first.word == "after" and last.kind is Kind.RUN


def _opens(atom: Atom) -> bool:
    """Whether what follows it may be told of that time: "Afterwards, it hurt", but not "This morning, 5 miles"."""
    after = atom.value == (Behaviour.AFTER_RUN,) and atom.word.startswith("after")
    return after or atom.word not in _TIMES_OF_DAY


def _hurts_less(clause: Clause, atom: Atom) -> bool:
    """Whether it is told to be better then: "it hurts less when I run faster"."""
    before = [other.word for other in clause.before_all(atom)[-_FEW:]]
    return "less" in before and not {Behaviour.WARMS_UP, Behaviour.LIMP} & set(atom.value)


def _counts_on(clause: Clause, atom: Atom) -> bool:
    """Whether "after running" says how far: "after running 3 miles"."""
    following = clause.after(atom)
    return following is not None and following.kind in {Kind.NUMBER, Kind.DISTANCE, Kind.DURATION}


def _side_in(words: str) -> Side | None:
    """The side named inside a phrase: "couldn't sleep on left side"."""
    if not words.startswith(("can't", "cannot", "couldn't")):
        return None
    return next((side for side in (Side.LEFT, Side.RIGHT) if side.value in words.split()), None)


_FEW = 3
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
