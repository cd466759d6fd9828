"""Garmin Connect's list of activities (`..._summarizedActivities.json` of the account export).

Kept of each: start with its offset, distance, time moving and elapsed, climb, heart rate, cadence, race; the pair of
shoes where the gear file lies beside the list; sets, repetitions and load of strength sessions; what stands in the
description, as proposals (`--notes`). Joined with the FIT file of the same time. Units as public code that reads the
file has them: milliseconds, centimetres, grams, steps of one foot.

Proved by a golden file, by damaged copies of it, and by a whole export made by code; no real export was at
hand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from hipsight.importers.contract import Importer, Item, Reading, Source
from hipsight.importers.free_words import propose
from hipsight.importers.garmin_gear import LIST, is_gear, pairs_worn
from hipsight.importers.json_reading import load_json, number_at, objects_in, text_at
from hipsight.importers.local_time import offset_between
from hipsight.importers.outing import Outing, read_outing
from hipsight.importers.sports import sport_from_words
from hipsight.importers.track import make_track
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Strength
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Run, RunKind

_NO_TRACK = make_track(np.empty(0), {})
_MS, _CM, _GRAMS = 1000.0, 100.0, 1000.0
#: Where the pair is noted on its activity while it is read.
_SHOE = "pair worn"
#: `eventTypeId` of a race.
_RACE = 1


def _accepts(_name: str, head: bytes) -> bool:
    return f'"{LIST}"'.encode() in head and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{"))


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    document = load_json(source.name, source.content)
    if isinstance(document, Problem):
        yield document
        return
    worn = pairs_worn(document)
    for number, activity in enumerate(objects_in(document, LIST), start=1):
        if activity.get("parent") is True or is_gear(activity):
            continue  # the whole of a triathlon: its legs are in the list too
        shoe = worn.get(str(activity.get("activityId")))
        yield from _read_activity(source, number, activity | {_SHOE: shoe}, preferences)


def _read_activity(
    source: Source, number: int, activity: dict[str, Any], preferences: Preferences
) -> Iterator[Item]:
    identity = activity.get("activityId", f"number {number}")
    part = f"activity {identity}"
    began_ms = number_at(activity, "startTimeGmt", "beginTimestamp")
    if began_ms is None:
        yield Problem(f"{source.name}#{part}", "The activity has no start.", "no readable date")
        return
    for item in read_outing(_outing(source, part, activity, began_ms / _MS), preferences):
        if isinstance(item, Reading):
            reading = _as_ticked(item, activity)
            yield reading
            yield from _sets(source.name, reading, activity)
            yield from propose(text_at(activity, "description") or "", reading, preferences, "description")
        else:
            yield item


def _outing(source: Source, part: str, activity: dict[str, Any], start_s: float) -> Outing:
    def scaled(scale: float, *names: str) -> float | None:
        value = number_at(activity, *names)
        return None if value is None else value / scale

    local_ms = number_at(activity, "startTimeLocal")
    kind = activity.get("activityType")
    word = text_at(kind, "typeKey") if isinstance(kind, dict) else kind if isinstance(kind, str) else None
    return Outing(
        source=source.name,
        part=part,
        sport=sport_from_words(word),
        start_s=start_s,
        track=_NO_TRACK,
        offset_s=None if local_ms is None else offset_between(start_s, local_ms / _MS),
        distance_m=scaled(_CM, "distance"),
        duration_s=scaled(_MS, "movingDuration") or scaled(_MS, "duration"),
        elapsed_s=scaled(_MS, "elapsedDuration", "duration"),
        ascent_m=scaled(_CM, "elevationGain"),
        descent_m=scaled(_CM, "elevationLoss"),
        cadence_spm=number_at(activity, "avgRunCadence"),
        heart_rate_bpm=number_at(activity, "avgHr"),
        title=text_at(activity, "name"),
    )


def _as_ticked(reading: Reading, activity: dict[str, Any]) -> Reading:
    record = reading.record
    if not isinstance(record, Run):
        return reading
    if activity[_SHOE] is not None:
        record = dataclasses.replace(record, shoe=activity[_SHOE])
    if activity.get("eventTypeId") != _RACE:
        return dataclasses.replace(reading, record=record)
    also = (record.run_kind,) if record.run_kind and record.run_kind is not RunKind.RACE else ()
    assumed = tuple(name for name in record.assumed if name != "run_kind")
    race = dataclasses.replace(record, run_kind=RunKind.RACE, also_kinds=also, assumed=assumed)
    return dataclasses.replace(reading, record=race)


def _sets(name: str, reading: Reading, activity: dict[str, Any]) -> Iterator[Item]:
    """The exercises of a strength session, each with its sets."""
    exercises = activity.get("summarizedExerciseSets")
    if not isinstance(exercises, list):
        return
    for number, one in enumerate((one for one in exercises if isinstance(one, dict)), start=1):
        word = text_at(one, "subCategory", "category")
        sets, reps, grams = number_at(one, "sets"), number_at(one, "reps"), number_at(one, "maxWeight")
        if word is None or word == "UNKNOWN":
            word = "strength"
        try:
            record = Strength(
                day=reading.record.day,
                exercise=word.lower().replace("_", " "),
                sets=int(sets) if sets else None,
                reps=round(reps / (sets or 1)) if reps else None,
                load_kg=grams / _GRAMS if grams else None,
            )
        except InvalidRecordError as error:
            yield Problem(f"{name}#{reading.part}", str(error), "value out of range")
            continue
        yield Reading(record, f"{reading.part} exercise {number}")


IMPORTER = Importer(
    name="garmin_activities",
    title="Garmin Connect's activity list (JSON)",
    accepts=_accepts,
    read=_read,
    has_notes=True,
)
