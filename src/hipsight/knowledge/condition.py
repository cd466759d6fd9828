"""The shape of `data/conditions/<id>.toml`: one condition, every claim with its source.

Findings are named by the ids of docs/findings.md. A weight is a word; what it is worth as a number stands once, where
the ranking is made. An unknown field, a missing source or a source nothing refers to is refused on loading.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Literal, Self

from pydantic import Field, model_validator

from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Source, Strict

#: How strongly a finding speaks for or against; `measured` gives a likelihood ratio of a study instead.
Weight = Literal["for_strong", "for", "for_weak", "against_weak", "against", "against_strong", "measured"]

#: How often it is behind hip pain of adult runners, in words.
Frequency = Literal["very_common", "common", "uncommon", "rare", "very_rare"]

#: How soon it should be seen when it is likely.
HowSoon = Literal["emergency", "urgent", "routine", "self"]


#: What a movement asks of the hip and a condition may forbid.
Code = Literal[
    "running",
    "impact",
    "speed",
    "hills",
    "downhill",
    "stretching_hip_flexors",
    "stretching_hamstrings",
    "stretching_glutes",
    "deep_squats",
    "plyometrics",
    "side_lying",
    "crossing_legs",
    "long_sitting",
    "camber",
]

#: No likelihood ratio counts for more: the studies are small and their patients picked.
RATIO_LEAST, RATIO_MOST = 0.1, 10.0


class Sourced(Strict):
    """Anything that is claimed."""

    sources: tuple[str, ...] = Field(min_length=1)


class Claim(Sourced):
    """A statement in plain words with what it rests on.

    Attributes:
        unconfirmed: Said by some and not well supported; shown as such.
    """

    text: str
    unconfirmed: bool = False


class Speaks(Sourced):
    """Something that speaks for or against a condition.

    Attributes:
        weight: How strongly, when it is affirmed.
        if_denied: How strongly, when it is denied; nothing where it is left out.
        ratio: Likelihood ratio when affirmed, with `ratio_if_denied`; only with weight `measured`.
        same_as: Findings of one name say the same thing (two tests of one movement) and count once.
        why: In words a runner understands.
    """

    weight: Weight
    if_denied: Weight | None = None
    ratio: float | None = Field(default=None, ge=RATIO_LEAST, le=RATIO_MOST)
    ratio_if_denied: float | None = Field(default=None, ge=RATIO_LEAST, le=RATIO_MOST)
    same_as: str | None = None
    why: str

    @model_validator(mode="after")
    def _check_ratio(self) -> Self:
        if (self.weight == "measured") != (self.ratio is not None):
            raise ValueError("a measured weight has a ratio, and only that has one")
        return self


class Feature(Speaks):
    """A finding that speaks for or against the condition.

    Attributes:
        finding: Id of docs/findings.md; of `age`, `from_age` and `to_age` say the years.
    """

    finding: str
    from_age: int | None = None
    to_age: int | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.finding == "age") != (self.from_age is not None or self.to_age is not None):
            raise ValueError("age needs from_age or to_age, and nothing else takes them")
        return self


class OftenHeard(Sourced):
    """What many runners are told, and what the evidence says instead."""

    heard: str
    but: str


class Question(Strict):
    """A question for the clinician."""

    text: str


class SeeSomeone(Sourced):
    """When to be seen, and how soon."""

    when: str
    how_soon: HowSoon


class Vignette(Strict):
    """A person in their own words, and what must come out: the condition's own test.

    Attributes:
        rank_at_most: Place of the condition on the list; left out where only the urgency matters.
    """

    title: str
    text: str
    urgency: HowSoon
    rank_at_most: int | None = Field(default=None, ge=1, le=4)


class Review(Strict):
    """Whether a clinician has read it. `digest` is the fingerprint of the words that were read."""

    status: Literal["draft", "reviewed"] = "draft"
    reviewer: str = ""
    date: dt.date | None = None
    digest: str = ""


class Condition(Strict):
    """One condition.

    Attributes:
        frequency: Among adult runners with hip pain, before anything else is known.
        more_likely: Findings (`sex_female`, `sex_male`) or ages that raise or lower the frequency: as `Feature`.
        sites: Regions of the body map where it is felt.
        forbids: What must not be done with it, as words that plans and experiments know.
        red_flags: Ids of red flags (data/red_flags.toml) that belong to it.
        self_tests: Ids of safe self-tests; `exercises` of exercises.
    """

    id: str
    name: str
    plain_name: str
    also_called: tuple[str, ...] = ()
    frequency: Frequency
    usual_urgency: HowSoon
    sites: tuple[str, ...] = Field(min_length=1)
    forbids: tuple[Code, ...] = ()
    red_flags: tuple[str, ...] = ()
    self_tests: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    review: Review = Review()
    summary: Claim
    course: Claim
    more_likely: tuple[Feature, ...] = ()
    feature: tuple[Feature, ...] = Field(min_length=3)
    risk_factor: tuple[Claim, ...] = ()
    do_first: tuple[Claim, ...] = Field(min_length=1)
    avoid: tuple[Claim, ...] = ()
    see_someone: tuple[SeeSomeone, ...] = Field(min_length=1)
    return_to_running: tuple[Claim, ...] = Field(min_length=1)
    often_heard: tuple[OftenHeard, ...] = ()
    ask: tuple[Question, ...] = Field(min_length=1)
    vignette: tuple[Vignette, ...] = Field(min_length=3)
    source: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        cited: list[Sourced] = [
            self.summary,
            self.course,
            *self.more_likely,
            *self.feature,
            *self.risk_factor,
            *self.do_first,
            *self.avoid,
            *self.see_someone,
            *self.return_to_running,
            *self.often_heard,
        ]
        used = {name for claim in cited for name in claim.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(
                f"sources that are not in the file or not referred to: {', '.join(sorted(used ^ known))}"
            )
        if self.review.status == "reviewed" and self.review.digest != self.digest:
            raise ValueError("the words have changed since the review; set its status back to draft")
        return self

    @property
    def digest(self) -> str:
        """Fingerprint of every word but the review itself."""
        words = json.dumps(
            self.model_dump(mode="json", exclude={"review"}), sort_keys=True, ensure_ascii=False
        )
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    def cite(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The citations of these sources, with DOI or address."""
        by_id = {source.id: source for source in self.source}
        return tuple(by_id[name].in_words for name in ids)


@cache
def conditions() -> dict[str, Condition]:
    """Every condition by id, found by being in the folder."""
    folder = resources.files("hipsight.knowledge") / "data" / "conditions"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    found = [Condition.model_validate(load(f"conditions/{name}")) for name in names]
    for name, condition in zip(names, found, strict=True):
        if name != f"{condition.id}.toml":
            raise ValueError(f"{name} holds the condition {condition.id}")
    return {condition.id: condition for condition in found}
