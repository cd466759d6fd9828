"""What every line and every day ask for: red flags and warnings, loaded and checked.

Conditions and the rules of triage are loaded beside their shapes, so that `hipsight log` need not build them.
"""

from __future__ import annotations

from functools import cache

from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import RedFlags, Warnings


@cache
def red_flags() -> RedFlags:
    """Signs that need a clinician, most urgent first."""
    return RedFlags.model_validate(load("red_flags.toml"))


@cache
def warning_texts() -> Warnings:
    """What the warnings and the light mean."""
    return Warnings.model_validate(load("warnings.toml"))
