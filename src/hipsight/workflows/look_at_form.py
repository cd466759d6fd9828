"""Look at one's own step rate, and whether pain went with it."""

from __future__ import annotations

import datetime as dt

from hipsight.plans.facts import facts_of
from hipsight.plans.form import WEEKS, FormLook, look_at_form
from hipsight.storage.journal import Journal
from hipsight.warnings.light import usual_limits
from hipsight.workflows.read_log import read_window


def form_of(journal: Journal, *, today: dt.date) -> FormLook:
    """The step rate of half a year up to today.

    Raises:
        UnusableInputError: Nothing was logged yet.
    """
    window = read_window(journal, today=today)
    return look_at_form(facts_of(window, today - dt.timedelta(weeks=WEEKS)), today, usual_limits())
