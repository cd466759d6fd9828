"""What several pages ask the workflows, each worked out once for each state of the journal."""

from __future__ import annotations

from hipsight.model.timeline import Timeline
from hipsight.progress.measure import Progress, measure_progress
from hipsight.web.desk import Desk
from hipsight.workflows.read_log import read_timeline
from hipsight.workflows.search_triggers import TriggerAnswer, search_triggers


def triggers_of(desk: Desk) -> TriggerAnswer | None:
    """The search for triggers; None where nothing was logged yet."""
    if desk.is_empty():
        return None
    today = desk.today()
    return desk.once(("triggers", today), lambda: search_triggers(desk.journal, today=today))


def timeline_of(desk: Desk) -> Timeline:
    """Everything laid side by side.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    today = desk.today()
    return desk.once(("timeline", today), lambda: read_timeline(desk.journal, today=today))


def progress_of(desk: Desk) -> Progress:
    """Is it getting better?"""
    return desk.once(("progress", desk.today()), lambda: measure_progress(timeline_of(desk)))
