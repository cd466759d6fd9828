"""The entries of a journal kept in memory, read again only after something was written, by this process or another."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from hipsight.model.journal_entry import Entry


class RememberedEntries:
    """Every live entry, by day and time."""

    def __init__(self, path: Path) -> None:
        """Watches the journal at the path, which must be there."""
        # SQLite counts, for each connection, the commits of all the others: this one never writes.
        self._watch = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._entries: tuple[int, list[Entry]] | None = None

    def version(self) -> int:
        """A number that is another one after every commit."""
        with self._lock:
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def entries(self, read: Callable[[], list[Entry]]) -> list[Entry]:
        """All of them, by `read` where something was written since. The list is not to be changed."""
        version = self.version()
        kept = self._entries
        if kept is None or kept[0] != version:
            kept = (version, read())
            self._entries = kept
        return kept[1]

    def close(self) -> None:
        """Lets go of the journal."""
        self._watch.close()
