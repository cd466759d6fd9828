"""Read the log: the Timeline of a journal, and the window that warnings look through."""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from hipsight.model.body import Side, Site
from hipsight.model.journal_entry import Entry
from hipsight.model.laying import lay_timeline
from hipsight.model.preferences import Preferences
from hipsight.model.records import Run
from hipsight.model.timeline import Timeline
from hipsight.storage.journal import Journal
from hipsight.storage.kept import KeptOriginal
from hipsight.warnings.log_window import LogWindow
from hipsight.workflows.answer_flags import answered_flags

#: Files of these names are no notes and need not be unpacked to see that.
_NO_NOTES = frozenset({".fit", ".gpx", ".tcx", ".csv", ".gz"})


#: Days that every warning looks back at most, and more: the longest looks at ten weeks, habits at half a year.
RECENT_DAYS = 400


def following(preferences: Preferences, sites: frozenset[Site] | None, side: Side | None) -> Preferences:
    """The preferences with other sites or another side followed, where given."""
    if sites:
        preferences = dataclasses.replace(preferences, sites=sites)
    return dataclasses.replace(preferences, side=side) if side else preferences


def read_timeline(
    journal: Journal, *, today: dt.date, sites: frozenset[Site] | None = None, side: Side | None = None
) -> Timeline:
    """Everything logged up to today, laid side by side.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    preferences = following(journal.preferences(), sites, side)
    return laid_log(journal, preferences, until=today)


def laid_log(journal: Journal, preferences: Preferences, *, until: dt.date) -> Timeline:
    """The Timeline of the journal with the sites and side that the preferences follow.

    Raises:
        UnusableInputError: Nothing was logged by then.
    """
    return journal.once(
        ("timeline", until, preferences.sites, preferences.side),
        lambda: lay_timeline(
            (entry.record for entry in journal.entries(until=until)), preferences, until=until
        ),
    )


def read_window(journal: Journal, *, today: dt.date) -> LogWindow:
    """What warnings and red flags look at.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    return _window(journal, today, lambda preferences: laid_log(journal, preferences, until=today))


def read_recent_window(journal: Journal, *, today: dt.date, since: dt.date | None = None) -> LogWindow:
    """The same, with a Timeline of the last year or so only: all that the light of the day looks at.

    It begins `RECENT_DAYS` ago, or as many before `since` where that is earlier, and in any case with the run before,
    so that whoever comes back after years is not taken for a beginner.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    first = min(today, since or today) - dt.timedelta(days=RECENT_DAYS)

    def lay(preferences: Preferences) -> Timeline:
        everything = journal.entries(until=today)
        start = bisect_left(everything, first, key=_day_of)
        runs_before = (at for at in range(start - 1, -1, -1) if isinstance(everything[at].record, Run))
        start = next(runs_before, 0 if start == len(everything) else start)
        return lay_timeline((entry.record for entry in everything[start:]), preferences, until=today)

    return _window(journal, today, lay)


def _day_of(entry: Entry) -> dt.date:
    return entry.record.day


def _window(journal: Journal, today: dt.date, lay: Callable[[Preferences], Timeline]) -> LogWindow:
    preferences = journal.preferences()
    records = tuple(entry.record for entry in journal.entries(until=today))
    typed = tuple(journal.once(("lines",), journal.lines))
    lines = (*typed, *_noted(journal))
    if not records and any(day <= today for day, _ in lines):
        # Words without a single record may still be an emergency.
        timeline = Timeline(first_day=today, days=1, numbers={})
    else:
        timeline = lay(preferences)
    return LogWindow(
        today=today,
        timeline=timeline,
        records=records,
        lines=lines,
        preferences=preferences,
        typed_days=frozenset(day for day, _ in typed),
        answered=answered_flags(journal),
    )


def _noted(journal: Journal) -> Iterator[tuple[dt.date, str]]:
    """Day and words of every line of imported notes, also of those that became no record: they may be a red flag."""
    maybe_notes = [kept for kept in journal.originals() if Path(kept.name).suffix.lower() not in _NO_NOTES]
    if not maybe_notes:
        return
    for kept in maybe_notes:
        # A file never changes, and reading years of notes again after every line would be felt.
        yield from journal.once_for_good(
            ("noted", kept.sha256, kept.preferences), partial(_lines_of, journal, kept)
        )


def _lines_of(journal: Journal, kept: KeptOriginal) -> tuple[tuple[dt.date, str], ...]:
    from hipsight.importers.contract import HEAD_BYTES  # noqa: PLC0415 - the check-in language, only for who has notes
    from hipsight.importers.formats.notes import IMPORTER, dated_lines  # noqa: PLC0415 - the same

    content = journal.content(kept.sha256)
    if not IMPORTER.accepts(kept.name, content[:HEAD_BYTES]):
        return ()
    return tuple((day, words) for _, day, words in dated_lines(content, kept.preferences) if day is not None)
