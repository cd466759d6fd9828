"""Garmin Connect's daily files of the account export: sleep, daily summaries, menstrual cycles and gear.

Kept: hours asleep of each night, on the morning it ended (`..._sleepData.json`); the mean stress while awake, as a
factor of one's own called `watch stress`, 0 to 100, since a watch's stress is not the felt one (`UDSFile_...json`);
first days of periods (`..._MenstrualCycles.json`); pairs of shoes taken into use and retired (`..._gear.json`). Which
pair was worn on which run is read with the list of activities. Steps, heart rate and body battery are not kept. A night
the watch was not worn is none.

Proved by golden files and damaged copies of them; names of fields are those of public code that reads such exports, no
real export was at hand.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

from hipsight.importers.contract import Importer, Item, Reading, Recognised, Source
from hipsight.importers.garmin_gear import LIST, pair_name
from hipsight.importers.json_reading import load_json, number_at, objects_in
from hipsight.importers.local_writing import read_local_moment
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Custom, Cycle, Shoe, Sleep
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Record

_SECONDS_AN_HOUR = 3600.0
_NOT_WORN = "OFF_WRIST"


def _kind(name: str, head: bytes) -> str | None:
    """Which of the files it is, by its name and by fields that only it has."""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{")) or f'"{LIST}"'.encode() in head:
        return None
    plain = name.lower().rpartition("/")[2]
    if b'"sleepEndTimestampGMT"' in head or (plain.endswith("sleepdata.json") and b'"retro"' in head):
        return "sleep"
    if b'"gearDTOS"' in head:
        return "gear"
    if b'"fertileWindowStart"' in head or plain.endswith("_menstrualcycles.json"):
        return "cycle"
    if b'"allDayStress"' in head or (plain.startswith("udsfile") and b'"calendarDate"' in head):
        return "day"
    return None


def _accepts(name: str, head: bytes) -> bool:
    return _kind(name, head) is not None


def _read(source: Source, _preferences: Preferences) -> Iterator[Item]:
    document = load_json(source.name, source.content)
    if isinstance(document, Problem):
        yield document
        return
    kind = _kind(source.name, source.head) or "day"
    records: dict[str, Record] = {}
    for one in objects_in(document, "gearDTOS" if kind == "gear" else None):
        try:
            # Of two rows for a day the later one is the corrected one.
            records.update(_READERS[kind](one))
        except (InvalidRecordError, ValueError, OverflowError) as error:
            yield Problem(f"{source.name}#{json.dumps(one)[:60]}", str(error), "bad row")
    yield from (Reading(record, part) for part, record in records.items())
    if not records:
        yield Recognised("wellness_file", "There is nothing for the log in this file.")


def _day(values: dict[str, Any], *names: str) -> dt.date | None:
    """The day under one of the names: a text, or in older exports an object with a text."""
    for name in names:
        value = values.get(name)
        if isinstance(value, dict):
            value = value.get("date")
        if isinstance(value, str) and (moment := read_local_moment(value)) is not None:
            return moment.date()
    return None


def _sleep(night: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    day = _day(night, "calendarDate")
    stages = [number_at(night, f"{stage}SleepSeconds") for stage in ("deep", "light", "rem")]
    asleep = sum(stage for stage in stages if stage is not None)
    if day is not None and asleep > 0 and night.get("sleepWindowConfirmationType") != _NOT_WORN:
        yield f"night {day}", Sleep(day=day, hours=round(asleep / _SECONDS_AN_HOUR, 2))


def _summary(values: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    day = _day(values, "calendarDate")
    stress = values.get("allDayStress")
    parts = stress.get("aggregatorList") if isinstance(stress, dict) else None
    if day is None or not isinstance(parts, list):
        return
    mean_of = {
        one.get("type"): number_at(one, "averageStressLevel") for one in parts if isinstance(one, dict)
    }
    mean = mean_of.get("AWAKE") or mean_of.get("TOTAL")
    if mean:
        yield f"day {day}", Custom(day=day, factor="watch stress", value=mean)


def _cycle(cycle: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    day = _day(cycle, "startDate")
    is_pregnancy = "PREGNAN" in str(cycle.get("cycleType", "")).upper()
    is_forecast = cycle.get("predictedCycle") is True or "PREDICT" in str(cycle.get("status", "")).upper()
    if day is not None and not is_pregnancy and not is_forecast:
        yield f"cycle {day}", Cycle(day=day, event="period_start")


def _gear(gear: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    name = pair_name(gear)
    if name is None:
        return
    begun, ended = _day(gear, "dateBegin"), _day(gear, "dateEnd")
    number = gear.get("gearPk", name)
    if begun is not None:
        yield f"gear {number} begun", Shoe(day=begun, event="new", shoe=name)
    if ended is not None and str(gear.get("gearStatusName", "")).lower() == "retired":
        yield f"gear {number} retired", Shoe(day=ended, event="retired", shoe=name)


_READERS: dict[str, Callable[[dict[str, Any]], Iterator[tuple[str, Record]]]] = {
    "sleep": _sleep,
    "day": _summary,
    "cycle": _cycle,
    "gear": _gear,
}

IMPORTER = Importer(
    name="garmin_wellness",
    title="Garmin Connect's sleep, days, cycles and gear (JSON)",
    accepts=_accepts,
    read=_read,
)
