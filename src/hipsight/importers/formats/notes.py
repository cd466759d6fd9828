"""Notes: a plain text file with one line a day, as many runners keep it.

Each entry begins with its date (`2026-03-01 6 mi easy, hip 2/10`, or `1/3/2026` in the person's own date order);
lines without a date belong to the entry above. The words are read by the check-in language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hipsight.checkin.parser import understand
from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.csv_rows import decode
from hipsight.model.preferences import DateOrder, Preferences
from hipsight.model.problem import Problem

_DATED = re.compile(
    r"^\s*(?:[-*]\s*)?(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4}))"
    r"(?:[ \t:|–-]+)(?=\S)"
)

#: Lines that may stand above the first entry: headings and comments.
_HEADING = re.compile(r"^\s*(#.*)?$")


def _accepts(_name: str, head: bytes) -> bool:
    if b"\0" in head:
        return False
    lines = decode(head).splitlines()
    first = next((line for line in lines if not _HEADING.match(line)), "")
    return _DATED.match(first) is not None


def dated_lines(content: bytes, preferences: Preferences) -> Iterator[tuple[int, dt.date | None, str]]:
    """Number, day and words of each line of the notes; the day None where there is no such date."""
    day: dt.date | None = None
    for number, line in enumerate(decode(content).splitlines(), start=1):
        if _HEADING.match(line):
            continue
        dated = _DATED.match(line)
        if dated is not None:
            day = _day(dated, preferences)
        yield number, day, line if dated is None else line[dated.end() :]


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    for number, day, words in dated_lines(source.content, preferences):
        place = f"{source.name}:{number}"
        if day is None:
            yield Problem(place, "there is no such date; write it as YYYY-MM-DD", "no such date")
            continue
        checkin = understand(words, today=day, day=day, preferences=preferences)
        for count, record in enumerate(checkin.records, start=1):
            yield Reading(record, f"line {number}.{count}")
        if not checkin.records:
            yield Problem(place, "nothing in this line could be read as a record", "line not understood")


def _day(dated: re.Match[str], preferences: Preferences) -> dt.date | None:
    try:
        if dated["iso"]:
            return dt.date.fromisoformat(dated["iso"])
        first, second = int(dated["first"]), int(dated["second"])
        day, month = (first, second) if preferences.date_order is DateOrder.DMY else (second, first)
        return dt.date(int(dated["year"]), month, day)
    except ValueError:
        return None


IMPORTER = Importer(name="notes", title="notes with dates (text)", accepts=_accepts, read=_read)
