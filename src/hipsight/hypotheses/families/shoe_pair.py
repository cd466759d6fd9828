"""One pair of shoes.

**Exposure** For each pair: 1 on a day with a run in it, 0 on a day with a run in another pair or without a
run.

**Reading** Pain is worse after runs in that pair.

**Limits** Pairs go with purposes (racing flats, trail shoes): the run, not the shoe, may matter. A pair
seen on fewer than four days is left out.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from hipsight.hypotheses.contract import Exposure, Family
from hipsight.model.timeline import Floats, Timeline
from hipsight.model.units import DistanceUnit

_LEAST_DAYS = 4


def _exposures(timeline: Timeline, _units: DistanceUnit) -> list[Exposure]:
    shoes = timeline.words.get("shoe", ())
    worn_days = Counter(shoe for shoe in shoes if shoe)
    pairs = sorted(shoe for shoe, days in worn_days.items() if days >= _LEAST_DAYS)
    if len(pairs) < 2:  # noqa: PLR2004 - one pair has nothing to be compared with
        return []
    return [Exposure(_worn(timeline, shoes, pair), f"runs in the {_plain(pair)}") for pair in pairs]


def _worn(timeline: Timeline, shoes: tuple[str | None, ...], pair: str) -> Floats:
    worn = np.array([np.nan if shoe is None else float(shoe == pair) for shoe in shoes])
    return np.where(timeline["run_km"] == 0, 0.0, worn)


def _plain(pair: str) -> str:
    return pair.replace("{", "(").replace("}", ")")


FAMILY = Family(
    id="shoe_pair",
    question="Is it one pair of shoes?",
    columns=("shoe",),
    log_what="which shoes you ran in",
    source="clinical convention: shoes are asked about in every running history",
    exposures=_exposures,
    same_day_only=True,
)
