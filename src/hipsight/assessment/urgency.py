"""How urgent it is: rules over findings, before and apart from any ranking."""

from __future__ import annotations

from dataclasses import dataclass

from hipsight.assessment.case import Case
from hipsight.knowledge.condition import HowSoon
from hipsight.knowledge.triage import UrgencyRule, urgency_rules

#: From the mildest to the gravest.
LEVELS: tuple[HowSoon, ...] = ("self", "routine", "urgent", "emergency")


@dataclass(frozen=True, slots=True)
class Raised:
    """A rule that is up.

    Attributes:
        findings: Those that raised it.
        not_known: Those it counted because nobody has denied them.
    """

    rule: UrgencyRule
    findings: tuple[str, ...]
    not_known: tuple[str, ...]


def raised_rules(case: Case) -> list[Raised]:
    """Every rule that is up, the most urgent first."""
    knowledge = urgency_rules()
    raised = []
    for rule in knowledge.rule:
        met = [[name for name in group if case.has(name)] for group in knowledge.groups_of(rule)]
        if all(met):
            named = dict.fromkeys(name for group in met for name in group)
            raised.append(
                Raised(
                    rule,
                    tuple(name for name in named if name[0] != "?"),
                    tuple(name[1:] for name in named if name[0] == "?" and name[1:] not in case.affirmed),
                )
            )
    return sorted(raised, key=lambda one: -LEVELS.index(one.rule.urgency))


def urgency_of(case: Case) -> HowSoon:
    """The gravest urgency of any rule; `self` where none is up."""
    return LEVELS[max((LEVELS.index(one.rule.urgency) for one in raised_rules(case)), default=0)]
