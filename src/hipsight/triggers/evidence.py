"""From a step of the search to a Finding: range, counts, size, grade and words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hipsight.model.finding import Direction, Finding, Grade
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats
from hipsight.statistics.episodes import count_episodes
from hipsight.statistics.stepwise import Step
from hipsight.statistics.strata import effect_in_sd, flared_days
from hipsight.triggers.fitting_set import FittingSet, fitting_set
from hipsight.triggers.grading import LEAST_EFFECT_SD, grade_of
from hipsight.triggers.weighing import Surprises, Weighed
from hipsight.triggers.wording import body_part, finding_sentence

#: Counts are shown where they differ by at least this factor; otherwise the difference of means is.
_CLEARLY_MORE = 1.5


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a step points at: a candidate, which way (+1 harm, -1 protection), and its adjusted p."""

    candidate: int
    sign: float
    p_adjusted: float


def make_finding(
    timeline: Timeline, surprises: Surprises, weighed: Weighed, step: Step, suspect: Suspect
) -> Finding | None:
    """The Finding for a suspect, or None where its p allows no word."""
    grade = grade_of(suspect.p_adjusted)
    if grade is None:
        return None
    entry = weighed.supported[int(weighed.candidates.family[suspect.candidate])]
    group = weighed.exposures[int(weighed.column[suspect.candidate])].group
    fit = fitting_set(surprises, step, entry, group, suspect.sign)
    counts = _counts(timeline, fit, entry.family.episode_days)
    effect = effect_in_sd(timeline["pain_0_10"], _moved(fit.exposure.values, fit.lag_days))
    if not suspect.sign * effect > 0:
        grade = Grade.EXPERIMENT  # what is seen in the plain means does not bear it out
    direction = Direction.HARM if suspect.sign > 0 else Direction.PROTECTS
    worth_acting_on = suspect.sign * effect >= LEAST_EFFECT_SD
    words = fit.exposure.words(fit.threshold_low, fit.threshold_high)
    exposed, exposed_flares, other, other_flares = counts
    return Finding(
        family=entry.family.id,
        exposure=words,
        threshold=fit.exposure.threshold,
        threshold_low=fit.threshold_low,
        threshold_high=fit.threshold_high,
        unit=entry.family.unit,
        lag_days=fit.lag_days,
        lag_low=fit.lag_low,
        lag_high=fit.lag_high,
        direction=direction,
        p_adjusted=suspect.p_adjusted,
        grade=grade,
        exposed_episodes=exposed,
        exposed_flares=exposed_flares,
        other_episodes=other,
        other_flares=other_flares,
        effect_sd=0.0 if math.isnan(effect) else effect,
        worth_acting_on=worth_acting_on,
        sentence=finding_sentence(
            place=body_part(timeline),
            words=words,
            family=entry.family,
            lag_days=fit.lag_days,
            counts=counts,
            counts_agree=_agree(counts, suspect.sign),
            points=effect * float(np.nanstd(timeline["pain_0_10"])),
            direction=direction,
            grade=grade,
            worth_acting_on=worth_acting_on,
        ),
    )


def _counts(timeline: Timeline, fit: FittingSet, episode_days: int) -> tuple[int, int, int, int]:
    values = fit.exposure.values
    flared = flared_days(timeline["pain_0_10"])
    return count_episodes(values > 0, np.isfinite(values), flared, fit.lag_days, episode_days)


def _agree(counts: tuple[int, int, int, int], sign: float) -> bool:
    """Whether the counts alone make the point: flares at least half as common again on the worse side."""
    exposed, exposed_flares, other, other_flares = counts
    here, there = exposed_flares * other, other_flares * exposed
    worse, better = (here, there) if sign > 0 else (there, here)
    return worse > 0 and worse >= _CLEARLY_MORE * better


def _moved(values: Floats, lag_days: int) -> Floats:
    """The exposure on the day of the pain it may have set off."""
    moved = np.full(len(values), np.nan)
    moved[lag_days:] = values[: len(values) - lag_days]
    return moved
