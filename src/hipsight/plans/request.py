"""What is asked of a plan: for which condition, on which days, with what, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hipsight.model.errors import HipsightError
from hipsight.model.records import FIRST_DAY, LAST_DAY

FEWEST_WEEKS, MOST_WEEKS, USUAL_WEEKS = 1, 8, 4

#: Weekdays as people type them; Monday is 0.
WEEKDAYS: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class UnusableRequestError(HipsightError):
    """The plan cannot be made as asked; the message says what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What was asked, and is asked again each time the plan is made anew.

    Attributes:
        condition: Its id, chosen by the runner or said by a clinician.
        started: First day of the plan; its weeks count from there.
        weekdays: Days on which runs and strength sessions may be; Monday is 0.
        weeks: How far it is planned, 1 to 8.
        equipment: What there is at home, in the words of the exercises; None: everything.
        race_day: A wish. No rule gives way to it.
        moved: Days from which a run was moved, each with the day it was moved to.
    """

    condition: str
    started: dt.date
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    weeks: int = USUAL_WEEKS
    equipment: tuple[str, ...] | None = None
    race_day: dt.date | None = None
    moved: tuple[tuple[dt.date, dt.date], ...] = ()

    def __post_init__(self) -> None:
        if not FEWEST_WEEKS <= self.weeks <= MOST_WEEKS:
            raise UnusableRequestError(
                f"a plan is made for {FEWEST_WEEKS} to {MOST_WEEKS} weeks, not {self.weeks}"
            )
        if not self.weekdays or any(not 0 <= day < len(WEEKDAYS) for day in self.weekdays):
            raise UnusableRequestError(f"name at least one day of {', '.join(WEEKDAYS)}")
        if not FIRST_DAY <= self.started <= LAST_DAY:
            raise UnusableRequestError(f"a plan cannot begin on {self.started}")

    def to_json(self) -> dict[str, Any]:
        """As kept and as shown."""
        return {
            "condition": self.condition,
            "started": self.started.isoformat(),
            "days": [WEEKDAYS[day] for day in self.weekdays],
            "weeks": self.weeks,
            "equipment": None if self.equipment is None else list(self.equipment),
            "race": None if self.race_day is None else self.race_day.isoformat(),
            "moved": [[first.isoformat(), second.isoformat()] for first, second in self.moved],
        }

    @classmethod
    def from_json(cls, mapping: Mapping[str, Any]) -> PlanRequest:
        """The request that `to_json` made the mapping of."""
        race, equipment = mapping["race"], mapping["equipment"]
        return cls(
            condition=mapping["condition"],
            started=dt.date.fromisoformat(mapping["started"]),
            weekdays=tuple(WEEKDAYS.index(name) for name in mapping["days"]),
            weeks=mapping["weeks"],
            equipment=None if equipment is None else tuple(equipment),
            race_day=None if race is None else dt.date.fromisoformat(race),
            moved=tuple((dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in mapping["moved"]),
        )


def read_weekdays(text: str) -> tuple[int, ...]:
    """Weekdays as typed, such as `mon,wed,sat`.

    Raises:
        UnusableRequestError: One of them is none.
    """
    named = [part.strip().lower()[:3] for part in text.replace(";", ",").split(",") if part.strip()]
    unknown = [name for name in named if name not in WEEKDAYS]
    if unknown or not named:
        raise UnusableRequestError(f"days are {', '.join(WEEKDAYS)}, with commas between, not {text!r}")
    return tuple(sorted({WEEKDAYS.index(name) for name in named}))
