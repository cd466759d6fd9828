"""How firmly a finding may be worded, and what looking again costs."""

from __future__ import annotations

from hipsight.model.finding import Grade

#: Family-wise adjusted p up to which something is said, and how. 0.03 is 0.05 * 6 / pi^2: what the first
#: look of many may spend so that all of them together spend 0.05.
STRONG_P = 0.01
CLAIM_P = 0.03
EXPERIMENT_P = 0.20
#: Effects below this many SD of the person's pain are real but too small to act on.
LEAST_EFFECT_SD = 0.2


def p_after_looks(p_value: float, look: int) -> float:
    """The adjusted p, charged for the looks before: the k-th look may spend 1/k^2 of what the first may.

    Sum over k of 0.05 * 6 / (pi^2 k^2) is 0.05, however often one looks (alpha spending).
    """
    return min(1.0, p_value * look**2)


def grade_of(p_adjusted: float) -> Grade | None:
    """The grade, or None where nothing may be said."""
    if p_adjusted <= STRONG_P:
        return Grade.STRONG
    if p_adjusted <= CLAIM_P:
        return Grade.CLAIM
    return Grade.EXPERIMENT if p_adjusted <= EXPERIMENT_P else None
