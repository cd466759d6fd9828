"""Search for triggers beside everything else: in a process of its own, the last answer kept until it no longer holds.

The search takes seconds, and after ten years of log many of them; whoever asks for it gets what is known, and whether
something better is on its way.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import multiprocessing
import os
import signal
import threading
from bisect import bisect_right
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from hipsight.model.errors import HipsightError
from hipsight.model.journal_entry import Entry
from hipsight.model.preferences import Preferences
from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows.run_experiments import answered_experiments
from hipsight.workflows.search_triggers import TriggerAnswer, followed_by, search_triggers

_ENDED_EARLY = "The search ended before it had an answer."
#: How much the search stands back for others on the machine, where the system knows of that.
_NICENESS = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Sought:
    """What is known about triggers now.

    Attributes:
        answer: The last one; None before the first.
        is_looking: Whether another one is being worked out, because the log says more than this one knew.
        failed: Why the last search gave none.
    """

    answer: TriggerAnswer | None
    is_looking: bool
    failed: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class _Basis:
    """What an answer rests on, besides the day."""

    entries: Sequence[Entry]
    preferences: Preferences

    def same_until(self, other: _Basis, day: dt.date) -> bool:
        """Whether nothing that was logged of the days up to this one is another."""
        if self.preferences != other.preferences:
            return False
        return _until(self.entries, day) == _until(other.entries, day)


def _until(entries: Sequence[Entry], day: dt.date) -> Sequence[Entry]:
    # Entries that were not touched are the same objects, which compare at once.
    return entries[: bisect_right(entries, day, key=lambda entry: entry.record.day)]


@dataclasses.dataclass(slots=True)
class SearchApart:
    """The searches of one journal, one at a time.

    Attributes:
        path: The journal.
    """

    path: Path
    _lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)
    _answer: TriggerAnswer | None = None
    _rests_on: _Basis | None = None
    _failed: str | None = None
    _failed_on: _Basis | None = None
    _running: threading.Thread | None = None
    _closing: threading.Event = dataclasses.field(default_factory=threading.Event)

    def ask(self, journal: Journal, *, today: dt.date) -> Sought:
        """What is known; begins a search where that does not hold any more. Does not wait for it.

        Args:
            journal: The journal at the path, kept in memory.
            today: The local day.
        """
        basis = _Basis(journal.entries(until=today), journal.preferences())
        with self._lock:
            holds = self._holds(journal, basis, today)
            has_failed = self._failed_on is not None and self._failed_on.same_until(basis, today)
            if not holds and not has_failed and self._running is None and not self._closing.is_set():
                self._running = threading.Thread(target=self._run, args=(basis, today), daemon=True)
                self._running.start()
            answer, failed = self._answer, self._failed if has_failed else None
            is_looking = not holds and self._running is not None
        if answer is not None:
            answer = dataclasses.replace(answer, experiments=answered_experiments(journal, today=today))
        return Sought(answer, is_looking, failed)

    def known(self) -> TriggerAnswer | None:
        """The last answer, whether it still holds or not; begins nothing."""
        return self._answer

    def wait(self, journal: Journal, *, today: dt.date) -> Sought:
        """The same, once there is nothing better to come; for scripts."""
        while (sought := self.ask(journal, today=today)).is_looking:
            running = self._running
            if running is not None:
                running.join()
        return sought

    def close(self) -> None:
        """Ends what runs."""
        self._closing.set()
        running = self._running
        if running is not None:
            running.join()

    def _holds(self, journal: Journal, basis: _Basis, today: dt.date) -> bool:
        """Whether searching now would give the same: no look is due, and the days looked at say what they said."""
        answer, rests_on = self._answer, self._rests_on
        if answer is None or rests_on is None or not answer.as_of <= today < answer.next_look:
            return False
        looks = [day for day in journal.looks(followed_by(basis.preferences)) if day <= today]
        is_of_last_look = looks[-1] == answer.as_of if looks else answer.as_of == today
        return is_of_last_look and basis.same_until(rests_on, answer.as_of)

    def _run(self, basis: _Basis, today: dt.date) -> None:
        found = self._search(today)
        with self._lock:
            if isinstance(found, TriggerAnswer):
                self._answer, self._rests_on = found, basis
                self._failed = self._failed_on = None
            else:
                self._failed, self._failed_on = found, basis
            self._running = None

    def _search(self, today: dt.date) -> TriggerAnswer | str:
        """The answer of a process of its own, or why there is none."""
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe(duplex=False)
        process = spawning.Process(target=_search_here, args=(self.path, today, theirs), daemon=True)
        process.start()
        theirs.close()
        found: TriggerAnswer | str = _ENDED_EARLY
        try:
            while not self._closing.is_set():
                if ours.poll(0.2):
                    with contextlib.suppress(EOFError):  # it was killed, or the memory gave out
                        found = ours.recv()
                    break
            else:
                process.terminate()
        finally:
            ours.close()
            process.join()
        return found


def _search_here(path: Path, today: dt.date, told: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        with (journal := open_journal(path)).remembering():
            told.send(search_triggers(journal, today=today))
    except HipsightError as error:
        told.send(str(error))
