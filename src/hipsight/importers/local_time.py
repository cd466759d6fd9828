"""Which local day an outing belongs to: the offset a file says, else that of the place, else that of home."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzfpy

#: Offsets in use run from -12 to +14 hours, in quarters of an hour.
WIDEST_OFFSET_S = 14 * 3600
QUARTER_S = 900
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class LocalStart:
    """The start of an outing as a clock on the spot showed it.

    Attributes:
        assumed: True when nothing in the file says where it was, so that the home zone was taken.
    """

    at: dt.datetime
    assumed: bool


def offset_between(utc_s: float | None, local_s: float | None) -> int | None:
    """Offset from UTC in seconds that two clocks of the same file show, or None when that is no offset."""
    if not utc_s or not local_s:
        return None
    difference = local_s - utc_s
    offset = round(difference / QUARTER_S) * QUARTER_S
    # Two clocks read a moment apart differ by seconds; more than a minute off a quarter is something else.
    if abs(offset) > WIDEST_OFFSET_S or abs(difference - offset) > 60:  # noqa: PLR2004 - seconds
        return None
    return offset


def local_start(
    start_s: float,
    *,
    said_offset_s: int | None,
    lat_deg: float | None,
    lon_deg: float | None,
    home_zone: str,
    is_wall_clock: bool = False,
) -> LocalStart | None:
    """The local start of an outing, or None when the instant lies outside the calendar.

    Args:
        start_s: Seconds since 1970 UTC; with `is_wall_clock`, of the clock on the spot.
        said_offset_s: Offset the file itself says. Zero is believed only where the place does not
            contradict it: some apps write UTC into the field for local time.
        lat_deg: Latitude of the start, where known.
        lon_deg: Longitude of the start, where known.
        home_zone: IANA name of the zone to fall back on.
        is_wall_clock: The file knows only local time.
    """
    try:
        moment = EPOCH + dt.timedelta(seconds=math.floor(start_s))
    except (OverflowError, ValueError):
        return None
    place = _zone_of_place(lat_deg, lon_deg)
    if said_offset_s and not is_wall_clock:
        return _shifted(moment, dt.timezone(dt.timedelta(seconds=said_offset_s)), assumed=False)
    if place is None and said_offset_s == 0 and not is_wall_clock:
        return LocalStart(moment, assumed=False)
    zone = place or _zone(home_zone) or ZoneInfo("UTC")
    if is_wall_clock:
        local = moment.replace(tzinfo=zone)
        return LocalStart(_with_fixed_offset(local), assumed=True)
    return _shifted(moment, zone, assumed=place is None)


def _shifted(moment: dt.datetime, zone: dt.tzinfo, *, assumed: bool) -> LocalStart | None:
    try:
        return LocalStart(_with_fixed_offset(moment.astimezone(zone)), assumed)
    except OverflowError:  # the first or last hours of the calendar
        return None


def _with_fixed_offset(local: dt.datetime) -> dt.datetime:
    """The same with a bare offset, as it will be read back from JSON."""
    offset = local.utcoffset() or dt.timedelta()
    return local.replace(tzinfo=dt.timezone(offset) if offset else dt.UTC)


def _zone_of_place(lat_deg: float | None, lon_deg: float | None) -> ZoneInfo | None:
    if lat_deg is None or lon_deg is None:
        return None
    return _zone(tzfpy.get_tz(lon_deg, lat_deg))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
