"""The grammar of amounts: numbers, ranges, distances, durations, paces, scores, repetitions.

amount   := number [("-" | "to" | "or") number] [unit]
score    := amount "/10" | amount "out of" 10
reps     := number "x" (amount | clock) | number "sets of" number | number "by" number
duration := number hours [number [minutes]] | number minutes [number seconds]
pace     := clock ("/" | "per" | "min/") unit | clock "pace" | number "min" unit
"""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.checkin.clocks import TO, Found, read_clock, spelled_clock
from hipsight.checkin.cursor import Cursor, digits
from hipsight.checkin.lexer import CLOCK, FRACTION, WORD
from hipsight.checkin.repetitions import TIMES, read_repetitions
from hipsight.checkin.units_said import (
    CLIMB_UNITS,
    DISTANCE_UNITS,
    DURATION_UNITS,
    LOAD_UNITS,
    METRES_PER_FOOT,
)
from hipsight.model.units import METRES_PER_KM

_CLIMB_WORDS = frozenset(
    ["gain", "climb", "climbing", "elevation", "elev", "ascent", "vert", "d+", "up", "vertical"]
)
_MOST_MILES = 26  # "20m" is miles, "45m" minutes, "800m" metres
_LEAST_METRES = 200
_ENDS_OF_A_TIME = frozenset({"", ".", ",", ";", "!", "(", ")", "\n"})
_LEAST_FEET = 300  # "1000'" is a climb in feet, "90'" is an hour and a half
_LEAST_CLIMB_M = 30
_GUSTY = 3  # from one end of a range to the other
_MINUTE_MARKS = frozenset({"'", "′", "’"})  # noqa: RUF001 - the marks phones type
_MOST_GRAMS = 4  # of a medicine in a day


def read_amount(at: Cursor, index: int) -> Found | None:
    """The amount that begins at a token, with its kind and the index past its end, or None."""
    if at.kind(index) == CLOCK:
        return read_clock(at, index)
    if at.kind(index) == FRACTION and (found := _fraction(at, index)):
        return found
    if at.text(index) in {"a", "an", "one", "another"} and (found := _one_unit(at, index)):
        return found
    first = at.number(index)
    if first is None:
        return None
    if at.kind(index) == WORD and (found := spelled_clock(at, first)):
        return found
    low, after = first
    if found := read_repetitions(at, low, after):
        return found
    high = None
    skipped = after + (at.text(after) == "ish" or at.text(after) == "+")
    if at.text(skipped) in TO and at.text(skipped + 1) != "for":
        if (
            at.kind(skipped + 1) == FRACTION
            and (found := _fraction(at, skipped + 1))
            and found[0] is Kind.SCORE
        ):
            return Kind.SCORE, (low, found[1][0], found[1][2]), found[2]  # type: ignore[index]  # a score is a triple
        second = at.number(skipped + 1)
        if second and second[0] > low and at.text(second[1]) not in TIMES:
            high, after = second
    return _with_unit(at, low, high, after)


def _fraction(at: Cursor, index: int) -> Found | None:
    parts = at.text(index).split("/")
    if len(parts) != 2 or at.text(index) in {"1/2", "1/4", "3/4", "1/3", "2/3"}:  # noqa: PLR2004 - two numbers
        return None
    value, scale = digits(parts[0]), float(parts[1])
    if scale in (5, 10, 100) and value <= scale:
        return Kind.SCORE, (value, None, scale), index + 1
    return None


def _one_unit(at: Cursor, index: int) -> Found | None:
    unit = at.text(index + 1)
    if unit in {"mile", "kilometre", "kilometer", "km"}:
        if [at.text(index + step) for step in (2, 3, 4)] == ["and", "a", "half"]:
            return Kind.DISTANCE, (DISTANCE_UNITS[unit] * 1.5, None), index + 5
        return Kind.DISTANCE, (DISTANCE_UNITS[unit], None), index + 2
    if unit in {"hour", "minute"}:
        seconds, after = DURATION_UNITS[unit], index + 2
        if (
            at.text(after) == "and"
            and at.text(after + 1) == "a"
            and at.text(after + 2) in {"half", "quarter"}
        ):
            return Kind.DURATION, (seconds * (1.5 if at.text(after + 2) == "half" else 1.25), None), after + 3
        if at.text(after) in {"and", ""} or at.number(after):
            rest = at.number(after + (at.text(after) == "and"))
            if rest and rest[0] < 60 and at.text(rest[1]) in DURATION_UNITS:  # noqa: PLR2004 - minutes
                return (
                    Kind.DURATION,
                    (seconds + rest[0] * DURATION_UNITS[at.text(rest[1])], None),
                    rest[1] + 1,
                )
        return Kind.DURATION, (seconds, None), after
    return None


