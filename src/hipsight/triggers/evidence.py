"""From a step of the search to a Finding: range, counts, size, grade and words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hipsight.model.finding import Direction, Finding
from hipsight.model.timeline import Timeline
from hipsight.statistics.arrays import Floats
from hipsight.statistics.episodes import count_episodes
from hipsight.statistics.stepwise import Step
from hipsight.statistics.strata import effect_in_sd, flared_days
from hipsight.triggers.fitting_set import FittingSet, fitting_set
from hipsight.triggers.grading import LEAST_EFFECT_SD, grade_of
from hipsight.triggers.weighing import Surprises, Weighed
from hipsight.triggers.wording import body_part, finding_sentence


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a step points at: a candidate, +1 for harm or -1, its adjusted p, and its share of the evidence."""

    candidate: int
    sign: float
    p_adjusted: float
    share: float


def make_finding(
    timeline: Timeline, surprises: Surprises, weighed: Weighed, step: Step, suspect: Suspect
) -> Finding | None:
    """The Finding for a suspect; None where its p allows no word, or where the plain means contradict it."""
    grade = grade_of(suspect.p_adjusted, suspect.share)
    if grade is None:
        return None
    supported = weighed.supported[int(weighed.candidates.family[suspect.candidate])]
    group = weighed.exposures[int(weighed.column[suspect.candidate])].group
    fit = fitting_set(surprises, step, supported, group, suspect.sign)
    pain = timeline["pain_0_10"]
    effect = effect_in_sd(pain, _moved(fit.exposure.values, fit.lag_days))
    if not suspect.sign * effect > 0:
        return None  # what is seen in the plain means does not bear it out, and nobody could follow it
    exposed, exposed_flares, other, other_flares = _counts(pain, fit, supported.family.episode_days)
    finding = Finding(
        family=supported.family.id,
        exposure=fit.exposure.words(fit.threshold_low, fit.threshold_high),
        threshold=fit.exposure.threshold,
        threshold_low=fit.threshold_low,
        threshold_high=fit.threshold_high,
        unit=supported.family.unit,
        lag_days=fit.lag_days,
        lag_low=fit.lag_low,
        lag_high=fit.lag_high,
        direction=Direction.HARM if suspect.sign > 0 else Direction.PROTECTS,
        p_adjusted=suspect.p_adjusted,
        grade=grade,
        exposed_episodes=exposed,
        exposed_flares=exposed_flares,
        other_episodes=other,
        other_flares=other_flares,
        effect_sd=0.0 if math.isnan(effect) else effect,
        worth_acting_on=suspect.sign * effect >= LEAST_EFFECT_SD,
        sentence="",
    )
    return replace(finding, sentence=finding_sentence(finding, supported.family, body_part(timeline), pain))


def _counts(pain: Floats, fit: FittingSet, episode_days: int) -> tuple[int, int, int, int]:
    values = fit.exposure.values
    flared = flared_days(pain)
    return count_episodes(values > 0, np.isfinite(values), flared, fit.lag_days, episode_days)


def _moved(values: Floats, lag_days: int) -> Floats:
    """The exposure on the day of the pain it may have set off."""
    moved = np.full(len(values), np.nan)
    moved[lag_days:] = values[: len(values) - lag_days]
    return moved
