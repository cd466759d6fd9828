"""The shape of `data/exercises/*.toml`: exercises, stretches and drills, each with its dose and its source."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from hipsight.knowledge.condition import Claim, Code, Condition
from hipsight.knowledge.schema import Source, Strict

#: What sort of thing it is.
ExerciseKind = Literal["strength", "stretch", "mobility", "drill", "running", "cross_training"]


class Exercise(Strict):
    """One exercise, stretch or drill.

    Attributes:
        loads: What it works or stretches, in plain words.
        asks: What it asks of the hip; a condition that forbids one of these forbids the exercise.
        not_with: Conditions that forbid it for another reason.
        how_to: Steps, in order.
        dose: How much and how often, and who says so.
        purpose: What it is for.
        caution: What to mind while doing it.
        harder: Exercise ids or words for the next step; `easier` for the one before.
    """

    id: str
    name: str
    kind: ExerciseKind
    equipment: tuple[str, ...] = ()
    loads: tuple[str, ...] = Field(min_length=1)
    asks: tuple[Code, ...] = ()
    not_with: tuple[str, ...] = ()
    how_to: tuple[str, ...] = Field(min_length=1)
    dose: Claim
    purpose: Claim
    caution: tuple[Claim, ...] = ()
    harder: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything that is claimed."""
        return (self.purpose, self.dose, *self.caution)

    def forbidden_by(self, condition: Condition) -> bool:
        """Whether it must not be done with the condition."""
        return condition.id in self.not_with or not set(self.asks).isdisjoint(condition.forbids)


class ExerciseFile(Strict):
    """Some exercises and what they rest on."""

    exercise: tuple[Exercise, ...] = Field(min_length=1)
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for entry in self.exercise for claim in entry.claims for name in claim.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(
                f"sources that are not in the file or not referred to: {', '.join(sorted(used ^ known))}"
            )
        return self
