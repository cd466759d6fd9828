"""What the interview asked and was told, for the report."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.knowledge.triage import triage_questions
from hipsight.storage.journal import Journal
from hipsight.workflows.triage_case import kept_interview


def questions_and_answers(journal: Journal) -> Iterator[tuple[str, str]]:
    """Every question of the interview that was answered, with the answer."""
    texts = {question.id: question.text for question in triage_questions().question}
    for name, answer in kept_interview(journal).answers:
        if name in texts and answer is not None:
            yield texts[name], answer
