"""Fitbit's nights of the account export: `sleep-YYYY-MM-DD.json`, a list of one object a sleep.

Kept: hours asleep of each day, naps added, on the day that Fitbit itself gives the sleep to. Stages and heart rate are
not kept. Runs come in through the TCX files that Fitbit exports one by one.

Proved by golden files with the names that public code reads, and by damaged copies; no real export was at hand.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from hipsight.importers.contract import Importer, Item, Reading, Recognised, Source
from hipsight.importers.json_reading import load_json, number_at, objects_in
from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import Sleep
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

_MINUTES_AN_HOUR = 60.0


def _accepts(_name: str, head: bytes) -> bool:
    is_json = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{"))
    return is_json and b'"dateOfSleep"' in head and b'"minutesAsleep"' in head


def _read(source: Source, _preferences: Preferences) -> Iterator[Item]:
    document = load_json(source.name, source.content)
    if isinstance(document, Problem):
        yield document
        return
    minutes: dict[dt.date, float] = {}
    for one in objects_in(document, "sleep" if isinstance(document, dict) else None):
        asleep = number_at(one, "minutesAsleep")
        try:
            day = dt.date.fromisoformat(str(one.get("dateOfSleep"))[:10])
        except ValueError:
            yield Problem(f"{source.name}#{json.dumps(one)[:60]}", "dateOfSleep is no day", "bad row")
            continue
        if asleep is not None and asleep > 0:
            minutes[day] = minutes.get(day, 0.0) + asleep
    for day, asleep in sorted(minutes.items()):
        try:
            yield Reading(Sleep(day=day, hours=round(asleep / _MINUTES_AN_HOUR, 2)), f"night {day}")
        except InvalidRecordError as error:
            yield Problem(f"{source.name}#{day}", str(error), "bad row")
    if not minutes:
        yield Recognised("wellness_file", "There is nothing for the log in this file.")


IMPORTER = Importer(name="fitbit_sleep", title="Fitbit's sleep (JSON)", accepts=_accepts, read=_read)
