"""Numbers and instants as XML files write them."""

from __future__ import annotations

import datetime as dt
import math
import re

_LOOSE_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?$"
)


def read_number(text: str | None) -> float:
    """The number, or NaN where there is none."""
    if not text:
        return math.nan
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def read_instant(text: str | None) -> float:
    """Seconds since 1970 UTC, or NaN; without a zone the instant is taken for UTC, as both formats demand."""
    if not text:
        return math.nan
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        text = text.strip()
        found = _LOOSE_TIME.match(text)
        return _from_parts(found) if found else math.nan
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment.timestamp()


def read_offset(text: str | None) -> int | None:
    """The offset from UTC that an instant is written with, in seconds; None for UTC itself or none at all.

    `Z` is how the formats want it and says nothing about where the watch was.
    """
    if not text or not (found := re.search(r"[+-](\d{2}):?(\d{2})$", text.strip())):
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60
    return (-seconds if found[0][0] == "-" else seconds) or None


def _from_parts(found: re.Match[str]) -> float:
    year, month, day, hour, minute = (int(found[index]) for index in range(1, 6))
    second, fraction, zone = int(found[6] or 0), found[7], found[8]
    try:
        moment = dt.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=dt.UTC)
    except ValueError:
        return math.nan
    offset = read_offset(zone) or 0
    return moment.timestamp() - offset + (float(f"0.{fraction}") if fraction else 0.0)
