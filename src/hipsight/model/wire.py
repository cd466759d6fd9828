"""Records as JSON-ready mappings and back: what `log`, `show` and `export` give, and the journal stores."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Union

from hipsight.model.errors import InvalidRecordError
from hipsight.model.life_records import (
    Alcohol,
    Clinician,
    CrossTraining,
    Custom,
    Cycle,
    DayRow,
    Illness,
    Medicine,
    RestDay,
    SelfTest,
    Shoe,
    Sitting,
    Sleep,
    Strength,
    Stress,
    Travel,
)
from hipsight.model.records import Pain, Record, Run

RECORD_TYPES: dict[str, type[Record]] = {
    record_type.kind: record_type
    for record_type in (
        Run,
        Pain,
        Sleep,
        Stress,
        Sitting,
        Strength,
        CrossTraining,
        RestDay,
        Illness,
        Travel,
        Alcohol,
        Medicine,
        Cycle,
        SelfTest,
        Shoe,
        Clinician,
        Custom,
        DayRow,
    )
}


def record_to_json(record: Record) -> dict[str, Any]:
    """The record as a mapping of JSON values, `kind` and `day` first; what was not said is left out."""
    mapping: dict[str, Any] = {"kind": record.kind, "day": record.day.isoformat()}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name != "day" and value != field.default:
            mapping[field.name] = _to_json(value)
    return mapping


def record_from_json(mapping: Mapping[str, Any]) -> Record:
    """The record that `record_to_json` made the mapping of.

    Raises:
        InvalidRecordError: The kind or a field is unknown, or a value does not fit.
    """
    kind = mapping.get("kind")
    record_type = RECORD_TYPES.get(str(kind))
    if record_type is None:
        raise InvalidRecordError(f"unknown kind of record: {kind!r}")
    readers = _readers(record_type)
    values: dict[str, Any] = {}
    for name, value in mapping.items():
        if name == "kind":
            continue
        if name not in readers:
            raise InvalidRecordError(f"a {kind} has no field {name!r}; it has {', '.join(readers)}")
        try:
            values[name] = readers[name](value)
        except InvalidRecordError:
            raise
        except (TypeError, ValueError, KeyError) as error:
            wanted = _wanted(typing.get_type_hints(record_type)[name])
            raise InvalidRecordError(f"{name} of a {kind} cannot be {value!r}; it is {wanted}") from error
    try:
        return record_type(**values)
    except TypeError as error:  # a required field is missing
        raise InvalidRecordError(f"a {kind} needs more fields: {error}") from error


def _to_json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (dt.date, dt.datetime, dt.time)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _to_json(item)
            for field in dataclasses.fields(value)
            if (item := getattr(value, field.name)) is not None
        }
    return value


def _build_readers(record_type: Any) -> dict[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(record_type)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(record_type)}


# Cached: reading type hints costs more than reading the record. (The cast is for mypy, which holds that the
# class of a dataclass cannot be hashed.)
_readers = typing.cast("Callable[[Any], dict[str, Callable[[Any], Any]]]", cache(_build_readers))


def _reader(hint: Any) -> Callable[[Any], Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - the two parts of tuple[X, ...]
            item = _reader(arguments[0])
            return lambda values: tuple(item(value) for value in values)
        items = [_reader(argument) for argument in arguments]
        return lambda values: tuple(read(value) for read, value in zip(items, values, strict=True))
    if hint in (dt.date, dt.datetime, dt.time):
        return typing.cast("Callable[[Any], Any]", hint.fromisoformat)
    if dataclasses.is_dataclass(hint):
        make: Callable[..., Any] = typing.cast("Any", hint)
        readers = _readers(hint)
        return lambda mapping: make(**{name: readers[name](value) for name, value in mapping.items()})
    if hint is float:
        return _number
    if hint in (int, bool, str):
        return _exactly(hint)
    return typing.cast("Callable[[Any], Any]", hint)  # an Enum


def _wanted(hint: Any) -> str:
    """What a field takes, in words for whoever wrote something else."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return _wanted(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return f"a list of: {_wanted(arguments[0])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(str(member.value) for member in hint)
    return _WANTED.get(hint, "something else")


_WANTED = {
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    str: "a text",
    dt.date: "a day as YYYY-MM-DD",
    dt.time: "a time as HH:MM",
    dt.datetime: "a moment as YYYY-MM-DDTHH:MM",
}


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)


def _exactly(wanted: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(value)
        return value

    return read
