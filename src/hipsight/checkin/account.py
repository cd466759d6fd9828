"""Reads an account of pain, a paragraph in the person's own words, into findings.

Each finding has its place in the text and is affirmed, denied, or of someone else. Nothing is concluded from them here.
A denial reaches to the end of its sentence or to a "but", and over a list: "no fever, chills or night sweats".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from hipsight.checkin.account_scopes import Scopes
from hipsight.checkin.account_values import ages_in, durations_in
from hipsight.checkin.atoms import Kind
from hipsight.checkin.findings import finding_kinds, phrases_of_findings, phrases_of_labels
from hipsight.checkin.lexer import Token, tokenize
from hipsight.checkin.lexicon import add_phrase, words_of
from hipsight.checkin.phrases import SIDE_WORDS, longest_phrase
from hipsight.model.body import Quality, Side, Site

#: What is read of an account.
MOST_CHARACTERS = 20_000


class Status(StrEnum):
    """Whether a finding is there."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    OTHER = "of_someone_else"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in an account.

    Attributes:
        id: One of `findings.finding_kinds()`.
        start: Offset of its first character; `end` is past the last.
        side: Of a site, where one was said.
        value: Years of an age, days of a duration, or the condition id of a label.
    """

    id: str
    status: Status
    start: int
    end: int
    text: str
    side: Side | None = None
    value: float | str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account of pain, understood: its findings in the order of the text."""

    text: str
    findings: tuple[Found, ...]

    def affirmed(self) -> frozenset[str]:
        """Ids of what is there."""
        return frozenset(found.id for found in self.findings if found.status is Status.AFFIRMED)

    def denied(self) -> frozenset[str]:
        """Ids of what was said not to be there, and nowhere said to be."""
        said = frozenset(found.id for found in self.findings if found.status is Status.DENIED)
        return said - self.affirmed()


def read_account(text: str) -> Account:
    """The findings of an account; only the first `MOST_CHARACTERS` are read.

    A finding said twice stands twice. What is feared or asked about ("could it be cancer?") is left out.
    """
    read = text[:MOST_CHARACTERS]
    tokens = tokenize(read)
    scopes = Scopes(tokens)
    found = [
        *_of_phrases(read, tokens, scopes),
        *(
            Found(name, Status.AFFIRMED, *span, read[slice(*span)], value=value)
            for name, span, value in ages_in(read)
        ),
        *(
            Found("duration", Status.AFFIRMED, *span, read[slice(*span)], value=days)
            for span, days in durations_in(tokens)
        ),
    ]
    found = [one for one in found if one.id != "duration" or not _is_of_history(one, found, read)]
    return Account(text, tuple(sorted(found, key=lambda one: (one.start, one.end, one.id))))


_HISTORY_GROUPS = frozenset({"test", "care", "person"})


def _is_of_history(duration: Found, found: list[Found], text: str) -> bool:
    """Whether the sentence of a duration tells of a risk or a test, and not of the pain."""
    start = max(text.rfind(mark, 0, duration.start) for mark in ".!?;\n") + 1
    ends = [place for mark in ".!?;\n" if (place := text.find(mark, duration.end)) >= 0]
    end = min(ends, default=len(text))
    said = [one for one in found if start <= one.start < end and one.id != "age"]
    groups = {finding_kinds()[one.id].group for one in said}
    return "risk" in groups or (bool(groups & _HISTORY_GROUPS) and not groups & {"site", "quality"})


@cache
def _findings_tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for phrase, names in phrases_of_findings().items():
        add_phrase(tree, words_of(phrase), Kind.CUSTOM, names)
    return tree


@cache
def _labels_tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for phrase, conditions in phrases_of_labels().items():
        add_phrase(tree, words_of(phrase), Kind.CUSTOM, conditions)
    return tree


def _of_phrases(text: str, tokens: list[Token], scopes: Scopes) -> Iterator[Found]:
    index = 0
    while index < len(tokens):
        by = scopes.labelling(index)
        label = longest_phrase(tokens, index, _labels_tree()) if by else None
        told = longest_phrase(tokens, index, _findings_tree())
        known = longest_phrase(tokens, index)
        after = index + 1
        if label and by:
            after = label[2]
            scopes.end_label()
            yield from _found(text, tokens, scopes, place=(index, after), names=[by], value=label[1][0])
        elif told and (known is None or known[2] <= told[2] or known[0] not in (Kind.SITE, Kind.QUALITY)):
            after = told[2]
            names = [name for name in told[1] if not scopes.is_feared(index, name)]
            yield from _found(text, tokens, scopes, place=(index, after), names=names)
        elif known and known[0] is Kind.SITE:
            after = known[2]
            site: Site = known[1][0]
            side = Side.BOTH if known[1][1] else _side_near(tokens, index, after)
            yield from _found(
                text, tokens, scopes, place=(index, after), names=[f"site_{site.value}"], side=side
            )
        elif known and known[0] is Kind.QUALITY:
            after = known[2]
            quality: Quality = known[1]
            yield from _found(text, tokens, scopes, place=(index, after), names=[f"quality_{quality.value}"])
        for passed in range(index, after):
            scopes.pass_over(passed, is_finding=after > index + 1 or bool(told))
        index = after


def _found(
    text: str,
    tokens: list[Token],
    scopes: Scopes,
    *,
    place: tuple[int, int],
    names: list[str],
    side: Side | None = None,
    value: str | None = None,
) -> Iterator[Found]:
    first, after = place
    start, end = tokens[first].start, tokens[after - 1].end
    status = Status.OTHER if scopes.other else Status.DENIED if scopes.is_denied(after) else Status.AFFIRMED
    for name in names:
        yield Found(name, status, start, end, text[start:end], side, value)


_SIDES = {
    "l": Side.LEFT,
    "lt": Side.LEFT,
    "left": Side.LEFT,
    "r": Side.RIGHT,
    "rt": Side.RIGHT,
    "right": Side.RIGHT,
}
_BOTH = frozenset({"both", "bilateral"})
_BEFORE, _AFTER = 3, 5


def _side_near(tokens: list[Token], first: int, after: int) -> Side | None:
    """The side beside or inside the name of a site: "left groin", "outside of my right hip", "groin on the left"."""
    inside = [token.text for token in tokens[first:after] if token.text in SIDE_WORDS]
    before = [token.text for token in tokens[max(0, first - _BEFORE) : first]]
    behind = [token.text for token in tokens[after : after + _AFTER]]
    for words, stops in ((inside, False), (before[::-1], True), (behind, True)):
        for word in words:
            if stops and not word.isalpha():
                break
            if word in _BOTH:
                return Side.BOTH
            if word in _SIDES and not (words is behind and word in {"l", "r"}):
                return _SIDES[word]
            if words is behind and word not in {
                "on",
                "the",
                "my",
                "side",
                "area",
                "region",
                "pain",
                "in",
                "is",
            }:
                break
    return None
