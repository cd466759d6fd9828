"""Sites and sides that have enough pain of their own to be asked about apart.

Left and right, groin and outer hip may have different triggers; pooled, the one hides the other. Each place is searched
apart where it hurt often enough and differs from the whole often enough. All places together may spend a third of what
the pooled search may, so that asking costs little and is paid for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hipsight.model.body import Side, Site
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Record

#: Days on which it hurt there that a place needs.
LEAST_PAINFUL_DAYS = 30
#: A place that is as bad as the whole on more of its days than this is the pooled search once more.
MOST_SHARE = 0.8
#: Places searched at most, those that hurt most often first.
MOST_PLACES = 4
#: What all places together may spend, as a share of what the pooled search may.
SHARE_OF_ERROR = 1 / 3


@dataclass(frozen=True, slots=True)
class Place:
    """A site, or a side of all followed sites."""

    site: Site | None
    side: Side | None
    painful_days: int


def places_to_search(records: Iterable[Record], preferences: Preferences) -> tuple[Place, ...]:
    """The places worth a search of their own; none where one side and one site are followed anyway."""
    worst: dict[tuple[Site | None, Side | None], dict[dt.date, float]] = {}
    for pain in records:
        if not isinstance(pain, Pain) or pain.worst == 0 or pain.absent:
            continue
        if pain.site is not None and pain.site not in preferences.sites:
            continue
        if preferences.side is not None and pain.side not in {None, Side.BOTH, preferences.side}:
            continue
        for place in _places_of(pain, preferences):
            by_day = worst.setdefault(place, {})
            by_day[pain.day] = max(by_day.get(pain.day, 0.0), pain.worst or 0.0)
    pooled = worst.pop((None, None), {})
    found = []
    for number, ((site, side), by_day) in enumerate(worst.items()):
        if by_day in list(worst.values())[:number]:
            continue  # the left one is the groin: once is enough
        same = sum(by_day.get(day) == score for day, score in pooled.items())
        if len(by_day) >= LEAST_PAINFUL_DAYS and same <= MOST_SHARE * len(pooled):
            found.append(Place(site, side, len(by_day)))
    found.sort(key=lambda place: (-place.painful_days, str(place.site), str(place.side)))
    return tuple(found[:MOST_PLACES])


def _places_of(pain: Pain, preferences: Preferences) -> Iterator[tuple[Site | None, Side | None]]:
    """The whole, and the places apart that a pain belongs to."""
    yield None, None
    if pain.site is not None and len(preferences.sites) > 1:
        yield pain.site, None
    if preferences.side is None:
        yield from ((None, side) for side in (Side.LEFT, Side.RIGHT) if pain.side in {side, Side.BOTH})


def charge_for(places: int) -> float:
    """What each of so many places multiplies its p by."""
    return places / SHARE_OF_ERROR
