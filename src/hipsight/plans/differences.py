"""What has changed between two plans, day by day, and because of what."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hipsight.plans.planned import Plan, PlannedDay, Reason

#: Reasons that tell of something that happened; the others only say how a day came about.
_NEWS = ("amber_", "red_", "hold_", "banned", "most_said", "sore_morning", "moved_away", "ill")

#: What of a day has to differ for it to be told.
_SHOWN = ("kind", "run_kind", "distance_m", "rung")


@dataclass(frozen=True, slots=True)
class Change:
    """A day that is planned otherwise than it was.

    Attributes:
        was: Its outline in the plan before.
        now: The day as it is planned now.
        because: What happened, most decisive first.
    """

    was: Mapping[str, Any]
    now: PlannedDay
    because: tuple[Reason, ...]


def outline(planned: PlannedDay) -> dict[str, Any]:
    """What of a day is kept, to tell later whether it has changed."""
    run = planned.run
    whole = (planned.run, planned.strength, planned.daily, planned.cross_training, planned.self_tests)
    return {
        "day": planned.day.isoformat(),
        "kind": planned.kind,
        "stage": planned.stage,
        **({} if run is None else {"run_kind": run.kind, "distance_m": run.distance_m, "rung": run.rung}),
        "digest": hashlib.sha256(repr(whole).encode()).hexdigest()[:12],
    }


def times_changed(plans: Sequence[Mapping[str, Any]], day: dt.date) -> int:
    """How often the day was planned otherwise than before, over the plans that were issued, oldest first."""
    name = day.isoformat()
    told = [entry["digest"] for plan in plans for entry in plan["days"] if entry["day"] == name]
    return sum(before != after for before, after in itertools.pairwise(told))


def changes_between(
    before: Mapping[str, Any] | None, plan: Plan, news: tuple[tuple[dt.date, Reason], ...]
) -> Iterator[Change]:
    """The days that both plans have and that are not the same.

    Args:
        before: The plan as it was issued last (`issued`); None without one.
        plan: The plan now.
        news: What has happened to the course, with the day.
    """
    if before is None:
        return
    known = {tuple(entry) for entry in before.get("news", ())}
    since = tuple(reason for day, reason in news if (day.isoformat(), reason.code) not in known)
    was = {entry["day"]: entry for entry in before["days"]}
    for planned in plan.days:
        old, new = was.get(planned.day.isoformat()), outline(planned)
        if old is None or all(old.get(name) == new.get(name) for name in _SHOWN):
            continue  # other exercises alone are the way of a stage, no news
        own = tuple(reason for reason in planned.why if reason.code.startswith(_NEWS))
        yield Change(old, planned, tuple(dict.fromkeys(own or (*planned.why[:1], *since[-1:]))))


def issued(plan: Plan, news: tuple[tuple[dt.date, Reason], ...]) -> dict[str, Any]:
    """What is kept of a plan, and what it knew."""
    return {
        "news": [[day.isoformat(), reason.code] for day, reason in news],
        "made": plan.made.isoformat(),
        "condition": plan.condition,
        "stage": plan.stage,
        "light": plan.light,
        "refused": None if plan.refused is None else plan.refused.to_json(),
        "days": [outline(planned) for planned in plan.days],
    }
