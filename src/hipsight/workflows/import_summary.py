"""What became of everything read in an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hipsight.importers.contract import Item, Recognised, Remark
from hipsight.model.problem import Problem
from hipsight.model.records import Record
from hipsight.storage.adding import Added


@dataclass(slots=True)
class ImportSummary:
    """What became of everything read: kept + duplicates + problems = read.

    Attributes:
        joined: How many of the duplicates told more of an outing that another file had told of.
        remarks: Reservations about what was read all the same.
        by_kind: How many were kept, by kind of record (or of recognised file, such as `settings_file`).
        by_year: How many were kept, by year.
        passed_over: Parts of known exports that hold nothing for the log and were not opened, by sort.
        notes_left_out: Entries understood from notes that were not kept, as wished.
    """

    read: int = 0
    kept: int = 0
    duplicates: int = 0
    joined: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    by_kind: Counter[str] = field(default_factory=Counter)
    by_year: Counter[int] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    notes_left_out: int = 0
    seconds: float = 0.0

    def count_items(self, items: Iterable[Item], outcomes: Iterator[Added]) -> None:
        """Counts what was read in a file; `outcomes` says what became of each record, in their order."""
        for item in items:
            if isinstance(item, Remark):
                self.remarks.append(item)
            elif isinstance(item, Problem):
                self.read += 1
                self.problems.append(item)
            elif isinstance(item, Recognised):
                self.read += 1
                self.kept += 1
                self.by_kind[item.kind] += 1
            elif item.about is None:
                self.count_record(item.record, next(outcomes))

    def count_record(self, record: Record, added: Added) -> None:
        """Counts one record."""
        self.read += 1
        if added is Added.NEW:
            self.kept += 1
            self.by_kind[record.kind] += 1
            self.by_year[record.day.year] += 1
        else:
            self.duplicates += 1
            self.joined += added is Added.JOINED
