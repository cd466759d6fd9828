"""The distance at which pain begins shrinks run after run."""

from __future__ import annotations

import itertools

from hipsight.warnings.contract import Rule
from hipsight.warnings.load import in_words
from hipsight.warnings.log_window import LogWindow

#: So many runs in a row, each with an earlier onset than the one before; by chance 1 in 24.
RUNS = 4

#: All of them within so many days of today, the last one within a week.
WITHIN_DAYS, FRESH_DAYS = 28, 7


def _check(window: LogWindow) -> str | None:
    runs = [run for run in window.timeline.runs if run.pain_known and run.row <= window.row][-RUNS:]
    onsets = [run.onset_km for run in runs if run.onset_km is not None]
    if len(onsets) < RUNS or window.row - runs[0].row > WITHIN_DAYS or window.row - runs[-1].row > FRESH_DAYS:
        return None
    if any(later >= earlier for earlier, later in itertools.pairwise(onsets)):
        return None
    return "it began at " + ", then ".join(in_words(onset, window) for onset in onsets)


RULE = Rule("earlier_onset", "red", _check)
