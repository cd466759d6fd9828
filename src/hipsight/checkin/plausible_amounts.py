"""How much an amount can be; more is a slip."""

from __future__ import annotations

from typing import Any

from hipsight.checkin.atoms import Kind

#: More than this is a slip; the records would refuse it.
_MOST: dict[Kind, float] = {
    Kind.DISTANCE: 3_000_000.0,
    Kind.DURATION: 7 * 86_400.0,
    Kind.LOAD: 1000.0,
    Kind.NUMBER: 10_000.0,
    Kind.REPS: 100_000.0,
    Kind.ASCENT: 20_000.0,
}


def can_be_true(amount: tuple[Kind, Any, int]) -> bool:
    """Whether an amount is no more than its kind can be."""
    kind, value, _ = amount
    most = _MOST.get(kind)
    if most is None:
        return True
    if kind is Kind.REPS:
        return (value[1] or 0) <= (most if value[2] else 10_000)
    return bool((max(part or 0 for part in value) if isinstance(value, tuple) else value) <= most)
