"""Ages and durations in an account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hipsight.checkin.cursor import Cursor
from hipsight.checkin.lexer import Token

Span = tuple[int, int]

_OLD = re.compile(
    r"\b(\d{1,2})[\s-]{0,2}(?:y(?:ea)?rs?[\s-]{0,2}old|yo\b|y/o|y\.o)(?:\s{0,2}(m|f)\b)?", re.IGNORECASE
)
_I_AM = re.compile(
    r"\b(?:i\s?am|i[’']?m|aged?:?)\s{1,2}(\d{1,2})(?!\s{0,2}(?:[\d:.,/%]*\d|week|month|mile|mi\b|km|k\b|min|day|hour|lb|kg|stone))\b",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\bin\s(?:my|his|her)\s(early|mid|middle|late)?[\s-]?(?:to[\s-]late\s)?((?:[2-9]0)[’']?s|teens|twenties|thirties|forties|fifties|sixties|seventies)\b",
    re.IGNORECASE,
)
_DECADES = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
}
_WITHIN = {"early": 2, "mid": 5, "middle": 5, "late": 8}
_OF_THE_BEGINNING = re.compile(
    r"\b(?:around|since|from|about|until|by|started|began|since\si\swas|when\si\swas)\s(?:the\s)?(?:age\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<![\w.])(?:(\d{2})\s?([mf])|([mf])[\s/]?(\d{2}))(?![\w.])", re.IGNORECASE)
_YOUNGEST, _OLDEST = 5, 99
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "month": 30, "months": 30}
_DAYS |= {"year": 365, "years": 365, "yr": 365, "yrs": 365}
_CUES = frozenset(
    {"for", "past", "last", "over", "since", "about", "almost", "nearly", "around", "of", "the", "now", "in"}
)
_VAGUE = {"couple": 2.0, "few": 3.0, "several": 4.0}
_RUNNING = frozenset({"running", "ran", "run", "runner"})
_NOT_OF_PAIN = frozenset({"off", "old", "pregnant", "away", "out", "to", "until", "from", "left", "time"})


def ages_in(text: str) -> Iterator[tuple[str, Span, float | None]]:
    """Ages with their places, and the sex where a letter says it: `34F`, `I'm 34`, `34 year old`."""
    seen: set[int] = set()
    for pattern in (_OLD, _I_AM, _LETTER):
        for match in pattern.finditer(text):
            digits = next(group for group in match.groups() if group and group.isdigit())
            if _OF_THE_BEGINNING.search(text[: match.start()]) and pattern is _I_AM:
                continue
            if match.start() in seen or not _YOUNGEST <= int(digits) <= _OLDEST:
                continue
            seen.add(match.start())
            yield "age", match.span(), float(digits)
            letter = next((group for group in match.groups() if group and group.isalpha()), "").lower()
            if letter:
                yield "sex_female" if letter == "f" else "sex_male", match.span(), None
    for match in _DECADE.finditer(text):
        within, decade = (match.group(1) or "").lower(), match.group(2).lower().strip("s’'")
        years = float(decade) if decade.isdigit() else float(_DECADES[match.group(2).lower()])
        yield "age", match.span(), years + _WITHIN.get(within, 5)


def durations_in(tokens: Sequence[Token]) -> Iterator[tuple[Span, float]]:
    """How long it has been there, in days: `for 3 weeks`, `two months ago`, `the past few days`."""
    at = Cursor(tokens)
    for index in range(len(tokens)):
        number = at.number(index)
        if number is None and at.text(index) in _VAGUE:
            number = (_VAGUE[at.text(index)], index + 1 + (at.text(index + 1) == "of"))
        if number is None and at.text(index) in {"a", "an"} and at.text(index + 1) in _DAYS:
            number = (1.0, index + 1)
        if number is not None and at.text(number[1]) == "+":  # "3+ months"
            number = (number[0], number[1] + 1)
        if number is None or at.text(number[1]) not in _DAYS:
            continue
        unit, past = at.text(number[1]), number[1] + 1
        cues = {at.text(index - 1), at.text(index - 2)} & _CUES
        is_told = at.text(past) in {"ago", "now", "or"} or bool(cues)
        runs = any(at.text(index - back) in _RUNNING for back in (2,))
        if is_told and not runs and at.text(past) not in _NOT_OF_PAIN:
            yield (tokens[index].start, tokens[past - 1].end), number[0] * _DAYS[unit]
