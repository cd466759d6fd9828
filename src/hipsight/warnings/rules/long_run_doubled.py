"""A run more than twice as long as any of the 30 days before."""

from __future__ import annotations

from hipsight.warnings.contract import Rule
from hipsight.warnings.load import in_words, spike_of
from hipsight.warnings.log_window import LogWindow

#: From here on the highest of the risk categories (Frandsen 2025).
FROM_RATIO = 2.0


def _check(window: LogWindow) -> str | None:
    spike = spike_of(window)
    if spike is None or spike[1] / spike[2] <= FROM_RATIO:
        return None
    row, km, before = spike
    return (
        f"{in_words(km, window)} on {window.timeline.day(row):%A}, against {in_words(before, window)} as your "
        "longest run of the 30 days before"
    )


RULE = Rule("long_run_doubled", "amber", _check)
