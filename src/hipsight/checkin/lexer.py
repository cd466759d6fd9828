"""Splits a line into tokens: words, numbers, clocks, fractions, dates and marks, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = "word"
NUMBER = "number"
CLOCK = "clock"
FRACTION = "fraction"
ISO_DATE = "iso_date"
DOTTED_DATE = "dotted_date"
VULGAR = "vulgar"
TAG = "tag"
NEWLINE = "newline"
MARK = "mark"

_PATTERN = re.compile(
    r"(?P<iso_date>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<dotted_date>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<coded>(?:gr8|b4|m8|c25k|w\d{1,2}d\d{1,2}|w\d{1,2}r\d{1,2})\b|i\.t\.(?:b\.)?)"
    r"|(?P<clock>\d{1,3}:\d{2}(?::\d{2})?(?:\.\d+)?(?!\d))"
    r"|(?P<primed>\d{1,2}['′’][0-5]\d(?:[\"″”]|''|(?!\d)))"  # noqa: RUF001 - the marks phones type
    r"|(?P<fraction>\d+(?:[.,]\d+)?/\d+(?:/\d+)?(?!\d))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?|\.\d+)"
    r"|(?P<vulgar>[½¼¾⅓⅔])"
    r"|(?P<tag>\#[^\W\d_][\w-]*(?:\s?=\s?\d+(?:\.\d+)?)?)"
    r"|(?P<word>w/up?\b|c/d\b|w/o\b|w/|b/c\b|d\+|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*)"  # noqa: RUF001 - the marks phones type
    r"|(?P<newline>[\r\n]+)"
    r"|(?P<space>[^\S\r\n]+)"
    r"|(?P<mark>->|=>|\.{2,}|--+|[^\w\s]|.)",
    re.IGNORECASE | re.DOTALL,
)


#: Marks of quotation; right after a number they are minutes and seconds.
_QUOTES = frozenset("\"'“”‘’")  # noqa: RUF001 - the marks phones type


class Token(NamedTuple):
    """A token: its kind, its text in small letters with straight apostrophes, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def tokenize(line: str) -> list[Token]:
    """The tokens of a line in order; white space is left out, nothing else is."""
    tokens: list[Token] = []
    for match in _PATTERN.finditer(line):
        kind = match.lastgroup or MARK
        kind = WORD if kind == "coded" else kind
        if kind == "primed":
            minutes, seconds = re.findall(r"\d+", match.group())
            tokens.append(Token(CLOCK, f"{minutes}:{seconds}", match.start(), match.end()))
            continue
        if kind != "space":
            text = match.group().lower()
            if kind == WORD:
                for mark in "’‘`´":  # noqa: RUF001 - the marks phones type
                    text = text.replace(mark, "'")
            if text in _QUOTES and not (
                tokens and tokens[-1].kind == NUMBER and tokens[-1].end == match.start()
            ):
                continue
            tokens.append(Token(kind, text, match.start(), match.end()))
    return tokens
