"""How far or how long into the run a pain began, where the words say so."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import SPEAKERS, Clause
from hipsight.checkin.mentions import Said
from hipsight.checkin.pain_words import RUNNING
from hipsight.model.body import Behaviour

_CUES = frozenset(
    {
        "from",
        "after",
        "at",
        "around",
        "about",
        "by",
        "since",
        "past",
        "into",
        "@",
        "~",
        "near",
        "beyond",
        "starting",
        "started",
        "start",
        "circa",
        "for",
    }
)


_IN = frozenset({"in", "into", "on", "onwards", "onward", "mark"})


_STARTS = frozenset(
    {
        "started",
        "starts",
        "kicked in",
        "kicks in",
        "came on",
        "comes on",
        "set in",
        "began",
        "showed up",
        "appeared",
        "crept in",
        "until",
        "till",
        "til",
        "flared up",
    }
)


def is_bare_onset(clause: Clause, atom: Atom) -> bool:
    """Whether a bare number says where it began: "started at 9", "by 11 it was a 4"."""
    place = clause.atoms.index(atom)
    before = clause.atoms[place - 1].word if place else ""
    if any(near.kind is Kind.STOP for near in clause.atoms[max(0, place - 2) : place]):
        return False
    if before in {"by", "after", "until", "till", "til", "past", "since"}:
        return True
    starts = any(
        other.word in _STARTS or other.word.startswith(("started", "kicked", "began", "came on", "set in"))
        for other in clause.atoms[:place]
    )
    return before in {"at", "from", "around", "about"} and starts


def bare_onset(clause: Clause) -> float | None:
    """A number that says where it began without a unit, or None."""
    for atom in clause.free(Kind.NUMBER):
        starts = is_bare_onset(clause, atom) and any(other.word in _STARTS for other in clause.atoms)
        is_place = starts or _is_from_there_on(clause, atom) or _opens_with(clause, atom)
        if is_place and atom.value[0] <= _MOST_MILES:
            atom.used = True
            return float(atom.value[0])
    return None


_MOST_MILES = 60  # of one run


_OPENERS = frozenset({"at", "by", "around", "about", "from", "after", "past"})


def _opens_with(clause: Clause, atom: Atom) -> bool:
    """Whether "At 7" opens what is said of a site: "At 7.5 my thigh began to hurt"."""
    place = clause.atoms.index(atom)
    if not place or clause.atoms[0].word not in _OPENERS or place > 2:  # noqa: PLR2004 - "at about 7"
        return False
    told = [other for other in clause.atoms[place + 1 :] if other.kind is not Kind.FILLER]
    hurts = clause.has(Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY)
    of_the_day = clause.has(Kind.BEHAVIOUR, Kind.OUTING, Kind.SLEEP)
    return bool(told) and told[0].kind in {Kind.SITE, Kind.SIDE} and hurts and not of_the_day


def _is_from_there_on(clause: Clause, atom: Atom) -> bool:
    """Whether "from 12" ends what is said of a pain: "hip 3/10 from 12", but not "down from 5"."""
    before = clause.before_all(atom)
    return (
        len(before) > 1
        and before[-1].word == "from"
        and before[-2].kind in {Kind.SCORE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SITE}
        and clause.after(atom) is None
    )


def read_onset(clause: Clause, said: Said, *, painful: bool, fine: bool, has_context: bool) -> bool:
    """Reads how far or how long in it began; True when the clause says so."""
    hurts = clause.has(Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE)
    if not hurts and (clause.has(Kind.STOP) or _tells_of_oneself(clause)):
        return False
    if not (painful or has_context) or (clause.has(*RUNNING) and not hurts and not clause.has(Kind.FELT)):
        return False
    eased = (
        fine
        or clause.has(Kind.GONE)
        or any(word in said.behaviour for word in (Behaviour.WARMS_UP, Behaviour.GONE_AFTER_RUN))
    )
    begins = False
    until = clause.has(Kind.UNTIL)
    for atom in clause.free(Kind.MARK, Kind.DISTANCE, Kind.DURATION):
        if _is_whole_run(clause, atom):
            if painful and Behaviour.AFTER_RUN not in said.behaviour:
                said.behaviour.append(Behaviour.AFTER_RUN)
            continue
        where = _where(clause, atom)
        if where is None:
            continue
        atom.used = True
        if where == "first":
            if painful and not fine and not any(a.denied for a in clause.atoms):
                said.onset_m = said.onset_m or (0.0, None)
                said.behaviour += [] if Behaviour.WARMS_UP in said.behaviour else [Behaviour.WARMS_UP]
            continue
        if eased and not until and not painful:
            continue
        if eased and not until and _eases_before(clause, atom):
            continue
        begins = True
        _set_onset(said, atom, where)
    return _read_vague_onset(clause, said, painful=painful, fine=fine) or begins


_OF_IT = frozenset({"it", "they", "them"})


def _tells_of_oneself(clause: Clause) -> bool:
    """Whether it tells what the runner did, and of no pain: "I had a bit left for the last mile"."""
    words = {atom.word for atom in clause.atoms}
    says = clause.has(Kind.FELT, Kind.FINE, Kind.BETTER, Kind.GONE, Kind.UNTIL, Kind.BEHAVIOUR)
    return bool(words & SPEAKERS) and not words & _OF_IT and not says


def _set_onset(said: Said, atom: Atom, where: str) -> None:
    if where == "last":
        said.tail = said.tail or atom
    elif atom.kind is Kind.DURATION:
        said.onset_s = said.onset_s or atom.value
    else:
        said.onset_m = said.onset_m or atom.value


def _read_vague_onset(clause: Clause, said: Said, *, painful: bool, fine: bool) -> bool:
    """Reads "last 5", "from the start" and "halfway"; True when a part of the run is named."""
    begins = False
    for atom in clause.free(Kind.NUMBER):
        if painful and _is_last_part(clause, atom):
            said.tail = said.tail or atom
            atom.used = begins = True
    for atom in clause.free(Kind.START, Kind.HALFWAY):
        if painful and not fine:
            said.onset_m = said.onset_m or ((0.0, None) if atom.kind is Kind.START else None)
            said.share = 0.5 if atom.kind is Kind.HALFWAY and said.share is None else said.share
            atom.used = True
    return begins


def _is_last_part(clause: Clause, atom: Atom) -> bool:
    """Whether a bare number ends "hip 1->4 last 5"."""
    before, after = clause.before(atom), clause.after(atom)
    counted = any(near.word in {"on", "in", "with"} for near in clause.atoms[: clause.atoms.index(atom)][-4:])
    return (
        before is not None
        and not counted
        and before.kind is Kind.PART
        and before.word in {"last", "final"}
        and atom.value[1] is None
        and (after is None or after.kind in {Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.BEHAVIOUR})
    )


def _is_whole_run(clause: Clause, atom: Atom) -> bool:
    """Whether "after a 5 mile run" speaks of the run's end, not of a place in it."""
    place = clause.atoms.index(atom)
    follows = "miler" in atom.word or any(
        near.kind is Kind.RUN for near in clause.atoms[place + 1 : place + 3]
    )
    return follows and any(near.word in {"after", "from"} for near in clause.atoms[max(0, place - 3) : place])


