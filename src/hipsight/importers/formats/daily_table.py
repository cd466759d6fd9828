"""The daily table: a CSV with one row a day, for spreadsheets, studies and tests.

Columns: `model.timeline.COLUMNS` and `WORD_COLUMNS`; any other number column is one of the person's own.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping

from hipsight.importers.contract import Importer, Item, Reading, Remark, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.model.body import Side, Site
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import DayRow
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.timeline import COLUMNS, FLAG_COLUMNS, WORD_COLUMNS

#: Lowest and highest value that can be true, by column; other columns must only be finite.
_RANGES: Mapping[str, tuple[float, float]] = {
    "run_km": (0, 500),
    "longest_run_km": (0, 500),
    "pain_0_10": (0, 10),
    "pain_onset_km": (0, 500),
    "sleep_h": (0, 24),
    "stress_1_5": (1, 5),
    "sitting_h": (0, 24),
    "shoe_km": (0, 20_000),
}

_ANY = (-math.inf, math.inf)
_YES_OR_NO = (0, 1)

_YES_NO = {"yes": 1.0, "true": 1.0, "y": 1.0, "no": 0.0, "false": 0.0, "n": 0.0}


def _accepts(_name: str, head: bytes) -> bool:
    names = set(header_of(head))
    return "day" in names and bool(names & (COLUMNS.keys() | set(WORD_COLUMNS)))


def _read(source: Source, _preferences: Preferences) -> Iterator[Item]:
    yield from read_day_rows(source.name, rows_of(source.content))


def read_day_rows(name: str, rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Item]:
    """Records of the rows, each with its line number, of a table with the columns of the daily table."""
    seen: set[dt.date] = set()
    wordy: set[str] = set()
    try:
        for line, row in rows:
            yield from _read_row(f"{name}:{line}", row, seen, wordy)
    except csv.Error as error:
        yield Problem(name, f"this is not a CSV file any more from here on ({error})", "broken CSV")
    if wordy:
        columns = ", ".join(sorted(wordy))
        yield Remark(
            name, f"words in column {columns}: kept with the file, but only numbers can be looked at"
        )


def _read_row(place: str, row: Mapping[str, str], seen: set[dt.date], wordy: set[str]) -> Iterator[Item]:
    try:
        day = dt.date.fromisoformat(row.get("day", ""))
    except ValueError:
        yield Problem(place, f"day must be written YYYY-MM-DD, not {row.get('day', '')!r}", "bad day")
        return
    if day in seen:
        yield Problem(place, f"{day} stands in this table twice; the first row was kept", "day twice")
        return
    seen.add(day)
    values: dict[str, float] = {}
    words: dict[str, str] = {}
    for name, cell in row.items():
        if name in {"", "day"} or not cell:
            continue
        if name in WORD_COLUMNS:
            words[name] = cell
            continue
        value = _YES_NO.get(cell.lower(), _number(cell))
        if value is None and name not in COLUMNS:
            wordy.add(name)
        elif value is None:
            yield Problem(
                place, f"{name} must be a number, not {cell!r}; the other cells were kept", "bad cell"
            )
        elif not _allowed(name)[0] <= value <= _allowed(name)[1]:
            low, high = _allowed(name)
            message = f"{name} must be between {low:g} and {high:g}, not {cell}; the other cells were kept"
            yield Problem(place, message, "value out of range")
        else:
            values[name] = value
    yield from _check_words(place, words)
    try:
        record = DayRow(day=day, values=tuple(sorted(values.items())), words=tuple(sorted(words.items())))
    except InvalidRecordError as error:
        yield Problem(place, str(error), "bad day")
        return
    yield Reading(record, f"day {day}")


def _check_words(place: str, words: dict[str, str]) -> Iterator[Item]:
    """Drops words that are not of the body map, saying so."""
    for name, allowed in (("pain_site", Site), ("pain_side", Side)):
        word = words.get(name)
        if word is None:
            continue
        tidy = word.strip().lower().replace(" ", "_")
        if tidy in {member.value for member in allowed}:
            words[name] = tidy
        else:
            del words[name]
            options = ", ".join(allowed)
            yield Problem(place, f"{name} {word!r} is not one of: {options}", f"unknown {name}")


def _allowed(name: str) -> tuple[float, float]:
    return _YES_OR_NO if name in FLAG_COLUMNS else _RANGES.get(name, _ANY)


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


IMPORTER = Importer(name="daily_table", title="daily table (CSV)", accepts=_accepts, read=_read)
