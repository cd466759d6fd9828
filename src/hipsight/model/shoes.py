"""Pairs of shoes: one name for each, and the kilometres on it whatever told them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hipsight.model.life_records import Shoe
from hipsight.model.outings import join_tellings
from hipsight.model.preferences import Preferences
from hipsight.model.records import Record, Run
from hipsight.model.units import METRES_PER_KM

_STANDS_FOR = "shoe:"


def pair_named(preferences: Preferences) -> Callable[[str], str]:
    """The name of the pair behind a name: the person's own words join names (`pegs` is `shoe: Pegasus 40`)."""
    joined = {
        phrase: means.removeprefix(_STANDS_FOR).strip()
        for phrase, means in preferences.aliases
        if means.startswith(_STANDS_FOR)
    }
    if not joined:
        return lambda name: name
    return lambda name: joined.get(" ".join(name.lower().split()), name)


@dataclass(slots=True)
class Pair:
    """One pair of shoes.

    Attributes:
        km: Distance on it, with what it had when it was first told of.
        names: Every name it goes by in the log.
    """

    name: str
    km: float = 0.0
    runs: int = 0
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    retired: dt.date | None = None
    names: set[str] = field(default_factory=set)

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        days = {"first_day": self.first_day, "last_day": self.last_day, "retired": self.retired}
        return {
            "shoe": self.name,
            "km": round(self.km, 1),
            "runs": self.runs,
            **{name: None if day is None else day.isoformat() for name, day in days.items()},
            "names": sorted(self.names),
        }


def shoe_shelf(records: Iterable[Record], preferences: Preferences) -> list[Pair]:
    """Every pair, the one worn last first."""
    records = list(records)
    name_of = pair_named(preferences)
    runs = [
        run for run in join_tellings([one for one in records if isinstance(one, Run)]) if run.suspect is None
    ]
    events: list[Run | Shoe] = [*(one for one in records if isinstance(one, Shoe)), *runs]
    pairs: dict[str, Pair] = {}
    # A new pair counts from its first run, and the distance it had comes before that day's run.
    for event in sorted(events, key=lambda event: (event.day, isinstance(event, Run))):
        if event.shoe is None:
            continue
        pair = pairs.setdefault(name_of(event.shoe), Pair(name_of(event.shoe)))
        pair.names.add(event.shoe)
        pair.first_day = pair.first_day or event.day
        if isinstance(event, Run):
            pair.km += (event.distance_m or 0.0) / METRES_PER_KM
            pair.runs += 1
            pair.last_day, pair.retired = event.day, None  # whoever runs in it again took it back
        elif event.event == "retired":
            pair.retired = event.day
        if isinstance(event, Shoe) and event.distance_m is not None:
            pair.km = event.distance_m / METRES_PER_KM
        elif isinstance(event, Shoe) and event.event == "new":
            pair.km = 0.0
    return sorted(pairs.values(), key=lambda pair: (pair.last_day or dt.date.min, pair.name), reverse=True)
