"""Pain around both hips within a week."""

from __future__ import annotations

from hipsight.model.body import HIP_SITES, Side
from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow

DAYS = 7

#: On so many days: one line that names both sides may be a slip.
LEAST_DAYS = 2


def _check(window: LogWindow) -> str | None:
    sides: dict[Side, set[object]] = {Side.LEFT: set(), Side.RIGHT: set()}
    for pain in window.recent_pains(DAYS):
        if pain.site in HIP_SITES and pain.side is not None:
            for side in (Side.LEFT, Side.RIGHT) if pain.side is Side.BOTH else (pain.side,):
                sides[side].add(pain.day)
    left, right = sides[Side.LEFT], sides[Side.RIGHT]
    if not left or not right or len(left | right) < LEAST_DAYS:
        return None
    return f"left on {len(left)} and right on {len(right)} of the last {DAYS} days"


RULE = Rule("both_hips", "amber", _check)
