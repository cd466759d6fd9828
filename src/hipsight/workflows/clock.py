"""The one place below the doors where the clock is read; everything else takes the time as an argument."""

from __future__ import annotations

import datetime as dt

from hipsight.model.preferences import Preferences


def now() -> dt.datetime:
    """The present instant with the offset of this machine."""
    return dt.datetime.now().astimezone()  # noqa: TID251 - this is where the clock is read


def local_day(at: dt.datetime, preferences: Preferences) -> dt.date:
    """The day an instant belongs to: until the start of the day it is still the evening before."""
    return (at - dt.timedelta(hours=preferences.day_start_h)).date()
