"""A plan as JSON: the public shape of docs/contracts.md, with the words that people see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hipsight.knowledge.protocol import Protocol
from hipsight.plans.differences import Change
from hipsight.plans.planned import Plan, PlannedDay
from hipsight.reports.plan_words import PlanWords


def plan_to_json(
    plan: Plan, protocol: Protocol, words: PlanWords, changes: Sequence[Change] = ()
) -> dict[str, Any]:
    """The plan with its rules, notices and changes."""
    mapping: dict[str, Any] = {
        "condition": plan.condition,
        "stage": plan.stage or None,
        "stage_title": plan.stage_title or None,
        "stage_number": plan.stage_number,
        "stages": plan.stages,
        "light": plan.light,
        "made": plan.made.isoformat(),
        "days": [day_to_json(planned, words) for planned in plan.days],
        "rules": [claim.text for claim in protocol.rule],
        "notices": notices_in_words(plan, protocol, words),
        "changes": [change_to_json(change, words) for change in changes],
        "sources": [source.in_words for source in protocol.source],
    }
    if plan.refused is not None:
        mapping["refused"] = plan.refused.to_json()
    return mapping


def notices_in_words(plan: Plan, protocol: Protocol, words: PlanWords) -> list[str]:
    """What is to be said about the whole plan."""
    said = []
    for notice in plan.notices:
        said.append(words.because(notice))
        if notice.code == "not_working" and protocol.not_working is not None:
            said.append(protocol.not_working.text)
    return said


def day_to_json(planned: PlannedDay, words: PlanWords) -> dict[str, Any]:
    """One day: what, its gate, and because of what."""
    mapping: dict[str, Any] = {
        "day": planned.day.isoformat(),
        "kind": planned.kind,
        "what": words.what(planned),
        "gate": words.gate(planned),
        "why": list(words.why(planned)),
        "stage": planned.stage,
        "check_in": list(planned.check_in),
    }
    if planned.run is not None:
        mapping |= planned.run.to_json()
    for name in ("strength", "daily"):
        if getattr(planned, name):
            mapping[name] = [exercise.to_json() for exercise in getattr(planned, name)]
    if planned.cross_training:
        mapping["cross_training"] = list(planned.cross_training)
    if planned.self_tests:
        mapping["self_tests"] = list(planned.self_tests)
    return mapping


def change_to_json(change: Change, words: PlanWords) -> dict[str, Any]:
    """What was planned, what is planned now, and because of what."""
    return {
        "day": change.now.day.isoformat(),
        "was": outline_in_words(change.was, words),
        "now": words.what(change.now),
        "because": [words.because(reason) for reason in change.because],
    }


def outline_in_words(outline: Mapping[str, Any], words: PlanWords) -> str:
    """A kept outline of a day in words."""
    if "distance_m" not in outline:
        return str(outline["kind"]).replace("_", " ")
    kind = str(outline["run_kind"]).replace("_", "-")
    return f"{kind} {words.km(outline['distance_m'] / 1000)}"
