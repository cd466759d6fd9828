"""Runkeeper's `cardioActivities.csv`, the table of its export.

Kept of each activity: start (of the clock on the spot, so the zone is that of home), distance, duration,
climb, heart rate; notes are read by the check-in language into proposals, kept as `--notes` says. It is
joined with the GPX file it names.

Proved by a golden file with the header that public code and its tests have, and by damaged tables; no real
export was at hand.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import math
from collections.abc import Iterator, Mapping

import numpy as np

from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.csv_rows import header_of, rows_of
from hipsight.importers.free_words import propose
from hipsight.importers.local_writing import read_local_moment, read_local_number
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.sports import sport_from_words
from hipsight.importers.track import make_track
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.units import METRES_PER_KM, METRES_PER_MILE

_NO_TRACK = make_track(np.empty(0), {})
_DISTANCES = {"distance (km)": METRES_PER_KM, "distance (mi)": METRES_PER_MILE}
_CLIMBS = {"climb (m)": 1.0, "climb (ft)": 0.3048}


def _accepts(_name: str, head: bytes) -> bool:
    names = set(header_of(head))
    return {"activity id", "date", "type", "duration"} <= names and bool(names & _DISTANCES.keys())


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    seen: set[str] = set()
    try:
        for line, row in rows_of(source.content):
            yield from _read_row(source.name, line, row, seen, preferences)
    except csv.Error as error:
        yield Problem(source.name, f"this is not a CSV file any more from here on ({error})", "broken CSV")


def _read_row(
    name: str, line: int, row: Mapping[str, str], seen: set[str], preferences: Preferences
) -> Iterator[Item]:
    started = read_local_moment(row.get("date", ""), preferences.date_order)
    if started is None:
        yield Problem(f"{name}:{line}", "The row has no readable date.", "no readable date")
        return
    number = row.get("activity id", "")
    part = f"activity {number}" if number and number not in seen else f"line {line}"
    seen.add(number)
    sport = sport_from_words(row.get("type"))
    outing = Outing(
        source=name,
        part=part,
        sport=sport,
        start_s=started.replace(tzinfo=dt.UTC).timestamp(),
        is_wall_clock=True,
        track=_NO_TRACK,
        distance_m=_scaled(row, _DISTANCES),
        duration_s=_clock_s(row.get("duration", "")),
        ascent_m=_scaled(row, _CLIMBS),
        heart_rate_bpm=_scaled(row, {"average heart rate (bpm)": 1.0}),
    )
    for item in read_outing(outing, preferences):
        if isinstance(item, Reading):
            file = row.get("gpx file")
            beside = f"{name.rpartition('/')[0]}/{file}" if file else None
            reading = dataclasses.replace(item, same_as=beside, corrects=sport is not None)
            yield reading
            yield from propose(row.get("notes", ""), reading, preferences, "notes")
        else:
            yield item


def _scaled(row: Mapping[str, str], scales: Mapping[str, float]) -> float | None:
    for column, scale in scales.items():
        value = read_local_number(row.get(column))
        if math.isfinite(value) and value > 0:
            return value * scale
    return None


def _clock_s(text: str) -> float | None:
    """Seconds of `26:11` or `1:02:03`."""
    parts = text.split(":")
    if len(parts) < 2 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004 - minutes and seconds
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return seconds or None


IMPORTER = Importer(
    name="runkeeper", title="Runkeeper's cardioActivities.csv", accepts=_accepts, read=_read, has_notes=True
)
