"""The shape of `data/ladders.toml`: ways back to running, rung by rung."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hipsight.knowledge.condition import Sourced
from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Source, Strict


class Rung(Strict):
    """One step of a ladder: rounds of walking and running."""

    walk_s: int = Field(ge=0)
    run_s: int = Field(gt=0)
    rounds: int = Field(ge=1)


class Ladder(Sourced):
    """A way back to running, rung by rung.

    Attributes:
        sessions: Green sessions on a rung before the next.
        warm_up_s: Walking before, and as long after.
    """

    id: str
    title: str
    sessions: int = Field(ge=1)
    warm_up_s: int = Field(ge=0)
    rung: tuple[Rung, ...] = Field(min_length=2)


class Ladders(Strict):
    """All ladders and what they rest on."""

    ladder: tuple[Ladder, ...] = Field(min_length=1)
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for ladder in self.ladder for name in ladder.sources}
        if used != {source.id for source in self.source}:
            raise ValueError("sources of the ladders and their claims do not match")
        return self


@cache
def ladders() -> dict[str, Ladder]:
    """Every ladder by id."""
    return {ladder.id: ladder for ladder in Ladders.model_validate(load("ladders.toml")).ladder}
