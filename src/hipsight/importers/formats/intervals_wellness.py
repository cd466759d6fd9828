"""intervals.icu's wellness table (CSV): one row a day.

Kept: hours asleep and a good or poor night; stress (1 to 4 there, as words here); soreness, fatigue, mood and injury (1
to 4 there: none, niggle, poor, injured) as factors of one's own from 0 to 3, since they do not say where it hurts; the
first day of each period; comments, read by the check-in language. Load, weight and heart rate are not kept.

Proved by golden files made of the names of the service's public interface, and by damaged tables; no real export was at
hand.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterator, Mapping

from hipsight.checkin.parser import understand
from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.local_writing import read_local_moment, read_local_number
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Custom, Cycle, Sleep, Stress
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Record

_SECONDS_AN_HOUR = 3600.0
_DAY = ("date", "id", "day")
#: Columns of the table; two of them together are nobody else's.
_MARKS = frozenset(
    {"sleepsecs", "restinghr", "menstrualphase", "sleepquality", "kcalconsumed", "ramprate", "readiness"}
)
_STRESS = {1: "low", 2: "medium", 3: "high", 4: "high"}
_NIGHT = {1: "good", 2: "good", 4: "poor"}  # 3 is an average night
_FACTORS = ("soreness", "fatigue", "mood", "injury")
_PERIOD = "period"
#: A period is counted as a new one after so many days without one in the table.
_DAYS_BETWEEN_PERIODS = 10
_LONGEST_COMMENT = 2000


def _accepts(_name: str, head: bytes) -> bool:
    names = set(header_of(head))
    return bool(names & set(_DAY)) and len(names & _MARKS) > 1


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    last_period: dt.date | None = None
    try:
        rows = [(line, row, _day_of(row)) for line, row in rows_of(source.content)]
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more ({error})", "broken CSV")
        return
    for line, row, day in sorted(rows, key=lambda entry: entry[2] or dt.date.min):  # newest first as exported
        place = f"{source.name}:{line}"
        if day is None:
            yield Problem(place, "the day of this row cannot be read; it is written YYYY-MM-DD", "bad day")
            continue
        try:
            records = list(_records(row, day, preferences))
            if (row.get("menstrualphase") or "").lower() == _PERIOD:
                if last_period is None or (day - last_period).days > _DAYS_BETWEEN_PERIODS:
                    records.append(Cycle(day=day, event="period_start"))
                last_period = day
        except InvalidRecordError as error:
            yield Problem(place, str(error), "bad row")
            continue
        yield from (Reading(record, f"{day} {number}") for number, record in enumerate(records, start=1))


def _day_of(row: Mapping[str, str]) -> dt.date | None:
    moment = next((read_local_moment(row[name]) for name in _DAY if row.get(name)), None)
    return None if moment is None else moment.date()


def _records(row: Mapping[str, str], day: dt.date, preferences: Preferences) -> Iterator[Record]:
    asleep_s, quality = _number(row, "sleepsecs"), _number(row, "sleepquality")
    night = None if quality is None else _NIGHT.get(round(quality))
    if asleep_s or night:
        yield Sleep(day=day, hours=round(asleep_s / _SECONDS_AN_HOUR, 2) if asleep_s else None, quality=night)
    stress = _number(row, "stress")
    if stress is not None and round(stress) in _STRESS:
        yield Stress(day=day, level=_STRESS[round(stress)])
    for factor in _FACTORS:
        value = _number(row, factor)
        if value is not None and 1 <= value <= len(_STRESS):
            yield Custom(day=day, factor=factor, value=value - 1)
    comment = " ".join((row.get("comments") or "")[:_LONGEST_COMMENT].split())
    if any(letter.isalpha() for letter in comment):
        yield from understand(comment, today=day, day=day, preferences=preferences).records


def _number(row: Mapping[str, str], name: str) -> float | None:
    value = read_local_number(row.get(name), comma_is_decimal=False)
    return None if math.isnan(value) or value == 0 else value


IMPORTER = Importer(
    name="intervals_wellness", title="intervals.icu wellness (CSV)", accepts=_accepts, read=_read
)
