"""The lead test: the same search on exposures that come 2 to 5 days *after* the pain.

Nothing done later can have set the pain off. Where later exposures go with today's pain all the same, pain
may be changing the habits: over two years it shows in a third of made-up logs without a trigger, whose false
alarms are no more than promised. So it is told as what it is, and takes no finding back. Only exposures told by
a single day are asked; what was claimed is taken out first, since a habit of every week would otherwise be its
own echo (2 days after and 5 days before are the same weekday).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipsight.model.finding import SelfCheck
from hipsight.statistics.arrays import Floats
from hipsight.statistics.stepwise import search_steps
from hipsight.triggers.support import Supported
from hipsight.triggers.weighing import Surprises, weigh

LEAD_DAYS = (-2, -3, -4, -5)
#: Its own small share of the error.
FAILS_AT_P = 0.01


def lead_test(
    surprises: Surprises,
    nuisance: Floats,
    supported: Sequence[Supported],
    generator: np.random.Generator,
) -> SelfCheck | None:
    """How the lead test came out, or None where nothing can be asked.

    Args:
        surprises: The null model and its innovations.
        nuisance: Trend and claims, shape (entries, columns).
        supported: The families that were weighed.
        generator: Source of the draws.
    """
    asked = [entry for entry in supported if entry.family.same_day_only and entry.family.id != "weekday"]
    if not asked:
        return None
    weighed = weigh(surprises, asked, LEAD_DAYS, protection_weight=1.0)
    step = next(
        search_steps(surprises.outcome, nuisance, weighed.candidates, generator, claim_p=0.0, most_steps=1),
        None,
    )
    if step is None:
        return None
    passed = step.smallest_p > FAILS_AT_P
    return SelfCheck(
        passed=passed,
        p_value=step.smallest_p,
        sentence=_PASSED if passed else _FAILED,
        fails_at_p=FAILS_AT_P,
    )


_PASSED = "What you did two to five days later does not go with your pain, as it should be."
_FAILED = (
    "What you did two to five days later goes with your pain: your pain may be changing your habits. "
    "The findings allow for the pain of the days before, so this does not undo them; "
    "read those about running or resting with care."
)
