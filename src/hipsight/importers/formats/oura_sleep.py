"""Oura's nights: `sleepmodel.csv` (or `sleep.csv`) of the account export, and the older table of trends.

Kept: hours asleep of each day, naps added, on the day Oura gives the sleep to. Sleep that was deleted there is left
out. Stages, heart rate, temperature and readiness are not kept.

Proved by golden files with the columns that public code and its tests have, and by damaged tables; no real export was
at hand.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping

from hipsight.importers.contract import Importer, Item, Reading, Recognised, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.local_writing import read_local_moment, read_local_number
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Sleep
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

_SECONDS_AN_HOUR = 3600.0
_ASLEEP = "total_sleep_duration"


def _plain(names: Mapping[str, str] | tuple[str, ...]) -> list[str]:
    """The names of the columns as the newer export writes them."""
    return [name.strip().lower().replace(" ", "_") for name in names]


def _accepts(_name: str, head: bytes) -> bool:
    names = set(_plain(header_of(head)))
    is_newer = {_ASLEEP, "day", "bedtime_start"} <= names
    return is_newer or {_ASLEEP, "date", "sleep_score"} <= names


def _read(source: Source, _preferences: Preferences) -> Iterator[Item]:
    asleep_s: dict[dt.date, float] = {}
    try:
        for line, cells in rows_of(source.content):
            row = dict(zip(_plain(cells), cells.values(), strict=True))
            seconds = read_local_number(row.get(_ASLEEP), comma_is_decimal=False)
            if row.get("type", "").lower() == "deleted" or not seconds > 0:
                continue
            moment = read_local_moment(row.get("day") or row.get("date") or "")
            if moment is None:
                yield Problem(f"{source.name}:{line}", "The row has no day that can be read.", "bad day")
                continue
            asleep_s[moment.date()] = asleep_s.get(moment.date(), 0.0) + seconds
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more from here on ({error})", "broken CSV")
    for day, seconds in sorted(asleep_s.items()):
        try:
            yield Reading(Sleep(day=day, hours=round(seconds / _SECONDS_AN_HOUR, 2)), f"night {day}")
        except InvalidRecordError as error:
            yield Problem(f"{source.name}#{day}", str(error), "bad row")
    if not asleep_s:
        yield Recognised("wellness_file", "There is nothing for the log in this file.")


IMPORTER = Importer(name="oura_sleep", title="Oura's sleep (CSV)", accepts=_accepts, read=_read)
