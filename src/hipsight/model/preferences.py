"""What a person has set: units, date order, start of the day, sites followed, a little about themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hipsight.model.body import HIP_SITES, Side, Site
from hipsight.model.errors import InvalidRecordError
from hipsight.model.units import DistanceUnit


class DateOrder(StrEnum):
    """How to read `3/4`: 3 April (dmy) or March 4 (mdy)."""

    DMY = "dmy"
    MDY = "mdy"


class Language(StrEnum):
    """What lines are written in."""

    ENGLISH = "en"
    GERMAN = "de"


class Sex(StrEnum):
    """Only asked because some warnings differ; never needed."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """A person's settings, all with a default.

    Attributes:
        units: Unit of a bare distance and of everything shown.
        date_order: How to read a date of two numbers.
        day_start_h: Hour at which a new day starts; what is logged before belongs to the evening before.
        sites: Regions of the body map whose pain is followed on the Timeline.
        side: Side followed, or None for either.
        home_zone: IANA time zone of runs whose file does not say where they were.
        birth_year: For the rules about age, if wanted.
        language: What lines are written in.
        aliases: The person's own words, each with what it stands for.
        silenced: Warnings that are not to be told any more, by id.
        tables: How tables of other programs are read: fingerprint of the header, and which column is what.
    """

    units: DistanceUnit = DistanceUnit.MILES
    date_order: DateOrder = DateOrder.MDY
    day_start_h: int = 3
    sites: frozenset[Site] = HIP_SITES
    side: Side | None = None
    home_zone: str = "UTC"
    birth_year: int | None = None
    sex: Sex | None = None
    shoes: tuple[str, ...] = ()  # names of pairs known from the journal, newest first
    language: Language = Language.ENGLISH
    aliases: tuple[tuple[str, str], ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    silenced: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.day_start_h <= 12:  # noqa: PLR2004 - hours
            raise InvalidRecordError(f"day_start_h must be between 0 and 12, not {self.day_start_h}")
        if not self.sites:
            raise InvalidRecordError("at least one site must be followed")


def preferences_to_json(preferences: Preferences) -> dict[str, Any]:
    """Preferences as JSON values."""
    values = dataclasses.asdict(preferences)
    values["sites"] = sorted(preferences.sites)
    values["shoes"] = list(preferences.shoes)
    values["aliases"] = [list(pair) for pair in preferences.aliases]
    values["silenced"] = list(preferences.silenced)
    values["tables"] = [list(pair) for pair in preferences.tables]
    return values


_PREFERENCE_READERS: dict[str, Any] = {
    "units": DistanceUnit,
    "date_order": DateOrder,
    "sites": lambda sites: frozenset(Site(site) for site in sites),
    "side": lambda side: None if side is None else Side(side),
    "sex": lambda sex: None if sex is None else Sex(sex),
    "shoes": tuple,
    "language": Language,
    "silenced": tuple,
    "aliases": lambda pairs: tuple((phrase, means) for phrase, means in pairs),
    "tables": lambda pairs: tuple((header, mapping) for header, mapping in pairs),
}


def preferences_from_json(values: Mapping[str, Any]) -> Preferences:
    """Preferences as `preferences_to_json` wrote them; names that are not known any more are left out."""
    known = {field.name for field in dataclasses.fields(Preferences)}
    return Preferences(
        **{
            name: _PREFERENCE_READERS.get(name, lambda same: same)(value)
            for name, value in values.items()
            if name in known
        }
    )
