"""Apple Health's `export.xml`: workouts, sleep and menstrual flow.

Kept: runs and other workouts with their distance, time without pauses, climb, heart rate, joined with the
route they name (`workout-routes/...gpx`); strength training; hours asleep of each night on the morning it
ended, from the stages of the source that saw most of it, nights between 18:00 and noon, naps left out;
first days of periods. The zone of a workout is the one noted with it, not that of the phone at the time of
export. Steps, single heartbeats and body mass are not kept. Of a file of any size only these elements are
held (see `health_extract`), and only they are kept as the original.

Proved by the published sample of healthkit-to-sqlite, golden files, damaged copies, and memory measured on
large files.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from lxml import etree

from hipsight.importers.contract import Importer, Item, Reading, Recognised, Remark, Source
from hipsight.importers.health_extract import is_health_export
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.sports import sport_from_words
from hipsight.importers.track import make_track
from hipsight.importers.written_values import read_instant, read_number, read_offset
from hipsight.model.life_records import Cycle, Sleep, Strength
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import FIRST_DAY, LAST_DAY, Run, Surface
from hipsight.model.units import METRES_PER_MILE

_NO_TRACK = make_track(np.empty(0), {})
_METRES = {"m": 1.0, "km": 1000.0, "mi": METRES_PER_MILE, "yd": 0.9144, "ft": 0.3048, "cm": 0.01}
_SECONDS = {"s": 1.0, "sec": 1.0, "min": 60.0, "hr": 3600.0, "h": 3600.0}
_STRENGTH = frozenset({"traditional_strength_training", "functional_strength_training", "core_training"})
_ACTIVITY = "HKWorkoutActivityType"
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_FLOW = "HKCategoryTypeIdentifierMenstrualFlow"
_ASLEEP = "HKCategoryValueSleepAnalysisAsleep"
_IN_BED = "HKCategoryValueSleepAnalysisInBed"
_NO_FLOW = "HKCategoryValueMenstrualFlowNone"
#: A night begins at this hour of the evening before and ends at noon; what lies between is a nap.
_EVENING_H, _NOON_H = 18, 12
#: Bleeding after so many days without any is a new period.
_DAYS_BETWEEN_PERIODS = 10
_LONGEST_NIGHT_H = 24.0
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclasses.dataclass(slots=True)
class _Life:
    """Stretches of sleep by day and source, and days of bleeding."""

    asleep: dict[dt.date, dict[tuple[bool, str], list[tuple[float, float]]]]
    flow: set[dt.date]
    starts: set[dt.date]


def _accepts(_name: str, head: bytes) -> bool:
    return is_health_export(head)


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    if b"<!ENTITY" in source.content:
        yield Problem(
            source.name,
            "The file declares XML entities, which can be used to attack the program that reads it; it was not read.",
            "unsafe XML",
        )
        return
    life = _Life(defaultdict(lambda: defaultdict(list)), set(), set())
    count = 0
    try:
        for element in _elements(source.content):
            if element.tag == "Workout":
                count += 1
                yield from _read_workout(source.name, count, element, preferences)
            elif element.get("type") == _SLEEP:
                _note_sleep(element, life)
            elif element.get("type") == _FLOW:
                _note_flow(element, life)
            element.clear()
    except etree.XMLSyntaxError as error:
        yield Remark(source.name, f"The file is damaged at line {error.lineno}; what stands before was read.")
    nights = list(_nights(life))
    yield from nights
    yield from _periods(life)
    if not (count or nights or life.flow):
        yield Recognised("health_export", "There are neither workouts nor sleep in this export.")


def _elements(content: bytes) -> Iterator[Any]:
    parsing = etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        tag=("Workout", "Record"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    for _, element in parsing:
        yield element
        while element.getprevious() is not None:
            del element.getparent()[0]


# ---------------------------------------------------------------------- workouts


def _read_workout(name: str, number: int, element: Any, preferences: Preferences) -> Iterator[Item]:
    word = _WORDS.sub("_", element.get("workoutActivityType", "").removeprefix(_ACTIVITY)).lower()
    start_s = read_instant(element.get("startDate"))
    part = f"workout {element.get('startDate', number)} {word}"
    if not np.isfinite(start_s):
        yield Problem(f"{name}#workout {number}", "The workout has no readable start.", "no readable date")
        return
    outing = _outing(name, part, word, start_s, element)
    for item in read_outing(outing, preferences):
        if not isinstance(item, Reading):
            yield item
        elif word in _STRENGTH:
            yield Reading(Strength(day=item.record.day, exercise=word.replace("_", " ")), part)
        else:
            yield _with_route(item, element)


def _outing(name: str, part: str, word: str, start_s: float, element: Any) -> Outing:
    notes = {one.get("key"): one.get("value", "") for one in element.iter("MetadataEntry")}
    statistics = {
        (one.get("type") or "").removeprefix("HKQuantityTypeIdentifier"): one
        for one in element.iterchildren("WorkoutStatistics")
    }
    end_s = read_instant(element.get("endDate"))
    heart = statistics.get("HeartRate")
    return Outing(
        source=name,
        part=part,
        sport=sport_from_words(word),
        start_s=start_s,
        offset_s=_offset(notes.get("HKTimeZone"), start_s, element.get("startDate")),
        track=_NO_TRACK,
        distance_m=_distance(element, statistics),
        duration_s=_scaled(element.get("duration"), element.get("durationUnit"), _SECONDS),
        elapsed_s=end_s - start_s if end_s > start_s else None,
        ascent_m=_measured(notes.get("HKElevationAscended")),
        heart_rate_bpm=None if heart is None else _finite(read_number(heart.get("average"))),
        title=notes.get("HKWorkoutBrandName"),
    )


def _distance(element: Any, statistics: dict[str, Any]) -> float | None:
    said = _scaled(element.get("totalDistance"), element.get("totalDistanceUnit"), _METRES)
    if said is not None:
        return said
    sums = [
        metres
        for kind, one in statistics.items()
        if kind.startswith("Distance") and (metres := _scaled(one.get("sum"), one.get("unit"), _METRES))
    ]
    return max(sums, default=None)


def _scaled(text: str | None, unit: str | None, scales: dict[str, float]) -> float | None:
    value, scale = read_number(text), scales.get((unit or "").lower())
    return None if scale is None or not value > 0 else value * scale


def _measured(text: str | None) -> float | None:
    """A length written with its unit, such as `1234 cm`."""
    number, _, unit = (text or "").partition(" ")
    return _scaled(number, unit, _METRES)


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _offset(zone: str | None, start_s: float, written: str | None) -> int | None:
    if zone:
        try:
            offset = dt.datetime.fromtimestamp(start_s, ZoneInfo(zone)).utcoffset()
        except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
            offset = None
        if offset is not None:
            return int(offset.total_seconds())
    return read_offset(written) or (0 if written else None)


def _with_route(reading: Reading, element: Any) -> Reading:
    record = reading.record
    notes = {one.get("key"): one.get("value") for one in element.iter("MetadataEntry")}
    if isinstance(record, Run) and notes.get("HKIndoorWorkout") == "1":
        record = dataclasses.replace(record, surface=Surface.TREADMILL)
    route = next((one.get("path") for one in element.iter("FileReference") if one.get("path")), None)
    return dataclasses.replace(reading, record=record, same_as=route, corrects=True)


# ---------------------------------------------------------------------- sleep and cycle


def _note_sleep(element: Any, life: _Life) -> None:
    value = element.get("value") or ""
    is_asleep = value.startswith(_ASLEEP)
    begun = _written_local(element.get("startDate"))
    lasted_s = read_instant(element.get("endDate")) - read_instant(element.get("startDate"))
    if begun is None or not (is_asleep or value == _IN_BED) or not 0 < lasted_s <= _LONGEST_NIGHT_H * 3600:
        return
    if _NOON_H <= begun.hour < _EVENING_H:
        return
    day = begun.date() + dt.timedelta(days=begun.hour >= _EVENING_H)
    start_s = read_instant(element.get("startDate"))
    life.asleep[day][(is_asleep, element.get("sourceName") or "")].append((start_s, start_s + lasted_s))


def _written_local(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _nights(life: _Life) -> Iterator[Reading]:
    for day, sources in sorted(life.asleep.items()):
        if not FIRST_DAY <= day <= LAST_DAY:
            continue
        # Time asleep where any source knows it, else time in bed; of several sources the one that saw most.
        slept = {who: stretches for who, stretches in sources.items() if who[0]}
        hours = max(_hours(stretches) for stretches in (slept or sources).values())
        if 0 < hours <= _LONGEST_NIGHT_H:
            assumed = () if slept else ("hours",)
            yield Reading(Sleep(day=day, hours=round(hours, 2), assumed=assumed), f"night {day}")


def _hours(stretches: list[tuple[float, float]]) -> float:
    """Hours covered by the stretches, each moment once."""
    covered, behind = 0.0, -np.inf
    for start, end in sorted(stretches):
        covered += max(0.0, end - max(start, behind))
        behind = max(behind, end)
    return float(covered) / 3600


def _note_flow(element: Any, life: _Life) -> None:
    begun = _written_local(element.get("startDate"))
    if begun is None or element.get("value") == _NO_FLOW or not FIRST_DAY <= begun.date() <= LAST_DAY:
        return
    life.flow.add(begun.date())
    notes = {one.get("key"): one.get("value") for one in element.iter("MetadataEntry")}
    if notes.get("HKMenstrualCycleStart") == "1":
        life.starts.add(begun.date())


def _periods(life: _Life) -> Iterator[Reading]:
    """First days of bleeding, as marked; for exports without marks, after ten days without any."""
    last: dt.date | None = None
    for day in sorted(life.flow):
        is_new = last is None or (day - last).days > _DAYS_BETWEEN_PERIODS
        if day in life.starts or (is_new and not life.starts):
            yield Reading(Cycle(day=day, event="period_start"), f"period {day}")
        last = day


IMPORTER = Importer(
    name="apple_health", title="Apple Health's export.xml", accepts=_accepts, read=_read, extensions=()
)
