"""A condition as a page that a runner and a clinician can read; Markdown, for the terminal and for docs alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.condition import Claim, Condition, Feature
from hipsight.knowledge.exercise import Exercise
from hipsight.knowledge.schema import RedFlag
from hipsight.knowledge.self_test import SelfTest

#: Said once on every page.
NO_DIAGNOSIS = "Education, not a diagnosis."
NOT_REVIEWED = "Not yet reviewed by a clinician."

_HOW_SOON = {
    "emergency": "now",
    "urgent": "within days",
    "routine": "in the next weeks",
    "self": "if it stays",
}
_WEIGHT = {
    "for_strong": "strongly for",
    "for": "for",
    "for_weak": "a little for",
    "against_weak": "a little against",
    "against": "against",
    "against_strong": "strongly against",
}


class _Claimed(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def condition_page(
    condition: Condition,
    *,
    exercises: Sequence[Exercise] = (),
    self_tests: Sequence[SelfTest] = (),
    red_flags: Sequence[RedFlag] = (),
) -> str:
    """Everything that is known of the condition, most urgent first, each claim with the number of its source.

    Args:
        condition: What the page is about.
        exercises: Those that belong to it, in the order in which they are shown.
        self_tests: Those that are safe with it.
        red_flags: Those that belong to it.
    """
    notes = _Notes(condition)
    parts = [
        f"# {condition.plain_name}\n\n{_names(condition)}\n\n{standing(condition)}\n",
        f"{notes.claim(condition.summary)}\n\nIt is felt here: {_plain(condition.sites)}.\n",
        *_urgency(condition, red_flags, notes),
        *_claims("What to do first", condition.do_first, notes),
        *_claims("What to leave", condition.avoid, notes),
        *_often_heard(condition, notes),
        *_weighed(condition, notes),
        *_listed("Who gets it", [notes.claim(claim) for claim in condition.risk_factor]),
        *_tests(self_tests),
        *_listed("Exercises", [f"{entry.name} (`{entry.id}`)" for entry in exercises]),
        *_listed("How it goes", [notes.claim(condition.course)]),
        *_claims("Back to running", condition.return_to_running, notes),
        *_listed("Ask your clinician", [question.text for question in condition.ask]),
        *_listed("Sources", notes.citations()),
    ]
    return "\n".join(parts)


def standing(condition: Condition) -> str:
    """Whether a clinician has read it, and that it is no diagnosis."""
    review = condition.review
    read = f"Reviewed by {review.reviewer}." if review.status == "reviewed" else NOT_REVIEWED
    return f"**{read}** {NO_DIAGNOSIS}"


class _Notes:
    """Numbers the sources in the order in which the page names them."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        self._numbers: dict[str, int] = {}

    def of(self, claimed: _Claimed) -> str:
        numbers = [self._numbers.setdefault(name, len(self._numbers) + 1) for name in claimed.sources]
        return f"[{', '.join(map(str, sorted(numbers)))}]"

    def claim(self, claim: Claim) -> str:
        doubt = " (said by some, not well supported)" if claim.unconfirmed else ""
        return f"{claim.text}{doubt} {self.of(claim)}"

    def citations(self) -> list[str]:
        words = self._condition.cite(tuple(self._numbers))
        return [f"[{number}] {text}" for number, text in enumerate(words, start=1)]


def _names(condition: Condition) -> str:
    also = f" Also called: {', '.join(condition.also_called)}." if condition.also_called else ""
    return f"*{condition.name}.*{also}"


def _plain(words: Sequence[str]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}\n\n" + "".join(f"- {line}\n" for line in lines)


def _claims(title: str, claims: Sequence[Claim], notes: _Notes) -> Iterator[str]:
    yield from _listed(title, [notes.claim(claim) for claim in claims])


def _urgency(condition: Condition, red_flags: Sequence[RedFlag], notes: _Notes) -> Iterator[str]:
    order = list(_HOW_SOON)
    entries = sorted(condition.see_someone, key=lambda entry: order.index(entry.how_soon))
    lines = [f"**Be seen {_HOW_SOON[entry.how_soon]}:** {entry.when} {notes.of(entry)}" for entry in entries]
    lines += [f"Red flag: {flag.title} ({flag.urgency})" for flag in red_flags]
    yield from _listed("When to be seen", lines)


def _often_heard(condition: Condition, notes: _Notes) -> Iterator[str]:
    yield from _listed(
        "Often heard, but",
        [f'"{entry.heard}" **But:** {entry.but} {notes.of(entry)}' for entry in condition.often_heard],
    )


def _weighed(condition: Condition, notes: _Notes) -> Iterator[str]:
    alike: dict[str, list[str]] = {}  # one row for findings that say the same
    for feature in (*condition.feature, *condition.more_likely):
        alike.setdefault(_worth(feature, notes), []).append(_finding(feature))
    rows = "".join(f"| {', '.join(findings)} {worth}\n" for worth, findings in alike.items())
    yield f"## What speaks for it and against it\n\n| finding | if so | if not | why | |\n|---|---|---|---|---|\n{rows}"


def _worth(feature: Feature, notes: _Notes) -> str:
    if feature.weight == "measured":
        yes = f"likelihood ratio {feature.ratio:g}"
        no = f"likelihood ratio {feature.ratio_if_denied:g}" if feature.ratio_if_denied is not None else ""
    else:
        yes = _WEIGHT[feature.weight]
        no = _WEIGHT[feature.if_denied] if feature.if_denied is not None else ""
    return f"| {yes} | {no} | {feature.why} | {notes.of(feature)} |"


def _finding(feature: Feature) -> str:
    says = finding_kinds()[feature.finding].says
    if feature.finding != "age":
        return f"pain here: {says}" if feature.finding.startswith("site_") else says
    if feature.from_age is None:
        return f"age up to {feature.to_age}"
    return f"age from {feature.from_age}" + (f" to {feature.to_age}" if feature.to_age is not None else "")


def _tests(tests: Sequence[SelfTest]) -> Iterator[str]:
    if tests:
        yield "## What you can safely try at home\n\nNot while a red flag stands.\n"
        for test in tests:
            steps = " ".join(test.how_to)
            yield f"- **{test.name}.** {steps} Positive: {test.positive} *{test.caution.text}*"
        yield ""
