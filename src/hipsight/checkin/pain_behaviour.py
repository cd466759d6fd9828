"""How a pain behaves: when it comes and goes, and what brings it on."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_words import RUNNING
from hipsight.model.body import Behaviour

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


def read_behaviours(clause: Clause, said: Said, *, painful: bool, has_context: bool) -> None:
    """Adds the behaviours of a clause to what it says."""
    running = clause.has(*RUNNING, Kind.DISTANCE)
    for atom in clause.free(Kind.BEHAVIOUR):
        if atom.denied:
            atom.used = painful or has_context
            continue
        if not (painful or has_context) and not _ALWAYS_PAIN & set(atom.value):
            continue
        plain = atom.word in _TIMES_OF_DAY
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


def _ends_there(clause: Clause, atom: Atom) -> bool:
    """Whether "after" speaks of the run: nothing but a score or a side follows it."""
    following = clause.after(atom)
    return following is None or following.kind in {Kind.SCORE, Kind.SIDE}
