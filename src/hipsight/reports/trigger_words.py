"""Grades of findings as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipsight.model.finding import Grade, TriggerReport
from hipsight.triggers.readiness import WHOLE_SEARCH

GRADES: Mapping[Grade, str] = {
    Grade.STRONG: "Strong",
    Grade.CLAIM: "Likely",
    Grade.EXPERIMENT: "Worth an experiment",
}


def missing_sentences(report: TriggerReport) -> Iterator[str]:
    """What cannot be told yet and what it needs: the whole search first, what was never logged last and in one line."""
    for missing in report.not_enough_yet:
        if missing.family == WHOLE_SEARCH:
            yield missing.needs
    for missing in report.not_enough_yet:
        if missing.family != WHOLE_SEARCH and missing.is_logged:
            yield f"{_plain(missing.family)}: {missing.needs}"
    never = [_plain(missing.family) for missing in report.not_enough_yet if not missing.is_logged]
    if never:
        yield f"never logged, so never looked at: {', '.join(never)}"


def _plain(family: str) -> str:
    return family.removeprefix("custom:").replace("_", " ")
