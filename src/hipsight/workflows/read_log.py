"""Read the log: the Timeline of a journal, and the window that warnings look through."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hipsight.model.body import Side, Site
from hipsight.model.laying import lay_timeline
from hipsight.model.preferences import Preferences
from hipsight.model.timeline import Timeline
from hipsight.storage.journal import Journal
from hipsight.warnings.log_window import LogWindow


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
    return lay_timeline((entry.record for entry in journal.entries(until=today)), preferences, until=today)


def read_window(journal: Journal, *, today: dt.date) -> LogWindow:
    """What warnings and red flags look at.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    preferences = journal.preferences()
    records = tuple(entry.record for entry in journal.entries(until=today))
    return LogWindow(
        today=today,
        timeline=lay_timeline(records, preferences, until=today),
        records=records,
        lines=tuple((line.day or line.today, line.text) for line in journal.checkins()),
        preferences=preferences,
    )
