"""The part of a Timeline that can speak about pain."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from hipsight.model.timeline import Timeline

#: Days kept before the first pain entry, so that windows of a month are known from the start.
RUN_IN_DAYS = 60


def pain_span_days(timeline: Timeline) -> int:
    """Days from the first to the last pain entry; 0 without one."""
    rows = np.flatnonzero(np.isfinite(timeline["pain_0_10"]))
    return int(rows[-1] - rows[0]) + 1 if len(rows) else 0


def cut_to_pain(timeline: Timeline) -> Timeline:
    """The Timeline from 60 days before the first pain entry to the last one; there must be one."""
    rows = np.flatnonzero(np.isfinite(timeline["pain_0_10"]))
    first, end = max(0, int(rows[0]) - RUN_IN_DAYS), int(rows[-1]) + 1
    return Timeline(
        first_day=timeline.day(first),
        days=end - first,
        numbers=MappingProxyType(
            {name: column[first:end].copy() for name, column in timeline.numbers.items()}
        ),
        words=MappingProxyType({name: column[first:end] for name, column in timeline.words.items()}),
        custom=timeline.custom,
        site=timeline.site,
        side=timeline.side,
    )
