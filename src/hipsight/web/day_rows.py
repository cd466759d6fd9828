"""A day in the list: its runs each told once, its pains, and the rest of life in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hipsight.model.journal_entry import Entry
from hipsight.model.outings import join_tellings
from hipsight.model.records import Pain, Record, Run


@dataclass(frozen=True, slots=True)
class DayRow:
    """What is shown of a day.

    Attributes:
        worst: Worst pain of the day, 0 to 10; None where nothing was said of any.
        told: Runs and pains: the id of the entry to open, and the record.
        others: The rest of what was logged: kind and how often.
    """

    day: dt.date
    worst: float | None
    told: tuple[tuple[str, Record], ...]
    others: tuple[tuple[str, int], ...]


def day_row(day: dt.date, entries: Sequence[Entry]) -> DayRow:
    """The day from its entries."""
    worst = [one.record.worst for one in entries if isinstance(one.record, Pain)]
    pains = [(one.id, one.record) for one in entries if isinstance(one.record, Pain)]
    kinds = [one.record.kind for one in entries if not isinstance(one.record, Run | Pain)]
    return DayRow(
        day,
        max((score for score in worst if score is not None), default=None),
        (*outings(entries), *pains),
        tuple((kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)),
    )


def outings(entries: Sequence[Entry]) -> Iterator[tuple[str, Record]]:
    """Each run once, though watch and line both tell of it; with the id of the watch's entry where it has one."""
    runs = [(one.id, one.record) for one in entries if isinstance(one.record, Run)]
    for outing in join_tellings(record for _, record in runs):
        same = [
            entry_id
            for entry_id, record in runs
            if record is outing or (outing.starts_at is not None and record.starts_at == outing.starts_at)
        ]
        yield same[0], outing
