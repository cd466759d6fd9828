"""The grammar of repetitions: `5x800`, `3 x 12`, `3 sets of 12`, `3 by 8`, `2x400mg`."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.checkin.cursor import Cursor
from hipsight.checkin.lexer import CLOCK
from hipsight.checkin.units_said import DISTANCE_UNITS, DURATION_UNITS, LOAD_UNITS

TIMES = frozenset({"x", "×", "*"})
_LEAST_METRES = 200


def read_repetitions(at: Cursor, count: float, after: int) -> tuple[Kind, object, int] | None:
    """`5x800`, `3 x 12`, `3 sets of 12`, `3 by 8`, `2x15 each`; a third number is left to follow."""
    if not (count.is_integer() and 0 < count <= 100):  # noqa: PLR2004 - more is no repetition
        return None
    if at.text(after) in {"sets", "set", "rounds"} and at.text(after + 1) in {"of", "x"}:
        after += 1
    elif at.text(after) == "times" and at.number(after + 1):
        pass
    elif at.text(after) not in TIMES and at.text(after) != "by":
        return None
    if at.text(after + 1) == "(" and at.text(after) in TIMES:
        after += 1  # "3x(10 minutes)"
    if at.kind(after + 1) == CLOCK:
        minutes, seconds = (float(part) for part in at.text(after + 1).split(":")[:2])
        return Kind.REPS, (count, minutes * 60 + seconds, "s"), after + 2
    inner = at.number(after + 1)
    if inner is None:
        return _without_amount(at, count, after)
    return _with_amount(at, count, inner)


def _without_amount(at: Cursor, count: float, after: int) -> tuple[Kind, object, int] | None:
    """`3 x mile`, or a bare `3x`."""
    if at.text(after + 1) in {"mile", "km", "k"}:
        if at.text(after) == "by" and at.number(after + 2):
            return None  # "a 4 by km 3" is a score and a place
        return Kind.REPS, (count, DISTANCE_UNITS[at.text(after + 1)], "m"), after + 2
    return (Kind.REPS, (count, None, ""), after + 1) if at.text(after) in TIMES else None


def _with_amount(at: Cursor, count: float, inner: tuple[float, int]) -> tuple[Kind, object, int] | None:
    """The amount of each repetition with its unit."""
    value, after = inner
    if at.text(after) == "-" and at.number(after + 1) and at.text(after + 2) != "x":
        after = (at.number(after + 1) or (0, after))[1]
    after += at.text(after) == "-" and at.glued(after)
    unit = at.text(after)
    if unit in {"reps", "rep"}:
        return Kind.REPS, (count, value, ""), after + 1
    if unit in DISTANCE_UNITS:
        return Kind.REPS, (count, value * DISTANCE_UNITS[unit], "m"), after + 1
    if unit == "m":
        return (
            Kind.REPS,
            (count, value * (1.0 if value >= 30 else 60.0), "m" if value >= 30 else "s"),  # noqa: PLR2004 - minutes, seconds and metres
            after + 1,
        )
    if unit in DURATION_UNITS and not (unit == "s" and value >= _LEAST_METRES):
        return Kind.REPS, (count, value * DURATION_UNITS[unit], "s"), after + 1
    if unit == "mg":
        return Kind.DOSE, (count * value, None), after + 1
    if unit in LOAD_UNITS:
        return None
    return Kind.REPS, (count, value, ""), after