def _with_unit(at: Cursor, low: float, high: float | None, after: int) -> Found | None:
    end = after + (at.text(after) in {"ish", "+"} and at.glued(after))
    end += at.text(end) == "-" and at.glued(end) and at.kind(end + 1) == WORD
    unit = at.text(end)
    found = (
        _score(at, low, high, end)
        or _climb(at, low, after, end)
        or _of_body_and_air(at, low, end)
        or _speed(at, low, high, end)
    )
    if found:
        return found
    if unit in {"am", "pm"} and low <= 12 and high is None:  # noqa: PLR2004 - hours of a clock
        return Kind.CLOCK_TIME, ((low % 12 + 12 * (unit == "pm")) * 60, unit), end + 1
    if unit in DISTANCE_UNITS and DISTANCE_UNITS[unit] and not (unit == "k" and low >= 1000):  # noqa: PLR2004 - no run is that long
        return Kind.DISTANCE, _scaled(low, high, DISTANCE_UNITS[unit]), end + 1
    if unit == "m":
        return _metres_or_minutes(low, high, end + 1)
    if unit in DURATION_UNITS:
        return _duration(at, low, high, end)
    if unit in LOAD_UNITS:
        return Kind.LOAD, low * LOAD_UNITS[unit], end + 1
    if unit in {"g", "gram", "grams"} and low <= _MOST_GRAMS:
        return Kind.DOSE, (low * 1000, None), end + 1
    if unit in {"mg", "milligrams"}:
        return Kind.DOSE, (low, high), end + 1
    plain = after + (at.text(after) == "ish" or (at.text(after) == "+" and at.glued(after)))
    return Kind.NUMBER, (low, high), plain


def _score(at: Cursor, low: float, high: float | None, end: int) -> Found | None:
    """`3 out of 10` and `3 / 10`."""
    unit = at.text(end)
    if unit == "out" and at.text(end + 1) == "of" and (scale := at.number(end + 2)) and scale[0] in (5, 10):
        return Kind.SCORE, (low, high, scale[0]), scale[1]
    if unit == "/" and (scale := at.number(end + 1)) and scale[0] in (5, 10) and low <= scale[0]:
        return Kind.SCORE, (low, high, scale[0]), scale[1]
    return None


def _climb(at: Cursor, low: float, after: int, end: int) -> Found | None:
    """`300 m gain`, `1000'`, `220 D+`, `+250m`, `500 ft`."""
    unit, second = at.text(end), at.text(end + 1)
    if unit in CLIMB_UNITS and (second in _CLIMB_WORDS or at.text(end + 2) in _CLIMB_WORDS - {"up"}):
        return Kind.ASCENT, low * CLIMB_UNITS[unit], end + 2 + (second in {"of", "elevation"})
    if unit in _MINUTE_MARKS and (low >= _LEAST_FEET or second in _CLIMB_WORDS):
        return Kind.ASCENT, low * METRES_PER_FOOT, end + 1 + (second in _CLIMB_WORDS)
    if unit == "d+":
        return Kind.ASCENT, low, end + 1
    if unit in {"m", "ft"} and low >= _LEAST_CLIMB_M and _is_signed(at, after, end):
        return Kind.ASCENT, low * CLIMB_UNITS[unit], end + 1 + (second == "+")
    return (Kind.ASCENT, low * METRES_PER_FOOT, end + 1) if unit in {"ft", "feet"} else None


def _speed(at: Cursor, low: float, high: float | None, end: int) -> Found | None:
    """`6 mph`, which is a pace, unless it is that of the wind."""
    unit = at.text(end)
    if unit not in {"mph", "kph", "kmh"}:
        return None
    if _is_wind(at, low, high, end):
        return Kind.WEATHER, "weather", end + 1
    if 2 <= low <= 25:  # noqa: PLR2004 - speeds of people on foot
        return Kind.PACE, (3600 / low, DISTANCE_UNITS["mi" if unit == "mph" else "km"]), end + 1
    return None


def _of_body_and_air(at: Cursor, low: float, end: int) -> Found | None:
    """`109 avg HR`, `145 bpm`, `180 steps per minute`, `70 degrees`."""
    unit = at.text(end)
    pulse = end + (unit in {"avg", "average", "ave"})
    if at.text(pulse) in {"hr", "heartrate"} and 60 <= low <= 220:  # noqa: PLR2004 - beats of a heart
        return Kind.HEART_RATE, low, pulse + 1
    if unit == "bpm":
        return Kind.HEART_RATE, low, end + 1
    if unit == "spm" or (unit == "steps" and at.text(end + 1) in {"per", "a"}):
        return Kind.CADENCE, low, end + (1 if unit == "spm" else 3)
    if unit in _AIR_UNITS:
        return Kind.WEATHER, "weather", end + 1 + (at.text(end + 1) in {"f", "c"})
    return None


_AIR_UNITS = frozenset({"°", "degrees", "deg", "degree", "f", "c", "celsius", "fahrenheit", "%", "percent"})


