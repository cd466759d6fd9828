"""The knowledge files, loaded and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from hipsight.knowledge.schema import RedFlags, Warnings


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("hipsight.knowledge") / "data" / name).read_text(encoding="utf-8"))


@cache
def red_flags() -> RedFlags:
    """Signs that need a clinician, most urgent first."""
    return RedFlags.model_validate(_load("red_flags.toml"))


@cache
def warning_texts() -> Warnings:
    """What the warnings and the light mean."""
    return Warnings.model_validate(_load("warnings.toml"))
