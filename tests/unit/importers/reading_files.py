"""Short ways for tests to read bytes as the program would."""

from __future__ import annotations

from typing import Any

from hipsight.importers.containers import read_source
from hipsight.importers.contract import Item, Reading, Recognised, Remark, Source
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem


def read_all(content: bytes, name: str = "file", **preferences: Any) -> list[Item]:
    """Everything read from the bytes."""
    return list(read_source(Source(name, content), Preferences(**preferences)))


def only_record(items: list[Item]) -> Any:
    """The record, when there is exactly one and no problem."""
    assert not problems(items), problems(items)
    (reading,) = (item for item in items if isinstance(item, Reading))
    return reading.record


def readings(items: list[Item]) -> list[Reading]:
    return [item for item in items if isinstance(item, Reading)]


def problems(items: list[Item]) -> list[Problem]:
    return [item for item in items if isinstance(item, Problem)]


def remarks(items: list[Item]) -> list[str]:
    return [item.message for item in items if isinstance(item, Remark)]


def recognised(items: list[Item]) -> list[str]:
    return [item.kind for item in items if isinstance(item, Recognised)]
