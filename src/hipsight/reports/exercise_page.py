"""Exercises and self-tests as pages; Markdown, for the terminal and for docs alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hipsight.knowledge.condition import Claim, Condition
from hipsight.knowledge.exercise import Exercise
from hipsight.knowledge.self_test import SelfTest


def exercise_section(
    exercise: Exercise,
    *,
    names: Mapping[str, str],
    forbidding: Sequence[Condition],
    citations: Mapping[str, str],
) -> str:
    """How to do it, how much, what comes before and after, and which conditions forbid it.

    Args:
        exercise: What the section is about.
        names: Names of all exercises by id.
        forbidding: Conditions that forbid it.
        citations: What its sources are, by id.
    """
    steps = "".join(f"{number}. {step}\n" for number, step in enumerate(exercise.how_to, start=1))
    lines = [
        f"*{exercise.kind.replace('_', ' ')}*, loads: {', '.join(exercise.loads)}. {_claim(exercise.purpose)}",
        steps,
        f"- **How much:** {_claim(exercise.dose)}",
        *[f"- **Mind:** {_claim(caution)}" for caution in exercise.caution],
        *_steps("Easier", exercise.easier, names),
        *_steps("Next", exercise.harder, names),
    ]
    if exercise.equipment:
        lines.append(f"- **You need:** {', '.join(exercise.equipment)}")
    if forbidding:
        lines.append(f"- **Not with:** {', '.join(condition.plain_name for condition in forbidding)}")
    lines += [f"- Source: {citation}" for citation in citations.values()]
    return f"## {exercise.name} (`{exercise.id}`)\n\n" + "\n".join(lines) + "\n"


def self_test_section(
    test: SelfTest, *, names: Mapping[str, str], says: Mapping[str, str], citations: Mapping[str, str]
) -> str:
    """How to do it, what counts, what it says of which condition, and when it must not be done.

    Args:
        test: What the section is about.
        names: Plain names of conditions by id.
        says: Plain words of findings by id.
        citations: What its sources are, by id.
    """
    steps = "".join(f"{number}. {step}\n" for number, step in enumerate(test.how_to, start=1))
    read = [f"- {names[reading.condition]}: {reading.why}" for reading in test.reading]
    lines = [
        steps,
        f"- **Positive:** {test.positive}",
        f"- **How much to believe it:** {_claim(test.caution)}",
        f"- **Not when:** {', '.join(says[name] for name in test.not_when)}; never while a red flag stands",
        *read,
        *[f"- Source: {citation}" for citation in citations.values()],
    ]
    return f"## {test.name} (`{test.id}`)\n\n" + "\n".join(lines) + "\n"


def _claim(claim: Claim) -> str:
    return claim.text + (" (said by some, not well supported)" if claim.unconfirmed else "")


def _steps(title: str, ids: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return [f"- **{title}:** {', '.join(f'{names[name]} (`{name}`)' for name in ids)}"] if ids else []
