"""FIT: what Garmin, Coros, Suunto, Wahoo, Polar and Zwift write for each activity."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from hipsight.importers.contract import Importer, Item, Reading, Recognised, Remark, Source
from hipsight.importers.fit_decoding.decoding import decode
from hipsight.importers.fit_decoding.messages import ENDS_EARLY, FitMessages
from hipsight.importers.fit_decoding.parts import FitPart, Leftover, looks_like_fit, split_parts
from hipsight.importers.fit_sessions import find_outings
from hipsight.importers.fit_sets import find_exercises
from hipsight.importers.outing import read_outing
from hipsight.model.errors import InvalidRecordError
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

#: File types other than `activity`, in words.
_OTHER_FILES = {
    "device": ("device_file", "about the watch itself"),
    "settings": ("settings_file", "the watch's settings"),
    "sport": ("settings_file", "the settings of a sport"),
    "workout": ("workout_file", "a planned workout"),
    "course": ("course_file", "a course to follow"),
    "segment": ("course_file", "a segment to race on"),
    "segment_list": ("course_file", "a list of segments"),
    "schedules": ("schedule_file", "planned sessions"),
    "weight": ("weight_file", "readings of a scale"),
    "blood_pressure": ("blood_pressure_file", "readings of blood pressure"),
    "totals": ("totals_file", "lifetime totals"),
    "goals": ("goals_file", "goals set on the watch"),
    "monitoring_a": ("monitoring_file", "all-day steps and heart rate"),
    "monitoring_b": ("monitoring_file", "all-day steps and heart rate"),
    "monitoring_daily": ("monitoring_file", "all-day steps and heart rate"),
    "activity_summary": ("summary_file", "a summary of activities that have their own files"),
}


def _accepts(_name: str, head: bytes) -> bool:
    return looks_like_fit(head)


def _read(source: Source, preferences: Preferences) -> Iterator[Item]:
    parts = list(split_parts(source.content))
    several = sum(isinstance(part, FitPart) for part in parts) > 1
    for number, part in enumerate(parts, start=1):
        if isinstance(part, Leftover):
            yield Remark(
                source.name,
                f"The last {part.size} bytes of the file are not FIT data; everything before them was read.",
            )
            continue
        messages = decode(part)
        yield from _remarks(source, part, messages)
        prefix = f"file {number} " if several else ""
        yield from _read_part(source, messages, prefix, preferences)


def _remarks(source: Source, part: FitPart, messages: FitMessages) -> Iterator[Item]:
    if part.missing:
        yield Remark(
            source.name,
            f"The file is cut short by {part.missing} bytes; what is there was read. "
            "If the original is still on the watch, copy it again.",
        )
    elif not part.checksum_fits:
        yield Remark(
            source.name, "The file's checksum is wrong: a value in it may be, too. It was read all the same."
        )
    if messages.damage and not (part.missing and messages.damage == ENDS_EARLY):
        yield Remark(source.name, f"The file could be read only in part: {messages.damage}.")


def _read_part(
    source: Source, messages: FitMessages, prefix: str, preferences: Preferences
) -> Iterator[Item]:
    file_type = messages.file_type
    if file_type in _OTHER_FILES and not messages.sessions:
        kind, words = _OTHER_FILES[file_type]
        yield Recognised(kind, f"{source.name} holds {words}; there is no run in it.")
        return
    outings = find_outings(source.name, messages)
    if not outings:
        yield _nothing(source, messages)
    for outing in outings:
        numbered = dataclasses.replace(outing, part=prefix + outing.part)
        for item in read_outing(numbered, preferences):
            yield item
            if isinstance(item, Reading) and len(outings) == 1:
                yield from _exercises(source, item, messages)


def _exercises(source: Source, session: Reading, messages: FitMessages) -> Iterator[Item]:
    try:
        exercises = list(find_exercises(messages, session.record.day))
    except InvalidRecordError as error:
        yield Problem(f"{source.name}#{session.part}", str(error), "value out of range")
        return
    for number, exercise in enumerate(exercises, start=1):
        yield Reading(exercise, f"{session.part} exercise {number}")


def _nothing(source: Source, messages: FitMessages) -> Item:
    if messages.heart_rate_count and not messages.damage:
        return Recognised("heart_rate_part", f"{source.name} holds readings a chest strap stored by itself.")
    if messages.file_type is None and not messages.damage and not messages.record_count:
        return Recognised("other_fit_file", f"{source.name} is FIT, but holds no activity.")
    return Problem(
        source.name,
        "The file holds no activity that could be read: no session and no samples with a time. "
        "If the original is still on the watch or at the service, fetch it again.",
        "nothing in the file",
    )


IMPORTER = Importer(name="fit", title="FIT activity", accepts=_accepts, read=_read, extensions=(".fit",))
