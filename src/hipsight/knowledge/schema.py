"""The shape of the knowledge files. An unknown field, a missing source or a misspelt site is refused on loading."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hipsight.model.body import Behaviour, Site

Urgency = Literal["emergency", "urgent", "routine"]


class Strict(BaseModel):
    """Frozen, and refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Source(Strict):
    """Where a statement comes from: a citation, with its DOI or address where there is one."""

    id: str
    citation: str
    doi: str | None = None
    url: str | None = None

    @property
    def in_words(self) -> str:
        """The citation with its DOI or address."""
        return f"{self.citation} {f'doi:{self.doi}' if self.doi else self.url or ''}".strip()


class Sign(Strict):
    """One sign of a red flag; met when any of the things it lists was logged.

    Attributes:
        sites: Pain entries at these sites count (with `any_pain`: any pain there at all).
        same_pain_sites: Behaviours only count for pain at these sites, or of no site.
        behaviours: Behaviour words of a pain entry.
        words: Phrases in what was typed; how they are written is told in `hipsight.warnings.phrases`.
        but_not: Phrases that hold words of the others but mean something else.
        illness: Phrases in an illness entry.
        age_below: Age in years.
        even_negated: The phrases carry their own "not"; a "no" before them does not cancel them.
    """

    label: str
    sites: tuple[Site, ...] = ()
    any_pain: bool = False
    same_pain_sites: tuple[Site, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    words: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    illness: tuple[str, ...] = ()
    age_below: int | None = None
    even_negated: bool = False


class RedFlag(Strict):
    """A rule that speaks first: all its signs within some days."""

    id: str
    urgency: Urgency
    title: str
    do_now: tuple[str, ...] = Field(min_length=1)
    why: str
    within_days: int = Field(ge=1, le=60)
    sources: tuple[str, ...] = Field(min_length=1)
    sign: tuple[Sign, ...] = Field(min_length=1)


class _WithSources(Strict):
    source: tuple[Source, ...]

    def _require(self, used: set[str]) -> None:
        known = {source.id for source in self.source}
        if used - known:
            raise ValueError(f"sources that are not in the file: {', '.join(sorted(used - known))}")
        if known - used:
            raise ValueError(f"sources nothing refers to: {', '.join(sorted(known - used))}")

    def cite(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The citations of these sources, with DOI or address."""
        by_id = {source.id: source for source in self.source}
        return tuple(by_id[name].in_words for name in ids)


class RedFlags(_WithSources):
    """All red flags, and the groups of words that their phrases name."""

    group: dict[str, tuple[str, ...]] = {}
    flag: tuple[RedFlag, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        signs = [sign for flag in self.flag for sign in flag.sign]
        written = [phrase for sign in signs for phrase in (*sign.words, *sign.but_not, *sign.illness)]
        named = {part.strip("<>") for phrase in written for part in phrase.split() if part.startswith("<")}
        if named != self.group.keys():
            raise ValueError(f"groups of words that are unknown or unused: {named ^ self.group.keys()}")
        self._require({name for flag in self.flag for name in flag.sources})
        return self


class WarningText(Strict):
    """What a warning means and how good the evidence is.

    Attributes:
        words: Phrases that raise it, where it listens to words; `but_not` hold the words and mean something else.
    """

    id: str
    title: str
    why: str
    evidence: str
    advice: str
    words: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


class LightText(Strict):
    """What the light of the day says, and from which pain on."""

    green_up_to: float
    amber_up_to: float
    green: str
    amber: str
    red: str
    red_flag: str
    unknown: str
    bone_note: str
    sources: tuple[str, ...] = Field(min_length=1)


class Warnings(_WithSources):
    """All warnings and the light."""

    warning: tuple[WarningText, ...]
    light: LightText

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for warning in self.warning for name in warning.sources}
        self._require(used | set(self.light.sources))
        return self

    def text(self, warning_id: str) -> WarningText:
        """The words of a warning."""
        return next(warning for warning in self.warning if warning.id == warning_id)
