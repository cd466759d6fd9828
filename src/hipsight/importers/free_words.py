"""What people wrote beside a run, read by the check-in language: pain, and what belongs to the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hipsight.checkin.parser import understand
from hipsight.importers.contract import Reading
from hipsight.model.preferences import Preferences
from hipsight.model.records import Record

#: The run itself is told by the file, and a rest day beside a run is not one.
_NOT_PROPOSED = frozenset({"run", "cross_training", "rest_day"})

#: Longer notes are stories and copied texts; reading the beginning is enough and bounds the time.
LONGEST_NOTE = 2000


def propose(words: str, about: Reading, preferences: Preferences, label: str) -> Iterator[Reading]:
    """Records that the words beside an outing speak of, as proposals.

    Args:
        words: The note.
        about: The outing.
        preferences: The person's units and order of dates.
        label: Which of several notes it is (`note`, `description`).
    """
    record: Any = about.record
    text = " ".join(words[:LONGEST_NOTE].split())
    if not any(letter.isalpha() for letter in text):
        return
    checkin = understand(text, today=record.day, day=record.day, preferences=preferences)
    said: list[Record] = [one for one in checkin.records if one.kind not in _NOT_PROPOSED]
    for number, one in enumerate(said, start=1):
        yield Reading(one, f"{about.part} {label} {number}", about=about.part)
