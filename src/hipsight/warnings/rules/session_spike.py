"""A single run more than 10 %, and up to twice, the longest of the 30 days before."""

from __future__ import annotations

from hipsight.warnings.contract import Rule
from hipsight.warnings.load import in_words, spike_of
from hipsight.warnings.log_window import LogWindow

#: Where the higher-risk categories begin and end (Frandsen 2025).
FROM_RATIO, TO_RATIO = 1.10, 2.0


def _check(window: LogWindow) -> str | None:
    spike = spike_of(window)
    if spike is None or not FROM_RATIO < spike[1] / spike[2] <= TO_RATIO:
        return None
    row, km, before = spike
    share = round(100 * (km / before - 1))
    return (
        f"{in_words(km, window)} on {window.timeline.day(row):%A}, {share} % more than your longest run of the "
        f"30 days before ({in_words(before, window)})"
    )


RULE = Rule("session_spike", "amber", _check)
