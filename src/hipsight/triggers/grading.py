"""How firmly a finding may be worded, and what looking again costs."""

from __future__ import annotations

import math

from hipsight.model.finding import Grade

#: Family-wise adjusted p up to which something is said, and how. A log that is searched once may spend all of it; one
#: that is searched again and again spends it in parts (`price_of_look`).
STRONG_P = 0.01
CLAIM_P = 0.05
EXPERIMENT_P = 0.20
#: Share of all evidence that a family needs to be named alone: p says that something is there, the share that it
#: is this. Below, what travels with it (speed and the track, the week and the fortnight) may be what it is.
STRONG_SHARE = 0.99
CLAIM_SHARE = 0.55
#: Effects below this many SD of the person's pain are real but too small to act on.
LEAST_EFFECT_SD = 0.2


def price_of_look(look: int | None) -> float:
    """What every p of the k-th look is multiplied by; 1 where there is only one.

    The k-th of many may spend 6 / (pi^2 k^2) of what the only one may. These shares sum to 1, however often one
    looks (alpha spending).
    """
    return 1.0 if look is None else look**2 * math.pi**2 / 6


def is_claim(p_adjusted: float, share: float) -> bool:
    """Whether it is more than worth an experiment."""
    return grade_of(p_adjusted, share) in {Grade.CLAIM, Grade.STRONG}


def grade_of(p_adjusted: float, share: float) -> Grade | None:
    """The grade, or None where nothing may be said.

    Args:
        p_adjusted: How hard it is to get by chance that anything stands out as much.
        share: How much of all evidence is for this one: what travels together shares it.
    """
    if p_adjusted <= STRONG_P and share >= STRONG_SHARE:
        return Grade.STRONG
    if p_adjusted <= CLAIM_P and share >= CLAIM_SHARE:
        return Grade.CLAIM
    return Grade.EXPERIMENT if p_adjusted <= EXPERIMENT_P else None
