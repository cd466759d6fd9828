"""A problem in the data is a value that travels beside the records, not an exception."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or was read with a reservation.

    Attributes:
        source: The file, with the line or part where there is one: `days.csv:14`.
        message: What is wrong and what to do, in plain words.
        reason: Short phrase shared by all problems of the same sort, to group them by.
    """

    source: str
    message: str
    reason: str
