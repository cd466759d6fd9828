"""From a Timeline and its exposures to the arrays that the statistics weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hipsight.hypotheses.contract import LAG_TRUST, Exposure
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats, Integers
from hipsight.statistics.null_model import NullModel, fit_null_model, innovations, with_noise_by_level
from hipsight.statistics.response import responses
from hipsight.statistics.stepwise import PROTECTION_WEIGHT, Candidates
from hipsight.statistics.trend import cosine_trend
from hipsight.triggers.support import Supported


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
        column: Exposure column of each candidate; `lag_days` its lag.
    """

    candidates: Candidates
    supported: tuple[Supported, ...]
    exposures: tuple[Exposure, ...]
    column: Integers
    lag_days: Integers


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
    """All scanned exposures at all lags of their families (or at these lags)."""
    exposures: list[Exposure] = []
    column, lag_days, family = [], [], []
    for number, entry in enumerate(supported):
        for exposure in entry.exposures:
            if exposure.scanned:
                lags = entry.family.lags_days if lags_days is None else lags_days
                column += [len(exposures)] * len(lags)
                lag_days += list(lags)
                family += [number] * len(lags)
                exposures.append(exposure)
    columns, lags_array = np.array(column, dtype=np.intp), np.array(lag_days, dtype=np.intp)
    candidates = Candidates(
        responses=respond(surprises, exposures, columns, lags_array),
        family=np.array(family, dtype=np.intp),
        exposure=columns,
        weights=np.array([entry.family.weight for entry in supported]),
        shares=np.array([LAG_TRUST[abs(lag)] for lag in lag_days])
        if lags_days is None
        else np.ones(len(lag_days)),
        may_protect=np.array(
            [
                lag != 0 or supported[number].family.lags_days == (0,)
                for lag, number in zip(lag_days, family, strict=True)
            ]
        ),
        protection_weight=protection_weight,
    )
    return Weighed(candidates, tuple(supported), tuple(exposures), columns, lags_array)


def respond(
    surprises: Surprises, exposures: Sequence[Exposure], column: Integers, lag_days: Integers
) -> Floats:
    """Responses of the exposures at their lags, shape (entries, candidates)."""
    values = np.column_stack([exposure.values for exposure in exposures])
    return responses(surprises.model, values, column, lag_days)
