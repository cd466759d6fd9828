"""Import files: whole exports, folders, archives or single files, once, with nothing lost."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hipsight.importers.containers import open_sources
from hipsight.importers.contract import Item, PassedOver, Reading, Recognised, Source, has_notes
from hipsight.model.journal_entry import Origin
from hipsight.model.preferences import preferences_to_json
from hipsight.model.problem import Problem
from hipsight.storage.adding import Added, Derived
from hipsight.storage.journal import Journal
from hipsight.workflows.import_summary import ImportSummary
from hipsight.workflows.reading_pool import ReadingPool, read_whole
from hipsight.workflows.take_notes import (
    SETTING,
    Notes,
    Proposal,
    keep_notes,
    on_their_days,
    proposals_in,
    setting_of,
)

#: What was read is stored at least this often: it is the work that a kill can cost.
STORE_EVERY_S = 0.5

#: And at least after this many bytes of originals, to bound the memory.
STORE_EVERY_BYTES = 32 * 1024 * 1024


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
    notes: Notes = Notes.KEEP,
    reconsider: bool = False,
    processes: int = 1,
    approve: Callable[[Sequence[Proposal]], Sequence[bool]] = lambda proposals: [True] * len(proposals),
    on_progress: Callable[[str, ImportSummary], None] = lambda _name, _summary: None,
) -> ImportSummary:
    """Imports every path into the journal and says what became of everything read.

    May be stopped at any moment: what was stored stays, and the same call again goes on from there.

    Args:
        journal: Where it goes.
        paths: Files, folders and archives.
        at: When it is done.
        notes: What happens to entries understood from notes beside runs.
        reconsider: Look again at files that are known, for notes that were left out before.
        processes: How many more processes read files, when there are many.
        approve: Asked once about all such entries when notes are to be reviewed.
        on_progress: Called with the name of each file about to be read.
    """
    started = time.monotonic()
    pool = ReadingPool(journal.preferences(), processes)
    store = _Storing(journal, at, notes, pool, reconsider=reconsider)
    try:
        for path in paths:
            for source in open_sources(path):
                on_progress(source.source if not isinstance(source, Source) else source.name, store.summary)
                if isinstance(source, PassedOver):
                    store.summary.passed_over[source.what] += 1
                elif isinstance(source, Problem):
                    store.summary.problems.append(source)
                    store.summary.read += 1
                else:
                    store.take(source)
        store.drain()
        store.take_notes(approve)
    finally:
        store.flush()
        pool.close()
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

    def __init__(
        self, journal: Journal, at: dt.datetime, notes: Notes, pool: ReadingPool, *, reconsider: bool
    ) -> None:
        self.summary = ImportSummary()
        self._pool = pool
        self._journal = journal
        self._at = at
        self._notes = notes
        self._reconsider = reconsider
        self._preferences = journal.preferences()
        self._known = journal.known_originals()
        self._decided = {kept.name: set(kept.value) for kept in journal.settings(SETTING)}
        self._proposals: list[Proposal] = []
        self._notes_read: list[str] = []
        self._waiting: list[_ReadFile] = []
        self._waiting_bytes = 0
        self._action_id: int | None = None
        self._stored_at = time.monotonic()

    def take(self, source: Source) -> None:
        sha256 = hashlib.sha256(source.content).hexdigest()
        if self._pool.holds(sha256):
            self.drain()
        if sha256 in self._known:
            count = max(1, self._known[sha256])
            self.summary.read += count
            self.summary.duplicates += count
            if self._looks_at_notes_again(source, sha256):
                self._propose(sha256, source, read_whole(source, self._preferences))
            return
        for read in self._pool.hand_over(source, sha256):
            self._keep(*read)

    def drain(self) -> None:
        """Stores everything that was handed over to be read."""
        for read in self._pool.rest():
            self._keep(*read)
        self.flush()

    def _keep(self, source: Source, sha256: str, items: tuple[Item, ...]) -> None:
        self._known[sha256] = sum(isinstance(item, Reading) and item.about is None for item in items)
        self._waiting.append(_ReadFile(source, sha256, items))
        self._waiting_bytes += len(source.content)
        self._propose(sha256, source, items)
        if time.monotonic() - self._stored_at > STORE_EVERY_S or self._waiting_bytes > STORE_EVERY_BYTES:
            self.flush()

    def _looks_at_notes_again(self, source: Source, sha256: str) -> bool:
        if self._notes is Notes.SKIP or not has_notes(source):
            return False
        # Undecided when an earlier import was stopped before it came to the notes.
        return self._reconsider or setting_of(sha256) not in self._decided

    def _propose(self, sha256: str, source: Source, items: Iterable[Item]) -> None:
        before = self._decided.get(setting_of(sha256), set())
        proposals = proposals_in(sha256, source.name, items)
        fresh = [one for one in proposals if one.reading.part not in before]
        if fresh:
            self._notes_read.append(sha256)
            self._proposals += fresh

    def take_notes(self, approve: Callable[[Sequence[Proposal]], Sequence[bool]]) -> None:
        """Keeps what was understood from notes, as far as it is wished."""
        if not self._proposals:
            return
        with self._journal.writing() as writing:
            proposals = on_their_days(writing, self._proposals)
        if self._notes is Notes.SKIP:
            taken = []
        elif self._notes is Notes.REVIEW:
            taken = [one for one, yes in zip(proposals, approve(proposals), strict=True) if yes]
        else:
            taken = proposals
        self.summary.notes_left_out += len(proposals) - len(taken)
        with self._journal.writing() as writing:
            action_id = self._action_id
            if action_id is None:
                action_id = writing.begin_action("import", self._at, preferences_to_json(self._preferences))
            outcomes = keep_notes(writing, action_id, self._at, self._notes_read, taken)
        for one, added in zip(taken, outcomes, strict=True):
            self.summary.count_record(one.reading.record, added)
        self._proposals.clear()

    def flush(self) -> None:
        if self._waiting:
            with self._journal.writing() as writing:
                action_id = self._action_id
                if action_id is None and any(_worth_keeping(read.items) for read in self._waiting):
                    context = preferences_to_json(self._preferences)
                    action_id = writing.begin_action("import", self._at, context)
                added: list[Added] = []
                if action_id is not None:
                    kept = [read for read in self._waiting if _worth_keeping(read.items)]
                    writing.keep_originals(
                        action_id, [(read.sha256, read.source.name, read.source.content) for read in kept]
                    )
                    derived = (
                        one for read in kept for one in derive_file(read.sha256, read.source.name, read.items)
                    )
                    added = writing.add(action_id, self._at, derived)
            # Counted only now that it is stored.
            self._action_id = action_id
            outcomes = iter(added)
            for read in self._waiting:
                self.summary.count_items(read.items, outcomes)
            self._waiting.clear()
            self._waiting_bytes = 0
        self._stored_at = time.monotonic()


def derive_file(sha256: str, name: str, items: Iterable[Item]) -> Iterator[Derived]:
    """The records read from a file, each with its origin."""
    for item in items:
        if isinstance(item, Reading) and item.about is None:  # what notes propose is not decided here
            yield Derived(
                item.record,
                Origin(sha256, item.part, name),
                item.streams,
                same_as=item.same_as,
                corrects=item.corrects,
            )


def _worth_keeping(items: Sequence[Item]) -> bool:
    return any(isinstance(item, (Reading, Recognised)) for item in items)
