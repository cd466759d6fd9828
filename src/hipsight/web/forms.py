"""What people type into forms, read with a word about what is wrong."""

from __future__ import annotations

import datetime as dt

from hipsight.model.errors import UnusableInputError


def day_or_none(text: str, field: str) -> dt.date | None:
    """The day that was typed or chosen; None where the field was left empty.

    Raises:
        UnusableInputError: It is no day.
    """
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise UnusableInputError(f"{field}: write the day as YYYY-MM-DD, not {text!r}") from None


def year_or_none(text: str, field: str) -> int | None:
    """The year that was typed; None where the field was left empty.

    Raises:
        UnusableInputError: It is no year.
    """
    if not text.strip():
        return None
    if not text.strip().isdecimal() or len(text.strip()) != 4:  # noqa: PLR2004 - digits of a year
        raise UnusableInputError(f"{field}: write a year such as 1984, not {text!r}")
    return int(text)
