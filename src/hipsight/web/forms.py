"""What people type into forms, read with a word about what is wrong."""

from __future__ import annotations

import datetime as dt

from fastapi import HTTPException

from hipsight.model.errors import UnusableInputError
from hipsight.model.records import FIRST_DAY
from hipsight.web.desk import Desk

#: Where it is latest, the day may be another than here.
_ANY_ZONE = dt.timedelta(days=2)


def day_or_none(text: str, field: str) -> dt.date | None:
    """The day that was typed or chosen; None where the field was left empty.

    Raises:
        UnusableInputError: It is no day.
    """
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise UnusableInputError(f"{field}: write the day as YYYY-MM-DD, not {text!r}") from None


def year_or_none(text: str, field: str) -> int | None:
    """The year that was typed; None where the field was left empty.

    Raises:
        UnusableInputError: It is no year.
    """
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) != 4:  # noqa: PLR2004 - digits of a year
        raise UnusableInputError(f"{field}: write a year such as 1984, not {text!r}")
    return int(text)


def moment_said(desk: Desk, said_at: dt.datetime | None) -> dt.datetime:
    """When a line was written: a device that was offline says it, else it is now.

    Args:
        desk: Has the clock.
        said_at: What the device says, with its offset; a moment still to come is taken as now.

    Raises:
        HTTPException: 409 while the made-up runner is on show: lines that waited belong to one's own log.
    """
    now = desk.clock()
    if said_at is None:
        return now
    if desk.is_sample:
        raise HTTPException(
            409, "The made-up runner is on show; the line waits until you are back at your own."
        )
    aware = said_at if said_at.tzinfo is not None else said_at.replace(tzinfo=now.tzinfo)
    if not FIRST_DAY <= aware.date() < now.date() + _ANY_ZONE:  # a clock that was never set, or runs ahead
        return now
    return min(aware.astimezone(now.tzinfo), now)
