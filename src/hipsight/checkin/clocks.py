"""The grammar of clocks: times, paces and times of day, in figures and as they are dictated."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.checkin.cursor import Cursor
from hipsight.checkin.lexer import CLOCK, WORD
from hipsight.checkin.units_said import DISTANCE_UNITS, DURATION_UNITS
from hipsight.model.units import METRES_PER_KM

Found = tuple[Kind, object, int]  # kind, value, index past the end
TO = frozenset({"-", "–", "to", "or", "—", "~", "->", "→"})


def spelled_clock(at: Cursor, first: tuple[float, int]) -> Found | None:
    """`three ten` and `eight oh five`, as clocks are dictated."""
    minutes, after = first
    if not minutes.is_integer() or minutes >= 60 or at.kind(after) != WORD:  # noqa: PLR2004 - minutes
        return None
    oh = at.text(after) in {"oh", "o"}
    second = at.number(after + oh)
    if (
        second is None
        or not second[0].is_integer()
        or not (0 < second[0] < 10 if oh else 10 <= second[0] < 60)  # noqa: PLR2004 - minutes, seconds and metres
    ):
        return None
    unit = at.text(second[1])
    if unit in DURATION_UNITS or (unit in DISTANCE_UNITS and unit != "pace"):
        return None
    return _pace_unit(at, [minutes, second[0]], second[1]) or (Kind.CLOCK, (minutes, second[0]), second[1])


def read_clock(at: Cursor, index: int) -> Found:
    """The time, pace or time of day that a clock in figures says."""
    parts = [float(part) for part in at.text(index).split(":")]
    after = index + 1
    if at.text(after) in {"am", "pm"} and len(parts) == 2:  # noqa: PLR2004 - hours and minutes
        return (
            Kind.CLOCK_TIME,
            ((parts[0] % 12 + 12 * (at.text(after) == "pm")) * 60 + parts[1], at.text(after)),
            after + 1,
        )
    if found := _pace_unit(at, parts, after):
        return found
    if len(parts) == 3:  # noqa: PLR2004 - hours, minutes, seconds
        return Kind.DURATION, (parts[0] * 3600 + parts[1] * 60 + parts[2], None), after
    if at.text(after) in {"h", "hr", "hrs", "hour", "hours"}:
        return Kind.DURATION, (parts[0] * 3600 + parts[1] * 60, None), after + 1
    if at.text(after) in {"min", "mins", "minutes", "m"}:
        return Kind.DURATION, (parts[0] * 60 + parts[1], None), after + 1
    return Kind.CLOCK, (parts[0], parts[1]), after


def _pace_unit(at: Cursor, parts: list[float], after: int) -> Found | None:
    if len(parts) != 2:  # noqa: PLR2004 - minutes and seconds
        return None
    if at.text(after) in TO and at.kind(after + 1) == CLOCK:  # 8:30-8:45 pace: the first is kept
        if found := _pace_unit(at, parts, after + 2):
            return found
        return None
    seconds = parts[0] * 60 + parts[1]
    if at.text(after) == "mm" and at.glued(after):
        return Kind.PACE, (seconds, DISTANCE_UNITS["mi"]), after + 1  # "6:20mm": minutes a mile
    start = after
    if at.text(after) in {"avg", "average", "ave"} and at.text(after + 1) in {"/", "per", "a"}:
        after += 1  # "5:28 ave per km"
    after += at.text(after) in {"min", "mins", "minute"}
    if at.text(after) in {"/", "per", "a", "an"}:
        after += 1
    elif after == start and not (
        at.text(after) in {"miles", "mile", "mi", "km", "kms", "k"} and at.text(after + 1) == "pace"
    ):
        if at.text(after) == "s" and at.glued(after):
            return Kind.PACE, (seconds, None), after + 1
        after += at.text(after) in {"avg", "average", "ave"}
        return (
            (Kind.PACE, (seconds, None), after + 1)
            if at.text(after) in {"pace", "avg", "average", "ave"}
            else None
        )
    unit = DISTANCE_UNITS.get("mi" if at.text(after) == "m" else at.text(after))
    if unit is None or unit < METRES_PER_KM:
        return None
    after += 1
    return Kind.PACE, (seconds, unit), after + (at.text(after) == "pace")
