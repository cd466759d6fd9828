"""What was read of a journal, kept in memory until something is written to it, by this process or another."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from hipsight.model.errors import JournalError
from hipsight.model.journal_entry import Entry
from hipsight.storage.live_entries import LiveEntries

T = TypeVar("T")


class Remembered:
    """What was worked out of a journal, by a key that says what it is."""

    def __init__(self, path: Path, owner: str) -> None:
        """Watches the owner's part of the journal at the path, which must be there."""
        # SQLite counts, for each connection, the commits of all the others: this one never writes.
        self._watch = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        self._lock = threading.Lock()
        self._is_closed = False
        self._entries = LiveEntries(owner)
        self._for_good: dict[tuple[Any, ...], Any] = {}
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._version: int | None = None

    def version(self) -> int:
        """A number that is another one after every commit."""
        with self._lock:
            return self._look()

    def _look(self) -> int:
        if self._is_closed:
            raise JournalError("the journal was closed meanwhile")
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def entries(self) -> list[Entry]:
        """Every live entry, by day and time. The list is not to be changed; it is the same one while they are."""
        with self._lock:
            return self._entries.up_to_date(self._watch, self._look())

    def once(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """What `work_out` gives, worked out once for each state of the journal. It is not to be changed."""
        version = self.version()
        with self._lock:
            if version != self._version:
                self._kept.clear()
                self._version = version
            if key in self._kept:
                kept: T = self._kept[key]
                return kept
        made = work_out()  # outside the lock: two readers may do the same work, but none waits for another
        with self._lock:
            if self._version == version:
                self._kept[key] = made
        return made

    def once_for_good(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """What `work_out` gives, worked out once; the key must name all it depends on, such as a file by its hash."""
        if key not in self._for_good:
            self._for_good[key] = work_out()
        kept: T = self._for_good[key]
        return kept

    def close(self) -> None:
        """Lets go of the journal, once nobody reads it."""
        with self._lock:
            self._is_closed = True
            self._watch.close()
