"""Imports that run beside the pages: in a process of their own, so that no page waits for them."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import queue
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hipsight.model.errors import HipsightError
from hipsight.storage.journal import open_journal
from hipsight.workflows.approve_notes import Postponed
from hipsight.workflows.import_files import import_files
from hipsight.workflows.import_summary import ImportSummary
from hipsight.workflows.take_notes import Notes

_SHOWN_PROBLEMS = 200
#: How much an import stands back for the pages, where the system knows of that.
_NICENESS = 10
_ENDED_EARLY = "The import ended early. What was read until then is in; import it again to go on."


@dataclass(slots=True)
class Upload:
    """One import: how far it is, and what came of it.

    Attributes:
        done: Files read so far.
        kept: Entries kept so far.
        result: Everything, when it is over.
        failed: Why it ended early, in plain words.
    """

    names: tuple[str, ...]
    done: int = 0
    kept: int = 0
    problems: int = 0
    result: dict[str, Any] | None = None
    failed: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self.result is not None or self.failed is not None


@dataclass(slots=True)
class Uploads:
    """The imports of this app, the last one first. One runs at a time."""

    journal: Path
    listed: list[Upload] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closing: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def close(self) -> None:
        """Ends what runs; what was read until then is in, and importing it again goes on from there."""
        self._closing.set()
        for thread in self._threads:
            thread.join()

    def begin(self, folder: Path, names: tuple[str, ...], at: dt.datetime, notes: Notes) -> Upload:
        """Imports everything in the folder, which is gone afterwards; returns at once."""
        upload = Upload(names)
        self.listed.insert(0, upload)
        thread = threading.Thread(target=self._run, args=(upload, folder, at, notes), daemon=True)
        self._threads.append(thread)
        thread.start()
        return upload

    def _run(self, upload: Upload, folder: Path, at: dt.datetime, notes: Notes) -> None:
        try:
            with self._lock:  # one at a time
                kind, value = self._follow(upload, folder, at, notes)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if kind == "result":
            upload.result = value
        else:
            upload.failed = value

    def _follow(self, upload: Upload, folder: Path, at: dt.datetime, notes: Notes) -> tuple[str, Any]:
        """Starts the process and hears it to its end: `result` with what came of it, or `failed` with why."""
        spawning = multiprocessing.get_context("spawn")
        told: Any = spawning.Queue()
        process = spawning.Process(target=_import, args=(self.journal, folder, at, notes, told))
        process.start()
        while not self._closing.is_set():
            try:
                kind, value = told.get(timeout=0.5)
            except queue.Empty:
                if not process.is_alive():
                    return "failed", _ENDED_EARLY
                continue
            if kind != "progress":
                process.join()
                return kind, value
            upload.done, upload.kept, upload.problems = value
        process.terminate()
        process.join()
        return "failed", _ENDED_EARLY


def _import(journal: Path, folder: Path, at: dt.datetime, notes: Notes, told: Any) -> None:
    done = 0

    def progress(_name: str, summary: ImportSummary) -> None:
        nonlocal done
        done += 1
        told.put(("progress", (done, summary.kept, len(summary.problems))))

    try:
        if hasattr(os, "nice"):
            os.nice(_NICENESS)
        paths, opened, postponed = sorted(folder.iterdir()), open_journal(journal), Postponed()
        summary = import_files(opened, paths, at=at, notes=notes, approve=postponed, on_progress=progress)
        waiting = postponed.remember(opened, at=at)
    except HipsightError as error:
        told.put(("failed", str(error)))
        return
    told.put(
        (
            "result",
            {
                "read": summary.read,
                "kept": summary.kept,
                "duplicates": summary.duplicates,
                "joined": summary.joined,
                "by_kind": dict(summary.by_kind.most_common()),
                "by_year": {str(year): count for year, count in sorted(summary.by_year.items())},
                "problems": [
                    {"source": one.source, "message": one.message, "reason": one.reason}
                    for one in summary.problems[:_SHOWN_PROBLEMS]
                ],
                "problem_count": len(summary.problems),
                "notes_waiting": waiting,
                "seconds": round(summary.seconds, 1),
            },
        )
    )
