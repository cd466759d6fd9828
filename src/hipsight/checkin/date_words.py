"""Days in words and figures: `3 days ago`, `12/11`, `12 Nov`, `the 12th`, `2026-11-12`."""

from __future__ import annotations

from typing import Any

from hipsight.checkin.atoms import Kind
from hipsight.checkin.cursor import Cursor
from hipsight.checkin.lexer import DOTTED_DATE, FRACTION, ISO_DATE, NEWLINE, NUMBER
from hipsight.checkin.lexicon import listed
from hipsight.checkin.units_said import DISTANCE_UNITS

_COUNTED_IN_TURN = frozenset(
    {"rep", "one", "hill", "mile", "lap", "interval", "k", "km", "set", "time", "of", "repeat"}
)
_AFTER_DATE = frozenset({":", "-", "–", "--", "—"})


def read_date(at: Cursor, index: int) -> tuple[Kind, Any, int] | None:
    """The kind, what the words for a day say, and the index past them; None where no day is named."""
    kind, text = at.kind(index), at.text(index)
    if kind == ISO_DATE:
        return Kind.DAY, ("date", text), index + 1
    if kind == DOTTED_DATE:
        return Kind.DAY, ("slashed", text.replace(".", "/") + "/dotted"), index + 1
    if kind == FRACTION:
        return _slashed_date(at, index)
    number = at.number(index)
    if number and number[0] <= 31 and at.text(number[1]) in {"days", "day", "nights"}:  # noqa: PLR2004 - a month
        if at.text(number[1] + 1) == "ago":
            return Kind.DAY, ("ago", int(number[0])), number[1] + 2
        return None
    if text in {"couple", "few"}:
        step = index + 1 + (at.text(index + 1) == "of")
        if text == "couple" and at.text(step) == "days" and at.text(step + 1) == "ago":
            return Kind.DAY, ("ago", 2), step + 2
    return _month_date(at, index)


def _slashed_date(at: Cursor, index: int) -> tuple[Kind, Any, int] | None:
    parts = [float(part.replace(",", ".")) for part in at.text(index).split("/")]
    if not all(part.is_integer() for part in parts) or not 0 < parts[0] <= 31 or not 0 < parts[1] <= 31:  # noqa: PLR2004 - a month
        return None
    heads = index == 0 or at.kind(index - 1) == NEWLINE
    fresh = heads or at.text(index - 1) in {
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
    is_scale = len(parts) == 2 and parts[1] in (5, 10) and parts[0] <= parts[1]  # noqa: PLR2004 - two numbers
    if is_scale and not (heads and at.text(index + 1) in _AFTER_DATE):
        return None
    if at.text(index) in {"1/2", "1/4", "3/4", "1/3", "2/3"} and not (heads and at.text(index + 1) == ":"):
        return None
    if not fresh and len(parts) == 2 and at.text(index + 1) in DISTANCE_UNITS:  # noqa: PLR2004 - two numbers
        return None
    return Kind.DAY, ("slashed", at.text(index)), index + 1


def _month_date(at: Cursor, index: int) -> tuple[Kind, Any, int] | None:
    text = at.text(index)
    named = listed(text, "month") if text.isalpha() else None
    if named is not None and at.kind(index + 1) == NUMBER:
        number = at.number(index + 1)
        if number and number[0].is_integer() and 1 <= number[0] <= 31:  # noqa: PLR2004 - a month
            after = number[1] + (at.text(number[1]) in {"st", "nd", "rd", "th"})
            return Kind.DAY, ("month", (int(named), int(number[0]))), after
    if at.kind(index) == NUMBER and at.text(index).isdigit():
        step = index + 1 + (at.text(index + 1) in {"st", "nd", "rd", "th"})
        step += at.text(step) == "of"
        month = int(listed(at.text(step), "month") or 0)
        if (
            month
            and int(at.text(index)) <= 31  # noqa: PLR2004 - days of a month
            and (at.text(step) != "may" or step > index + 1)
        ):
            return Kind.DAY, ("month", (month, int(at.text(index)))), step + 1
        if (
            step > index + 1
            and at.text(index - 1) in {"the", "on"}
            and int(at.text(index)) <= 31  # noqa: PLR2004 - days of a month
            and not at.number(step)  # "the 4th of 6 hills"
            and at.text(step) not in _COUNTED_IN_TURN
        ):
            return Kind.DAY, ("month_day", int(at.text(index))), step
    return None
