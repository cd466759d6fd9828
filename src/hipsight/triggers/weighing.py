"""From a Timeline and its exposures to the arrays that the statistics weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hipsight.hypotheses.contract import LAG_TRUST, Exposure
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.null_model import NullModel, fit_null_model, innovations, with_noise_by_level
from hipsight.statistics.response import Course, responses
from hipsight.statistics.stepwise import PROTECTION_WEIGHT, Candidates
from hipsight.statistics.trend import cosine_trend
from hipsight.triggers.support import Supported

#: Prior trust in each course of a flare: most pain fades as the person's pain fades, some is gone tomorrow or
#: stays for a few days.
COURSE_TRUST = {Course.LINGERS: 0.5, Course.ONE_DAY: 0.25, Course.THREE_DAYS: 0.25}


@dataclass(frozen=True, slots=True)
class Surprises:
    """Pain by itself: the null model, and what each entry had that the entries before it did not foretell."""

    model: NullModel
    outcome: Floats
    trend: Floats


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates side by side with what they stand for.

    Attributes:
        candidates: For the statistics.
        supported: The family of each family number.
        exposures: The exposure of each column.
        column: Exposure column of each candidate; `lag_days` its lag, `course` its course.
    """

    candidates: Candidates
    supported: tuple[Supported, ...]
    exposures: tuple[Exposure, ...]
    column: Integers
    lag_days: Integers
    course: Integers

    @property
    def explanations(self) -> int:
        """Exposures at lags; the courses of one are one explanation."""
        return len(self.column) // len(COURSE_TRUST)


def surprises_of(timeline: Timeline) -> Surprises:
    """The null model of pain; at least some pain must have been logged."""
    outcome = timeline["pain_0_10"]
    logged = np.isfinite(outcome)
    basis = cosine_trend(logged)
    model = with_noise_by_level(fit_null_model(outcome, basis), outcome, basis)
    standardised = innovations(model, np.column_stack([basis, outcome[logged]]))
    return Surprises(model, standardised[:, -1].copy(), standardised[:, :-1].copy())


def weigh(
    surprises: Surprises,
    supported: Sequence[Supported],
    lags_days: Sequence[int] | None = None,
    protection_weight: float = PROTECTION_WEIGHT,
) -> Weighed:
    """All scanned exposures at all lags of their families (or at these lags), in every course."""
    exposures: list[Exposure] = []
    rows: list[tuple[int, int, int, int]] = []
    for number, entry in enumerate(supported):
        lags = entry.family.lags_days if lags_days is None else lags_days
        for exposure in entry.exposures:
            if exposure.scanned:
                rows += [(number, len(exposures), lag, course) for lag in lags for course in COURSE_TRUST]
                exposures.append(exposure)
    family, column, lag_days, course = np.array(rows, dtype=np.intp).reshape(-1, 4).T
    same_day_only = np.array([entry.family.lags_days == (0,) for entry in supported], dtype=bool)
    by_lag = np.array(LAG_TRUST)[np.abs(lag_days)] if lags_days is None else np.ones(len(lag_days))
    candidates = Candidates(
        responses=respond(surprises, exposures, column, lag_days, course),
        family=family,
        exposure=column,
        weights=np.array([entry.family.weight for entry in supported]),
        shares=by_lag * np.array([COURSE_TRUST[kind] for kind in Course])[course],
        may_protect=(lag_days != 0) | same_day_only[family],
        protection_weight=protection_weight,
    )
    return Weighed(candidates, tuple(supported), tuple(exposures), column, lag_days, course)


def respond(
    surprises: Surprises,
    exposures: Sequence[Exposure],
    column: Integers,
    lag_days: Integers,
    course: Integers,
) -> Floats:
    """Responses of the exposures at their lags and in their courses, shape (entries, candidates)."""
    values = np.column_stack([exposure.values for exposure in exposures])
    return responses(surprises.model, values, column, lag_days, course)
