"""Dates and numbers as people and services write them in their own country."""

from __future__ import annotations

import datetime as dt
import math
import re

from hipsight.model.preferences import DateOrder

#: Beginnings of month names without accents, in the languages that services translate to.
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("jan", "ene", "gen", "janv", "led", "sty", "oca", "tammi", "янв", "січ"),
    ("feb", "fev", "fevr", "uno", "lut", "sub", "helmi", "фев", "лют"),
    ("mar", "mär", "mrt", "maa", "bre", "мар", "бер"),  # noqa: RUF001 - Cyrillic is meant
    ("apr", "avr", "abr", "dub", "kwi", "nis", "huhti", "апр", "кві"),
    ("may", "mai", "mag", "mei", "maj", "kve", "touko", "мая", "май", "тра"),
    ("jun", "juin", "giu", "cze", "cvn", "haz", "kesa", "июн", "чер"),
    ("jul", "juil", "lug", "lip", "cvc", "tem", "heina", "июл"),
    ("aug", "ago", "aou", "sie", "srp", "elo", "авг", "сер"),  # noqa: RUF001 - Cyrillic is meant
    ("sep", "set", "zar", "wrz", "eyl", "syys", "сен", "вер"),
    ("oct", "okt", "out", "ott", "rij", "paz", "eki", "loka", "окт", "жов"),
    ("nov", "lis", "kas", "marras", "ноя"),
    ("dec", "dez", "dic", "des", "pro", "gru", "ara", "joulu", "дек", "гру"),  # noqa: RUF001 - Cyrillic is meant
)
#: Words that begin like a month but are another one.
_WHOLE_WORDS = {
    "cerven": 6,
    "cervenec": 7,
    "cervna": 6,
    "cervence": 7,
    "listopada": 11,
    "marraskuuta": 11,
    "лис": 11,
}
_ACCENTS = str.maketrans("áàâäãåčçďéèêëěíìîïłňñóòôöõřšśťúùûüůýžźż", "aaaaaaccdeeeeeiiiilnnooooorsstuuuuuyzzz")
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?(?!\d)")
_WORDED_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_AFTERNOON = re.compile(r"\bp\.?\s?m\.?\b|μμ|下午|午後|오후", re.IGNORECASE)
_MORNING = re.compile(r"\ba\.?\s?m\.?\b|πμ|上午|午前|오전", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,4})\s?([./年년-])\s?(\d{1,2})\s?[./月월-]\s?(\d{1,4})")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NOON = 12


def read_local_moment(text: str, order: DateOrder = DateOrder.DMY) -> dt.datetime | None:
    """The date and time that the words mean, without a zone; None where they name no day of the calendar.

    Args:
        text: `Apr 26, 2025, 12:02:42 AM`, `21.07.2026, 15:09:27`, `6. 9. 2026 11:18:40`, `2025年4月26日 7:00` ...
        order: Which of two numbers between slashes comes first.
    """
    plain = _SPACES.sub(" ", text).strip()
    found = _day_in_numbers(plain, order) or _day_with_month_name(plain)
    if found is None:
        return None
    day, rest = found
    hour, minute, second = _clock(rest)
    try:
        return dt.datetime.combine(day, dt.time(hour, minute, second))
    except ValueError:
        return None


def date_order_of(texts: list[str], otherwise: DateOrder) -> DateOrder:
    """The order in which these dates with slashes are written, where one of them can only be read one way."""
    for text in texts:
        found = _NUMERIC.match(_SPACES.sub(" ", text).strip())
        if found is None or found[2] != "/":
            continue
        first, second = int(found[1]), int(found[3])
        if _NOON < first <= 31:  # noqa: PLR2004 - no month has more days
            return DateOrder.DMY
        if second > _NOON:
            return DateOrder.MDY
    return otherwise


def _day_in_numbers(text: str, order: DateOrder) -> tuple[dt.date, str] | None:
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:  # noqa: PLR2004 - digits of a year
        year, month, day = first, second, third
    elif found[2] == "/" and order is DateOrder.MDY:
        year, month, day = third, first, second
    else:
        year, month, day = third, second, first
    return _day(year, month, day, text[: found.start()] + " " + text[found.end() :])


def _day_with_month_name(text: str) -> tuple[dt.date, str] | None:
    clock = _WORDED_TIME.search(text)
    date_part = text[: clock.start()] if clock else text
    numbers = re.findall(r"\d+", date_part)
    months = [month for word in re.findall(r"[^\W\d_]+", date_part) if (month := _month(word))]
    years = [number for number in numbers if len(number) == 4]  # noqa: PLR2004 - digits of a year
    days = [number for number in numbers if len(number) <= 2]  # noqa: PLR2004 - digits of a day
    if not (months and years and days):
        return None
    return _day(int(years[0]), months[0], int(days[0]), text[clock.start() :] if clock else "")


def _month(word: str) -> int | None:
    plain = word.lower().translate(_ACCENTS)
    if plain in _WHOLE_WORDS:
        return _WHOLE_WORDS[plain]
    fitting = [
        (len(start), number)
        for number, starts in enumerate(_MONTHS, start=1)
        for start in starts
        if plain.startswith(start)
    ]
    return max(fitting)[1] if fitting else None


def _day(year: int, month: int, day: int, rest: str) -> tuple[dt.date, str] | None:
    if year < 100:  # noqa: PLR2004 - two digits of a year of this century
        year += 2000
    try:
        return dt.date(year, month, day), rest
    except ValueError:
        return None


def _clock(rest: str) -> tuple[int, int, int]:
    found = _TIME.search(rest)
    if found is None:
        return 0, 0, 0
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if _AFTERNOON.search(rest) and hour < _NOON:
        hour += _NOON
    elif _MORNING.search(rest) and hour == _NOON:
        hour = 0
    return hour, minute, second


def read_local_number(text: str | None, *, comma_is_decimal: bool = True) -> float:
    """The number, or NaN where there is none: `2,81`, `1.234,5`, `1,234.5`, `33 227,2`.

    Args:
        text: The cell.
        comma_is_decimal: How to read a single comma before three digits.
    """
    plain = re.sub(r"[\s\u00a0\u202f\u2009'’]", "", text or "")
    if "," in plain and "." in plain:
        thousands = "," if plain.rfind(".") > plain.rfind(",") else "."
        plain = plain.replace(thousands, "").replace(",", ".")
    elif plain.count(",") == 1:
        grouped = re.fullmatch(r"-?\d{1,3},\d{3}", plain) and not comma_is_decimal
        plain = plain.replace(",", "" if grouped else ".")
    elif "," in plain:
        plain = plain.replace(",", "")
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        number = float(plain)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
