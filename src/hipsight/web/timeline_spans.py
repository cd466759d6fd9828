"""How far the timeline is opened: all years, one year, three months, a month, a week; and what a tap leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

#: Days by the word in the address, widest first; 0 is all of them.
SPANS: Mapping[str, int] = {"all": 0, "year": 365, "quarter": 91, "month": 31, "week": 7}

WORDS: Mapping[str, str] = {
    "all": "All",
    "year": "Year",
    "quarter": "3 months",
    "month": "Month",
    "week": "Week",
}

_WEEK = 7
_MORE_THAN_A_MONTH = 32


@dataclass(frozen=True, slots=True)
class Zone:
    """Part of the picture that opens further when it is tapped.

    Attributes:
        name: What it is called: a year, a month, a week, a day.
        to: The address it leads to.
    """

    first: dt.date
    last: dt.date
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A stretch of days as it is shown.

    Attributes:
        edges: First days of the steps, and the day after the last.
        earlier: Address of the stretch before; None at the beginning of the log. `later` likewise at its end.
        out: Address of the same days seen from further off.
    """

    span: str
    first: dt.date
    last: dt.date
    edges: tuple[dt.date, ...]
    zones: tuple[Zone, ...]
    earlier: str | None
    later: str | None
    out: str | None


def address(span: str, at: dt.date | None = None) -> str:
    """Of the stretch of this width that ends on the day; of the latest where none is given."""
    return f"/timeline?span={span}" + (f"&at={at}" if at else "")


def open_span(span: str, at: dt.date, first_day: dt.date, today: dt.date) -> Opened:
    """The stretch of this width that ends on the day, within the log.

    Args:
        span: One of `SPANS`.
        at: Its last day, as asked for.
        first_day: Of the log.
        today: No stretch goes beyond it.
    """
    days = SPANS[span]
    if days == 0:
        first, last = first_day.replace(day=1), today
        at = last
    else:
        last = min(max(at, min(today, first_day + dt.timedelta(days=days - 1))), today)
        first = last - dt.timedelta(days=days - 1)
    widths = list(SPANS)
    wider = None if days == 0 else widths[widths.index(span) - 1]
    shift = dt.timedelta(days=days)
    return Opened(
        span,
        first,
        last,
        _edges(span, first, last),
        _zones(span, first, last, today),
        address(span, last - shift) if days and first > first_day else None,
        address(span, min(today, last + shift)) if days and last < today else None,
        None
        if wider is None
        else address(wider, min(today, last + dt.timedelta(days=max(0, SPANS[wider] - days) // 2))),
    )


def _edges(span: str, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    after = last + dt.timedelta(days=1)
    if span == "all":
        starts = [first]
        while (following := _next_month(starts[-1])) <= last:
            starts.append(following)
        return (*starts, after)
    step = _WEEK if span == "year" else 1
    days = (last - first).days + 1
    return (*(first + dt.timedelta(days=day) for day in range(0, days, step)), after)


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=_MORE_THAN_A_MONTH)).replace(day=1)


def _zones(span: str, first: dt.date, last: dt.date, today: dt.date) -> tuple[Zone, ...]:
    starts: list[dt.date] = [first]
    while True:
        day = starts[-1]
        if span == "all":
            following = dt.date(day.year + 1, 1, 1)
        elif span in {"year", "quarter"}:
            following = _next_month(day)
        else:
            following = day + dt.timedelta(days=_WEEK - day.weekday() if span == "month" else 1)
        if following > last:
            break
        starts.append(following)
    ends = [*(start - dt.timedelta(days=1) for start in starts[1:]), last]
    return tuple(
        Zone(start, end, _name(span, start), _leads_to(span, end, today))
        for start, end in zip(starts, ends, strict=True)
    )


def _name(span: str, start: dt.date) -> str:
    if span == "all":
        return str(start.year)
    if span in {"year", "quarter"}:
        return f"{start:%b}" if start.month > 1 else f"{start:%b %Y}"
    return f"{start.day} {start:%b}" if span == "month" else f"{start:%a} {start.day}"


def _leads_to(span: str, end: dt.date, today: dt.date) -> str:
    if span == "week":
        return f"/day/{end}"
    narrower = {"all": "year", "year": "month", "quarter": "month", "month": "week"}[span]
    if span == "all":
        end = dt.date(end.year, 12, 31)
    elif span in {"year", "quarter"}:
        end = _next_month(end) - dt.timedelta(days=1)
    else:
        end += dt.timedelta(days=_WEEK - 1 - end.weekday())
    return address(narrower, min(end, today))
