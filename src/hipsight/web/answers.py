"""What several pages ask the workflows, each worked out once for each state of the journal."""

from __future__ import annotations

from dataclasses import dataclass

from hipsight.model.timeline import Timeline
from hipsight.progress.measure import Progress, measure_progress
from hipsight.triggers.readiness import LEAST_DAYS, LEAST_ENTRIES
from hipsight.triggers.span import pain_span_days
from hipsight.web.desk import Desk, Lately
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.search_apart import Sought
from hipsight.workflows.search_triggers import search_triggers

#: Entries from which on laying the whole log would be felt.
_LONG_LOG = 2000


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the search still waits for: how much of it is there."""

    name: str
    words: str
    there: int
    needed: int


def waiting_for(timeline: Timeline) -> tuple[Waiting, ...]:
    """What is there of what the search needs; empty once it can run."""
    span, entries = pain_span_days(timeline), timeline.pain_days
    if span >= LEAST_DAYS and entries >= LEAST_ENTRIES:
        return ()
    return (
        Waiting("span", "Days from the first word about pain to the last", min(span, LEAST_DAYS), LEAST_DAYS),
        Waiting("entries", "Days with a word about pain", min(entries, LEAST_ENTRIES), LEAST_ENTRIES),
    )


def waiting_of(desk: Desk) -> tuple[Waiting, ...]:
    """The same of what was logged. A long log has long had enough: there, what was there a line ago will do."""

    def count() -> tuple[Waiting, ...]:
        return waiting_for(timeline_of(desk))

    key = ("waiting", desk.today())
    is_long = len(desk.journal.entries()) > _LONG_LOG
    return desk.lately(key, count).value if is_long else desk.once(key, count)


def triggers_of(desk: Desk, *, wait: bool = False) -> Sought | None:
    """What is known about triggers; None where nothing was logged yet.

    Args:
        desk: The desk.
        wait: Until nothing better is on its way; pages show what there is.
    """
    if desk.is_empty():
        return None
    today = desk.today()
    if waiting_of(desk):  # there is nothing to search, and no need to look elsewhere
        here = desk.once(("triggers", today), lambda: search_triggers(desk.journal, today=today))
        return Sought(here, is_looking=False)
    return (desk.search.wait if wait else desk.search.ask)(desk.journal, today=today)


def timeline_of(desk: Desk) -> Timeline:
    """Everything laid side by side.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    today = desk.today()
    return desk.once(("timeline", today), lambda: read_timeline(desk.journal, today=today))


def progress_of(desk: Desk) -> Progress:
    """Is it getting better?"""
    return desk.once(("progress", desk.today()), lambda: _measure(desk))


def progress_lately(desk: Desk) -> Lately[Progress]:
    """The same, or what it was before the last write while it is being worked out."""
    return desk.lately(("progress", desk.today()), lambda: _measure(desk))


def _measure(desk: Desk) -> Progress:
    return measure_progress(timeline_of(desk))
