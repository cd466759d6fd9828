"""A limp in the last three days."""

from __future__ import annotations

from hipsight.model.body import Behaviour
from hipsight.warnings.contract import Rule
from hipsight.warnings.log_window import LogWindow

DAYS = 3


def _check(window: LogWindow) -> str | None:
    days = sorted({pain.day for pain in window.recent_pains(DAYS) if Behaviour.LIMP in pain.behaviour})
    return f"you limped on {days[-1]:%A}" if days else None


RULE = Rule("limp", "red", _check)
