"""What every page stands on: the journal, the clock, and what was worked out of them already."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from hipsight.model.preferences import Preferences
from hipsight.storage.backups import folder_of
from hipsight.storage.journal import Journal, open_journal
from hipsight.web.uploads import Uploads
from hipsight.workflows.clock import local_day
from hipsight.workflows.tell_sample_story import make_sample_journal

T = TypeVar("T")
Clock = Callable[[], dt.datetime]


@dataclass(slots=True)
class Desk:
    """One per running app.

    Attributes:
        journal: Kept in memory, and read again when anybody writes to it.
        clock: The present instant.
        folder: Where uploads wait until they are imported.
        uploads: The imports that run beside the pages.
    """

    journal: Journal
    clock: Clock
    folder: Path
    uploads: Uploads
    _own: tuple[Journal, Clock] | None = None
    _worked_out: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _version: int | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def at(cls, path: Path, clock: Clock) -> Desk:
        """The desk of the journal at the path.

        Raises:
            JournalError: It cannot be opened.
        """
        journal = open_journal(path)
        journal.remember()
        return cls(journal, clock, path.parent / f".{path.stem}-uploads", Uploads(path))

    def close(self) -> None:
        """Ends imports and lets go of the journals."""
        self.uploads.close()
        self.leave_sample()
        self.journal.close()

    @property
    def is_sample(self) -> bool:
        """Whether the made-up runner is on show."""
        return self._own is not None

    def visit_sample(self) -> None:
        """Puts the made-up runner's journal on the desk, with the clock on the last day of it; one's own is kept."""
        if self._own is not None:
            return
        sample = make_sample_journal(Path(tempfile.mkdtemp()) / "sample")
        sample.journal.remember()
        at = dt.datetime.combine(sample.today, dt.time(20), tzinfo=dt.UTC)
        self._put(sample.journal, lambda: at, own=(self.journal, self.clock))

    def leave_sample(self) -> None:
        """Puts one's own journal back."""
        if self._own is None:
            return
        folder = self.journal.path.parent
        self.journal.close()
        journal, clock = self._own
        self._put(journal, clock, own=None)
        shutil.rmtree(folder.parent, ignore_errors=True)

    def _put(self, journal: Journal, clock: Clock, *, own: tuple[Journal, Clock] | None) -> None:
        with self._lock:
            self.journal, self.clock, self._own = journal, clock, own
            self._worked_out.clear()
            self._version = None

    def start_over(self) -> None:
        """Removes the journal from the disk, with everything in it, and begins an empty one."""
        self.leave_sample()
        path = self.journal.path
        self.journal.close()
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        for folder in (self.folder, folder_of(path)):
            shutil.rmtree(folder, ignore_errors=True)
        with self._lock:
            self._worked_out.clear()
            self.journal = open_journal(path)
            self.journal.remember()
            self.uploads.listed.clear()
            self._version = None

    def preferences(self) -> Preferences:
        """The person's settings."""
        return self.once(("preferences",), self.journal.preferences)

    def today(self) -> dt.date:
        """The local day."""
        return local_day(self.clock(), self.preferences())

    def is_empty(self) -> bool:
        """Whether nothing was logged yet."""
        return not self.journal.entries()

    def once(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """What `work_out` gives, worked out only once for each state of the journal.

        Args:
            key: Says what it is; with everything it depends on besides the journal, such as the day.
            work_out: Does the work; run again after anybody has written to the journal.
        """
        version = self.journal.version()
        with self._lock:
            if version != self._version:
                self._worked_out.clear()
                self._version = version
            if key in self._worked_out:
                kept: T = self._worked_out[key]
                return kept
        # Outside the lock: two pages may work out the same thing, but none waits for another.
        made = work_out()
        with self._lock:
            if self._version == version:
                self._worked_out[key] = made
        return made
