"""What the words of the knowledge files are worth as numbers; they stand nowhere else and are shown to nobody.

The words are ordered and roughly even in log odds; the numbers are a choice of this project, not of a study. A ratio
of a study is capped, for nearly all come from small studies of people already referred.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from hipsight.knowledge.condition import Feature, Frequency, Weight

_RATIOS: Mapping[Weight, float] = MappingProxyType(
    {
        "for_strong": 6.0,
        "for": 3.0,
        "for_weak": 1.6,
        "against_weak": 0.6,
        "against": 0.33,
        "against_strong": 0.15,
    }
)
_ODDS: Mapping[Frequency, float] = MappingProxyType(
    {"very_common": 0.15, "common": 0.08, "uncommon": 0.035, "rare": 0.012, "very_rare": 0.004}
)

#: No finding counts for more than this, or less than its inverse.
STRONGEST = 10.0

#: Of a condition that is felt at none of the places that hurt.
ELSEWHERE = 0.2


def log_prior(frequency: Frequency) -> float:
    """Log of how common it is among adult runners with hip pain."""
    return math.log(_ODDS[frequency])


def log_ratio(feature: Feature, *, affirmed: bool) -> float:
    """Log likelihood ratio of a feature that is there or denied; 0 where denying says nothing."""
    weight, ratio = (
        (feature.weight, feature.ratio) if affirmed else (feature.if_denied, feature.ratio_if_denied)
    )
    if ratio is None:
        ratio = _RATIOS[weight] if weight is not None and weight != "measured" else 1.0
    return math.log(min(STRONGEST, max(1 / STRONGEST, ratio)))
