"""The shape of what triage knows: rules of urgency, questions, and ways in which people tell of a finding.

Findings are named by the ids of docs/findings.md, or by those that a case derives (`age_under_18`).
"""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hipsight.knowledge.condition import HowSoon
from hipsight.knowledge.reading import load
from hipsight.knowledge.schema import Source, Strict


class UrgencyRule(Strict):
    """A rule of urgency over findings.

    Attributes:
        when: Groups of findings; of every group one must be there. `?finding` counts as there until it is denied:
            so a rule errs to the safe side, and a question about the finding can lower it.
        about: Ids of conditions that it is about; they are always on the list while it is up.
        title: What it is, to the person.
        do_now: What to do, the first thing first.
    """

    id: str
    urgency: HowSoon
    title: str
    do_now: tuple[str, ...] = Field(min_length=1)
    why: str
    when: tuple[tuple[str, ...], ...] = Field(min_length=1)
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


class UrgencyRules(Strict):
    """All rules of urgency, and named groups of findings that they share (`@bone_site`)."""

    group: dict[str, tuple[str, ...]]
    rule: tuple[UrgencyRule, ...]
    source: tuple[Source, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        used = {name for rule in self.rule for name in rule.sources}
        known = {source.id for source in self.source}
        if used != known:
            raise ValueError(f"sources that are not in the file or not referred to: {sorted(used ^ known)}")
        ids = [rule.id for rule in self.rule]
        if len(ids) != len(set(ids)):
            raise ValueError("two rules of one id")
        named = {name[1:] for rule in self.rule for group in rule.when for name in group if name[0] == "@"}
        if named != self.group.keys():
            raise ValueError(f"groups that are unknown or unused: {sorted(named ^ self.group.keys())}")
        return self

    def cite(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The citations of these sources, with DOI or address."""
        by_id = {source.id: source for source in self.source}
        return tuple(by_id[name].in_words for name in ids)

    def groups_of(self, rule: UrgencyRule) -> tuple[tuple[str, ...], ...]:
        """What a rule asks for, its named groups written out."""
        return tuple(
            tuple(
                name
                for written in group
                for name in (self.group[written[1:]] if written[0] == "@" else (written,))
            )
            for group in rule.when
        )


class Option(Strict):
    """An answer, and the findings that it settles.

    Attributes:
        rare: Few people give it; it counts for less when questions are chosen.
        unless: Of a decisive question: what an answer of "you can wait" does not hold for, in the person's words.
    """

    text: str
    rare: bool = False
    unless: str = ""
    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


class TriageQuestion(Strict):
    """A question that may change the picture.

    Attributes:
        only_if: Asked only when one of these findings is there (`?finding`: or not denied); always, when empty.
        decides: Asked, while anything of it is not known, before anybody is told to wait.
    """

    id: str
    text: str
    only_if: tuple[str, ...] = ()
    decides: bool = False
    option: tuple[Option, ...] = Field(min_length=2)

    @property
    def findings(self) -> frozenset[str]:
        """Everything that an answer can settle."""
        return frozenset(name for option in self.option for name in (*option.affirms, *option.denies))


class TriageQuestions(Strict):
    """All questions, and what stands for "I do not know"."""

    dont_know: str
    question: tuple[TriageQuestion, ...]


class Telling(Strict):
    """How people tell of a finding, over and above single phrases.

    A pattern is words in order: `...` stands for up to three words, `a/b` for either, `<name>` for any of a group.

    Attributes:
        says: The finding is there, unless denied around it.
        denies: It is not.
        never: Holds the words, and means something else.
    """

    finding: str
    says: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Tellings(Strict):
    """All ways of telling, and the groups of words that they name."""

    group: dict[str, tuple[str, ...]]
    telling: tuple[Telling, ...]


class Alarm(Strict):
    """Words near something that must not be missed, written like the phrases of tellings.

    Attributes:
        says: What it is about, in plain words.
        finding: What a stem and a sign in one sentence tell; None where words alone never do.
        settles: Findings by which a sentence with a stem was understood; denied, they settle it as well.
        question: Id of the question that is asked when it was not understood.
    """

    id: str
    says: str
    finding: str | None = None
    settles: tuple[str, ...] = Field(min_length=1)
    question: str
    stems: tuple[str, ...] = Field(min_length=1)
    signs: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.finding is not None) != bool(self.signs):
            raise ValueError("signs tell a finding, and a finding needs signs")
        return self


class Alarms(Strict):
    """All themes of alarm.

    Attributes:
        mend: Words that are mended when they are misspelt by one letter.
        no_slip: Words one letter from those, that mean something else.
    """

    mend: tuple[str, ...]
    no_slip: tuple[str, ...]
    alarm: tuple[Alarm, ...]


@cache
def alarms() -> Alarms:
    """Words near what must not be missed."""
    return Alarms.model_validate(load("alarms.toml"))


@cache
def urgency_rules() -> UrgencyRules:
    """Rules of urgency over findings, most urgent first."""
    return UrgencyRules.model_validate(load("urgency.toml"))


@cache
def triage_questions() -> TriageQuestions:
    """The questions that triage may ask."""
    return TriageQuestions.model_validate(load("questions.toml"))


@cache
def tellings() -> Tellings:
    """How people tell of findings."""
    return Tellings.model_validate(load("tellings.toml"))
