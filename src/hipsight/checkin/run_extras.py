"""Shoes, camber, heart rate and effort of a run, and whether pain stopped it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_story import RunStory

_OTHER_REASONS = frozenset(
    [
        "water",
        "coffee",
        "traffic",
        "lights",
        "light",
        "photo",
        "photos",
        "toilet",
        "bathroom",
        "loo",
        "dog",
        "gate",
        "chat",
        "watch",
        "gel",
        "gels",
        "pee",
        "poo",
        "phone",
        "shop",
        "rain",
        "weather",
        "thunder",
        "lightning",
        "dark",
        "train",
    ]
)
_MOMENTS = frozenset(
    {"bit", "moment", "moments", "while", "second", "seconds", "minute", "minutes", "mins", "sec"}
)
_PAUSE_REACH = 5
_HARDEST = 10
_FELT = frozenset({"felt", "feels", "feeling", "felt like"})
_HARD = frozenset({"hard", "tough"})
_PAINFUL = (Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.ELSEWHERE)


def read_extras(story: RunStory, clauses: Sequence[Clause]) -> dict[str, Any]:
    """Fields of the run by name."""
    fields: dict[str, Any] = {}
    for clause in clauses:
        for atom in clause.free(Kind.CAMBER):
            if not atom.denied:
                fields["camber"] = True
                if "road" in atom.word:
                    fields["on_road"] = True
                story.take(clause, atom)
        for atom in clause.free(Kind.SHOE):
            if not clause.has(Kind.RETIRED) and not atom.denied:
                fields.setdefault(
                    "shoe",
                    atom.value if isinstance(atom.value, str) else story.line[atom.start : atom.end],
                )
                story.take(clause, atom)
        for kind, name in (
            (Kind.HEART_RATE, "heart_rate_bpm"),
            (Kind.CADENCE, "cadence_spm"),
            (Kind.ASCENT, "ascent_m"),
        ):
            for atom in clause.free(kind):
                fields.setdefault(name, float(atom.value))
                story.take(clause, atom)
        effort = _effort(clause)
        if effort is not None:
            fields["effort_0_10"] = float(effort.value[0])
            story.take(clause, effort)
    return fields


def _effort(clause: Clause) -> Atom | None:
    """The score that says how hard it was: "RPE 6", "felt 7/10", but not the "felt good 7/10" of a mood."""
    named = clause.free(Kind.EFFORT)
    scores = [atom for atom in clause.free(Kind.SCORE, Kind.NUMBER) if atom.value[0] <= _HARDEST]
    if named and scores:
        named[0].used = True
        return scores[0]
    for atom in clause.free(Kind.SCORE):
        before = clause.before(atom)
        while before is not None and before.kind is Kind.FILLER:
            before = clause.before(before)
        is_felt = before is not None and (before.word in _FELT or before.word in _HARD)
        if is_felt and atom.value[2] == _HARDEST and not clause.has(Kind.FINE):
            return atom
    return None


def _is_pause(clause: Clause, stop: Atom) -> bool:
    """Whether it was gone on with: "had to stop for a bit", "stopped for a few minutes"."""
    following = clause.atoms[clause.atoms.index(stop) + 1 :][:_PAUSE_REACH]
    said = [atom for atom in following if atom.word not in {"a", "few", "couple", "of", "little", "short"}]
    if len(said) < 2 or said[0].word != "for":  # noqa: PLR2004 - "for" and how long
        return False
    return said[1].kind is Kind.DURATION or said[1].word in _MOMENTS


def is_stopped(story: RunStory, clauses: Sequence[Clause], *, has_pain: bool) -> bool | None:
    """True when it was stopped or cut short, and there was pain and no other reason."""
    for clause in clauses:
        for atom in clause.free(Kind.STOP):
            if atom.denied or not has_pain:
                continue
            following = clause.after(atom)
            if (
                atom.word == "stopped"
                and following is not None
                and following.word in {"to", "for"}
                and not clause.has(*_PAINFUL)
                and not any(other.kind in _PAINFUL for other in clause.atoms)
            ):
                continue
            if {other.word for other in clause.atoms} & _OTHER_REASONS or _is_pause(clause, atom):
                continue
            if atom.word in {"cut", "cut to", "turned around", "cut off", "finished early"} and not (
                clause.has(Kind.STOP) and has_pain
            ):
                continue
            story.take(clause, atom)
            return True
    return None