def _is_wind(at: Cursor, low: float, high: float | None, unit: int) -> bool:
    """Whether a speed is that of the wind: "5-10mph", "20 mph gusts"."""
    winds = {"wind", "winds", "gust", "gusts", "headwind", "breeze"}
    near = {at.text(unit + step) for step in (-4, -3, -2, 1, 2)}
    return bool(near & winds) or (high is not None and high - low >= _GUSTY)


def _is_signed(at: Cursor, after: int, unit: int) -> bool:
    """Whether a plus stands right before or after an amount, as in `+250m` and `380m+`."""
    number = after - 1
    follows = at.text(unit + 1) == "+" and at.glued(unit + 1)
    return follows or (at.text(number - 1) == "+" and at.glued(number))


def _scaled(low: float, high: float | None, unit: float) -> tuple[float, float | None]:
    return round(low * unit, 3), None if high is None else round(high * unit, 3)


def _metres_or_minutes(low: float, high: float | None, end: int) -> Found:
    if low <= _MOST_MILES:
        return Kind.DISTANCE, _scaled(low, high, DISTANCE_UNITS["mi"]), end
    if not low.is_integer() and low < _LEAST_METRES:
        return Kind.DISTANCE, _scaled(low, high, DISTANCE_UNITS["mi"]), end  # "79.4M"
    if low < _LEAST_METRES and low != 100:  # noqa: PLR2004 - the sprint
        return Kind.DURATION, _scaled(low, high, 60.0), end
    return Kind.DISTANCE, (low, high), end


def _past_joint(at: Cursor, after: int) -> int:
    """Past the "and" of "1 hour and 5 minutes", or the commas of a time that goes on to seconds and ends there."""
    if at.text(after) != ",":
        return after + (at.text(after) in {"and", "&"})
    step = after + 1 + (at.text(after + 1) == "and")
    rest = at.number(step)
    unit = DURATION_UNITS.get(at.text(rest[1])) if rest else None
    if rest is None or unit is None:
        return after
    if unit > 1:
        rest = at.number(_past_joint(at, rest[1] + 1))
    is_time = rest is not None and DURATION_UNITS.get(at.text(rest[1])) == 1
    return step if is_time and rest is not None and at.text(rest[1] + 1) in _ENDS_OF_A_TIME else after


def _duration(at: Cursor, low: float, high: float | None, end: int) -> Found:
    if at.text(end) in _MINUTE_MARKS and at.text(end + 1) == "s" and at.glued(end + 1):
        return Kind.NUMBER, (low, high), end + 2  # "lower 20's"
    unit = DURATION_UNITS.get(at.text(end), 60.0)  # the m of "1h 20m"
    seconds, after = low * unit, end + 1
    if unit == 60 and high is None:  # noqa: PLR2004 - minutes; "9 min miles", "10 min/mile" are paces
        step = after + (at.text(after) in {"/", "per", "a"})
        per = DISTANCE_UNITS.get(at.text(step))
        if at.text(after) == "pace" and 3 <= low <= 20:  # noqa: PLR2004 - a running pace
            return Kind.PACE, (seconds, None), after + 1
        if per is not None and per >= METRES_PER_KM and 3 <= low <= 20:  # noqa: PLR2004 - a running pace
            return Kind.PACE, (seconds, per), step + 1 + (at.text(step + 1) == "pace")
    if unit == 1 and at.text(end) == "s" and 5 <= low <= 15 and at.text(end - 2) in {"at", "@"}:  # noqa: PLR2004 - "at 9s": minutes a mile
        return Kind.PACE, (low * 60, None), after
    if unit == 1 and at.text(end) == "s" and low in (200, 300, 400, 600, 800, 1000, 1200, 1600):
        return Kind.REPS, (None, low, "m"), after
    if unit > 1 and high is None:
        step = _past_joint(at, after)
        rest = at.number(step)
        if rest and rest[0] < 60:  # noqa: PLR2004 - sixty of the smaller unit
            smaller = DURATION_UNITS.get(at.text(rest[1]), 60.0 if at.text(rest[1]) == "m" else None)
            if smaller is not None and smaller < unit:
                found = _duration(at, rest[0], None, rest[1]) if smaller == 60 else None  # noqa: PLR2004 - minutes
                if found and found[0] is Kind.DURATION:
                    return Kind.DURATION, (seconds + found[1][0], None), found[2]  # type: ignore[index]  # a pair
                return Kind.DURATION, (seconds + rest[0] * smaller, None), rest[1] + 1
            ends = at.glued(after) or at.text(rest[1]) in {"", ",", ".", ";"}
            if step == after and unit == 3600 and ends and rest[0].is_integer():  # noqa: PLR2004 - 1h20
                return Kind.DURATION, (seconds + rest[0] * 60, None), rest[1]
        if at.text(after) == "and" and at.text(after + 1) in {"a", "half"}:
            half = after + 1 + (at.text(after + 1) == "a")
            if at.text(half) == "half":
                return Kind.DURATION, (seconds + unit / 2, None), half + 1
    return Kind.DURATION, _scaled(low, high, unit), after
