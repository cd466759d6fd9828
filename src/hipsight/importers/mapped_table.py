"""Any table with one day a row or several: the person says once which column is what, and it is remembered.

A mapping is written `day=Date, pain_0_10=Pain level, run_km=Miles [mi], sleep_h=Asleep [min]`: on the left a column of
the daily table (or a name for a factor of one's own), on the right the column of the file, with the unit of its numbers
in brackets where it is another; a column without a name is named by its place (`#1`). It belongs to the header of the
file, so the next export of the same app is read without asking. Several rows of one day make one: distances add up, of
pain and everything else the highest counts.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hipsight.importers.contract import Item, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.formats.daily_table import read_day_rows
from hipsight.importers.local_writing import date_order_of, read_local_moment, read_local_number
from hipsight.model.errors import UnusableInputError
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.timeline import COLUMNS, WORD_COLUMNS
from hipsight.model.units import METRES_PER_KM, METRES_PER_MILE

#: What a number is multiplied by, by the unit in brackets; empty where it is as the daily table has it.
_FACTORS: Mapping[str, float] = {
    "": 1.0,
    "km": 1.0,
    "h": 1.0,
    "mi": METRES_PER_MILE / METRES_PER_KM,
    "m": 1 / METRES_PER_KM,
    "min": 1 / 60,
    "s": 1 / 3600,
    "/100": 0.1,  # pain of 0 to 100
    "/5": 2.0,
}
_PART = re.compile(r"\s*([^=,]+?)\s*=\s*([^=,\[]+?)\s*(?:\[([^\]]*)\])?\s*$")
_ADDED_UP = frozenset({"run_km"})

#: Enough dates to see in which order day and month are written.
_DATES_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the daily table, the column of the file it comes from, and what its numbers are multiplied by."""

    target: str
    source: str
    factor: float


def fingerprint_of(head: bytes) -> str | None:
    """What tells tables of the same columns from others; None for what is no table of several columns."""
    names = header_of(head)
    if len(names) < 2 or not all(name.isprintable() for name in names):  # noqa: PLR2004 - one column is a text
        return None
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def parse_mapping(text: str) -> tuple[MappedColumn, ...]:
    """The columns that a mapping names.

    Raises:
        UnusableInputError: It cannot be read, or says nothing of the day or of anything else.
    """
    columns = []
    for part in text.split(","):
        found = _PART.match(part)
        if found is None or found[3] not in {None, *_FACTORS}:
            units = ", ".join(unit for unit in _FACTORS if unit)
            raise UnusableInputError(
                f"{part.strip()!r} is no mapping; write COLUMN=COLUMN OF THE FILE, with a unit in brackets where it is "
                f"another ({units}), such as run_km=Miles [mi]"
            )
        columns.append(MappedColumn(found[1], found[2].lower(), _FACTORS[found[3] or ""]))
    targets = [column.target for column in columns]
    if "day" not in targets or len(columns) < 2 or len(set(targets)) < len(targets):  # noqa: PLR2004 - day and one more
        raise UnusableInputError(
            "a mapping names the day and at least one more column, each once: --map 'day=Date, pain_0_10=Pain'; "
            f"columns are {', '.join((*COLUMNS, *WORD_COLUMNS))}, or a name of your own"
        )
    return tuple(columns)


def check_mapping(columns: Sequence[MappedColumn], head: bytes, name: str) -> None:
    """Refuses a mapping that names columns the file does not have.

    Raises:
        UnusableInputError: With the columns that are there.
    """
    names = header_of(head)
    missing = [column.source for column in columns if _name_in(column.source, names) is None]
    if missing:
        raise UnusableInputError(f"{name} has no column {', '.join(missing)}; it has: {', '.join(names)}")


def _name_in(source: str, names: Sequence[str]) -> str | None:
    """The column of the file that is meant, by its name or (`#1`) its place; None where there is none."""
    if source in names:
        return source
    place = source.removeprefix("#")
    if place == source or not place.isdecimal() or not 1 <= int(place) <= len(names):
        return None
    return names[int(place) - 1]


def read_mapped(source: Source, columns: Sequence[MappedColumn], preferences: Preferences) -> Iterator[Item]:
    """One record a day from the rows of the table, and a problem for each row whose day cannot be read."""
    names = header_of(source.head)
    found = [
        replace(column, source=name)
        for column in columns
        if (name := _name_in(column.source, names)) is not None
    ]
    day_column = next(column.source for column in found if column.target == "day")
    values = [column for column in found if column.target != "day"]
    try:
        rows = list(rows_of(source.content))
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more ({error})", "broken CSV")
        return
    order = date_order_of(
        [row.get(day_column, "") for _, row in rows[:_DATES_LOOKED_AT]], preferences.date_order
    )
    days: dict[str, tuple[int, dict[str, str]]] = {}
    for line, row in rows:
        moment = read_local_moment(row.get(day_column, ""), order)
        if moment is None:
            message = f"{row.get(day_column, '')!r} in column {day_column} is no day that can be read"
            yield Problem(f"{source.name}:{line}", message, "bad day")
            continue
        _, cells = days.setdefault(moment.date().isoformat(), (line, {}))
        for column in values:
            _add(cells, column, row.get(column.source, ""))
    yield from read_day_rows(
        source.name, ((line, {"day": day, **cells}) for day, (line, cells) in days.items())
    )


def _add(cells: dict[str, str], column: MappedColumn, cell: str) -> None:
    """Puts a cell to those of its day."""
    if not cell:
        return
    number = read_local_number(cell, comma_is_decimal="," in cell and "." not in cell)
    if math.isnan(number) or column.target in WORD_COLUMNS:
        cells.setdefault(column.target, cell)
        return
    value, before = (
        number * column.factor,
        read_local_number(cells.get(column.target), comma_is_decimal=False),
    )
    if not math.isnan(before):
        value = value + before if column.target in _ADDED_UP else max(value, before)
    cells[column.target] = f"{value:.10g}"
