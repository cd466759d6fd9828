"""Finds gapped phrases of findings in an account: "could hardly put any weight", "bladder is perfectly normal"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from hipsight.checkin.account import MOST_CHARACTERS
from hipsight.checkin.account_scopes import Scopes
from hipsight.checkin.lexer import NEWLINE, Token, tokenize
from hipsight.knowledge.triage import tellings

_APOSTROPHE = "'"
_LEFT_OUT = frozenset("-\"'()[]*_/&~<>“”‘’")  # noqa: RUF001 - the marks phones type
_STOPS = frozenset({".", ",", "!", "?", ";", ":", "…", "..", "..."})
_GAP = r"(?:[^\s.,!?;:…]+ ){0,3}"


class Span(NamedTuple):
    """A place in a text that tells a finding, or by `verdict` overrules it there."""

    finding: str
    start: int
    end: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Told:
    """What gapped phrases tell.

    Attributes:
        claims: Places that tell a finding.
        denied: Findings said not to be there.
        spans: Places where words mean the opposite of what they hold, or nothing.
        read: Places where a finding was told or denied.
    """

    claims: tuple[Span, ...]
    denied: frozenset[str]
    spans: tuple[Span, ...]
    read: tuple[Span, ...]

    def verdict(self, finding: str, start: int, end: int) -> str | None:
        """`denied` or `never` where a phrase of the finding at this place is overruled."""
        for span in self.spans:
            if span.finding == finding and span.start <= start and end <= span.end:
                return span.verdict
        return None


class Words:
    """The words of a text as one string to search, with the token at each place of it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        parts: list[str] = []
        self._index_at: dict[int, int] = {}
        self._end_at: dict[int, int] = {}
        length = 0
        for index, token in enumerate(tokens):
            if token.text in _LEFT_OUT:
                continue
            word = "." if token.kind == NEWLINE else token.text.replace(_APOSTROPHE, "")
            self._index_at[length] = index
            self._end_at[length + len(word)] = index + 1
            parts.append(word)
            length += len(word) + 1
        self.text = " ".join(parts)

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The first token of a match, and the one past it."""
        return self._index_at[start], self._end_at[end]


def told_in(text: str) -> Told:
    """What the gapped phrases of `data/tellings.toml` find in a text."""
    tokens = tokenize(text[:MOST_CHARACTERS])
    words = Words(tokens)
    overruled: list[Span] = []
    claims: list[tuple[int, int, str]] = []
    for telling in tellings().telling:
        masks = [
            (span, verdict)
            for patterns, verdict in ((telling.never, "never"), (telling.denies, "denied"))
            for span in places_of(words, patterns)
        ]
        for (first, after), verdict in masks:
            overruled.append(Span(telling.finding, tokens[first].start, tokens[after - 1].end, verdict))
        # what a phrase turns on is mostly its last word; "no longer able to walk" holds "able to walk", and wins
        taken = [(*span, verdict == "denied") for span, verdict in masks]
        claims.extend(
            (first, after, telling.finding)
            for first, after in places_of(words, telling.says)
            if not any(
                begin < after <= end and not (is_denial and first < begin) for begin, end, is_denial in taken
            )
        )
    affirmed, denied = _judged(tokens, claims)
    denied |= {span.finding for span in overruled if span.verdict == "denied"}
    read = [Span(name, tokens[first].start, tokens[after - 1].end, "") for first, after, name in claims]
    read += [span for span in overruled if span.verdict == "denied"]
    there = {span.finding for span in affirmed}
    return Told(tuple(affirmed), frozenset(denied - there), tuple(overruled), tuple(read))


def _judged(tokens: Sequence[Token], claims: list[tuple[int, int, str]]) -> tuple[list[Span], set[str]]:
    by_start: dict[int, list[tuple[int, str]]] = {}
    for first, after, finding in claims:
        by_start.setdefault(first, []).append((after, finding))
    within = {
        index for first, after, _ in claims for index in range(first, after)
    }  # a "not" of their own denies no more
    scopes, affirmed, denied = Scopes(tokens), list[Span](), set[str]()
    for index in range(len(tokens)):
        for after, finding in by_start.get(index, ()):
            if scopes.other or scopes.is_feared(index, finding):
                continue
            if scopes.is_denied(after):
                denied.add(finding)
            else:
                affirmed.append(Span(finding, tokens[index].start, tokens[after - 1].end, ""))
        scopes.pass_over(index, is_finding=index in within)
    return affirmed, denied


def places_of(words: Words, patterns: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where gapped phrases stand: the first token of each and the one past it."""
    if not patterns:
        return []
    return [words.tokens_of(match.start(), match.end()) for match in _pattern(patterns).finditer(words.text)]


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(_written(phrase) for phrase in longest_first)})(?!\S)")


def _written(phrase: str) -> str:
    parts = phrase.split()
    text = "".join(_GAP if part == "..." else f"{_any_of(part)} " for part in parts)
    return text.removesuffix(" ")


@cache
def _any_of(part: str) -> str:
    words = tellings().group[part[1:-1]] if part.startswith("<") else part.split("/")
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
