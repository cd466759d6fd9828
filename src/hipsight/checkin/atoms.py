"""The smallest stretches of a line that mean something: an amount, a body site, a negation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a stretch means; its value is the name shown beside the span."""

    NUMBER = "number"
    DISTANCE = "distance"
    DURATION = "duration"
    CLOCK = "time or pace"
    CLOCK_TIME = "time of day"
    PACE = "pace"
    SCORE = "score"
    REPS = "repetitions"
    LOAD = "load"
    DOSE = "dose"
    HEART_RATE = "heart rate"
    CADENCE = "cadence"
    ASCENT = "climb"
    EFFORT = "effort"
    MARK = "place in the run"
    WEATHER = "weather"
    DAY = "day"
    SITE = "site"
    ELSEWHERE = "another part of the body"
    SIDE = "side"
    PAIN = "pain"
    COMPLAINT = "complaint"
    QUALITY = "quality"
    FINE = "no complaint"
    BETTER = "comparison"
    GONE = "eased"
    BEHAVIOUR = "behaviour"
    FELT = "felt"
    START = "from the start"
    HALFWAY = "halfway"
    NO = "negation"
    UNTIL = "until"
    RUN = "run"
    RUN_KIND = "kind of run"
    STRIDES = "strides"
    RACE_DISTANCE = "race distance"
    SURFACE = "surface"
    CAMBER = "camber"
    PART = "part of the run"
    TOTAL = "total"
    RECOVERY = "recovery"
    STOP = "stopped"
    OUTING = "outing"
    SHOE = "shoe"
    SHOE_WORD = "shoes"
    NEW = "new"
    RETIRED = "retired"
    SLEEP = "sleep"
    STRESS = "stress"
    LEVEL = "level"
    SITTING = "sitting"
    ILLNESS = "illness"
    TRAVEL = "travel"
    DRINK = "alcohol"
    MEDICINE = "medicine"
    PERIOD = "period"
    CYCLE_DAY = "cycle day"
    EXERCISE = "exercise"
    CROSS = "cross-training"
    TEST = "self-test"
    RESULT = "result"
    REST = "rest day"
    CLINICIAN = "clinician"
    SAID = "said"
    CUSTOM = "custom factor"
    CARE = "care"
    PLAN = "plan"
    OTHER = "another person"
    HISTORY = "history or total"
    BREAK = "break"
    LINK = "link"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(slots=True, eq=False)
class Atom:
    """A stretch of the line with its meaning.

    Attributes:
        kind: What sort of thing it is.
        value: What it says; its type depends on the kind (amounts are `(low, high or None)`).
        start: Offset of its first character; `end` is past the last.
        word: The words, in small letters.
        used: True once a record was made of it.
        denied: True inside the scope of a negation.
        refused: True when no record can hold what it says.
    """

    kind: Kind
    value: Any
    start: int
    end: int
    word: str
    used: bool = False
    denied: bool = False
    refused: bool = False


def of_kind(atoms: Iterable[Atom], *kinds: Kind) -> list[Atom]:
    """The atoms of these kinds that no record has been made of yet."""
    return [atom for atom in atoms if atom.kind in kinds and not atom.used]
