"""What of an entry can be corrected in a form: its fields in the person's units, read back into the record's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hipsight.model.body import Side, Site
from hipsight.model.errors import UnusableInputError
from hipsight.model.records import Record, RunKind, Surface
from hipsight.model.units import DistanceUnit, format_duration
from hipsight.model.wire import record_to_json

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "site": tuple(site.value for site in Site),
    "side": tuple(side.value for side in Side),
    "run_kind": tuple(kind.value for kind in RunKind),
    "surface": tuple(surface.value for surface in Surface),
}

#: By kind: the fields that people get wrong, in the order they are asked.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "run": ("day", "distance_m", "duration_s", "run_kind", "surface", "shoe", "effort_0_10"),
    "pain": ("day", "score_0_10", "site", "side", "onset_m"),
    "sleep": ("day", "hours"),
    "stress": ("day", "score_1_5"),
    "sitting": ("day", "hours"),
    "strength": ("day", "exercise", "sets", "reps", "load_kg"),
}
_WORDS = {
    "day": "Day",
    "distance_m": "Distance",
    "duration_s": "Time, h:mm:ss or mm:ss",
    "run_kind": "Kind of run",
    "score_0_10": "How bad, 0 to 10",
    "onset_m": "Began after",
    "effort_0_10": "Effort, 0 to 10",
    "score_1_5": "Stress, 1 to 5",
    "load_kg": "Load, kg",
}
_TEXT = frozenset({"shoe", "exercise"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    Attributes:
        value: As shown; empty where nothing was said.
        choices: What can be chosen; empty where it is typed.
    """

    name: str
    words: str
    value: str
    choices: tuple[str, ...]


def correctable(record: Record, units: DistanceUnit) -> list[Field]:
    """The fields of the form for the record; only the day where its kind has no others."""
    said = record_to_json(record)
    return [
        Field(
            name,
            _WORDS.get(name, name.replace("_", " ").capitalize())
            + (f", {units.short}" if name in {"distance_m", "onset_m"} else ""),
            _shown(name, said.get(name), units),
            _CHOICES.get(name, ()),
        )
        for name in _FIELDS.get(record.kind, ("day",))
    ]


def changed_fields(record: Record, typed: Mapping[str, str], units: DistanceUnit) -> dict[str, Any]:
    """What `edit_entry` is to change: only fields that read differently from what was shown; empty is "not said".

    Raises:
        UnusableInputError: Something typed is no number, time or day.
    """
    changed: dict[str, Any] = {}
    for field in correctable(record, units):
        text = typed.get(field.name, field.value).strip()
        if text != field.value:
            changed[field.name] = _read(field, text, units) if text else None
    return changed


def _shown(name: str, value: Any, units: DistanceUnit) -> str:
    if value is None:
        return ""
    if name in {"distance_m", "onset_m"}:
        return f"{value / units.metres:.2f}".rstrip("0").rstrip(".")
    if name == "duration_s":
        return format_duration(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _read(field: Field, text: str, units: DistanceUnit) -> Any:
    try:
        if field.choices or field.name in _TEXT:
            return text
        if field.name == "day":
            return dt.date.fromisoformat(text).isoformat()
        if field.name == "duration_s":
            return _seconds(text)
        number = float(text.replace(",", "."))
        if field.name in {"distance_m", "onset_m"}:
            return number * units.metres
    except ValueError:
        raise UnusableInputError(f"{field.words}: {text!r} cannot be read; nothing was changed") from None
    return int(number) if field.name in {"sets", "reps"} else number


def _seconds(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
