"""The few messages and fields of the FIT profile that hipsight reads, looked up in the SDK's own profile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from garmin_fit_sdk import Profile

from hipsight.importers.fit_decoding.messages import RECORD_FIELDS

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, ACTIVITY, HEART_RATE, SET = 0, 12, 18, 19, 20, 21, 34, 132, 225
#: Speed and distance packed into three bytes, by foot pods of old; unpacked into two fields of RECORD_FIELDS.
PACKED_SPEED_DISTANCE = "compressed_speed_distance"

#: Message number to the names of the fields that are read.
READ_FIELDS: dict[int, tuple[str, ...]] = {
    FILE_ID: ("type",),
    SPORT: ("sport", "sub_sport"),
    SESSION: (
        "timestamp",
        "start_time",
        "sport",
        "sub_sport",
        "total_elapsed_time",
        "total_timer_time",
        "total_distance",
        "avg_heart_rate",
        "avg_cadence",
        "avg_fractional_cadence",
        "total_ascent",
        "total_descent",
    ),
    LAP: ("sport", "sub_sport", "total_elapsed_time", "total_timer_time", "total_distance"),
    RECORD: (*RECORD_FIELDS, PACKED_SPEED_DISTANCE),
    EVENT: ("timestamp", "event", "event_type"),
    ACTIVITY: ("timestamp", "local_timestamp"),
    HEART_RATE: (),
    SET: ("set_type", "category", "category_subtype", "repetitions", "weight", "duration"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value is raw / scale - offset, or the word that stands for the number.

    Attributes:
        words: Number to word, where the field is an enumeration.
        is_list: Whether there may be several values, of which the first is read.
    """

    name: str
    scale: float
    offset: float
    words: dict[int, str] | None
    is_list: bool


@cache
def fields_of(message: int) -> dict[int, Field]:
    """Field number to field, for the fields of the message that are read."""
    wanted = READ_FIELDS.get(message, ())
    said: dict[int, dict[str, Any]] = Profile["messages"][message]["fields"] if wanted else {}
    found = {}
    for number, field in said.items():
        if field["name"] in wanted:
            words = Profile["types"].get(field["type"])
            scale, offset = field["scale"][0], field["offset"][0]
            # Times look like an enumeration to the profile, with a word for their smallest value.
            is_enumeration = words is not None and "date_time" not in field["type"]
            found[number] = Field(
                field["name"], scale, offset, words if is_enumeration else None, field["array"] == "true"
            )
    return found
