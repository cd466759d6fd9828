"""Hard runs on two days in a row."""

from __future__ import annotations

import datetime as dt

from hipsight.model.outings import join_tellings
from hipsight.model.records import SPEED_KINDS, Run, RunKind
from hipsight.warnings.contract import Rule
from hipsight.warnings.load import FRESH_DAYS
from hipsight.warnings.log_window import LogWindow

_HARD = SPEED_KINDS | {RunKind.HILLS}


def _check(window: LogWindow) -> str | None:
    runs = [record for record in window.recent(FRESH_DAYS + 1) if isinstance(record, Run)]
    hard = {run.day: run for run in join_tellings(runs) if run.kinds & _HARD and run.suspect is None}
    for day in sorted(hard, reverse=True):
        before = hard.get(day - dt.timedelta(days=1))
        if before is not None:
            kinds = [_kind(run) for run in (before, hard[day])]
            return f"{kinds[0]} on {before.day:%A} and {kinds[1]} on {day:%A}"
    return None


def _kind(run: Run) -> str:
    return str(min(run.kinds & _HARD))


RULE = Rule("back_to_back_hard", "amber", _check)
