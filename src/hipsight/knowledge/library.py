"""The knowledge files, loaded and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from hipsight.knowledge.condition import Condition
from hipsight.knowledge.schema import RedFlags, Warnings
from hipsight.knowledge.triage import Tellings, TriageQuestions, UrgencyRules


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


@cache
def urgency_rules() -> UrgencyRules:
    """Rules of urgency over findings, most urgent first."""
    return UrgencyRules.model_validate(_load("urgency.toml"))


@cache
def triage_questions() -> TriageQuestions:
    """The questions that triage may ask."""
    return TriageQuestions.model_validate(_load("questions.toml"))


@cache
def tellings() -> Tellings:
    """How people tell of findings."""
    return Tellings.model_validate(_load("tellings.toml"))


@cache
def conditions() -> dict[str, Condition]:
    """Every condition by id, found by being in the folder."""
    folder = resources.files("hipsight.knowledge") / "data" / "conditions"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    found = [Condition.model_validate(_load(f"conditions/{name}")) for name in names]
    for name, condition in zip(names, found, strict=True):
        if name != f"{condition.id}.toml":
            raise ValueError(f"{name} holds the condition {condition.id}")
    return {condition.id: condition for condition in found}
