"""Strava's `activities.csv`, the table of a bulk export, in any language and of any year.

Kept of each activity: start, distance, time moving and elapsed, climb, heart rate, cadence, pair of shoes, perceived
exertion, race and long run as ticked. It is joined with the file it names (`activities/123.fit.gz`), whose samples
lead; what has no file is kept from the table alone. Description and private note are read by the check-in language
into proposals, kept as `--notes` says. Dates are in UTC; without a file the day is that of the home zone.

Proved by golden tables in English and German, tables in languages that are not known, and damaged tables; the columns
are those of public code that reads the file, no real export was at hand.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from hipsight.importers.contract import Importer, Item, Reading, Remark, Source
from hipsight.importers.csv_rows import cells_of, header_of
from hipsight.importers.free_words import propose
from hipsight.importers.local_writing import date_order_of, read_local_moment, read_local_number
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.sports import Sport, is_known_sport, sport_from_words
from hipsight.importers.strava_columns import is_english, is_strava_header, strava_columns
from hipsight.importers.track import make_track
from hipsight.model.preferences import DateOrder, Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Run, RunKind
from hipsight.model.units import METRES_PER_KM

_NO_TRACK = make_track(np.empty(0), {})
#: Slower than anybody walks: a distance of so few metres a second is in kilometres.
_SLOWEST_M_S = 0.1
_HIGHEST_EFFORT = 10.0
_NO_ID = "no number"


@dataclasses.dataclass(frozen=True, slots=True)
class _Table:
    """What holds for all rows."""

    source: str
    columns: Mapping[str, int]
    english: bool
    order: DateOrder


def _accepts(_name: str, head: bytes) -> bool:
    return is_strava_header(header_of(head))


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    try:
        rows = list(cells_of(source.content))
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more ({error})", "broken CSV")
        return
    names = [name.lower() for name in rows[0][1]]
    columns, english = strava_columns(names), is_english(names)
    if "date" not in columns:
        yield Problem(
            source.name, "The table's first line is damaged. Fetch the original again.", "damaged file"
        )
        return
    dates = [cells[columns["date"]] for _, cells in rows[1:] if columns["date"] < len(cells)]
    order = date_order_of(dates, preferences.date_order if english else DateOrder.DMY)
    table = _Table(source.name, columns, english, order)
    seen: set[str] = set()
    for line, cells in rows[1:]:
        yield from _read_row(table, line, cells, preferences, seen)


def _read_row(
    table: _Table, line: int, cells: Sequence[str], preferences: Preferences, seen: set[str]
) -> Iterator[Item]:
    row = {name: cells[place] for name, place in table.columns.items() if place < len(cells) and cells[place]}
    place = f"{table.source}:{line}"
    started = read_local_moment(row.get("date", ""), table.order)
    if started is None:
        yield Problem(
            place,
            f"The row has no readable date ({row.get('date', 'the cell is empty')}). If the table was changed by a "
            "spreadsheet, import the archive as it came.",
            "no readable date",
        )
        return
    number = row.get("id", _NO_ID)
    part = f"activity {number}" if number not in seen and number != _NO_ID else f"line {line}"
    seen.add(number)
    for item in read_outing(_outing(table, row, part, started), preferences):
        if isinstance(item, Reading):
            reading = _with_what_the_person_said(item, row, table)
            yield reading
            for label in ("description", "private_note"):
                yield from propose(row.get(label, ""), reading, preferences, label.replace("_", " "))
        elif not (isinstance(item, Remark) and "filename" in row):  # the file will say which sport it was
            yield item


def _outing(table: _Table, row: Mapping[str, str], part: str, started: dt.datetime) -> Outing:
    def number(name: str) -> float | None:
        value = read_local_number(row.get(name), comma_is_decimal=not table.english)
        return value if math.isfinite(value) else None

    elapsed = number("elapsed") or number("elapsed_shown")
    return Outing(
        source=table.source,
        part=part,
        sport=_sport(table, row),
        start_s=started.replace(tzinfo=dt.UTC).timestamp(),
        track=_NO_TRACK,
        distance_m=_metres(number("distance"), number("distance_shown"), elapsed),
        duration_s=number("moving") or elapsed,
        elapsed_s=elapsed,
        ascent_m=number("ascent"),
        descent_m=number("descent"),
        cadence_spm=number("cadence"),
        heart_rate_bpm=number("heart_rate"),
        title=row.get("name"),
    )


def _sport(table: _Table, row: Mapping[str, str]) -> Sport | None:
    """The sport where its word is understood; a word of another language must not hide what the file knows."""
    word = row.get("type")
    return sport_from_words(word) if table.english or is_known_sport(word) else None


def _metres(raw: float | None, shown: float | None, elapsed_s: float | None) -> float | None:
    """The distance in metres; a table with one column has it in kilometres or in metres, which the speed tells."""
    if raw is not None and shown is not None:
        return raw
    distance = shown if raw is None else raw
    if distance is None or not elapsed_s:
        return distance
    return distance * METRES_PER_KM if distance / elapsed_s < _SLOWEST_M_S else distance


def _with_what_the_person_said(reading: Reading, row: Mapping[str, str], table: _Table) -> Reading:
    record = reading.record
    if isinstance(record, Run):
        effort = read_local_number(row.get("effort"))
        record = dataclasses.replace(
            record,
            shoe=row.get("gear"),
            effort_0_10=effort if 0 < effort <= _HIGHEST_EFFORT else None,
            **_ticked_kind(record, row),
        )
    return dataclasses.replace(
        reading, record=record, same_as=row.get("filename"), corrects=_sport(table, row) is not None
    )


def _ticked_kind(record: Run, row: Mapping[str, str]) -> dict[str, Any]:
    """The kind of run that was ticked; one read from the title stays beside it."""
    kinds = [
        kind
        for column, kind in (("race", RunKind.RACE), ("long_run", RunKind.LONG))
        if row.get(column, "").lower() in {"1", "1.0", "true"}
    ]
    if not kinds:
        return {}
    every = list(dict.fromkeys([*kinds, *([record.run_kind] if record.run_kind else [])]))
    assumed = tuple(name for name in record.assumed if name != "run_kind")
    return {"run_kind": every[0], "also_kinds": tuple(every[1:]), "assumed": assumed}


IMPORTER = Importer(
    name="strava_activities",
    title="Strava's activities.csv",
    accepts=_accepts,
    read=_read,
    has_notes=True,
)
