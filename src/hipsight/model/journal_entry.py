"""A record with its place in a journal: whose it is, where it came from, when it was recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from hipsight.model.records import Record


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from.

    Attributes:
        source: Id of the check-in, or SHA-256 of the original file.
        part: Which part of it: `3` for the third record of a line, `session 2`, `line 14`.
        name: What a person would call it: the file's name, or `typed`.
    """

    source: str
    part: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the journal.

    Attributes:
        id: Derived from owner and origin, so that a rebuild gives the same.
        owner: Whose record it is (`me` in a journal of one's own).
        origins: The first is the one the record was read from; later ones say the same thing again.
        recorded_at: Aware instant at which it entered the journal.
        edited: True when the person has corrected it since.
    """

    id: str
    owner: str
    record: Record
    origins: tuple[Origin, ...]
    recorded_at: dt.datetime
    edited: bool = field(default=False)
