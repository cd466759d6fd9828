"""JSON from strangers: parsed whole, and looked into without trusting its shape."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from hipsight.importers.csv_rows import decode
from hipsight.model.problem import Problem


def load_json(name: str, content: bytes) -> Any | Problem:
    """The document, or the problem that it is not JSON."""
    try:
        return json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        return Problem(
            name, f"The file is damaged or cut short{where}. Fetch the original again.", "damaged file"
        )


def objects_in(document: Any, key: str | None = None) -> Iterator[dict[str, Any]]:
    """Every object of a list (or the one object), in the lists under `key` where there are such."""
    for one in document if isinstance(document, list) else [document]:
        if not isinstance(one, dict):
            continue
        if key is not None and key in one:
            inner = one[key]
            yield from (item for item in inner if isinstance(item, dict)) if isinstance(inner, list) else ()
        else:
            yield one


def number_at(values: dict[str, Any], *names: str) -> float | None:
    """The first number under one of the names; codes for "no reading" below zero count as none."""
    for name in names:
        value = finite(values.get(name))
        if value is not None and value >= 0:
            return value
    return None


def finite(value: Any) -> float | None:
    """The value where it is a finite number, else None; whole numbers too long for one are none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def text_at(values: dict[str, Any], *names: str) -> str | None:
    """The first text that is not blank under one of the names."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
