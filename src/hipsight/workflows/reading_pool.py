"""Files read in several processes, given back in the order they came."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Item, Source
from hipsight.model.preferences import Preferences

#: Starting a process costs a second; fewer files are read sooner without.
FILES_BEFORE_PROCESSES = 40
#: Smaller files are read faster than they are handed over.
SMALLEST_BYTES = 10_000
#: Files handed over and not yet given back, for each process: bounds the memory.
WAITING_EACH = 12


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    sha256: str
    reading: Future[tuple[Item, ...]] | tuple[Item, ...]


class ReadingPool:
    """Reads files, in processes of their own once there are many of them."""

    def __init__(self, preferences: Preferences, processes: int) -> None:
        self._preferences = preferences
        self._processes = processes
        self._seen = 0
        self._executor: ProcessPoolExecutor | None = None
        self._tasks: deque[_Task] = deque()

    def close(self) -> None:
        """Ends the processes; what they are reading is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def holds(self, sha256: str) -> bool:
        """Whether a file of this content was handed over and not given back yet."""
        return any(task.sha256 == sha256 for task in self._tasks)

    def hand_over(self, source: Source, sha256: str) -> Iterator[tuple[Source, str, tuple[Item, ...]]]:
        """Takes a file to read; gives back those before it that are ready, when too many wait."""
        self._seen += 1
        self._tasks.append(_Task(source, sha256, self._begin(source)))
        most = WAITING_EACH * self._processes if self._executor is not None else 0
        while len(self._tasks) > most:
            yield self._next()

    def rest(self) -> Iterator[tuple[Source, str, tuple[Item, ...]]]:
        """Everything not given back yet."""
        while self._tasks:
            yield self._next()

    def _begin(self, source: Source) -> Future[tuple[Item, ...]] | tuple[Item, ...]:
        few = self._seen <= FILES_BEFORE_PROCESSES or len(source.content) < SMALLEST_BYTES
        if self._processes == 1 or few:
            return self._read(source)
        try:
            if self._executor is None:
                self._executor = ProcessPoolExecutor(
                    self._processes,
                    # A fork of a process with threads can hang; a new interpreter cannot.
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_leave_interrupts_to_the_parent,
                )
            return self._executor.submit(read_whole, source, self._preferences)
        except (BrokenExecutor, OSError):
            return self._alone(source)

    def _next(self) -> tuple[Source, str, tuple[Item, ...]]:
        task = self._tasks.popleft()
        if isinstance(task.reading, tuple):
            return task.source, task.sha256, task.reading
        try:
            return task.source, task.sha256, task.reading.result()
        except BrokenExecutor:  # a process was killed, perhaps for want of memory
            return task.source, task.sha256, self._alone(task.source)

    def _alone(self, source: Source) -> tuple[Item, ...]:
        self._processes = 1
        return self._read(source)

    def _read(self, source: Source) -> tuple[Item, ...]:
        return read_whole(source, self._preferences)


def read_whole(source: Source, preferences: Preferences) -> tuple[Item, ...]:
    """Everything read from the file."""
    return tuple(read_source(source, preferences))


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
