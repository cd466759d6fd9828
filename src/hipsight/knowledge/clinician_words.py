"""The shape of `data/clinician_words.toml`: what a clinician's word restricts, and what clears."""

from __future__ import annotations

from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Strict


class TopicWords(Strict):
    """Phrases that restrict one thing, or clear (how they are written: `hipsight.warnings.phrases`)."""

    topic: Literal["clear", "running", "impact", "speed", "hills", "strength"]
    words: tuple[str, ...] = Field(min_length=1)
    but_not: tuple[str, ...] = ()


class ClinicianWords(Strict):
    """All of them.

    Attributes:
        conditional: Words that make a clearance none: a condition, or a day to come.
        most: Words that announce a longest run.
        not_clinicians: Who may say what they like.
    """

    not_clinicians: tuple[str, ...] = ()
    conditional: tuple[str, ...]
    most: tuple[str, ...]
    rule: tuple[TopicWords, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if [rule.topic for rule in self.rule].count("clear") != 1:
            raise ValueError("exactly one rule clears")
        return self


@cache
def clinician_words() -> ClinicianWords:
    """What the words of clinicians mean for a plan."""
    return ClinicianWords.model_validate(load("clinician_words.toml"))
