"""Raise the red flags of a line that was just logged, before anything else is said."""

from __future__ import annotations

import datetime as dt

from hipsight.knowledge.library import red_flags
from hipsight.storage.journal import Journal
from hipsight.warnings.recent_log import RecentLog
from hipsight.warnings.red_flags import RaisedFlag, raised_flags
from hipsight.workflows.log_checkin import Logged


def raise_new_flags(journal: Journal, logged: Logged, *, today: dt.date) -> list[RaisedFlag]:
    """The red flags that a line just logged has raised, most urgent first.

    Reads only as far back as a flag looks: a line must not take longer after ten years.
    """
    first = today - dt.timedelta(days=max(flag.within_days for flag in red_flags().flag))
    recent = RecentLog(
        today=today,
        records=tuple(entry.record for entry in journal.entries(since=first, until=today)),
        lines=tuple((line.day or line.today, line.text) for line in journal.checkins(since=first)),
        preferences=journal.preferences(),
    )
    days = {logged.checkin.day, *(record.day for record in logged.checkin.records)}
    return [flag for flag in raised_flags(recent) if flag.since in days]
