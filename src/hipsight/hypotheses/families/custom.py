"""Whatever else the person wants to watch.

**Exposure** For each column of the person's own: 1 where it is above 0 if it holds only 0 and 1, otherwise
at or above thresholds of the person's own size.

**Reading** Pain is worse after days with the factor, or with much of it. The opposite direction says that
it goes with less.

**Limits** Knows nothing of what the column means. Every further column makes all findings a little harder
to reach.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.hypotheses.day_flags import above, flag
from hipsight.hypotheses.thresholds import threshold_exposures
from hipsight.model.timeline import Timeline


def families_of(timeline: Timeline) -> list[Family]:
    """One family for each column of the person's own."""
    return [_family(name) for name in sorted(timeline.custom)]


def _family(name: str) -> Family:
    return dataclasses.replace(
        _TEMPLATE,
        id=f"custom:{name}",
        question=f"Is it {name}?",
        columns=(name,),
        log_what=name,
        exposures=lambda timeline, _units: _exposures(timeline, name),
    )


def _exposures(timeline: Timeline, name: str) -> list[Exposure]:
    column, plain = timeline[name], name.replace("{", "(").replace("}", ")")
    if np.isin(column[np.isfinite(column)], (0.0, 1.0)).all():
        return [Exposure(flag(timeline, name), f"days with {plain}")]
    return threshold_exposures(
        column, lambda threshold: above(column, threshold), f"days with {plain} at {{}} or more"
    )


_TEMPLATE = Family(
    id="custom",
    question="",
    columns=(),
    log_what="",
    source="the person's own suspicion",
    exposures=lambda _timeline, _units: [],
    same_day_only=True,
)
