"""Settings: shown, and changed with a word about what is allowed."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Mapping
from typing import Any

from hipsight.knowledge.library import warning_texts
from hipsight.model.body import HIP_SITES, Side, Site
from hipsight.model.errors import HipsightError, InvalidRecordError
from hipsight.model.preferences import (
    DateOrder,
    Language,
    Preferences,
    Sex,
    preferences_from_json,
    preferences_to_json,
)
from hipsight.model.units import DistanceUnit
from hipsight.storage.journal import Journal


class UnknownSettingError(HipsightError):
    """There is no setting of that name, or it cannot have that value."""


def _one_of(words: type[DistanceUnit | DateOrder | Sex | Language]) -> Callable[[str], Any]:
    def read(text: str) -> str:
        if text.lower() not in {word.value for word in words}:
            raise ValueError(f"one of {', '.join(words)}")
        return text.lower()

    return read


def _side(text: str) -> str | None:
    if text.lower() in {"either", "any", "both", ""}:
        return None
    if text.lower() not in {Side.LEFT, Side.RIGHT}:
        raise ValueError("left, right or either")
    return text.lower()


def _sites(text: str) -> list[str]:
    wanted = {
        word.strip().lower().replace(" ", "_") for word in text.replace(";", ",").split(",") if word.strip()
    }
    if wanted == {"hips"}:
        return sorted(HIP_SITES)
    unknown = wanted - {site.value for site in Site}
    if unknown or not wanted:
        raise ValueError(f"'hips' (all sites around the hip), or some of {', '.join(Site)}")
    return sorted(wanted)


def _hour(text: str) -> int:
    if not text.isdigit() or int(text) > 12:  # noqa: PLR2004 - a day that starts after noon is a typing error
        raise ValueError("an hour from 0 to 12")
    return int(text)


def _zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("a time zone such as Europe/London or America/Denver") from None
    return text


def _year(text: str) -> int | None:
    if text.lower() in {"", "none"}:
        return None
    if not text.isdigit() or not 1900 <= int(text) <= 2100:  # noqa: PLR2004 - years
        raise ValueError("a year such as 1984, or none")
    return int(text)


def _warnings(text: str) -> list[str]:
    wanted = sorted({word.strip().lower().replace("-", "_") for word in text.split(",") if word.strip()})
    if wanted == ["none"]:
        return []
    known = {warning.id for warning in warning_texts().warning}
    if set(wanted) - known or not wanted:
        raise ValueError(f"none, or some of {', '.join(sorted(known))}")
    return wanted


#: Setting by the name people use, with the preference it sets, what it is for, and how it is read.
SETTINGS: Mapping[str, tuple[str, str, Callable[[str], Any]]] = {
    "units": ("units", "miles or km: how distances are read and shown", _one_of(DistanceUnit)),
    "language": ("language", "en or de: what you write in", _one_of(Language)),
    "date-order": ("date_order", "dmy or mdy: what 3/4 means", _one_of(DateOrder)),
    "day-start": ("day_start_h", "hour at which a new day starts (0 to 12)", _hour),
    "sites": ("sites", "sites whose pain is followed: hips, or some of the body map", _sites),
    "side": ("side", "left, right or either", _side),
    "home-zone": ("home_zone", "time zone of runs that do not say where they were", _zone),
    "birth-year": ("birth_year", "for rules that depend on age; none to forget it", _year),
    "silence": ("silenced", "warnings that are not to be told any more; none to hear them again", _warnings),
    "sex": ("sex", "female or male, if wanted: some warnings differ", _one_of(Sex)),
}


def show_settings(preferences: Preferences) -> dict[str, Any]:
    """Value by setting, in the order of `SETTINGS`."""
    values = preferences_to_json(preferences)
    return {name: values[field] for name, (field, _, _) in SETTINGS.items()}


def change_setting(journal: Journal, name: str, text: str, *, at: dt.datetime) -> Preferences:
    """The preferences after the setting was changed.

    Raises:
        UnknownSettingError: No such setting, or a value it cannot have.
    """
    if name not in SETTINGS:
        raise UnknownSettingError(f"there is no setting {name!r}; there are {', '.join(SETTINGS)}")
    field, _, read = SETTINGS[name]
    try:
        value = read(text.strip())
        preferences_from_json({**preferences_to_json(Preferences()), field: value})
    except (ValueError, InvalidRecordError) as error:
        raise UnknownSettingError(f"{name} must be {error}, not {text!r}") from error
    before = journal.preferences()
    with journal.writing() as writing:
        action_id = writing.begin_action("setting", at, preferences_to_json(before))
        writing.keep_setting(action_id, field, value)
    return journal.preferences()
