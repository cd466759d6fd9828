"""Turns the tokens of a line into atoms: amounts, words of the vocabulary, breaks, and what means nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.lexer import (
    DOTTED_DATE,
    FRACTION,
    ISO_DATE,
    MARK,
    NEWLINE,
    NUMBER,
    TAG,
    WORD,
    Token,
    tokenize,
)
from hipsight.checkin.phrases import DETERMINERS, FILLER, SIDE_WORDS, is_known, longest_phrase, shoe_tree
from hipsight.checkin.quantities import Cursor, read_amount
from hipsight.checkin.spelling import nearest_word
from hipsight.checkin.vocabulary.days import MONTHS
from hipsight.checkin.vocabulary.numbers import DISTANCE_UNITS, ONES, TENS
from hipsight.checkin.vocabulary.shoes import AFTER_IN

SENTENCE = "sentence"
COMMA = "comma"
DASH = "dash"
SLASH = "slash"
COLON = "colon"
OPEN = "open"
_BREAKS: dict[str, str] = {
    **dict.fromkeys([".", "!", "?", ";", "…", "|", "•", "。", "..", "..."], SENTENCE),
    **dict.fromkeys([",", "、"], COMMA),
    **dict.fromkeys(["-", "–", "—", "--", "->", "=>", "→", "~"], DASH),  # noqa: RUF001 - the dashes themselves
    "/": SLASH,
    ":": COLON,
    "(": OPEN,
    ")": OPEN,
    "[": OPEN,
    "]": OPEN,
    "+": "plus",
    "@": "at",
}
_SHOE_WORDS = frozenset(word.strip() for word in AFTER_IN.split(","))
_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"half", "a", "an", "another"}
_FIRST_YEAR = 2000
_ALLOWED_AFTER_MARK = ("mile", "miles", "mi", "km", "k", "kilometre", "kilometer")


def scan(line: str, shoes: Sequence[str] = ()) -> list[Atom]:
    """The atoms of a line, in order and side by side."""
    return _Scanner(tokenize(line), shoes).atoms()


class _Scanner:
    def __init__(self, tokens: list[Token], shoes: Sequence[str]) -> None:
        self._tokens = [_corrected(token) for token in tokens]
        self._at = Cursor(self._tokens)
        self._shoes = shoe_tree(shoes) if shoes else None
        self._atoms: list[Atom] = []

    def atoms(self) -> list[Atom]:
        index = 0
        while index < len(self._tokens):
            kind, value, after = self._read(index)
            if kind is Kind.SITE:
                value = (*value, self._inner_side(index, after))
            self._append(kind, value, index, after)
            index = after
        return self._atoms

    def _inner_side(self, first: int, after: int) -> str | None:
        """The side word inside the name of a site, as in `outer R hip`."""
        return next((token.text for token in self._tokens[first:after] if token.text in SIDE_WORDS), None)

    def _append(self, kind: Kind, value: Any, first: int, after: int) -> None:
        words = " ".join(token.text for token in self._tokens[first:after])
        self._atoms.append(Atom(kind, value, self._tokens[first].start, self._tokens[after - 1].end, words))

    def _read(self, index: int) -> tuple[Kind, Any, int]:
        token = self._tokens[index]
        if token.kind == NEWLINE:
            return Kind.BREAK, SENTENCE, index + 1
        if token.kind == TAG:
            return Kind.CUSTOM, token.text, index + 1
        if self._shoes and (found := longest_phrase(self._tokens, index, self._shoes)):
            return found
        if found := self._date(index) or self._place(index):
            return found
        phrase = longest_phrase(self._tokens, index)
        if token.kind not in (WORD, MARK) or token.text in _NUMBER_WORDS:
            if phrase and phrase[2] > index + 1:
                return phrase
            if amount := read_amount(self._at, index):
                return amount
        if token.kind == WORD:
            return self._word(index, phrase)
        if token.kind == MARK and token.text in _BREAKS:
            return Kind.BREAK, _BREAKS[token.text], index + 1
        return phrase or (Kind.FILLER if token.kind == MARK else Kind.UNKNOWN, None, index + 1)

    def _word(self, index: int, phrase: tuple[Kind, Any, int] | None) -> tuple[Kind, Any, int]:
        text = self._tokens[index].text
        if text in {"l", "r", "lt", "rt"}:
            return Kind.SIDE, text, index + 1
        if text in _SHOE_WORDS and self._worn(index):
            return Kind.SHOE, True, index + 1
        if text in {"hr", "heartrate", "cadence"} and (number := self._number_near(index + 1)):
            return Kind.CADENCE if text == "cadence" else Kind.HEART_RATE, number[0], number[1]
        if phrase:
            return phrase
        if text in FILLER or text in DETERMINERS or text == "w/" or len(text) == 1:
            return Kind.FILLER, None, index + 1
        return Kind.UNKNOWN, None, index + 1

    def _worn(self, index: int) -> bool:
        before = [self._at.text(index - 1), self._at.text(index - 2)]
        return before[0] in {"new", "old", "wore", "wearing"} or (
            before[0] in {"my", "the"} and before[1] in {"in", "wore", "on", "wearing"}
        )

    def _number_near(self, index: int) -> tuple[float, int] | None:
        for offset in range(3):
            if self._at.kind(index + offset) == NUMBER:
                return self._at.number(index + offset)
            if self._at.text(index + offset) not in {"avg", "average", "was", "of", ":", "around", "at", "~"}:
                return None
        return None

    def _place(self, index: int) -> tuple[Kind, Any, int] | None:
        """`mile 4`, `km 5-6`, `miles 3 to 5`, `mile four`."""
        text = self._tokens[index].text
        if text not in _ALLOWED_AFTER_MARK or self._at.kind(index - 1) == NUMBER:
            return None
        number = self._at.number(index + 1 + (self._at.text(index + 1) in {"#", "marker"}))
        if number is None:
            return None
        unit = DISTANCE_UNITS[text]
        low, after = number
        if self._at.text(after) in _ALLOWED_AFTER_MARK or self._at.text(after) in {
            "x",
            "min",
            "mins",
            "reps",
        }:
            return None
        high = None
        if self._at.text(after) in {"-", "to", "or", "and", "–"}:  # noqa: RUF001 - the dash itself
            second = self._at.number(after + 1)
            if second and low < second[0] < low + 30 and self._at.text(second[1]) not in _ALLOWED_AFTER_MARK:
                high, after = second[0] * unit, second[1]
        return Kind.MARK, (low * unit, high), after

    def _date(self, index: int) -> tuple[Kind, Any, int] | None:
        token = self._tokens[index]
        if token.kind == ISO_DATE:
            return Kind.DAY, ("date", token.text), index + 1
        if token.kind == DOTTED_DATE:
            return Kind.DAY, ("slashed", token.text.replace(".", "/") + "/dotted"), index + 1
        if token.kind == FRACTION:
            return self._slashed_date(index)
        number = self._at.number(index)
        if number and number[0] <= 31 and self._at.text(number[1]) in {"days", "day", "nights"}:  # noqa: PLR2004 - a month
            if self._at.text(number[1] + 1) == "ago":
                return Kind.DAY, ("ago", int(number[0])), number[1] + 2
            return None
        if token.text in {"couple", "few"}:
            step = index + 1 + (self._at.text(index + 1) == "of")
            if token.text == "couple" and self._at.text(step) == "days" and self._at.text(step + 1) == "ago":
                return Kind.DAY, ("ago", 2), step + 2
        return self._month_date(index)

    def _slashed_date(self, index: int) -> tuple[Kind, Any, int] | None:
        parts = [float(part.replace(",", ".")) for part in self._tokens[index].text.split("/")]
        if not all(part.is_integer() for part in parts) or not 0 < parts[0] <= 31 or not 0 < parts[1] <= 31:  # noqa: PLR2004 - a month
            return None
        heads = index == 0 or self._tokens[index - 1].kind == NEWLINE
        fresh = heads or self._at.text(index - 1) in {
            "on",
            "for",
            "(",
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
        }
        if len(parts) == 2 and (parts[1] in (5, 10) or parts[0] > parts[1] == 4):  # noqa: PLR2004 - two numbers; scales
            if parts[0] <= parts[1] and not (heads and self._at.text(index + 1) in {":", "-", "–"}):  # noqa: RUF001 - the dash itself
                return None
        if self._tokens[index].text in {"1/2", "1/4", "3/4", "1/3", "2/3"} and not (
            heads and self._at.text(index + 1) == ":"
        ):
            return None
        if not fresh and len(parts) == 2 and self._at.text(index + 1) in DISTANCE_UNITS:  # noqa: PLR2004 - two numbers
            return None
        return Kind.DAY, ("slashed", self._tokens[index].text), index + 1

    def _month_date(self, index: int) -> tuple[Kind, Any, int] | None:
        text = self._tokens[index].text
        if text in MONTHS and self._at.kind(index + 1) == NUMBER:
            number = self._at.number(index + 1)
            if number and number[0].is_integer() and 1 <= number[0] <= 31:  # noqa: PLR2004 - a month
                after = number[1] + (self._at.text(number[1]) in {"st", "nd", "rd", "th"})
                return Kind.DAY, ("month", (MONTHS[text], int(number[0]))), after
        if self._tokens[index].kind == NUMBER and self._tokens[index].text.isdigit():
            step = index + 1 + (self._at.text(index + 1) in {"st", "nd", "rd", "th"})
            step += self._at.text(step) == "of"
            month = MONTHS.get(self._at.text(step))
            if (
                month
                and int(self._tokens[index].text) <= 31
                and (self._at.text(step) != "may" or step > index + 1)
            ):  # noqa: PLR2004 - a month
                return Kind.DAY, ("month", (month, int(self._tokens[index].text))), step + 1
            if (
                step > index + 1
                and self._at.text(index - 1) in {"the", "on"}
                and int(self._tokens[index].text) <= 31
            ):  # noqa: PLR2004 - a month
                return Kind.DAY, ("month_day", int(self._tokens[index].text)), step
        return None


def _corrected(token: Token) -> Token:
    if token.kind != WORD:
        return token
    if (
        is_known(token.text)
        or token.text in _NUMBER_WORDS
        or token.text in DISTANCE_UNITS
        or token.text in _SHOE_WORDS
    ):
        return token
    meant = nearest_word(token.text)
    return token if meant is None else Token(token.kind, meant, token.start, token.end)
