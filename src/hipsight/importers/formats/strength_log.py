"""Strength logs of Hevy, Strong and FitNotes: a CSV with one row a set.

Kept: each exercise of each day with its number of sets, the repetitions of the middle set, the heaviest
load and the longest hold. Rows that are no set (rest timers, notes) are passed over. A load without a unit
is taken for kilograms by those who count in kilometres and for pounds by others, and says so.

Proved by golden files with the headers that public code and its tests have, and by damaged tables; no real
export was at hand.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.local_writing import date_order_of, read_local_moment, read_local_number
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Strength
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.units import KG_PER_POUND, DistanceUnit

#: Columns that only this app has, and the column of the day and of the exercise.
_APPS: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"exercise_title", "start_time", "set_index"}), "start_time", "exercise_title"),
    (frozenset({"exercise name", "set order", "date"}), "date", "exercise name"),
    (frozenset({"exercise", "category", "date", "reps"}), "date", "exercise"),
)
_LOADS = {
    "weight_kg": 1.0,
    "weight (kg)": 1.0,
    "weight (kgs)": 1.0,
    "weight_lbs": KG_PER_POUND,
    "weight (lbs)": KG_PER_POUND,
    "weight (lb)": KG_PER_POUND,
}
_NO_SETS = frozenset({"rest timer", "note"})


@dataclass(frozen=True, slots=True)
class _Set:
    """One set; NaN where nothing is said."""

    reps: float
    load_kg: float
    hold_s: float
    load_assumed: bool


def _app_of(names: set[str]) -> tuple[str, str] | None:
    return next(((day, exercise) for marks, day, exercise in _APPS if marks <= names), None)


def _accepts(_name: str, head: bytes) -> bool:
    return _app_of(set(header_of(head))) is not None


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    day_column, exercise_column = _app_of(set(header_of(source.head))) or ("date", "exercise")
    sets: dict[tuple[dt.date, str], list[_Set]] = defaultdict(list)
    try:
        rows = list(rows_of(source.content))
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more ({error})", "broken CSV")
        return
    order = date_order_of([row.get(day_column, "") for _, row in rows], preferences.date_order)
    for line, row in rows:
        if row.get("set order", "").lower() in _NO_SETS:
            continue
        moment, exercise = read_local_moment(row.get(day_column, ""), order), row.get(exercise_column, "")
        if moment is None or not exercise:
            missing = "exercise" if moment is not None else "readable date"
            yield Problem(f"{source.name}:{line}", f"The row has no {missing}.", f"no {missing}")
            continue
        sets[moment.date(), exercise].append(_set_of(row, preferences))
    for (day, exercise), done in sets.items():
        yield _reading(source.name, day, exercise, done)


def _set_of(row: Mapping[str, str], preferences: Preferences) -> _Set:
    loads = [
        value * scale for name, scale in _LOADS.items() if (value := read_local_number(row.get(name))) > 0
    ]
    bare = read_local_number(row.get("weight"))
    unit = row.get("weight unit", "").lower()
    load_assumed = not loads and bare > 0 and not unit
    if not loads and bare > 0:
        in_pounds = unit.startswith("lb") if unit else preferences.units is DistanceUnit.MILES
        loads = [bare * (KG_PER_POUND if in_pounds else 1.0)]
    seconds = read_local_number(row.get("duration_seconds") or row.get("seconds"))
    if math.isnan(seconds):
        seconds = _clock_s(row.get("time", ""))
    return _Set(read_local_number(row.get("reps")), loads[0] if loads else math.nan, seconds, load_assumed)


def _clock_s(text: str) -> float:
    """Seconds of `0:01:30`."""
    parts = text.split(":")
    if len(parts) < 2 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004 - minutes and seconds
        return math.nan
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds


def _reading(name: str, day: dt.date, exercise: str, done: list[_Set]) -> Item:
    reps = sorted(one.reps for one in done if one.reps > 0)
    loads = [one.load_kg for one in done if one.load_kg > 0]
    holds = [one.hold_s for one in done if one.hold_s > 0]
    part = f"{day} {exercise}"
    try:
        record = Strength(
            day=day,
            exercise=exercise.lower(),
            sets=len(done),
            reps=round(reps[len(reps) // 2]) if reps else None,
            load_kg=round(max(loads), 2) if loads else None,
            hold_s=max(holds) if holds else None,
            assumed=("load_kg",) if loads and any(one.load_assumed for one in done) else (),
        )
    except InvalidRecordError as error:
        return Problem(f"{name}#{part}", str(error), "value out of range")
    return Reading(record, part)


IMPORTER = Importer(
    name="strength_log", title="strength log of Hevy, Strong or FitNotes (CSV)", accepts=_accepts, read=_read
)
