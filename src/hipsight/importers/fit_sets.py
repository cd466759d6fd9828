"""The sets of a FIT strength session as exercises, each with its sets, repetitions and load."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from garmin_fit_sdk import Profile

from hipsight.importers.fit_decoding.messages import FitMessages, Message
from hipsight.model.life_records import Strength

_UNNAMED = "strength"
_NO_NAME = frozenset({"unknown", "total_body", "cardio", "warm_up"})


def find_exercises(messages: FitMessages, day: dt.date) -> Iterator[Strength]:
    """One record an exercise, in order of its first set.

    The mean of the repetitions and the heaviest load, as Garmin's own summary has them, so that the two say the same.
    Exercises counted in seconds have the longest hold. Rests are none.

    Raises:
        InvalidRecordError: A value of the part cannot be one of a person.
    """
    done: defaultdict[str, list[Message]] = defaultdict(list)
    for one in messages.sets:
        if one.get("set_type") == "active":
            done[_exercise(one)].append(one)
    for exercise, sets in done.items():
        reps = [float(one["repetitions"]) for one in sets if one.get("repetitions")]
        loads = [float(one["weight"]) for one in sets if one.get("weight")]
        if exercise == _UNNAMED and not reps and not loads:
            continue  # the laps of a yoga class, say
        holds = [float(one["duration"]) for one in sets if one.get("duration")]
        yield Strength(
            day=day,
            exercise=exercise,
            sets=len(sets),
            reps=round(sum(reps) / len(sets)) if reps else None,
            load_kg=max(loads) if loads else None,
            hold_s=max(holds) if holds and not reps else None,
        )


def _exercise(one: Message) -> str:
    category: Any = one.get("category")
    if not isinstance(category, str) or category in _NO_NAME:
        return _UNNAMED
    names = Profile["types"].get(f"{category}_exercise_name", {})
    return str(names.get(one.get("category_subtype"), category)).replace("_", " ")
