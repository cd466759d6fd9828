"""Everything that is due as one calendar file (RFC 5545): plan, experiment, and reminders of what to write.

The events of plan and experiment keep their ids, so that this file and those of each alone replace one another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Alarm, Calendar, Component, Event

#: When people are reminded, on their own clock wherever they are.
CHECK_IN_AT, WEEKLY_AT = dt.time(20), dt.time(19)
_TAKES = dt.timedelta(minutes=5)
_SUNDAY = 6


def due_calendar(parts: Iterable[bytes], today: dt.date) -> tuple[bytes, int]:
    """The calendar, and how many events are in it.

    Args:
        parts: Calendars of what is planned and under test; their events that are over before today are left out.
        today: Where it begins.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//hipsight//due//EN")
    calendar.add("version", "2.0")
    events = [*_to_come(parts, today), *_reminders(today)]
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written, len(events)


def _to_come(parts: Iterable[bytes], today: dt.date) -> Iterator[Component]:
    for part in parts:
        for event in Calendar.from_ical(part).walk("VEVENT"):
            if event.decoded("dtend") > today:
                yield event


def _reminders(today: dt.date) -> Iterator[Event]:
    sunday = today + dt.timedelta(days=(_SUNDAY - today.weekday()) % 7)
    yield _reminder(
        "check-in",
        dt.datetime.combine(today, CHECK_IN_AT),
        "DAILY",
        "One line for hipsight",
        "What you did and how the hip was. Days without pain count as much: `hip fine` is worth writing.",
    )
    yield _reminder(
        "weekly",
        dt.datetime.combine(sunday, WEEKLY_AT),
        "WEEKLY",
        "The week's four questions for hipsight",
        "hipsight questionnaire weekly",
    )


def _reminder(name: str, first: dt.datetime, often: str, summary: str, description: str) -> Event:
    event = Event()
    event.add("uid", f"reminder-{name}@hipsight")
    event.add("dtstamp", first.replace(tzinfo=dt.UTC))
    event.add("dtstart", first)  # without a zone: eight in the evening is eight in the evening everywhere
    event.add("duration", _TAKES)
    event.add("rrule", {"freq": often})
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary)
    event.add("description", description)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", dt.timedelta())
    event.add_component(alarm)
    return event
