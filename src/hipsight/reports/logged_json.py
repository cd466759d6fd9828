"""A logged line in the public shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hipsight.checkin.understanding import CheckIn
from hipsight.model.journal_entry import Entry
from hipsight.model.wire import record_to_json
from hipsight.warnings.red_flags import RaisedFlag


def logged_to_json(checkin: CheckIn, entries: Sequence[Entry], flags: Sequence[RaisedFlag]) -> dict[str, Any]:
    """What was understood of the line, the ids of its entries where they were kept, and the flags it raised."""
    said = [record_to_json(record) for record in checkin.records]
    for record, entry in zip(said, entries, strict=False):
        record["id"] = entry.id
    return {
        "day": checkin.day.isoformat(),
        "entries": said,
        "understood": [
            {"text": span.text, "start": span.start, "end": span.end, "as": span.meaning}
            for span in checkin.understood
        ],
        "not_understood": list(checkin.not_understood),
        "questions": list(checkin.questions),
        "red_flags": [flag.to_json() for flag in flags],
    }
