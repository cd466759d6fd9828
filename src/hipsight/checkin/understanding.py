"""What was understood of a line: records, their spans, what was not understood, and questions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hipsight.model.body import Side, Site
from hipsight.model.records import Record


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line and what it was understood as ("distance", "pain score", "side")."""

    start: int
    end: int
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A short question after a line.

    Attributes:
        words: The question.
        field: The field of a pain that the answer fills, or None where it fills none.
        record: Which record of the line it is about; None for a site that nothing was said of.
        site: That site.
        side: Its side, where one was said.
    """

    words: str
    field: str | None = None
    record: int | None = None
    site: Site | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A line, understood.

    Attributes:
        text: The line as typed.
        day: The local day it speaks of, unless a record says another.
        records: In the order of the line.
        understood: Spans in the order of the line, not overlapping.
        not_understood: Words that meant nothing to us, in the order of the line.
        asked: At most two short questions that matter.
    """

    text: str
    day: dt.date
    records: tuple[Record, ...]
    understood: tuple[Span, ...]
    not_understood: tuple[str, ...]
    asked: tuple[Question, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The words of what is asked."""
        return tuple(question.words for question in self.asked)
