"""A place among tokens from which numbers are read, in digits and in words."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.lexer import FRACTION, NUMBER, VULGAR, WORD, Token
from hipsight.checkin.units_said import ONES, TENS
from hipsight.checkin.units_said import VULGAR as VULGAR_VALUES

_MOST_DIGITS = 9


class Cursor:
    """A place among the tokens that amounts are read from."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._count = len(tokens)

    def text(self, index: int) -> str:
        """The token's words, empty past the end."""
        return self._tokens[index].text if 0 <= index < self._count else ""

    def kind(self, index: int) -> str:
        """The token's kind, empty past the end."""
        return self._tokens[index].kind if 0 <= index < self._count else ""

    def glued(self, index: int) -> bool:
        """Whether no space stands before the token."""
        return 0 < index < self._count and self._tokens[index - 1].end == self._tokens[index].start

    def number(self, index: int) -> tuple[float, int] | None:
        """A number in digits or words and the index past it."""
        kind, text = self.kind(index), self.text(index)
        if kind == NUMBER:
            if len(text) > _MOST_DIGITS:
                return None
            value, after = digits(text), index + 1
            if self.text(after) == "and" and self.text(after + 1) == "a" and self.text(after + 2) == "half":
                return value + 0.5, after + 3
            part = self._part(after)
            return (value + part[0], part[1]) if part and value.is_integer() else (value, after)
        if kind in (VULGAR, FRACTION):
            return self._part(index)
        if kind == WORD:
            return self._spelled(index)
        return None

    def _part(self, index: int) -> tuple[float, int] | None:
        text = self.text(index)
        if text in VULGAR_VALUES:
            return VULGAR_VALUES[text], index + 1
        if text in {"1/2", "1/4", "3/4", "1/3", "2/3"}:
            return int(text[0]) / int(text[2]), index + 1
        return None

    def _spelled(self, index: int) -> tuple[float, int] | None:
        text = self.text(index)
        if text == "half" and self.text(index + 1) in {"a", "an", "mile", "hour"}:
            return 0.5, index + (2 if self.text(index + 1) in {"a", "an"} else 1)
        if text == "half" and self.text(index + 1) == "-" and self.text(index + 2) == "mile":
            return 0.5, index + 2
        if text in TENS:
            value, after = float(TENS[text]), index + 1
            after += self.text(after) == "-"
            if 0 < ONES.get(self.text(after), 0) < 10:  # noqa: PLR2004 - the ones
                return value + ONES[self.text(after)], after + 1
            return value, index + 1
        if text not in ONES:
            return None
        value, after = float(ONES[text]), index + 1
        if self.text(after) == "hundred":
            value, after = value * 100, after + 1
            rest = self._spelled(after + (self.text(after) == "and"))
            return (value + rest[0], rest[1]) if rest and rest[0] < 100 else (value, after)  # noqa: PLR2004 - below it
        if self.text(after) == "point" and self.text(after + 1) in ONES:
            return value + ONES[self.text(after + 1)] / 10, after + 2
        if self.text(after) == "and" and self.text(after + 1) == "a":
            share = {"half": 0.5, "quarter": 0.25}.get(self.text(after + 2))
            if share:
                return value + share, after + 3
        return value, after


def digits(text: str) -> float:
    """The number that digits with a point or a comma say; a comma before three digits parts thousands."""
    if "," in text:
        whole, _, rest = text.rpartition(",")
        text = text.replace(",", "") if len(rest) == 3 and "." not in text else f"{whole}.{rest}"  # noqa: PLR2004 - thousands
    return float(text)
