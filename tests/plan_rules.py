"""The rules of a plan, written a second time and apart from the planner: they read the knowledge files themselves.

`broken_rules` names every rule that a plan breaks, given what was logged. Nothing of `hipsight.plans` decides here but
the shape of a plan and of a day's facts.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import hipsight.knowledge
from hipsight.plans.course import Setup
from hipsight.plans.facts import DayFacts
from hipsight.plans.planned import Plan, PlannedDay
from hipsight.plans.request import PlanRequest

_DATA = Path(hipsight.knowledge.__file__).parent / "data"
_DAY = dt.timedelta(days=1)
_ROUNDING_KM = 0.011
_KIND_ASKS = {"strides": "speed", "tempo": "speed", "hills": "hills"}


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def _exercises() -> dict[str, dict[str, Any]]:
    files = sorted((_DATA / "exercises").glob("*.toml"))
    return {entry["id"]: entry for file in files for entry in _toml(f"exercises/{file.name}")["exercise"]}


@cache
def _ladders() -> dict[str, dict[str, Any]]:
    return {ladder["id"]: ladder for ladder in _toml("ladders.toml")["ladder"]}


class Rules:
    """One plan with everything that the rules ask about."""

    def __init__(
        self,
        plan: Plan,
        request: PlanRequest,
        setup: Setup,
        facts: Mapping[dt.date, DayFacts],
    ) -> None:
        self.plan, self.request, self.setup, self.facts = plan, request, setup, facts
        self.protocol = _toml(f"protocols/{plan.condition}.toml")
        self.condition = _toml(f"conditions/{plan.condition}.toml")
        self.stages = {stage["id"]: stage for stage in self.protocol.get("stage", ())}
        self.green = self.protocol.get("pain", {}).get("green_up_to", 0.0)
        self.amber = self.protocol.get("pain", {}).get("amber_up_to", 0.0)
        self.past = {day: fact for day, fact in facts.items() if day <= plan.made}
        self.km = {day: fact.run_km for day, fact in self.past.items() if fact.run_km > 0}
        self.longest = {day: self.past[day].longest_km for day in self.km}
        self.done_today = plan.made in self.km
        self.planned = [
            day for day in plan.days if day.run is not None and not (self.done_today and day.day == plan.made)
        ]
        for day in self.planned:
            self.km[day.day] = self.longest[day.day] = day.run_km

    def stage_of(self, day: PlannedDay) -> dict[str, Any]:
        return self.stages[day.stage]

    def block_km(self, end: dt.date) -> float:
        """Distance of the seven days before a day."""
        return sum(self.km.get(end - n * _DAY, 0.0) for n in range(1, 8))

    def first_rung_week(self, stage: dict[str, Any]) -> float:
        ladder = _ladders()[stage.get("ladder", "six_phases")]
        rung = ladder["rung"][0]
        walk = rung["rounds"] * rung["walk_s"] + 2 * ladder["warm_up_s"]
        km = rung["rounds"] * rung["run_s"] / (1.1 * self.setup.pace_s_per_km) + walk / 655
        return float(stage["load"]["runs_per_week"] * km)

    # ------------------------------------------------------------------ load
    def longest_run(self) -> Iterator[str]:
        for day in self.planned:
            if day.kind == "walk_run":
                continue
            before = [self.longest.get(day.day - n * _DAY, 0.0) for n in range(1, 31)]
            if day.run_km > 1.10 * max(before) + _ROUNDING_KM:
                yield f"spike: {day.run_km} km on {day.day} against {max(before)} km"

    def week(self) -> Iterator[str]:
        start = self.request.started
        for first in {start + (day.day - start).days // 7 * 7 * _DAY for day in self.planned}:
            days = [day for day in self.planned if first <= day.day < first + 7 * _DAY]
            total = sum(self.km.get(first + n * _DAY, 0.0) for n in range(7))
            limit = 1.10 * max(self.block_km(first - 7 * back * _DAY) for back in range(4))
            if all(day.kind == "walk_run" for day in days):
                limit = max(limit, *(self.first_rung_week(self.stage_of(day)) for day in days))
            if total > limit + len(days) * _ROUNDING_KM:
                yield f"week: {total:.2f} km from {first} against {limit:.2f}"

    def fortnight(self) -> Iterator[str]:
        start = self.request.started
        for first in {start + (day.day - start).days // 7 * 7 * _DAY for day in self.planned}:
            days = [day for day in self.planned if first <= day.day < first + 7 * _DAY]
            total = sum(self.km.get(first + n * _DAY, 0.0) for n in range(7))
            before = max(self.block_km(first), self.block_km(first - 7 * _DAY))
            limit = 1.30 * before
            if all(day.kind == "walk_run" for day in days):
                limit = max(limit, *(self.first_rung_week(self.stage_of(day)) for day in days))
            if before and total > limit + len(days) * _ROUNDING_KM:
                yield f"fortnight: {total:.2f} km from {first} against {limit:.2f}"

    def easier_week(self) -> Iterator[str]:
        start, end = self.request.started, self.plan.days[-1].day
        first = start + -((start - self.plan.made).days // 7) * 7 * _DAY
        weeks = []
        while first + 6 * _DAY <= end:
            days = [day for day in self.planned if first <= day.day < first + 7 * _DAY]
            ladder = any(day.kind == "walk_run" for day in days)
            weeks.append(0.0 if ladder else sum(day.run_km for day in days))
            first += 7 * _DAY
        for four in zip(weeks, weeks[1:], weeks[2:], weeks[3:], strict=False):
            if min(four) > 8 and min(four) > 0.92 * max(four):
                yield f"no easier week in four: {[round(km, 1) for km in four]}"

    # ------------------------------------------------------------------ rest
    def rest(self) -> Iterator[str]:
        for day in self.planned:
            stage = self.stage_of(day)
            least = stage["load"]["rest_between"]
            if day.kind == "walk_run":
                least = max(1, least)
            for back in range(1, least + 1):
                if day.day - back * _DAY in self.km:
                    yield f"rest: run on {day.day} {back} days after another, {least} rest days asked for"
            if day.day - _DAY in self.km and day.day - 2 * _DAY in self.km:
                yield f"rest: third run in a row on {day.day}"

    def hard_days(self) -> Iterator[str]:
        hard = {day.day for day in self.planned if day.run is not None and day.run.kind in _KIND_ASKS}
        hard_past = {day for day, fact in self.past.items() if fact.hard}
        long = {day.day for day in self.planned if day.run is not None and day.run.kind == "long"}
        for when in hard:
            if {when - _DAY, when - 2 * _DAY} & (hard | hard_past):
                yield f"hard days too near: {when}"
            if {when - _DAY, when + _DAY} & long:
                yield f"hard day beside the long run: {when}"
        for day in self.plan.days:
            if day.strength and day.day + _DAY in hard:
                yield f"strength on {day.day}, the day before a hard run"

    def runs_a_week(self) -> Iterator[str]:
        start = self.request.started
        for first in {start + (day.day - start).days // 7 * 7 * _DAY for day in self.planned}:
            days = [day for day in self.planned if first <= day.day < first + 7 * _DAY]
            most = max(self.stage_of(day)["load"]["runs_per_week"] for day in days)
            if len(days) > most:
                yield f"{len(days)} runs in the week from {first}, at most {most}"

    def availability(self) -> Iterator[str]:
        moved = {to for _, to in self.request.moved}
        for day in self.plan.days:
            if day.day.weekday() not in self.request.weekdays:
                if day.run is not None and day.day not in moved:
                    yield f"run on {day.day}, a day that is not available"
                if day.strength:
                    yield f"strength on {day.day}, a day that is not available"
        left = {first for first, _ in self.request.moved} - moved
        yield from (f"run on {day.day}, which was moved" for day in self.planned if day.day in left)

    # ------------------------------------------------------------------ what is forbidden
    def forbidden(self) -> Iterator[str]:
        for day in self.plan.days:
            codes = set(self.condition.get("forbids", ())) - set(self.stage_of(day).get("lifts", ()))
            for planned in (*day.strength, *day.daily):
                exercise = _exercises()[planned.exercise]
                if codes & set(exercise.get("asks", ())):
                    yield f"{planned.exercise} on {day.day} asks for what is forbidden"
                if self.plan.condition in exercise.get("not_with", ()):
                    yield f"{planned.exercise} on {day.day} is not for this condition"
            if day.run is not None:
                asks = {"running", "impact", _KIND_ASKS.get(day.run.kind)}
                if codes & asks:
                    yield f"{day.run.kind} on {day.day} is forbidden: {codes & asks}"

    def mode(self) -> Iterator[str]:
        for day in self.planned:
            stage = self.stage_of(day)
            if stage["run"] == "none":
                yield f"run on {day.day} in a stage without running"
            if stage["run"] == "ladder" and day.kind != "walk_run":
                yield f"{day.kind} on {day.day} in a stage of walking and running"
            if day.run is not None and day.run.kind in {"long", *_KIND_ASKS}:
                adds = stage.get("adds", ())
                if day.run.kind not in adds:
                    yield f"{day.run.kind} on {day.day}, which the stage does not add"

    # ------------------------------------------------------------------ pain
    def light_of_last_run(self) -> tuple[str, DayFacts] | None:
        """Amber or red of the last logged run, as plainly as the rule is told; None when it is neither, or unknown."""
        runs = [fact for day, fact in sorted(self.past.items()) if fact.run_km > 0 and day < self.plan.made]
        if not runs or runs[-1].day < self.plan.made - 30 * _DAY:
            return None
        run = runs[-1]
        after = self.past.get(run.day + _DAY)
        pain, next_pain = run.pain, after.pain if after is not None else None
        score = None
        if pain is not None:
            score = pain.active if pain.active is not None else pain.worst
        if any(one is not None and one.limp for one in (pain, next_pain)):
            return "red", run
        if score is not None and score > self.amber:
            return "red", run
        if next_pain is not None and next_pain.morning is not None:
            before = self.mornings_before(run.day)
            usual = min(statistics.median(before) if before else self.green, self.amber)
            rise = 1 if next_pain.morning > self.green else 2
            if next_pain.morning >= usual + rise or (self.amber == 0 and next_pain.morning > 0):
                return "red", run
        if score is not None and score > self.green:
            return "amber", run
        return None

    def mornings_before(self, day: dt.date) -> list[float]:
        found = []
        for back in range(1, 15):
            fact = self.facts.get(day - back * _DAY)
            if fact is None or fact.pain is None:
                continue
            if fact.pain.morning is not None:
                found.append(fact.pain.morning)
            elif fact.pain.worst is not None and not fact.run_km:
                found.append(fact.pain.worst)
        return found

    def no_progress_after_pain(self) -> Iterator[str]:
        last = self.light_of_last_run()
        if last is None or not self.planned or self.done_today:  # a run of today is not judged yet
            return
        light, run = last
        first = self.planned[0]
        if light == "red" and (first.day - run.day).days < 2:
            yield f"run on {first.day}, too soon after red on {run.day}"
        in_plan = run.day >= self.request.started
        if light == "red" and self.protocol.get("bone"):
            cleared = [d for d, f in self.past.items() if any(word.topic == "clear" for word in f.said)]
            if not cleared or max(cleared) < run.day:
                yield f"run on {first.day} after pain in bone, without a new clearance"
        elif first.kind != "walk_run" and in_plan:
            less = max(1.0, 0.7 * run.longest_km)
            most = run.longest_km if light == "amber" else min(run.longest_km, less)
            if first.run_km > most + _ROUNDING_KM:
                yield f"{first.run_km} km on {first.day} after {light} at {run.longest_km} km"

    def not_into_pain(self) -> Iterator[str]:
        today = self.past.get(self.plan.made)
        if today is None or not self.planned or self.planned[0].day != self.plan.made:
            return
        if today.ill:
            yield "run planned on a day of illness"
        if today.pain is not None:
            worst = today.pain.worst or 0.0
            if today.pain.limp or worst > self.amber:
                yield f"run planned today with pain of {worst}, limp {today.pain.limp}"

    # ------------------------------------------------------------------ clinicians
    def clinician(self) -> Iterator[str]:
        words = [(day, word) for day, fact in sorted(self.past.items()) for word in fact.said]
        if self.plan.days and words and words[0][0] < self.request.started - 45 * _DAY:
            words = [(day, word) for day, word in words if day >= self.request.started - 45 * _DAY]
        ban: tuple[dt.date, dt.date | None] | None = None
        cleared = None
        for day, word in words:
            if word.topic in {"running", "impact"}:
                until = None if word.days is None else day + word.days * _DAY
                ban, cleared = (day, until), None
            elif word.topic == "clear":
                ban, cleared = None, day
        for planned in self.planned:
            if ban is not None and (ban[1] is None or planned.day <= ban[1]):
                yield f"run on {planned.day} against a clinician's word of {ban[0]}"
        if self.protocol.get("bone") and self.planned and cleared is None:
            yield f"run on {self.planned[0].day} without a clearance"

    def ladder(self) -> Iterator[str]:
        rungs = [day.run.rung for day in self.planned if day.run is not None and day.run.rung is not None]
        steps = [later - earlier for earlier, later in itertools.pairwise(rungs)]
        if any(step > 1 for step in steps):
            yield f"rung left out: {rungs}"
        stage = self.stages.get(self.plan.stage, {})
        sessions = _ladders()[stage.get("ladder", "six_phases")]["sessions"]
        for rung in set(rungs[:-1]) - {rungs[0] if rungs else None, max(rungs, default=None)}:
            if 0 < rungs.count(rung) < sessions and all(step >= 0 for step in steps):
                yield f"rung {rung} held for {rungs.count(rung)} sessions, not {sessions}"

    ALL = (
        longest_run,
        week,
        fortnight,
        easier_week,
        rest,
        hard_days,
        runs_a_week,
        availability,
        forbidden,
        mode,
        no_progress_after_pain,
        not_into_pain,
        clinician,
        ladder,
    )


def broken_rules(
    plan: Plan,
    request: PlanRequest,
    setup: Setup,
    facts: Mapping[dt.date, DayFacts],
    *,
    has_flag: bool = False,
) -> list[str]:
    """Every rule that the plan breaks, in words; empty when it keeps them all."""
    protocol = _toml(f"protocols/{plan.condition}.toml")
    if has_flag or "no_plan" in protocol:
        return [] if plan.refused is not None and not plan.days else ["planned where nothing may be planned"]
    if plan.refused is not None or not plan.days:
        return ["refused without a reason"]
    rules = Rules(plan, request, setup, facts)
    return [f"{rule.__name__}: {words}" for rule in Rules.ALL for words in rule(rules)]
