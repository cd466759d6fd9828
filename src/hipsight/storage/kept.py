"""What a journal keeps for good, as it is read back: lines, files, settings and corrections."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hipsight.model.preferences import Preferences


@dataclasses.dataclass(frozen=True, slots=True)
class KeptCheckIn:
    """A line as it was typed, with all that is needed to read it again."""

    id: str
    text: str
    today: dt.date
    day: dt.date | None
    at: dt.datetime
    action_id: int
    preferences: Preferences


@dataclasses.dataclass(frozen=True, slots=True)
class KeptOriginal:
    """A file as it was imported; its content is read on demand."""

    sha256: str
    name: str
    size: int
    at: dt.datetime
    action_id: int
    preferences: Preferences


@dataclasses.dataclass(frozen=True, slots=True)
class KeptSetting:
    """A setting as it was kept."""

    name: str
    value: Any
    action_id: int
    at: dt.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One correction or deletion of an entry."""

    action_id: int
    entry_id: str
    at: dt.datetime
    before: dict[str, Any]
    after: dict[str, Any] | None
