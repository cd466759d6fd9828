"""Copies of the journal beside it: one a day, the last seven, then one a week for four weeks, then one a month.

A copy is a whole journal and can be used as one (`--journal`). Making one does not hold up whoever writes.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from hipsight.model.errors import JournalError

DAYS, WEEKS, MONTHS = 7, 4, 6


def folder_of(journal: Path) -> Path:
    """Where the copies of a journal lie."""
    return journal.with_name(f"{journal.stem}-copies")


def copies_of(journal: Path) -> list[tuple[dt.date, Path]]:
    """Every copy with its day, the oldest first."""
    found = []
    for path in folder_of(journal).glob("*.journal"):
        try:
            found.append((dt.date.fromisoformat(path.stem), path))
        except ValueError:
            continue  # a file of the person's own
    return sorted(found)


def copy_of_the_day(journal: Path, today: dt.date) -> Path | None:
    """Makes the copy of the day where there is none yet, and lets go of those that are not kept; None where there is.

    Raises:
        JournalError: It cannot be made; whatever was there is as it was.
    """
    path = folder_of(journal) / f"{today}.journal"
    if path.exists() or not journal.exists():
        return None
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        source = f"file:{quote(str(journal.absolute()))}?mode=ro"
        with (
            closing(sqlite3.connect(source, uri=True)) as there,
            closing(sqlite3.connect(partial)) as copy,
        ):
            there.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        partial.replace(path)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise JournalError(f"{path.parent}: the copy of the day cannot be made ({error})") from error
    kept = keep_which([day for day, _ in copies_of(journal)])
    for day, old in copies_of(journal):
        if day not in kept:
            old.unlink(missing_ok=True)
    return path


def keep_which(days: Iterable[dt.date]) -> set[dt.date]:
    """Of copies of these days, those that are kept: the last ones, then the last of each week and month before."""
    listed = sorted(set(days), reverse=True)
    kept = set(listed[:DAYS])
    weeks = {day.isocalendar()[:2]: day for day in reversed(listed)}
    months = {(day.year, day.month): day for day in reversed(listed)}
    kept |= set(sorted(weeks.values(), reverse=True)[:WEEKS])
    return kept | set(sorted(months.values(), reverse=True)[:MONTHS])
