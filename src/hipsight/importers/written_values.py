"""Numbers and instants as XML files write them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_LOOSE_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?$"
)

#: Lengths of a time in UTC with whole seconds, or with up to six digits after the point.
_PLAIN_TIMES = {20, *range(22, 28)}
Written = Sequence[str | None] | Sequence[bytes]


def read_numbers(texts: Written) -> NDArray[np.float64]:
    """The number in each text as `read_number` reads it, shape (texts,); NaN where there is none."""
    try:
        return np.fromiter(map(float, texts), dtype=np.float64, count=len(texts))  # type: ignore[arg-type]  # None is caught
    except (TypeError, ValueError):
        return np.array([read_number(_text(text)) for text in texts], dtype=np.float64)


def read_instants(texts: Written) -> NDArray[np.float64]:
    """The instant in each text as `read_instant` reads it, shape (texts,); NaN where there is none."""
    if texts and isinstance(texts[0], bytes):
        joined = b"".join(texts)  # type: ignore[arg-type]  # all are bytes where the first is
        length = len(texts[0])
        if length in _PLAIN_TIMES and len(joined) == length * len(texts):
            written = np.frombuffer(joined, dtype=f"S{length}")
            plain = _plain_instants(written, length) if joined.count(b"Z") == len(texts) else None
            if plain is not None:
                return plain
    return np.array([read_instant(_text(text)) for text in texts], dtype=np.float64)


def _plain_instants(written: NDArray[np.bytes_], length: int) -> NDArray[np.float64] | None:
    """Times like 2024-05-05T16:30:00Z, all of them; None where one is not."""
    letters = written.view("u1").reshape(len(written), length)
    for place, letter in ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (length - 1, "Z")):
        if (letters[:, place] != ord(letter)).any():
            return None
    try:
        moments = np.ascontiguousarray(letters[:, :-1]).view(f"S{length - 1}").astype("datetime64[us]")
    except ValueError:
        return None
    seconds: NDArray[np.float64] = moments.astype(np.int64).reshape(-1) / 1e6
    return seconds


def _text(written: str | bytes | None) -> str | None:
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else written


def read_number(text: str | None) -> float:
    """The number, or NaN where there is none."""
    if not text:
        return math.nan
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def read_instant(text: str | None) -> float:
    """Seconds since 1970 UTC, or NaN; without a zone the instant is taken for UTC, as both formats demand."""
    if not text:
        return math.nan
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        text = text.strip()
        found = _LOOSE_TIME.match(text)
        return _from_parts(found) if found else math.nan
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment.timestamp()


def read_offset(text: str | None) -> int | None:
    """The offset from UTC that an instant is written with, in seconds; None for UTC itself or none at all.

    `Z` is how the formats want it and says nothing about where the watch was.
    """
    if not text or not (found := re.search(r"[+-](\d{2}):?(\d{2})$", text.strip())):
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60
    return (-seconds if found[0][0] == "-" else seconds) or None


def _from_parts(found: re.Match[str]) -> float:
    year, month, day, hour, minute = (int(found[index]) for index in range(1, 6))
    second, fraction, zone = int(found[6] or 0), found[7], found[8]
    try:
        moment = dt.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=dt.UTC)
    except ValueError:
        return math.nan
    offset = read_offset(zone) or 0
    return moment.timestamp() - offset + (float(f"0.{fraction}") if fraction else 0.0)
