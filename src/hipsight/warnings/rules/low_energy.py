"""Signs of too little energy: periods that stay away, weight lost, tired for weeks."""

from __future__ import annotations

from hipsight.knowledge.library import warning_texts
from hipsight.model.life_records import Cycle
from hipsight.model.preferences import Sex
from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.phrases import phrases, says

#: Days that words count for.
WORDS_DAYS = 28

#: A period is missed after so many days; only where so many starts were logged before, and the log went on.
MISSED_DAYS, STARTS_BEFORE, STILL_LOGGED_DAYS = 90, 3, 14


def _check(window: LogWindow) -> str | None:
    text = warning_texts().text("low_energy")
    wanted, except_for = phrases(text.words), phrases(text.but_not)
    for day, words in sorted(window.recent_words(WORDS_DAYS), reverse=True):
        if says(wanted, words, except_for=except_for, even_negated=True):
            return f"what you wrote on {day:%A} {day.day} {day:%B}"
    if window.preferences.sex is Sex.MALE:
        return None
    starts = [
        record.day
        for record in window.records
        if isinstance(record, Cycle) and record.event == "period_start"
    ]
    if len(starts) < STARTS_BEFORE or not any(window.recent(STILL_LOGGED_DAYS)):
        return None
    days = (window.today - max(starts)).days
    return f"no period logged for {days} days" if days >= MISSED_DAYS else None


RULE = Rule("low_energy", "amber", _check)
