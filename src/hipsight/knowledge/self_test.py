"""The shape of `data/self_tests/*.toml`: what a runner can safely try at home, and what it says.

No test here makes the leg land: landing loads a bone that may be cracked. None is asked for while a red flag stands.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from hipsight.knowledge.condition import Claim, Speaks
from hipsight.knowledge.schema import Source, Strict


class Reading(Speaks):
    """What a positive test says about one condition, and a negative one."""

    condition: str


class SelfTest(Strict):
    """One test.

    Attributes:
        how_to: Steps, in order.
        positive: What counts as positive.
        finding: The finding that a positive result affirms; then the conditions say what it is worth.
        not_when: Findings with which it is not asked for.
        caution: How much to believe it.
        reading: What it says, where no finding carries it. `same_as` names the group of features of that condition
            which say the same.
    """

    id: str
    name: str
    how_to: tuple[str, ...] = Field(min_length=1)
    positive: str
    finding: str | None = None
    not_when: tuple[str, ...] = Field(min_length=1)
    caution: Claim
    reading: tuple[Reading, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.finding is not None and self.reading:
            raise ValueError("a finding is weighed where the conditions weigh it, or here, not in both")
        return self


class SelfTestFile(Strict):
    """Some self-tests and what they rest on."""

    self_test: tuple[SelfTest, ...] = Field(min_length=1)
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        claims = [claim for test in self.self_test for claim in (test.caution, *test.reading)]
        used = {name for claim in claims for name in claim.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(
                f"sources that are not in the file or not referred to: {', '.join(sorted(used ^ known))}"
            )
        return self
