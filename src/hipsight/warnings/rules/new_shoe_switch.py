"""All running of the last week in a pair that is new, and none in the one before."""

from __future__ import annotations

from hipsight.model.shoes import shoe_shelf
from hipsight.warnings.contract import Rule
from hipsight.warnings.load import in_words
from hipsight.warnings.log_window import LogWindow

#: A pair is new up to here, km; and a switch needs a pair that was worn before, and some days in the new one alone.
NEW_UP_TO_KM = 50.0
DAYS = 7


def _check(window: LogWindow) -> str | None:
    shelf = [pair for pair in shoe_shelf(window.records, window.preferences) if pair.last_day is not None]
    lately = [pair for pair in shelf if pair.last_day and (window.today - pair.last_day).days < DAYS]
    older = [pair for pair in shelf if pair not in lately and pair.km > NEW_UP_TO_KM]
    if len(lately) != 1 or not older:
        return None
    (pair,) = lately
    if pair.km > NEW_UP_TO_KM or pair.first_day is None or (window.today - pair.first_day).days > 2 * DAYS:
        return None
    return f"{in_words(pair.km, window)} on {pair.name}, and nothing else this week"


RULE = Rule("new_shoe_switch", "green", _check)
