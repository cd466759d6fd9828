"""The days of an experiment as a calendar file (RFC 5545) that phones and calendars take in.

Events have stable ids, so that a second import replaces the first.
"""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event

from hipsight.experiments.design import Block, Experiment
from hipsight.experiments.instruction import instruction
from hipsight.model.units import DistanceUnit


def experiment_calendar(experiment: Experiment, units: DistanceUnit) -> bytes:
    """One whole-day event for each exposure, for each stretch without, and for the days compared."""
    calendar = Calendar()
    calendar.add("prodid", "-//hipsight//experiment//EN")
    calendar.add("version", "2.0")
    for number, block in enumerate(experiment.blocks, start=1):
        days = experiment.exposed_days if block.exposed else experiment.block_days
        first, *_, last = experiment.compared(block)
        note = "Note the pain tonight, also when there is none"
        for name, words, first_day, last_day in (
            (
                f"{number}",
                _asked(experiment, block, units),
                block.first_day,
                block.first_day + dt.timedelta(days - 1),
            ),
            (f"{number}-note", note, first, last),
        ):
            event = _event(experiment, name, first_day, last_day)
            event.add("summary", words[0].upper() + words[1:])
            event.add(
                "description",
                f"hipsight experiment {experiment.id}, block {number} of {len(experiment.blocks)}",
            )
            calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _asked(experiment: Experiment, block: Block, units: DistanceUnit) -> str:
    words = instruction(experiment, block, block.first_day, units)
    return words.split(";")[0] if block.first_day in experiment.compared(block) else words


def _event(experiment: Experiment, name: str, first_day: dt.date, last_day: dt.date) -> Event:
    event = Event()
    event.add("uid", f"{experiment.id}-{experiment.registered:%Y%m%d}-{name}@hipsight")
    event.add("dtstamp", dt.datetime.combine(experiment.registered, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", first_day)
    event.add("dtend", last_day + dt.timedelta(days=1))  # the end of a whole-day event is the day after it
    event.add("transp", "TRANSPARENT")
    return event
