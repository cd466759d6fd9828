"""A plan as a calendar file (RFC 5545): one whole-day event a day, whose id never changes.

A calendar that takes the file in again replaces the days that have changed: same UID, a higher SEQUENCE.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from icalendar import Calendar, Event

from hipsight.plans.differences import times_changed
from hipsight.plans.planned import Plan, PlannedDay
from hipsight.reports.plan_words import PlanWords


def plan_calendar(
    plan: Plan, started: dt.date, issued: Sequence[Mapping[str, Any]], words: PlanWords
) -> bytes:
    """The days of the plan as a calendar.

    Args:
        plan: The plan.
        started: First day of the plan; part of every id.
        issued: The plans that were issued so far, this one the last: how often a day has changed.
        words: In the person's unit.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//hipsight//plan//EN")
    calendar.add("version", "2.0")
    for planned in plan.days:
        calendar.add_component(_event(plan, planned, started, times_changed(issued, planned.day), words))
    written: bytes = calendar.to_ical()
    return written


def _event(plan: Plan, planned: PlannedDay, started: dt.date, sequence: int, words: PlanWords) -> Event:
    event = Event()
    event.add("uid", f"plan-{plan.condition}-{started:%Y%m%d}-{planned.day:%Y%m%d}@hipsight")
    event.add("sequence", sequence)
    event.add("dtstamp", dt.datetime.combine(plan.made, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", planned.day)
    event.add("dtend", planned.day + dt.timedelta(days=1))  # the end of a whole-day event is the day after it
    event.add("transp", "TRANSPARENT")
    what = words.what(planned)
    event.add("summary", what[0].upper() + what[1:])
    lines = [words.gate(planned), "Because: " + "; ".join(words.why(planned)) + "."]
    event.add("description", "\n".join(line for line in lines if line))
    return event
