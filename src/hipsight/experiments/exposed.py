"""On which days the log says that the exposure of an experiment was there."""

from __future__ import annotations

import numpy as np

from hipsight.experiments.design import UnusableDesignError
from hipsight.hypotheses.contract import Family, all_families
from hipsight.hypotheses.day_flags import above, longest_run_km
from hipsight.hypotheses.trailing import sum_above
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.statistics.arrays import Floats

#: Families whose exposure is a matter of degree.
_WITH_THRESHOLD = {"weekly_volume": 7, "run_length": 1, "sitting": 1}


def family_of(timeline: Timeline, family_id: str) -> Family:
    """The family of that id.

    Raises:
        UnusableDesignError: There is none for this log.
    """
    for family in all_families(timeline):
        if family.id == family_id:
            return family
    raise UnusableDesignError(
        f"this log knows nothing of {family_id!r}; log it first, or name one of "
        + ", ".join(family.id for family in all_families(timeline))
    )


def needs_threshold(family_id: str) -> bool:
    """Whether the exposure is a matter of degree."""
    return family_id in _WITH_THRESHOLD


def exposed_days(timeline: Timeline, family: Family, threshold: float | None) -> Floats:
    """1 on exposed days, 0 on others, NaN where the log does not say; shape (days,)."""
    if any(column not in timeline for column in family.columns):
        return np.full(timeline.days, np.nan)
    if family.id == "weekly_volume" and threshold is not None:
        return sum_above(timeline["run_km"], _WITH_THRESHOLD[family.id], threshold)
    if family.id == "run_length" and threshold is not None:
        return above(longest_run_km(timeline), threshold)
    if family.id == "sitting" and threshold is not None:
        return above(timeline["sitting_h"], threshold)
    exposures = family.exposures(timeline, DistanceUnit.KM)
    if family.id.startswith("custom:") and threshold is not None:
        return above(timeline[family.columns[0]], threshold)
    return exposures[0].values if exposures else np.full(timeline.days, np.nan)
