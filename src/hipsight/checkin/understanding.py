"""What was understood of a line: records, their spans, what was not understood, and questions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hipsight.model.records import Record


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line and what it was understood as ("distance", "pain score", "side")."""

    start: int
    end: int
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A line, understood.

    Attributes:
        text: The line as typed.
        day: The local day it speaks of, unless a record says another.
        records: In the order of the line.
        understood: Spans in the order of the line, not overlapping.
        not_understood: Words that meant nothing to us, in the order of the line.
        questions: At most two short questions that matter.
    """

    text: str
    day: dt.date
    records: tuple[Record, ...]
    understood: tuple[Span, ...]
    not_understood: tuple[str, ...]
    questions: tuple[str, ...]
