"""Which questions would change the picture most: those that decide, then urgency, then the ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipsight.assessment.case import Case, with_answer, without_likeness
from hipsight.assessment.ranking import prepared, quick_shares
from hipsight.assessment.urgency import LEVELS, urgency_of
from hipsight.knowledge.condition import Condition
from hipsight.knowledge.triage import Option, TriageQuestion, alarms, triage_questions

#: How many are asked at a time, but that all which decide are asked.
MOST_QUESTIONS = 3

#: From here on nobody is told to wait.
_GRAVE = LEVELS.index("urgent")

#: A question that moves less of the ranking than this, and no urgency, is not worth asking.
_LEAST_MOVED = 0.03

#: Rank of questions that are chosen by what they would change.
_BY_WORTH = 2

#: What a rare answer counts for beside a usual one.
_RARE = 0.15


def open_questions(case: Case) -> Iterator[TriageQuestion]:
    """The questions that could still tell something."""
    asked_for = _asked_for(case)
    for question in triage_questions().question:
        fits = (
            not question.only_if
            or question.id in asked_for
            or any(case.has(name) for name in question.only_if)
        )
        if fits and not _is_settled(question, case):
            yield question


def _asked_for(case: Case) -> set[str]:
    """Questions about what was said near an alarm and not understood, or is told to be over."""
    about = {one.question for one in alarms().alarm if one.id in case.unread}
    return about | {
        question.id
        for question in triage_questions().question
        if any(name in case.passed for name in question.findings) and not question.decides
    }


def decisive_questions(case: Case) -> tuple[TriageQuestion, ...]:
    """Those that must be asked before anybody is told to wait."""
    return tuple(question for question in open_questions(case) if question.decides)


def not_known_yet(case: Case) -> tuple[str, ...]:
    """What an answer of "you can wait" does not hold for, in the person's words: nobody has spoken of it."""
    if LEVELS.index(urgency_of(case)) >= _GRAVE:
        return ()
    return tuple(
        option.unless
        for question in decisive_questions(case)
        for option in question.option
        if option.unless and not any(case.knows(name) for name in option.affirms)
    )


def _is_settled(question: TriageQuestion, case: Case) -> bool:
    if question.decides:
        return all(case.knows(name) for option in question.option if option.unless for name in option.affirms)
    return any(_is_answered(option, case) for option in question.option)


def _is_answered(option: Option, case: Case) -> bool:
    """Whether the case says already what the option would."""
    if option.affirms:
        return all(name in case.affirmed for name in option.affirms)
    return all(name in case.denied for name in option.denies)


def best_questions(
    case: Case, conditions: Mapping[str, Condition], *, asked: frozenset[str] = frozenset()
) -> list[TriageQuestion]:
    """The two or three questions whose answers would change most, the best first.

    What was said near an alarm and not understood, or is told to be over, is asked before all else, then what decides
    whether one may wait: also where nothing but the reading of the story as a whole speaks against waiting.
    Every answer is taken as equally likely but those that are rare: which one comes is what is not known.
    """
    level = LEVELS.index(urgency_of(case))
    told_level = LEVELS.index(urgency_of(without_likeness(case)))
    ready = prepared(conditions)
    before = quick_shares(ready, case)
    scored = []
    asked_for = _asked_for(case)
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
        is_decisive = question.decides and told_level < _GRAVE
        rank = 0 if question.id in asked_for else 1 if is_decisive else 2
        if rank < _BY_WORTH:
            scored.append((rank, 0.0, 0.0, question))
        elif steps or moved / whole >= _LEAST_MOVED:
            scored.append((rank, -steps / whole, -moved / whole, question))
    scored.sort(key=lambda one: one[:3])
    due = sum(one[0] < _BY_WORTH for one in scored)
    return [question for _, _, _, question in scored[: max(due, MOST_QUESTIONS)]]
