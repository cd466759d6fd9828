"""The answer of triage: how urgent, what to do, what it could be, and what would change that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hipsight.assessment.case import Case
from hipsight.assessment.likeness import READS
from hipsight.assessment.questions import best_questions, not_known_yet
from hipsight.assessment.ranking import Weighed, all_weighed, shortlist
from hipsight.assessment.urgency import LEVELS, Raised, raised_rules
from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.condition import Condition, Feature, HowSoon
from hipsight.knowledge.triage import TriageQuestion, triage_questions, urgency_rules

#: How many reasons for, against and open are told of each condition.
_MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule of urgency that is up, in words.

    Attributes:
        because: What raised it, with the words or the log entry it was read from.
    """

    id: str
    urgency: HowSoon
    title: str
    do_now: tuple[str, ...]
    why: str
    because: tuple[str, ...]
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return {**asdict(self), "because": list(self.because), "sources": list(self.sources)}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What triage says of a case.

    Attributes:
        flags: What is up, most urgent first.
        conditions: At most four, best first.
        questions: Those that decide whether one may wait, then those whose answers would change most.
        unless: What an urgency of "self" or "routine" does not hold for, because nobody has spoken of it yet.
    """

    case: Case
    urgency: HowSoon
    flags: tuple[Flag, ...]
    conditions: tuple[Weighed, ...]
    questions: tuple[TriageQuestion, ...]
    unless: tuple[str, ...] = ()

    @property
    def leading(self) -> tuple[Flag, ...]:
        """The flags of the urgency that counts; those below it say nothing more."""
        return tuple(flag for flag in self.flags if flag.urgency == self.urgency)

    @property
    def actions(self) -> tuple[str, ...]:
        """What to do now, each once."""
        said = dict.fromkeys(_each_once(step for flag in self.leading for step in flag.do_now))
        if not said and self.conditions:
            said = dict.fromkeys(claim.text for claim in self.conditions[0].condition.do_first[:3])
        return tuple(said)

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        return {
            "urgency": self.urgency,
            "provisional": bool(self.unless),
            "unless": list(self.unless),
            "actions": list(self.actions),
            "red_flags": [flag.to_json() for flag in self.flags],
            "conditions": [_condition_json(one) for one in self.conditions],
            "questions": [
                {"id": question.id, "text": question.text, "options": list(options_of(question))}
                for question in self.questions
            ],
            "findings": _findings_json(self.case),
        }


#: Of two steps that share so much of their words (Jaccard), the first is told.
_SAME_STEP = 0.6
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "the", "of", "to", "for", "or", "be", "is", "it", "in", "on", "by", "you", "your"}
)


def _each_once(steps: Iterable[str]) -> Iterator[str]:
    """The steps without those that several rules say in almost the same words."""
    told: list[set[str]] = []
    for step in steps:
        words = {word.strip(".,;:").lower() for word in step.split()} - _SMALL_WORDS
        if any(len(words & other) >= _SAME_STEP * len(words | other) for other in told):
            continue
        told.append(words)
        yield step


def options_of(question: TriageQuestion) -> tuple[str, ...]:
    """The answers to choose from; the last one is not to know."""
    return (*(option.text for option in question.option), triage_questions().dont_know)


def assess(
    case: Case,
    conditions: Mapping[str, Condition],
    *,
    asked: frozenset[str] = frozenset(),
    from_log: tuple[Flag, ...] = (),
) -> Assessment:
    """What there is to say of a case: urgency by rules, then the ranking, then the questions.

    Args:
        case: What is known.
        conditions: By id.
        asked: Questions that were put already.
        from_log: Flags that the log has raised already.
    """
    raised = _without_needless(raised_rules(case))
    flags = sorted(
        (*from_log, *(_flag_of(one, case) for one in raised)), key=lambda flag: -LEVELS.index(flag.urgency)
    )
    grave = [one for one in raised if LEVELS.index(one.rule.urgency) >= LEVELS.index("urgent")]
    wanted = dict.fromkeys(name for one in (grave or raised) for name in one.rule.about)
    understood = "nothing_understood" not in case.affirmed
    urgency = flags[0].urgency if flags else LEVELS[0]
    return Assessment(
        case,
        urgency,
        tuple(flags),
        tuple(shortlist(all_weighed(case, conditions), wanted)) if understood else (),
        tuple(best_questions(case, conditions, asked=asked)),
        not_known_yet(case) if LEVELS.index(urgency) < LEVELS.index("urgent") else (),
    )


def _without_needless(raised: list[Raised]) -> list[Raised]:
    """The rules without those about how the story reads where a sign that was told says as much."""
    told = [one for one in raised if READS.isdisjoint(one.findings)]
    most = max((LEVELS.index(one.rule.urgency) for one in told), default=-1)
    return [one for one in raised if one in told or LEVELS.index(one.rule.urgency) > most]


def _flag_of(raised: Raised, case: Case) -> Flag:
    rule = raised.rule
    reasons = [
        f"{says(name)} (“{case.evidence[name]}”)" if name in case.evidence else says(name)
        for name in raised.findings
        if name not in _NOTHING_TO_TELL
    ]
    reasons += [f"not known: {says(name)}" for name in raised.not_known]
    return Flag(
        rule.id,
        rule.urgency,
        rule.title,
        rule.do_now,
        rule.why,
        tuple(reasons),
        urgency_rules().cite(rule.sources),
    )


#: Derived of what was not said; no reason to a person.
_NOTHING_TO_TELL = frozenset(
    {"not_settling", "not_new", "not_reassured", "no_fresh_strain", "nothing_understood", "bone_not_cleared"}
    | {"no_typical_story", "not_of_months", "not_of_years", "no_bulge", "calf_alone", "calf_unexplained"}
    | {"not_read_mild"}
    | READS
)


def says(finding: str) -> str:
    """A finding in plain words."""
    known = finding_kinds().get(finding)
    return known.says if known else finding.replace("_", " ")


def reasons_for(one: Weighed) -> tuple[Feature, ...]:
    """What speaks for it, the strongest first."""
    return one.speaks_for[:_MOST_REASONS]


def reasons_against(one: Weighed) -> tuple[Feature, ...]:
    """What speaks against it, the strongest first."""
    return one.speaks_against[:_MOST_REASONS]


def open_findings(one: Weighed) -> tuple[str, ...]:
    """What would speak for it and is not known, in words; nothing that would have to be tried by hopping."""
    names = dict.fromkeys(feature.finding for feature in one.not_known)
    return tuple(says(name) for name in names if not name.startswith(("hop_", "site_", "age", "sex_")))[
        :_MOST_REASONS
    ]


def _condition_json(one: Weighed) -> dict[str, Any]:
    told = (*reasons_for(one), *reasons_against(one))
    cited = dict.fromkeys(name for feature in told for name in feature.sources)
    cited = cited or dict.fromkeys(one.condition.summary.sources)
    return {
        "id": one.condition.id,
        "name": one.condition.name,
        "plain_name": one.condition.plain_name,
        "fit": one.fit,
        "for": [feature.why for feature in reasons_for(one)],
        "against": [feature.why for feature in reasons_against(one)],
        "not_known": list(open_findings(one)),
        "sources": list(one.condition.cite(tuple(cited))),
    }


def _findings_json(case: Case) -> dict[str, Any]:
    return {
        "affirmed": dict(sorted(case.evidence.items())),
        "denied": sorted(case.denied),
        "age": case.years,
        "duration_days": case.duration_days,
        "sides": sorted(case.sides),
    }
