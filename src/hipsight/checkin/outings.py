"""Which run of the day each clause speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.dating import Calendar

_AMOUNTS = (Kind.DISTANCE, Kind.DURATION, Kind.CLOCK, Kind.REPS, Kind.RACE_DISTANCE, Kind.NUMBER)
_NOT_RUNS = (
    Kind.SLEEP,
    Kind.SITE,
    Kind.PAIN,
    Kind.EXERCISE,
    Kind.CROSS,
    Kind.SITTING,
    Kind.DRINK,
    Kind.MEDICINE,
    Kind.STRESS,
    Kind.TRAVEL,
)
_LABELS = {
    "this morning": "am",
    "this am": "am",
    "this evening": "pm",
    "that evening": "pm",
    "tonight": "pm",
    "in evening": "pm",
    "in the evening": "pm",
    "this afternoon": "pm",
    "in the morning": "am",
    "later today": "pm",
    "that afternoon": "pm",
    "later on": "pm",
    "later that day": "pm",
    "later": "pm",
    "in the afternoon": "pm",
}


def number_outings(clauses: Sequence[Clause], calendar: Calendar) -> None:
    """Numbers the clauses by outing: a new one begins where the time of day changes and a run is told of."""
    outing = 0
    label: str | None = None
    seen_run = False
    pending: str | None = None
    day = None
    last_told = clauses[0] if clauses else None
    for clause in clauses:
        if day is not None and calendar.day_of(clause) != day:
            outing, label, seen_run, pending = outing + 1, None, False, None
        day = calendar.day_of(clause)
        found = _label(clause)
        tells = _tells(clause)
        is_heading = len(clause.atoms) <= 3 and not clause.has(Kind.SCORE)  # noqa: PLR2004 - such as "PM run"
        if found and not tells and is_heading:
            pending = found
        elif tells:
            if seen_run and last_told is not None and _is_way_home(last_told, clause):
                outing += 1
            if seen_run and _is_whole_run(clauses, clause) and _is_whole_run(clauses, last_told):
                outing += 1
            last_told = last_told if clause.link == "open" else clause
            found = found or pending
            pending = None
            if found and seen_run and found != label:
                outing += 1
            label = found or label
            seen_run = True
        clause.outing = outing
        if pending and seen_run and pending != label:
            clause.outing = outing + 1


def _is_way_home(race: Clause, clause: Clause) -> bool:
    """Whether it is a run of its own after a race: "parkrun 24:12, then 2 miles home"."""
    return clause.link == "then" and any(atom.kind is Kind.RACE_DISTANCE for atom in race.atoms)


def _is_whole_run(clauses: Sequence[Clause], clause: Clause | None) -> bool:
    """Whether it is a distance with its pace in brackets, as in "3.4 miles (7:14); 8.7 miles (7:26)"."""
    if clause is None or clause.link not in {"sentence", "colon", "start"}:
        return False
    place = clauses.index(clause) + 1
    following = clauses[place] if place < len(clauses) else None
    told = [atom for atom in clause.atoms if atom.kind is not Kind.FILLER]
    return (
        following is not None
        and following.link == "open"
        and following.has(Kind.CLOCK, Kind.PACE)
        and len(told) == 1
        and told[0].kind is Kind.DISTANCE
    )


def _tells(clause: Clause) -> bool:
    """Whether the clause tells of a run: an amount that stands before any word of something else."""
    if clause.ignored:
        return False
    for atom in clause.atoms:
        if atom.kind in _NOT_RUNS:
            return False
        if atom.kind in _AMOUNTS and not atom.used:
            return atom.kind is not Kind.NUMBER or not clause.has(*_NOT_RUNS)
    return False


def _label(clause: Clause) -> str | None:
    for atom in clause.atoms:
        if atom.kind is Kind.OUTING:
            return str(atom.value)
        if atom.kind is Kind.BEHAVIOUR and atom.word in _LABELS:
            return _LABELS[atom.word]
        if atom.kind is Kind.CLOCK_TIME:
            return str(atom.value[1])
    return "pm" if clause.link == "then" and clause.joint == "later" else None
