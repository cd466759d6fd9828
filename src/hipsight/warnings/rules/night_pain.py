"""Pain at night, or pain that wakes, more than once in two weeks."""

from __future__ import annotations

from hipsight.model.body import Behaviour
from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow

DAYS = 14
NIGHTS = 2

_NIGHT = frozenset({Behaviour.AT_NIGHT, Behaviour.WAKES})


def _check(window: LogWindow) -> str | None:
    pains = [pain for pain in window.recent_pains(DAYS) if _NIGHT & set(pain.behaviour)]
    nights = sorted({pain.day for pain in pains})
    if len(nights) < NIGHTS:
        return None
    only_on_side = all(Behaviour.LYING_ON_SIDE in pain.behaviour for pain in pains)
    how = ", each time when lying on that side" if only_on_side else ""
    return f"{len(nights)} nights with pain in the last two weeks{how}"


RULE = Rule("night_pain", "amber", _check)
