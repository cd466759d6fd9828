"""Bearable's export: a CSV with one row an entry (`date formatted`, `category`, `rating/amount`, `detail`, `notes`).

Kept: symptoms that name a pain, at their place on the body; other symptoms, energy and mood as factors of one's own;
poor and good nights; first days of periods; stress of the day. Symptoms are graded there from 1 to 4; a pain gets the
middle of its grade on the scale of 0 to 10 (mild 2, moderate 5, severe 8, unbearable 10), marked as assumed. Food,
medicines and other lists are not kept.

Proved by a golden file with the columns and words that public code reading such exports has, and by damaged tables; no
real export was at hand.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping

from hipsight.checkin.parser import understand
from hipsight.importers.contract import Importer, Item, Reading, Recognised, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.local_writing import read_local_moment, read_local_number
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Custom, Cycle, Sleep, Stress
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Pain, Record

#: Middle of each grade on the scale of 0 to 10 (1-3 mild, 4-6 moderate, 7-9 severe).
_SCORES = {1: 2.0, 2: 5.0, 3: 8.0, 4: 10.0}
#: A rating of the night from 1 to 5; 3 is an average night.
_NIGHTS = {1: "poor", 2: "poor", 4: "good", 5: "good"}
_STRESS = re.compile(r"stress\w*\s*(?:-|\()\s*(little|low|moderate|a lot|high)", re.IGNORECASE)
_LEVELS = {"little": "low", "low": "low", "moderate": "medium", "a lot": "high", "high": "high"}
_GRADE = re.compile(r"\s*\([^()]*\)\s*$")
_RATED = frozenset({"energy", "mood"})
#: A period is counted as a new one after so many days without one in the table.
_DAYS_BETWEEN_PERIODS = 10
_LONGEST_NAME = 80


def _accepts(_name: str, head: bytes) -> bool:
    return {"category", "rating/amount", "detail"} <= set(header_of(head))


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    try:
        rows = [(line, row, _day_of(row)) for line, row in rows_of(source.content)]
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more ({error})", "broken CSV")
        return
    last_period: dt.date | None = None
    kept = 0
    for line, row, day in sorted(rows, key=lambda entry: entry[2] or dt.date.min):  # newest first as exported
        if day is None:
            yield Problem(f"{source.name}:{line}", "The row has no day that can be read.", "bad day")
            continue
        try:
            records = list(_records(row, day, preferences))
            if (
                row.get("category", "").lower() == "period"
                and "period" in row.get("rating/amount", "").lower()
            ):
                if last_period is None or (day - last_period).days > _DAYS_BETWEEN_PERIODS:
                    records.append(Cycle(day=day, event="period_start"))
                last_period = day
        except InvalidRecordError as error:
            yield Problem(f"{source.name}:{line}", str(error), "bad row")
            continue
        kept += len(records)
        yield from (
            Reading(record, f"line {line} entry {number}") for number, record in enumerate(records, 1)
        )
    if not kept:
        yield Recognised("wellness_file", "There is nothing for the log in this file.")


def _day_of(row: Mapping[str, str]) -> dt.date | None:
    written = row.get("date formatted") or row.get("date") or ""
    moment = read_local_moment(re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", written))
    return None if moment is None else moment.date()


def _records(row: Mapping[str, str], day: dt.date, preferences: Preferences) -> Iterator[Record]:
    category, detail = row.get("category", "").lower(), row.get("detail", "")
    rating = read_local_number(row.get("rating/amount"))
    if category == "symptom":
        name = _GRADE.sub("", detail).strip()[:_LONGEST_NAME]
        if name and not math.isnan(rating):
            yield from _symptom(name, rating, day, preferences)
    elif category == "sleep quality" and rating in _NIGHTS:
        yield Sleep(day=day, quality=_NIGHTS[round(rating)])
    elif category in _RATED and not math.isnan(rating):
        yield Custom(day=day, factor=category, value=rating)
    elif (found := _STRESS.search(detail)) is not None:
        yield Stress(day=day, level=_LEVELS[found[1].lower()])


def _symptom(name: str, rating: float, day: dt.date, preferences: Preferences) -> Iterator[Record]:
    pains = _pains(name, day, preferences) or [
        pain for pain in _pains(f"{name} pain", day, preferences) if "site" not in pain.assumed
    ]
    if not pains:
        yield Custom(day=day, factor=name.lower(), value=rating)
    for pain in pains:
        yield Pain(
            day=day,
            site=pain.site,
            side=pain.side,
            quality=pain.quality,
            score_0_10=_SCORES.get(round(rating)),
            assumed=("score_0_10",) if round(rating) in _SCORES else (),
            absent=rating == 0,
            text=name,
        )


def _pains(words: str, day: dt.date, preferences: Preferences) -> list[Pain]:
    said = understand(words, today=day, day=day, preferences=preferences).records
    return [one for one in said if isinstance(one, Pain) and not one.absent]


IMPORTER = Importer(name="bearable", title="Bearable's export (CSV)", accepts=_accepts, read=_read)
