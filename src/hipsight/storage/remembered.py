"""What was read of a journal, kept in memory until something is written to it, by this process or another."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

T = TypeVar("T")


class Remembered:
    """What was worked out of a journal, by a key that says what it is."""

    def __init__(self, path: Path) -> None:
        """Watches the journal at the path, which must be there."""
        # SQLite counts, for each connection, the commits of all the others: this one never writes.
        self._watch = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._version: int | None = None

    def version(self) -> int:
        """A number that is another one after every commit."""
        with self._lock:
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

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

    def close(self) -> None:
        """Lets go of the journal."""
        self._watch.close()
