"""Finds the amount that belongs to a word: the nearest one that no record was made of."""

from __future__ import annotations

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause

_HOUR_S = 3600.0


_MOST_HOURS = 24.0


_REACH = 4


def nearest(clause: Clause, atom: Atom, *kinds: Kind) -> Atom | None:
    """The nearest free atom of these kinds, the ones after it first, then right before it."""
    place = clause.atoms.index(atom)
    for other in clause.atoms[place + 1 : place + 1 + _REACH]:
        if other.kind in kinds and not other.used:
            return other
        if other.kind not in {
            Kind.FILLER,
            Kind.LEVEL,
            Kind.UNKNOWN,
            Kind.FELT,
            Kind.LINK,
            Kind.SLEEP,
            Kind.COMPLAINT,
            Kind.NO,
            Kind.FINE,
        }:
            break
    for other in reversed(clause.atoms[max(0, place - _REACH) : place]):
        if other.kind in kinds and not other.used:
            return other
        if other.kind not in {Kind.FILLER, Kind.LEVEL, Kind.UNKNOWN, Kind.FINE, Kind.COMPLAINT, Kind.NO}:
            break
    return None


def aside(following: Clause | None) -> Atom | None:
    """The length of sleep in brackets: "slept badly (4.5 hrs)"."""
    if following is None or following.link != "open":
        return None
    found = following.free(Kind.DURATION)
    return found[0] if found and len(following.atoms) <= 2 else None  # noqa: PLR2004 - nothing else in the brackets


def alone(following: Clause | None) -> Atom | None:
    """A length that is all there is in the next clause: "sat most of the day, maybe 8 hours"."""
    if following is None or following.link not in {"comma", "open", "dash", "colon"}:
        return None
    if any(atom.kind not in {Kind.FILLER, Kind.DURATION} for atom in following.atoms):
        return None
    return next(iter(following.free(Kind.DURATION)), None)


def hours_of(atom: Atom) -> float | None:
    """Hours that an amount says, or None when a day does not have as many."""
    low, high = atom.value
    value = (low + high) / 2 if high else low
    hours = value / _HOUR_S if atom.kind is Kind.DURATION else value
    return round(hours, 4) if 0 <= hours <= _MOST_HOURS else None


def clock_hours(atom: Atom) -> float | None:
    """Hours that a clock of two numbers says, as in `7:30`."""
    hours = atom.value[0] + atom.value[1] / 60
    return round(hours, 4) if hours <= _MOST_HOURS else None
