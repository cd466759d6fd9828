"""Turns the tokens of a line into atoms: amounts, words of the vocabulary, breaks, and what means nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.cursor import Cursor
from hipsight.checkin.date_words import read_date
from hipsight.checkin.lexer import (
    MARK,
    NEWLINE,
    NUMBER,
    TAG,
    WORD,
    Token,
    tokenize,
)
from hipsight.checkin.lexicon import DETERMINERS, listed
from hipsight.checkin.own_words import OWN, Rewritten
from hipsight.checkin.phrases import SIDE_WORDS, is_filler, longest_phrase, shoe_tree
from hipsight.checkin.plausible_amounts import can_be_true
from hipsight.checkin.quantities import read_amount
from hipsight.checkin.slips import NUMBER_WORDS, mended, spelled_out
from hipsight.checkin.units_said import DISTANCE_UNITS
from hipsight.model.body import Site

SENTENCE = "sentence"
COMMA = "comma"
DASH = "dash"
SLASH = "slash"
COLON = "colon"
OPEN = "open"
_BREAKS: dict[str, str] = {
    **dict.fromkeys([".", "!", "?", ";", "…", "|", "•", "。", "..", "..."], SENTENCE),
    **dict.fromkeys([",", "、"], COMMA),
    **dict.fromkeys(["-", "–", "—", "--", "->", "=>", "→", "~"], DASH),
    "/": SLASH,
    ":": COLON,
    "(": OPEN,
    ")": OPEN,
    "[": OPEN,
    "]": OPEN,
    "+": "plus",
    "@": "at",
}
#: What after a number says that it is no model of a shoe: `pegasus 45 min`, `clifton 3/10`, `ghost 5x800`.
_NOT_A_MODEL = frozenset(
    {"/", ":", "x", "×", "*", "@", "min", "mins", "minutes", "hours", "h", "hr", "out", "easy"}
)
_AT_ONES_BACK = frozenset({"on", "at", "behind", "watch", "off", "onto"})
_BACK_OF = frozenset(
    {"yard", "garden", "pocket", "door", "foot", "pack", "half", "road", "roads", "up", "to"}
)
_HIGHEST_MODEL = 60
_ALLOWED_AFTER_MARK = ("mile", "miles", "mi", "km", "k", "kilometre", "kilometer")


def scan(line: str, shoes: Sequence[str] = ()) -> list[Atom]:
    """The atoms of a line, in order and side by side."""
    return scan_tokens(Rewritten(tokenize(line)), shoes, line)


def scan_tokens(line: Rewritten, shoes: Sequence[str], typed: str | None = None) -> list[Atom]:
    """The atoms of a line whose own and foreign words were put in; its slips are mended where it is given as typed."""
    tokens = spelled_out(line.tokens if typed is None else mended(line.tokens, typed))
    return _Scanner(tokens, line.things, shoes).atoms()


class _Scanner:
    def __init__(
        self, tokens: list[Token], things: Mapping[str, tuple[Kind, Any]], shoes: Sequence[str]
    ) -> None:
        self._tokens = tokens
        self._things = things
        self._at = Cursor(self._tokens)
        self._shoes = shoe_tree(shoes) if shoes else None
        self._atoms: list[Atom] = []

    def atoms(self) -> list[Atom]:
        index = 0
        while index < len(self._tokens):
            kind, value, after = self._read(index)
            if kind is Kind.SHOE and (past := self._past_model_number(after)) > after:
                model, after = self._at.text(past - 1), past
                if isinstance(value, str) and model not in value.split():
                    value = True  # another pair than the one of that name in the journal
            if kind is Kind.SITE:
                value = (*value, self._inner_side(index, after))
            self._append(kind, value, index, after)
            index = after
        return self._atoms

    def _past_model_number(self, index: int) -> int:
        """Past the number of a model: the 40 of `Pegasus 40`, but not the 8 of `pegasus 8 miles`."""
        number = index + (self._at.text(index) in {"#", "v"})
        if not (self._at.kind(number) == NUMBER and self._at.text(number).isdigit()):
            return index
        if read_amount(self._at, number) is not None and self._at.text(number + 1) in DISTANCE_UNITS:
            return index
        if self._at.text(number + 1) in _NOT_A_MODEL or int(self._at.text(number)) > _HIGHEST_MODEL:
            return index
        return number + 1

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
        if token.kind == OWN:
            return *self._things[token.text], index + 1
        if token.kind == TAG:
            return Kind.CUSTOM, token.text, index + 1
        if self._shoes and (found := longest_phrase(self._tokens, index, self._shoes)):
            return found
        if found := read_date(self._at, index) or self._place(index):
            return found
        if found := self._vague(index):
            return found
        phrase = longest_phrase(self._tokens, index)
        phrase = self._before_rest(index, self._before_after(index, phrase))
        if found := self._ambiguous(index):
            return found
        if token.kind not in (WORD, MARK) or token.text in NUMBER_WORDS:
            if phrase and phrase[2] > index + 1:
                return phrase
            if amount := read_amount(self._at, index):
                return amount if can_be_true(amount) else (Kind.UNKNOWN, None, amount[2])
        if token.kind == WORD:
            return self._word(index, phrase)
        if token.text == "/" and not self._at.glued(index) and not self._at.glued(index + 1):
            return Kind.BREAK, COMMA, index + 1
        if token.text == "~" and self._at.number(index + 1):
            return Kind.FILLER, None, index + 1  # "walked ~5 km"
        if token.kind == MARK and token.text in _BREAKS:
            return Kind.BREAK, _BREAKS[token.text], index + 1
        return phrase or (Kind.FILLER if token.kind == MARK else Kind.UNKNOWN, None, index + 1)

    def _before_after(self, index: int, phrase: tuple[Kind, Any, int] | None) -> tuple[Kind, Any, int] | None:
        """Leaves the "after" of "sore after" to what follows it: "after 3 miles", "after sitting"."""
        if (
            phrase is None
            or phrase[0] is not Kind.BEHAVIOUR
            or self._at.text(phrase[2] - 1) != "after"
            or phrase[2] == index + 1
        ):
            return phrase
        following = phrase[2]
        tied = longest_phrase(self._tokens, following - 1)
        if (
            (tied and tied[2] > following)
            or self._at.number(following)
            or self._at.text(following) in {"a", "about", "around", "mile", "only", "an", "km"}
        ):
            return longest_phrase(self._tokens[: following - 1], index)
        return phrase

    def _before_rest(self, index: int, phrase: tuple[Kind, Any, int] | None) -> tuple[Kind, Any, int] | None:
        """Leaves the "rest" of "at rest day" to the day."""
        if phrase is None or phrase[0] is not Kind.BEHAVIOUR or self._at.text(phrase[2] - 1) != "rest":
            return phrase
        tied = longest_phrase(self._tokens, phrase[2] - 1)
        if tied is None or tied[0] is not Kind.REST or tied[2] <= phrase[2]:
            return phrase
        return longest_phrase(self._tokens[: phrase[2] - 1], index)

    def _word(self, index: int, phrase: tuple[Kind, Any, int] | None) -> tuple[Kind, Any, int]:
        text = self._tokens[index].text
        if text in {"l", "r", "lt", "rt"}:
            return Kind.SIDE, text, index + 1
        if listed(text, "shoe_after_in") is not None and self._worn(index):
            return Kind.SHOE, True, index + 1
        if text in {"hr", "ahr", "avghr", "heartrate", "cadence", "cad"} and (
            number := self._number_near(index + 1)
        ):
            return Kind.CADENCE if text.startswith("cad") else Kind.HEART_RATE, number[0], number[1]
        if phrase:
            return phrase
        if is_filler(text) or text in DETERMINERS or text == "w/" or len(text) == 1:
            return Kind.FILLER, None, index + 1
        return Kind.UNKNOWN, None, index + 1

    def _worn(self, index: int) -> bool:
        before = [self._at.text(index - 1), self._at.text(index - 2)]
        return (
            before[0] in {"new", "old", "wore", "wearing"}
            or before[:2] == [":", "shoes"]
            or (
                before[0] in {"my", "the"}
                and before[1] in {"in", "wore", "on", "wearing", "retired", "retiring", "binned"}
            )
        )

    def _number_near(self, index: int) -> tuple[float, int] | None:
        for offset in range(3):
            if self._at.kind(index + offset) == NUMBER:
                return self._at.number(index + offset)
            if self._at.text(index + offset) not in {
                "avg",
                "average",
                "was",
                "of",
                ":",
                "around",
                "at",
                "~",
                "-",
                "=",
            }:
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
        if self._at.text(after) in {"-", "to", "or", "and", "–"}:
            second = self._at.number(after + 1)
            if second and low < second[0] < low + 30 and self._at.text(second[1]) not in _ALLOWED_AFTER_MARK:
                high, after = second[0] * unit, second[1]
        if (high or low * unit) > _MOST_OF_A_RUN_M:
            return Kind.UNKNOWN, None, after
        return Kind.MARK, (low * unit, high), after

    def _ambiguous(self, index: int) -> tuple[Kind, Any, int] | None:
        """Words that are two things: "Sat" and "sat", "Sun" and "sun", "back", "zero"."""
        text, before, after = self._tokens[index].text, self._at.text(index - 1), self._at.text(index + 1)
        starts = (
            index == 0
            or before in {".", ";", "on", "last", "!", "|", "/", "("}
            or self._at.kind(index - 1) == NEWLINE
        )
        if (
            text == "sat"
            and starts
            and listed(after, "after_sat") is None
            and self._at.text(index + 2) not in {"hours", "hrs", "h", "hour"}
        ):
            return Kind.DAY, ("weekday", 5), index + 1
        if text == "sun" and starts:
            return Kind.DAY, ("weekday", 6), index + 1
        if (
            text == "zero"
            and after not in DISTANCE_UNITS
            and after not in {"out", "to", "point", "days", "miles", "drop"}
        ):
            return Kind.NO, "no", index + 1
        if text == "back" and before == "my" and after in {"and", "&", "/", "or"}:
            named = longest_phrase(self._tokens, index + 2) or longest_phrase(self._tokens, index + 3)
            if named and named[0] is Kind.SITE:
                return Kind.SITE, (Site.LOWER_BACK, False), index + 1
        if text == "back" and before == "my" and self._is_own_back(index):
            return Kind.SITE, (Site.LOWER_BACK, False), index + 1
        if text == "back" and listed(before, "before_back") is None:
            step = index + 1 + (after in {"is", "was", "feels", "felt", "still", "feeling", "really", "bit"})
            if before in {"stiff", "sore", "tight", "achy", "bad", "dodgy", "painful", "aching"}:
                return Kind.SITE, (Site.LOWER_BACK, False), index + 1
            said = longest_phrase(self._tokens, step)
            if (
                said
                and said[0] in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY}
                and self._at.text(step) not in {"again", "off"}
            ):
                return Kind.SITE, (Site.LOWER_BACK, False), index + 1
        return None

    def _is_own_back(self, index: int) -> bool:
        """Whether "my back" is that of the body: not "at my back", "on my back", "my back garden"."""
        return self._at.text(index - 2) not in _AT_ONES_BACK and self._at.text(index + 1) not in _BACK_OF

    def _vague(self, index: int) -> tuple[Kind, Any, int] | None:
        """`last mile`, `first k`, `couple of miles`."""
        text = self._tokens[index].text
        if (
            text in _ALLOWED_AFTER_MARK
            and text != "miles"  # "the opening miles" are any number of them
            and self._at.text(index - 1) in {"last", "first", "final", "opening"}
        ):
            if [self._at.text(index + step) for step in (1, 2, 3)] == ["and", "a", "half"]:
                return Kind.DISTANCE, (1.5 * DISTANCE_UNITS[text], None), index + 4
            return Kind.DISTANCE, (DISTANCE_UNITS[text], None), index + 1
        if text == "quarter" and self._at.text(index + 1) == "mile" and not self._at.number(index - 1):
            return Kind.DISTANCE, (DISTANCE_UNITS["mile"] / 4, None), index + 2
        if text == "few" and self._at.text(index - 1) in {"first", "opening"}:
            unit = DISTANCE_UNITS.get(self._at.text(index + 1))
            if unit is not None:
                return Kind.DISTANCE, (3 * unit, None), index + 2
        if text == "couple":
            step = index + 1 + (self._at.text(index + 1) == "of")
            unit = DISTANCE_UNITS.get(self._at.text(step))
            if unit is not None:
                return Kind.DISTANCE, (2 * unit, None), step + 1
        return None


_MOST_OF_A_RUN_M = 500_000.0
