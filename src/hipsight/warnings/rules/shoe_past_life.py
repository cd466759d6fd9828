"""A pair that was worn in the last days has more on it than pairs usually get."""

from __future__ import annotations

from hipsight.model.shoes import shoe_shelf
from hipsight.warnings.contract import Rule
from hipsight.warnings.load import FRESH_DAYS, in_words
from hipsight.warnings.log_window import LogWindow

#: The upper end of what pairs are usually replaced at, km; a convention without evidence.
USUAL_LIFE_KM = 800.0


def _check(window: LogWindow) -> str | None:
    for pair in shoe_shelf(window.records, window.preferences):
        worn = pair.last_day is not None and (window.today - pair.last_day).days < FRESH_DAYS
        if worn and pair.retired is None and pair.km > USUAL_LIFE_KM:
            return f"{in_words(pair.km, window)} on {pair.name}"
    return None


RULE = Rule("shoe_past_life", "green", _check)
