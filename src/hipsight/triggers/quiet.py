r"""What was looked at and is unlikely: "days running on trails: 41 of them, no sign of it".

Silence alone says nothing; it speaks where an effect worth acting on would have shown. Of each candidate the points
of pain it may add, :math:`b = s'e / s's`, have the standard error :math:`\sigma / |s|` (s its response and e the
surprises, both freed of trend and claims). A family is quiet when for every threshold and lag that was scanned

    b + 1.645 standard errors < 1 point

so that a trigger of one point or more, at any of them, is called quiet on one log of twenty at most, if its pain
lingers as other pain does. Only exposures of
a single day are asked: what a week adds is not told in points a day. Protection is not asked about.
"""

from __future__ import annotations

import numpy as np

from hipsight.model.finding import Quiet
from hipsight.statistics.episodes import exposed_stretches, stretches_with_entry
from hipsight.statistics.projection import residualise
from hipsight.statistics.response import Course
from hipsight.statistics.stepwise import LEAST_OWN_SHARE, Step
from hipsight.triggers.support import Supported
from hipsight.triggers.weighing import Surprises, Weighed

#: An effect of this size would have been worth acting on, points of pain.
WORTH_POINTS = 1.0
#: And below so many of them the normal distribution is no guide.
LEAST_EPISODES = 10
#: One-sided 95 % of the normal distribution.
_ONE_SIDED = 1.645


def quiet_families(
    surprises: Surprises, weighed: Weighed, step: Step, named: frozenset[str]
) -> tuple[Quiet, ...]:
    """Families in which an effect of a point would have shown and did not, the most often there first.

    Args:
        surprises: The null model and its innovations.
        weighed: What was weighed.
        step: The last look.
        named: Families that are findings or worth an experiment.
    """
    lingers = weighed.course == Course.LINGERS
    responses, family = weighed.candidates.responses[:, lingers], weighed.candidates.family[lingers]
    left = residualise(responses, step.basis)
    length = np.einsum("ij,ij->j", left, left)
    own = length > np.maximum(LEAST_OWN_SHARE * np.einsum("ij,ij->j", responses, responses), 1e-18)
    sigma = float(np.linalg.norm(step.residual)) / np.sqrt(step.freedom)
    safe = np.where(own, length, 1.0)
    at_most = np.where(own, (left.T @ step.residual) / safe + _ONE_SIDED * sigma / np.sqrt(safe), np.inf)
    quiet = []
    for number, entry in enumerate(weighed.supported):
        largest = float(at_most[family == number].max())
        if entry.family.id not in named and entry.family.episode_days == 1 and largest < WORTH_POINTS:
            quiet.append(_quiet(surprises, entry, max(0.0, largest)))
    often = (one for one in quiet if one.episodes >= LEAST_EPISODES)
    return tuple(sorted(often, key=lambda one: (-one.episodes, one.family)))


def _quiet(surprises: Surprises, entry: Supported, largest: float) -> Quiet:
    """Told by the exposure that was there the most often."""
    logged, lags = surprises.model.logged, entry.family.lags_days
    counted = [
        (stretches_with_entry(exposed_stretches(exposure.values > 0, 1), logged, lags), exposure)
        for exposure in entry.exposures
        if exposure.scanned
    ]
    episodes, exposure = max(counted, key=lambda one: one[0])
    words = exposure.words()
    return Quiet(
        family=entry.family.id,
        exposure=words,
        episodes=episodes,
        worth_points=WORTH_POINTS,
        at_most_points=largest,
        sentence=f"{words}: {episodes} of them, no sign of it.",
    )