def _eases_before(clause: Clause, atom: Atom) -> bool:
    place = clause.atoms.index(atom)
    for before in reversed(clause.atoms[:place]):
        if before.kind in {Kind.GONE, Kind.FINE, Kind.BETTER} or (
            before.kind is Kind.BEHAVIOUR and Behaviour.WARMS_UP in before.value
        ):
            return True
        if before.kind in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SITE}:
            return False
    return False


def _where(clause: Clause, atom: Atom) -> str | None:
    """Where in the run the words around an amount put it: "from", "first", "last", or None."""
    place = clause.atoms.index(atom)
    before = clause.atoms[max(0, place - 3) : place]
    after = clause.atoms[place + 1] if place + 1 < len(clause.atoms) else None
    if (
        before
        and before[-1].kind is Kind.PART
        and before[-1].word in {"last", "final", "first", "opening", "the last"}
    ):
        if before[0].word == "after" and before[-1].word == "first":
            return "from"  # "after the first 2 km it was back"
        return "first" if before[-1].word in {"first", "opening"} else "last"
    if after is not None and after.word in _IN and after.kind is Kind.FILLER:
        second = clause.after(after)
        while second is not None and second.word in {"my", "the"}:
            second = clause.after(second)
        if (
            second is None
            or second.word == ","
            or after.word in {"into", "onwards"}
            or second.kind in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SITE, Kind.FELT, Kind.SIDE}
            or second.word == "to"
        ):
            return "from"
    if atom.kind is Kind.MARK:
        return "from"
    if len(before) > 1 and before[-2].word == "from" and before[-1].word in {"the", "my", "that", "a"}:
        return "from" if after is not None and after.word in {"mark", "point", "on", "onwards"} else None
    return "from" if _is_cued(before) else None


_SET_IN = frozenset(
    {"kicked in", "kicks in", "came on", "comes on", "started", "starts", "set in", "began"}
    | {"showed up", "appeared"}
)


def _is_cued(before: list[Atom]) -> bool:
    """Whether a word right before an amount puts it into the run: "from", "after", "came on"."""
    for cue in reversed(before):
        if cue.kind is Kind.UNTIL or (cue.word in _CUES and cue.word != "for"):
            return True
        if cue.word == "after running" or (cue.kind is Kind.FELT and cue.word in _SET_IN):
            return True
        if cue.kind is not Kind.FILLER:
            return False
    return False
