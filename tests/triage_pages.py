"""Three transcripts of triage: the account, the questions in their order with an answer each, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from hipsight.assessment.assess import Assessment, assess, options_of
from hipsight.assessment.case import read_case, with_answer
from hipsight.knowledge.condition import conditions
from hipsight.reports import triage_words

#: Title, account, and the number of the answer to a question by its id; all others are answered "I do not know".
TRANSCRIPTS: tuple[tuple[str, str, Mapping[str, int]], ...] = (
    (
        "A bone stress injury called “hip flexor”",
        (
            "I am 29 and in a marathon block. My physio says hip flexor strain. For three weeks the front of my hip "
            "has ached on every run, at first after ten miles, now from the first mile, and the X-ray was normal."
        ),
        MappingProxyType(
            {"alarm_signs": 7, "weight": 2, "night": 3, "walking": 1, "trend": 1, "bone_history": 1}
        ),
    ),
    (
        "An outer hip",
        "The outside of my right hip is sore when I lie on it and on the stairs. I am 47; it came with hills.",
        MappingProxyType(
            {"alarm_signs": 7, "night": 2, "bone_history": 5, "weight": 1, "walking": 2, "trend": 2}
        ),
    ),
    (
        "A teenager",
        (
            "My son is 13 and complains of his knee since football started. It looks fine to me. He walks a bit odd "
            "after practice."
        ),
        MappingProxyType({"weight": 2, "trend": 1, "fever": 2}),
    ),
)
_MOST_ASKED = 6


def pages() -> Iterator[str]:
    """The page of transcripts."""
    yield "# Three transcripts of `hipsight triage`\n\nMade-up people. Education, not a diagnosis.\n"
    for title, account, answers in TRANSCRIPTS:
        yield f"\n## {title}\n\n> {account}\n\n"
        yield from _transcript(account, answers)


def _transcript(account: str, answers: Mapping[str, int]) -> Iterator[str]:
    case, asked = read_case(account), frozenset[str]()
    said = assess(case, conditions(), asked=asked)
    yield f"At once: **{triage_words.HEADLINES[said.urgency]}**\n\n"
    while said.questions and len(asked) < _MOST_ASKED:
        question = said.questions[0]
        options = options_of(question)
        number = answers.get(question.id, len(options))
        yield f"* {question.text} — *{options[number - 1]}*\n"
        if number < len(options):
            option = question.option[number - 1]
            case = with_answer(case, option.affirms, option.denies, f"{question.text} {option.text}")
        asked |= {question.id}
        said = assess(case, conditions(), asked=asked)
    yield "\n```text\n" + "\n".join(_lines(said)) + "\n```\n"


def _lines(said: Assessment) -> Iterator[str]:
    yield triage_words.HEADLINES[said.urgency]
    yield from triage_words.unless_lines(said)
    yield from triage_words.urgency_lines(said)
    yield "What it could be; none of these is certain:"
    yield from triage_words.condition_lines(said)
    yield triage_words.EDUCATION
