"""Which questions would change the picture most: urgency first, the ranking second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipsight.assessment.case import Case, with_answer
from hipsight.assessment.ranking import prepared, quick_shares
from hipsight.assessment.urgency import LEVELS, urgency_of
from hipsight.knowledge.condition import Condition
from hipsight.knowledge.triage import Option, TriageQuestion, alarms, triage_questions

#: How many are asked at a time.
MOST_QUESTIONS = 3

#: A question that moves less of the ranking than this, and no urgency, is not worth asking.
_LEAST_MOVED = 0.03

#: What a rare answer counts for beside a usual one.
_RARE = 0.15


def open_questions(case: Case) -> Iterator[TriageQuestion]:
    """The questions that could still tell something."""
    for question in triage_questions().question:
        asked_for = {one.question for one in alarms().alarm if one.id in case.unread}
        fits = (
            not question.only_if
            or question.id in asked_for
            or any(case.has(name) for name in question.only_if)
        )
        if fits and not any(_is_answered(option, case) for option in question.option):
            yield question


def _is_answered(option: Option, case: Case) -> bool:
    """Whether the case says already what the option would."""
    if option.affirms:
        return all(name in case.affirmed for name in option.affirms)
    return all(name in case.denied for name in option.denies)


def best_questions(
    case: Case, conditions: Mapping[str, Condition], *, asked: frozenset[str] = frozenset()
) -> list[TriageQuestion]:
    """The two or three questions whose answers would change most, the best first.

    What was said near an alarm and not understood is asked before all else.
    Every answer is taken as equally likely but those that are rare: which one comes is what is not known.
    """
    level = LEVELS.index(urgency_of(case))
    ready = prepared(conditions)
    before = quick_shares(ready, case)
    scored = []
    not_understood = {one.question for one in alarms().alarm if one.id in case.unread}
    for question in open_questions(case):
        if question.id in asked:
            continue
        steps, moved, whole = 0.0, 0.0, 0.0
        for option in question.option:
            then = with_answer(case, option.affirms, option.denies, option.text)
            weight = _RARE if option.rare else 1.0
            whole += weight
            steps += weight * abs(LEVELS.index(urgency_of(then)) - level)
            after = quick_shares(ready, then)
            moved += weight * sum(abs(after[name] - share) for name, share in before.items()) / 2
        is_asked_first = question.id in not_understood
        if is_asked_first or steps or moved / whole >= _LEAST_MOVED:
            scored.append((not is_asked_first, -steps / whole, -moved / whole, question))
    scored.sort(key=lambda one: one[:3])
    return [question for _, _, _, question in scored[:MOST_QUESTIONS]]
