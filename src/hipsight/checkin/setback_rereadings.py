"""Readings of a run that pain broke off or hurt a part of: "stop and walk back", "fine except the last mile"."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at, back_to_sentence
from hipsight.checkin.scanner import COMMA, SLASH
from hipsight.model.records import RunKind

_OF_PAIN = frozenset({Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY})
_HURTS = _OF_PAIN - {Kind.SITE}
_OF_A_RUN = frozenset({Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.RACE_DISTANCE})
_EXCEPT = frozenset({"except", "except for", "apart from", "aside from", "bar"})
_HIGHEST = 10
_NEAR = 4
_A_WHILE = frozenset({"few", "couple", "bit", "little"})
_MOSTLY = frozenset({"mostly", "mainly", "just", "only"})
_FROM_THERE = frozenset({"once", "past", "after", "from", "by", "beyond"})


def fine_except(atoms: list[Atom], index: int) -> None:
    """Reads "didn't hurt except for the last mile" as fine until then."""
    if atoms[index].kind is not Kind.LINK or atoms[index].word not in _EXCEPT:
        return
    following = [atom for atom in atoms[index + 1 : index + _NEAR] if atom.kind is not Kind.FILLER]
    is_end = bool(following) and following[0].kind is Kind.PART and following[0].word in {"last", "final"}
    told = {atom.kind for atom in back_to_sentence(atoms, index)}
    if is_end and (told & {Kind.FINE} or (Kind.NO in told and told & _HURTS)):
        atoms[index].kind = Kind.UNTIL
        before = atom_at(atoms, index - 1)
        if before is not None and before.kind is Kind.BREAK and before.value == COMMA:
            before.kind = Kind.FILLER


def so_far_in(atoms: list[Atom], index: int) -> None:
    """Reads "4 miles in when I got a pain" as where it began."""
    inner, length = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atoms[index].word != "when" or atoms[index].kind is not Kind.LINK or inner is None or length is None:
        return
    following = _on_to_joint(atoms, index)
    if inner.word == "in" and length.kind is Kind.DISTANCE and any(a.kind in _OF_PAIN for a in following):
        atoms[index].kind = Kind.FILLER
        length.kind = Kind.MARK


def walk_of_a_run(atoms: list[Atom], index: int) -> None:
    """Leaves "walked a few minutes", "stop and walk back" and "easy run/walk" to the run."""
    walk, after, second = atoms[index], atom_at(atoms, index + 1), atom_at(atoms, index + 2)
    if walk.kind is not Kind.CROSS or walk.value != "walk":
        return
    before = atoms[:index]
    mark, ran = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if mark is not None and mark.value == SLASH and ran is not None and _names_running(ran):
        walk.kind, walk.value, walk.word = Kind.RUN_KIND, RunKind.WALK_RUN, "run walk"
        mark.kind, mark.value = Kind.FILLER, None
        return
    if after is None or not any(atom.kind in _OF_A_RUN | {Kind.STOP} for atom in before):
        return
    stopped = any(atom.kind is Kind.STOP for atom in before[-_NEAR:])
    for_a_while = after.word == "a" and second is not None and second.word in _A_WHILE
    if (walk.word == "walked" and for_a_while) or (stopped and after.word in {"back", "home"}):
        walk.kind = Kind.FILLER


def _names_running(atom: Atom) -> bool:
    return atom.kind in {Kind.RUN, Kind.RUN_KIND} and atom.word.endswith(("run", "jog"))


def mostly_walked(atoms: list[Atom], index: int) -> None:
    """Reads "mostly walking once past 4.5km" after a pain as broken off."""
    walk, before = atoms[index], atom_at(atoms, index - 1)
    if walk.kind is not Kind.BEHAVIOUR or walk.word != "walking" or before is None:
        return
    length = next((atom for atom in atoms[index + 1 : index + _NEAR] if atom.kind is Kind.DISTANCE), None)
    cues = {atom.word for atom in atoms[index + 1 : index + _NEAR]} & _FROM_THERE
    hurts = any(atom.kind in _HURTS for atom in back_to_sentence(atoms, index))
    if before.word in _MOSTLY and cues and length is not None and hurts:
        walk.kind, walk.value, walk.word = Kind.STOP, "stop", "had to walk"
        length.kind = Kind.FILLER


def cooled_down_and_done(atoms: list[Atom], index: int) -> None:
    """Reads "calves hurt so just a mile cool down and done" as broken off."""
    joint, cool = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atoms[index].word not in {"done", "home"} or joint is None or joint.word not in {"and", "&"}:
        return
    if cool is None or cool.kind is not Kind.PART or cool.value != "cool_down":
        return
    told = back_to_sentence(atoms, index)
    if any(atom.kind in _HURTS for atom in told) and any("just" in atom.word.split() for atom in told):
        atoms[index].kind, atoms[index].value = Kind.STOP, "stop"


def score_between(atoms: list[Atom], index: int) -> None:
    """Reads "between a 3 and a 6 out of 10" of a pain as a range of scores."""
    if atoms[index].word != "between":
        return
    told = [atom for atom in atoms[index + 1 : index + 6] if atom.word not in {"a", "an"}]
    if len(told) < 3 or told[1].word not in {"and", "&"}:  # noqa: PLR2004 - low, and, high
        return
    low, joint, high = told[:3]
    if low.kind is not Kind.NUMBER or high.kind not in {Kind.NUMBER, Kind.SCORE}:
        return
    if not low.value[0] < high.value[0] <= _HIGHEST or low.value[1] is not None:
        return
    kinds = {atom.kind for atom in back_to_sentence(atoms, index)}
    if high.kind is Kind.SCORE or (kinds & _OF_PAIN and not kinds & _OF_A_RUN):
        scale = high.value[2] if high.kind is Kind.SCORE else _HIGHEST
        high.kind, high.value = Kind.SCORE, (low.value[0], high.value[0], scale)
        atoms[index].kind = low.kind = joint.kind = Kind.FILLER


def _on_to_joint(atoms: list[Atom], index: int) -> list[Atom]:
    found = []
    for atom in atoms[index + 1 :]:
        if atom.kind in {Kind.BREAK, Kind.LINK}:
            break
        found.append(atom)
    return found
