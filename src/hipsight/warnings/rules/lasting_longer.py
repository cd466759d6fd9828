"""The pain of runs lasts longer, run after run: gone with the run, then after it, then the next morning."""

from __future__ import annotations

import datetime as dt
import itertools

from hipsight.model.body import Behaviour
from hipsight.model.records import Pain
from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow

#: So many painful run days, the last within `FRESH_DAYS`, all within `WITHIN_DAYS`.
RUNS, WITHIN_DAYS, FRESH_DAYS = 3, 28, 4

_WORDS = ("gone with the run", "still there after the run", "still there the next morning")


def _check(window: LogWindow) -> str | None:
    first = window.row - WITHIN_DAYS - 1
    ran = {window.timeline.day(run.row) for run in window.timeline.runs if run.row >= first}
    pains: dict[dt.date, list[Pain]] = {}
    for pain in window.recent_pains(WITHIN_DAYS + 1):
        pains.setdefault(pain.day, []).append(pain)
    told = [(day, length) for day in sorted(ran) if (length := _length(day, pains)) is not None][-RUNS:]
    if len(told) < RUNS or (window.today - told[-1][0]).days > FRESH_DAYS:
        return None
    lengths = [length for _, length in told]
    rises = all(later >= earlier for earlier, later in itertools.pairwise(lengths))
    if not rises or lengths[-1] <= lengths[0] or lengths[-1] != len(_WORDS) - 1:
        return None
    return "it was " + ", then ".join(_WORDS[length] for length in lengths)


def _length(day: dt.date, pains: dict[dt.date, list[Pain]]) -> int | None:
    """How long the pain of a run lasted, as a place in `_WORDS`; None where that was not said."""
    morning = any(
        Behaviour.NEXT_MORNING in pain.behaviour for pain in pains.get(day + dt.timedelta(days=1), ())
    )
    told = {behaviour for pain in pains.get(day, ()) for behaviour in pain.behaviour}
    if day in pains and morning:
        return 2
    if Behaviour.AFTER_RUN in told:
        return 1
    return 0 if Behaviour.GONE_AFTER_RUN in told else None


RULE = Rule("lasting_longer", "amber", _check)
