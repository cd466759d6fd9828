"""Pain diaries as many apps export them: a CSV of name, intensity and date, several entries a day.

No specification exists; the shape is that of the diary published with MyAIGuide (columns name, startday,
startmonth, startyear, intensity, date). Only `name`, `intensity` and one of `date` or the three start columns
are needed, in any order.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping

from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.model.body import Site
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Custom
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Pain, Record

_COMPLAINTS = ("pain", "ache", "sore", "hurt", "discomfort")


def _accepts(_name: str, head: bytes) -> bool:
    names = set(header_of(head))
    return {"name", "intensity"} <= names and (
        "date" in names or {"startday", "startmonth", "startyear"} <= names
    )


def _read(source: Source, _preferences: Preferences) -> Iterator[Item]:
    try:
        for line, row in rows_of(source.content):
            place = f"{source.name}:{line}"
            try:
                yield Reading(_record(row), f"line {line}")
            except InvalidRecordError as error:
                yield Problem(place, str(error), "bad row")
            except ValueError as error:
                yield Problem(place, str(error), "bad row")
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more from here on ({error})", "broken CSV")


def _record(row: Mapping[str, str]) -> Record:
    at = _at(row)
    name = row.get("name", "")
    if not name:
        raise ValueError("no name of what was felt")
    try:
        intensity = float(row.get("intensity", ""))
    except ValueError:
        raise ValueError(f"intensity must be a number, not {row.get('intensity', '')!r}") from None
    if not any(word in name.lower() for word in _COMPLAINTS):
        return Custom(day=at.date(), factor=name.lower(), value=intensity, text=name)
    return Pain(
        day=at.date(),
        moment=at.time() if at.time() != dt.time() else None,
        site=_site(name),
        score_0_10=intensity,
        absent=intensity == 0,
        text=name,
    )


def _at(row: Mapping[str, str]) -> dt.datetime:
    if row.get("date"):
        try:
            return dt.datetime.fromisoformat(row["date"]).replace(tzinfo=None)
        except ValueError:
            raise ValueError(f"date must be written YYYY-MM-DD HH:MM:SS, not {row['date']!r}") from None
    try:
        return dt.datetime(int(row["startyear"]), int(row["startmonth"]), int(row["startday"]))  # noqa: DTZ001 - local
    except (KeyError, ValueError):
        raise ValueError("no readable date in this row") from None


def _site(name: str) -> Site | None:
    words = name.lower().replace("-", " ")
    for site in sorted(Site, key=lambda site: -len(site)):  # "outer hip" before "hip"
        if site.value.replace("_", " ") in words:
            return site
    return Site.LOWER_BACK if "back" in words else None


IMPORTER = Importer(name="pain_diary", title="pain diary (CSV)", accepts=_accepts, read=_read)
