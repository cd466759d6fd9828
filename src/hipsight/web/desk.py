"""What every page stands on: the journal, the clock, and what was worked out of them already."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from hipsight.model.errors import HipsightError
from hipsight.model.preferences import Preferences
from hipsight.storage.journal import Journal, open_journal
from hipsight.storage.removing import PAIRED, belongings
from hipsight.web.uploads import Uploads
from hipsight.workflows.clock import local_day
from hipsight.workflows.search_apart import SearchApart
from hipsight.workflows.tell_sample_story import make_sample_journal

T = TypeVar("T")
Clock = Callable[[], dt.datetime]


#: How long work that can wait stands back for the page that is on its way.
_STANDS_BACK_S = 0.1


@dataclass(frozen=True, slots=True)
class Lately(Generic[T]):
    """Something worked out of the journal, of its present state or of the one before the last write."""

    value: T
    is_current: bool


@dataclass(slots=True)
class Desk:
    """One per running app.

    Attributes:
        journal: Kept in memory, and read again when anybody writes to it.
        clock: The present instant.
        folder: Where uploads wait until they are imported.
        uploads: The imports that run beside the pages.
        search: The search for triggers, which does so, too.
    """

    journal: Journal
    clock: Clock
    folder: Path
    uploads: Uploads
    search: SearchApart
    _own: tuple[Journal, Clock, SearchApart] | None = None
    _worked_out: dict[tuple[Any, ...], Future[Any]] = field(default_factory=dict)
    _before: dict[tuple[Any, ...], Any] = field(default_factory=dict)
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
        return cls(journal, clock, path.parent / f".{path.stem}-uploads", Uploads(path), SearchApart(path))

    def close(self) -> None:
        """Ends imports and lets go of the journals."""
        self.uploads.close()
        self.leave_sample()
        self.search.close()
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
        self._own = (self.journal, self.clock, self.search)
        self._put(sample.journal, lambda: at, SearchApart(sample.journal.path))

    def leave_sample(self) -> None:
        """Puts one's own journal back."""
        if self._own is None:
            return
        folder = self.journal.path.parent
        self.search.close()
        self.journal.close()
        own, self._own = self._own, None
        self._put(*own)
        shutil.rmtree(folder.parent, ignore_errors=True)

    def _put(self, journal: Journal, clock: Clock, search: SearchApart) -> None:
        with self._lock:
            self.journal, self.clock, self.search = journal, clock, search
            self._forget()

    def start_over(self) -> None:
        """Removes the journal from the disk, with everything in it, and begins an empty one."""
        self.leave_sample()
        path = self.journal.path
        self.search.close()
        self.journal.close()
        for one in (self.folder, *belongings(path)):
            if one.is_dir():
                shutil.rmtree(one, ignore_errors=True)
            elif not one.name.endswith(PAIRED):  # phones stay paired: nothing of the person stands there
                one.unlink(missing_ok=True)
        with self._lock:
            self._forget()
            self.journal, self.search = open_journal(path), SearchApart(path)
            self.journal.remember()
            self.uploads.listed.clear()

    def _forget(self) -> None:
        self._worked_out.clear()
        self._before.clear()
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
            mine: Future[T] = Future()
            kept: Future[T] = self._worked_out.setdefault(key, mine)
        if kept is not mine:
            return kept.result()  # whoever was first works it out, the others wait for it
        try:
            made = work_out()
        except BaseException as error:
            with self._lock:
                if self._worked_out.get(key) is mine:
                    del self._worked_out[key]
            mine.set_exception(error)
            raise
        mine.set_result(made)
        with self._lock:
            if self._worked_out.get(key) is mine:
                self._before[key] = made
        return made

    def lately(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> Lately[T]:
        """The same without waiting: what was known before the last write, while the present is being worked out.

        Only for what takes long and harms nobody when it is a line old; never for a light or a flag.
        """
        version = self.journal.version()
        with self._lock:
            known = self._worked_out.get(key) if version == self._version else None
            if key not in self._before or (known is not None and known.done()):
                before = None
            else:
                before = Lately(self._before[key], is_current=False)
        if before is None:
            return Lately(self.once(key, work_out), is_current=True)
        if known is None:
            beside = threading.Timer(_STANDS_BACK_S, self._try, (key, work_out))
            beside.daemon = True
            beside.start()
        return before

    def _try(self, key: tuple[Any, ...], work_out: Callable[[], T]) -> None:
        with contextlib.suppress(HipsightError):  # whoever looks at it next is told
            self.once(key, work_out)
