"""What red flags look at: recent records, and the words as typed. No Timeline: a line is answered at once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Record


def _day_of(record: Record) -> dt.date:
    return record.day


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentLog:
    """The log as known on the evening of `today`.

    Attributes:
        records: By day; every record up to today, or those of as many days as are asked about.
        lines: Day and words of every check-in line, word for word.
        typed_days: Days with a check-in; what was told on them stays up until it is answered.
        answered: Id of a red flag and the day on which the person answered it; what was logged up to then is down.
    """

    today: dt.date
    records: tuple[Record, ...]
    lines: tuple[tuple[dt.date, str], ...]
    preferences: Preferences
    typed_days: frozenset[dt.date] = frozenset()
    answered: tuple[tuple[str, dt.date], ...] = ()

    def __post_init__(self) -> None:
        """Puts the records in order, so that the last days of ten years are at hand."""
        object.__setattr__(self, "records", tuple(sorted(self.records, key=_day_of)))

    def recent(self, days: int) -> Iterator[Record]:
        """Records of the last `days` days, today included."""
        first = self.today - dt.timedelta(days=days - 1)
        start = bisect_left(self.records, first, key=_day_of)
        return iter(self.records[start : bisect_right(self.records, self.today, key=_day_of)])

    def recent_pains(self, days: int) -> Iterator[Pain]:
        """Pains of the last days, of any site; not those said to be absent or scored 0."""
        return (record for record in self.recent(days) if isinstance(record, Pain) and record.worst != 0)

    def recent_words(self, days: int) -> Iterator[tuple[dt.date, str]]:
        """Day and words of everything typed or noted in the last days."""
        first = self.today - dt.timedelta(days=days - 1)
        yield from ((day, text) for day, text in self.lines if first <= day <= self.today)
        yield from ((record.day, record.text) for record in self.recent(days) if record.text)
