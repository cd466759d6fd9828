"""How far and how long a run was: the total said, or the sum of warm-up, work and cool-down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.units_said import DISTANCE_UNITS
from hipsight.model.units import METRES_PER_KM

_WITHIN = frozenset(
    {
        "with",
        "w/",
        "incl",
        "including",
        "included",
        "inc",
        "of",
        "last",
        "final",
        "first",
        "middle",
        "for",
        "every",
        "at",
        "containing",
        "featuring",
    }
)
_TOTAL_SHARE = 0.97
_FASTEST_S_PER_KM = 150.0
_SLOWEST_S_PER_KM = 960.0
_MOST_HOURS_ALONE = 4.0


@dataclass(slots=True, eq=False)
class Piece:
    """An amount of a run with its part in it: plain, warm, cool, total or within."""

    amount: float
    part: str
    atom: Atom
    has_kind: bool
    is_fast: bool


def part_of(clause: Clause, atom: Atom) -> str:
    """The part of the run that an amount is."""
    place = clause.atoms.index(atom)
    before = clause.atoms[max(0, place - 3) : place]
    after = clause.atoms[place + 1 : place + 3]
    if any(near.kind is Kind.TOTAL for near in (*before, *after)):
        return "total"
    if any(near.word == "either side" for near in clause.atoms[place + 1 : place + 4]):
        return "warm"
    for near in (*after[:1], *reversed(before[-2:]), *after[1:]):
        if near.kind is Kind.PART and near.value in {"warm_up", "cool_down"}:
            return "warm"
        if near.kind is Kind.DISTANCE:
            break
    if after and after[0].kind is Kind.RECOVERY:
        return "within"
    if (
        after
        and after[0].word == "jog"
        and any(near.word in {"w/", "with"} or near.kind is Kind.REPS for near in before)
    ):
        return "within"
    if before and before[-1].word in {"with", "w/"} and place > 1:
        return "with"
    if before and (before[-1].kind is Kind.PART or before[-1].word in {"with", "incl"}) and place > 1:
        return "within"
    if before and before[-1].kind is Kind.PART and before[-1].word in {"last", "final", "first", "middle"}:
        return "within"
    return "plain"


def sum_of(pieces: Sequence[Piece], reps_sum: float) -> float | None:
    """The length of the run that the pieces speak of; `reps_sum` is what its repetitions add up to."""
    totals = [piece for piece in pieces if piece.part == "total"]
    if totals:
        return totals[0].amount
    plain = [piece for piece in pieces if piece.part == "plain"]
    warm = [piece for piece in pieces if piece.part == "warm"]
    if warm:
        rest = sum(piece.amount for piece in (*plain[1:], *warm)) + (0 if plain[1:] else reps_sum)
        if (
            plain
            and plain[0].amount >= rest * _TOTAL_SHARE
            and pieces[0] is plain[0]
            and not plain[0].is_fast
        ):
            return plain[0].amount
        work = sum(piece.amount for piece in plain) or reps_sum
        return work + sum(piece.amount for piece in warm)
    if not plain:
        alone = [piece for piece in pieces if piece.part == "with"]
        return alone[0].amount if len(alone) == 1 and not reps_sum else None  # "back at it with 5k"
    rest = sum(piece.amount for piece in plain[1:])
    if rest and plain[0].amount < rest * _TOTAL_SHARE and all(piece.has_kind for piece in plain):
        return plain[0].amount + rest
    if (
        rest
        and all(piece.has_kind for piece in plain)
        and plain[0].amount > rest * 1.03
        and not plain[0].is_fast
    ):
        return plain[0].amount + rest if len({p.amount for p in plain}) == len(plain) else plain[0].amount
    return plain[0].amount


def clock_seconds(hours_or_minutes: float, rest: float, distance_m: float | None) -> tuple[float, str]:
    """Seconds of a clock of two numbers, and whether it is a "duration", a "pace", or of a "part" of the run only.

    With a distance the reading that gives a running pace is taken; without one, up to four is hours.
    """
    short = hours_or_minutes * 60 + rest
    if distance_m:
        per_km = short / distance_m * METRES_PER_KM
        if _FASTEST_S_PER_KM <= per_km <= _SLOWEST_S_PER_KM:
            return short, "duration"
        if _FASTEST_S_PER_KM <= per_km * 60 <= _SLOWEST_S_PER_KM:
            return short * 60, "duration"
        if _FASTEST_S_PER_KM <= short <= _SLOWEST_S_PER_KM:  # of a kilometre by the best, of a mile walked
            return short, "pace"
        return short, "part" if short < distance_m * _FASTEST_S_PER_KM / METRES_PER_KM else "duration"
    if hours_or_minutes <= _MOST_HOURS_ALONE:
        return short * 60, "duration"
    return short, "duration" if hours_or_minutes >= 16 else "pace"  # noqa: PLR2004 - slower is no pace


def whole_of(clause: Clause, atom: Atom) -> float | None:
    """The run's length in "the last 3 miles of 12"."""
    place = clause.atoms.index(atom)
    if atom.kind not in {Kind.NUMBER, Kind.DISTANCE} or place < 3 or clause.atoms[place - 1].word != "of":  # noqa: PLR2004 - last, amount, of
        return None
    part, mark = clause.atoms[place - 2], clause.atoms[place - 3]
    if part.kind is not Kind.DISTANCE or mark.word not in {"last", "final", "first"}:
        return None
    if atom.kind is Kind.DISTANCE:
        return float(atom.value[0])
    unit = next(
        (
            metres
            for name, metres in DISTANCE_UNITS.items()
            if part.word.endswith(name) and metres >= METRES_PER_KM
        ),
        None,
    )
    return atom.value[0] * unit if unit else None
