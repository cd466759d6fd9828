"""The shape of a questionnaire, and what its answers come to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Source, Strict


class Answer(Strict):
    """An answer, its points, and the findings of docs/findings.md that it settles."""

    text: str
    points: int = Field(ge=0, le=100)
    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


class Item(Strict):
    """A question of a questionnaire."""

    id: str
    text: str
    option: tuple[Answer, ...] = Field(min_length=2)


class Questionnaire(Strict):
    """A questionnaire.

    Attributes:
        scoring: `weekly`: points summed, 0 where nothing bothered and 100 where running was not possible; `mean`: their
            mean; `any`: how many were answered with yes.
    """

    id: str
    title: str
    about: str
    scoring: Literal["weekly", "mean", "any"]
    sources: tuple[str, ...] = Field(min_length=1)
    item: tuple[Item, ...] = Field(min_length=1)

    def is_over(self, answers: Sequence[int]) -> bool:
        """Whether nothing more is to be asked; the first answer of the weekly one can end it."""
        ends = self.scoring == "weekly" and answers and answers[0] in {0, len(self.item[0].option) - 1}
        return bool(ends) or len(answers) >= len(self.item)

    def score(self, answers: Sequence[int]) -> int:
        """The score of complete answers (places of the options from 0): Clarsen 2013 and 2020 for the weekly one."""
        points = [item.option[answer].points for item, answer in zip(self.item, answers, strict=False)]
        if self.scoring == "weekly" and answers[0] == len(self.item[0].option) - 1:
            return 100
        return round(sum(points) / len(points)) if self.scoring == "mean" else sum(points)

    def is_substantial(self, answers: Sequence[int]) -> bool | None:
        """Whether the week was one of substantial trouble, or energy may be too low; None where neither applies."""
        if self.scoring == "mean":
            return None
        if self.scoring == "any":
            return self.score(answers) > 0
        fair = 2
        changed, performed = (answers[1], answers[2]) if len(answers) > fair else (0, 0)
        return answers[0] == len(self.item[0].option) - 1 or max(changed, performed) >= fair


class Questionnaires(Strict):
    """All questionnaires and their sources."""

    questionnaire: tuple[Questionnaire, ...]
    source: tuple[Source, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for one in self.questionnaire for name in one.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(f"sources that are not in the file or not referred to: {sorted(used ^ known)}")
        return self

    def cite(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The citations of these sources, with DOI or address."""
        by_id = {source.id: source for source in self.source}
        return tuple(by_id[name].in_words for name in ids)


@cache
def questionnaires() -> Questionnaires:
    """The questionnaires."""
    return Questionnaires.model_validate(load("questionnaires.toml"))
