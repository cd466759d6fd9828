"""Import files: whole exports, folders, archives or single files, once, with nothing lost."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hipsight.importers.containers import open_sources, read_source
from hipsight.importers.contract import Item, Reading, Recognised, Remark, Source
from hipsight.model.journal_entry import Origin
from hipsight.model.preferences import Preferences, preferences_to_json
from hipsight.model.problem import Problem
from hipsight.storage.adding import Derived
from hipsight.storage.journal import Journal

#: What was read is stored at least this often: it is the work that a kill can cost.
STORE_EVERY_S = 0.5

#: And at least after this many bytes of originals, to bound the memory.
STORE_EVERY_BYTES = 32 * 1024 * 1024


@dataclass(slots=True)
class ImportSummary:
    """What became of everything read: kept + duplicates + problems = read.

    Attributes:
        remarks: Reservations about what was read all the same.
        by_kind: How many were kept, by kind of record (or of recognised file, such as `settings_file`).
    """

    read: int = 0
    kept: int = 0
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    by_kind: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _ReadFile:
    source: Source
    sha256: str
    items: tuple[Item, ...]


def import_files(
    journal: Journal,
    paths: Sequence[Path],
    *,
    at: dt.datetime,
    on_progress: Callable[[str, ImportSummary], None] = lambda _name, _summary: None,
) -> ImportSummary:
    """Imports every path into the journal and says what became of everything read.

    May be stopped at any moment: what was stored stays, and the same call again goes on from there.

    Args:
        journal: Where it goes.
        paths: Files, folders and archives.
        at: When it is done.
        on_progress: Called with the name of each file about to be read.
    """
    started = time.monotonic()
    preferences = journal.preferences()
    store = _Storing(journal, at, preferences)
    try:
        for path in paths:
            for source in open_sources(path):
                if isinstance(source, Problem):
                    store.summary.problems.append(source)
                    store.summary.read += 1
                else:
                    on_progress(source.name, store.summary)
                    store.take(source)
    finally:
        store.flush()
        store.summary.seconds = time.monotonic() - started
    return store.summary


def count_files(paths: Sequence[Path]) -> int:
    """About how many files lie in folders and archives; archives within them count as one."""
    count = 0
    for path in paths:
        if path.is_dir():
            count += sum(len(names) for _, _, names in os.walk(path))
        elif zipfile.is_zipfile(path):
            with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
                count += len(archive.namelist())
        else:
            count += 1
    return max(count, 1)


class _Storing:
    """Collects what was read and stores it in short transactions, so that other writers get their turn."""

    def __init__(self, journal: Journal, at: dt.datetime, preferences: Preferences) -> None:
        self.summary = ImportSummary()
        self._journal = journal
        self._at = at
        self._preferences = preferences
        self._known = journal.known_originals()
        self._waiting: list[_ReadFile] = []
        self._action_id: int | None = None
        self._stored_at = time.monotonic()

    def take(self, source: Source) -> None:
        sha256 = hashlib.sha256(source.content).hexdigest()
        if sha256 in self._known:
            count = max(1, self._known[sha256])
            self.summary.read += count
            self.summary.duplicates += count
            return
        items = tuple(read_source(source, self._preferences))
        self._known[sha256] = sum(isinstance(item, Reading) for item in items)
        self._waiting.append(_ReadFile(source, sha256, items))
        size = sum(len(read.source.content) for read in self._waiting)
        if time.monotonic() - self._stored_at > STORE_EVERY_S or size > STORE_EVERY_BYTES:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            with self._journal.writing() as writing:
                action_id = self._action_id
                if action_id is None and any(_worth_keeping(read.items) for read in self._waiting):
                    context = preferences_to_json(self._preferences)
                    action_id = writing.begin_action("import", self._at, context)
                fresh: list[bool] = []
                if action_id is not None:
                    kept = [read for read in self._waiting if _worth_keeping(read.items)]
                    writing.keep_originals(
                        action_id, [(read.sha256, read.source.name, read.source.content) for read in kept]
                    )
                    derived = (
                        one for read in kept for one in derive_file(read.sha256, read.source.name, read.items)
                    )
                    fresh = writing.add(action_id, self._at, derived)
            # Counted only now that it is stored.
            self._action_id = action_id
            is_new = iter(fresh)
            for read in self._waiting:
                self._count(read.items, is_new)
            self._waiting.clear()
        self._stored_at = time.monotonic()

    def _count(self, items: Iterable[Item], is_new: Iterator[bool]) -> None:
        for item in items:
            if isinstance(item, Remark):
                self.summary.remarks.append(item)
                continue
            self.summary.read += 1
            if isinstance(item, Problem):
                self.summary.problems.append(item)
            elif isinstance(item, Recognised):
                self.summary.kept += 1
                self.summary.by_kind[item.kind] += 1
            elif next(is_new):
                self.summary.kept += 1
                self.summary.by_kind[item.record.kind] += 1
            else:
                self.summary.duplicates += 1


def derive_file(sha256: str, name: str, items: Iterable[Item]) -> Iterator[Derived]:
    """The records read from a file, each with its origin."""
    for item in items:
        if isinstance(item, Reading):
            yield Derived(item.record, Origin(sha256, item.part, name), item.streams)


def _worth_keeping(items: Sequence[Item]) -> bool:
    return any(isinstance(item, (Reading, Recognised)) for item in items)
