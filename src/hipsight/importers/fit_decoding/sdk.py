"""FIT parts through Garmin's own SDK: slow and thorough. The reference for the fast reader beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from garmin_fit_sdk import Decoder, Stream
from numpy.typing import NDArray

from hipsight.importers.fit_decoding import profile
from hipsight.importers.fit_decoding.messages import ENDS_EARLY, RECORD_FIELDS, FitMessages, Message
from hipsight.importers.fit_decoding.parts import FitPart


def decode(part: FitPart) -> FitMessages:
    """The messages of the part, as far as the SDK can read them."""
    decoder = Decoder(Stream.from_byte_array(bytearray(part.content)))
    # The checksum has been looked at already (parts.py), and here a wrong one would end the reading.
    messages, errors = decoder.read(
        convert_datetimes_to_dates=False, enable_crc_check=False, merge_heart_rates=False
    )
    events = _messages(messages, "event_mesgs", profile.EVENT)
    return FitMessages(
        file_ids=_messages(messages, "file_id_mesgs", profile.FILE_ID),
        sessions=_messages(messages, "session_mesgs", profile.SESSION),
        laps=_messages(messages, "lap_mesgs", profile.LAP),
        events=tuple(event for event in events if event.get("event") == "timer"),
        activities=_messages(messages, "activity_mesgs", profile.ACTIVITY),
        sports=_messages(messages, "sport_mesgs", profile.SPORT),
        records=record_columns(messages.get("record_mesgs", [])),
        sets=_messages(messages, "set_mesgs", profile.SET),
        heart_rate_count=len(messages.get("hr_mesgs", ())),
        damage=_words(errors),
    )


def _messages(messages: Mapping[str, Any], key: str, number: int) -> tuple[Message, ...]:
    """The messages under the key, with the fields that are read; of a list, its first value."""
    wanted = profile.READ_FIELDS[number]
    return tuple(
        {name: one for name in wanted if isinstance(one := _first(said.get(name)), (int, float, str))}
        for said in messages.get(key, ())
    )


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def record_columns(records: Sequence[Message]) -> dict[str, NDArray[np.float64]]:
    """Record messages as columns of shape (records,), only those with a reading."""
    columns = {}
    for name in RECORD_FIELDS:
        column = np.array([_number(record.get(name)) for record in records], dtype=np.float64)
        if np.isfinite(column).any():
            columns[name] = column
    return columns


def _number(value: Any) -> float:
    if isinstance(value, list):  # components spread over several samples: the last one is the newest
        value = value[-1] if value else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else float("nan")


def _words(errors: Sequence[Exception]) -> str | None:
    if not errors:
        return None
    said = str(errors[0])
    if "bytes remaining" in said or "end of file" in said:
        return ENDS_EARLY
    return "it is damaged" + (f" at byte {said.split()[5]}" if "at byte" in said else "")
