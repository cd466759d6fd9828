"""Day after day: what was planned, what pain made of it, how the body answered, what was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from benchmarks.diaries.pain import KERNELS, by_itself, scored
from benchmarks.diaries.person import SCENARIOS, Generator, Person, draw_person
from benchmarks.diaries.triggers import KINDS, Trigger, draw_trigger, is_exposed
from hipsight.model.timeline import Timeline

FIRST_DAY = dt.date(2023, 3, 6)
_FLAGS = (
    "speed", "hills", "long_run", "race", "road", "trail", "treadmill", "track", "camber",
    "squats", "plyo", "strength", "cross_training", "period_start", "coffee",
)  # fmt: skip
_AMOUNTS = ("run_km", "longest_run_km", "shoe_km", "sleep_h", "stress_1_5", "sitting_h", "screen time")
_HIDDEN = ("shoe_age", "until_period")
_CUSTOM = frozenset({"coffee", "screen time"})


@dataclass(frozen=True)
class Diary:
    """A diary and the truth about it: how often each trigger struck on a day that was written about."""

    timeline: Timeline
    planted: tuple[Trigger, ...]
    caused: tuple[int, ...]


def make_diary(
    seed: int | Sequence[int], *, weeks: int, scenario: str = "plain", families: Sequence[str] = ()
) -> Diary:
    """A diary of so many weeks, the same for the same seed, with one trigger of each family planted."""
    number = list(SCENARIOS).index(scenario)  # logs of different scenarios have nothing in common
    who, life, planting, body, writing = np.random.default_rng([*np.atleast_1d(seed), number]).spawn(5)
    person = SCENARIOS[scenario](draw_person(who), who)
    days = 7 * weeks
    unhurt = _live(person, np.full(days, -9.0), (), (life.spawn(1)[0], planting))[0] if families else {}
    triggers = tuple(draw_trigger(family, unhurt, planting) for family in families)
    columns, felt, struck = _live(person, by_itself(person, days, body), triggers, (life, planting))
    pain = _written(person, columns, felt, writing)
    caused = tuple(int((row & np.isfinite(pain)).sum()) for row in struck)
    return Diary(_timeline(columns, pain, triggers, writing), triggers, caused)


def _live(
    person: Person, level: np.ndarray, triggers: Sequence[Trigger], generators: tuple[Generator, Generator]
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    generator, strikes = generators
    days = len(level)
    columns = {name: np.zeros(days) for name in (*_FLAGS, *_AMOUNTS, *_HIDDEN)}
    closet = _Closet(person, generator)
    calendar = _period_days(person, days, generator)
    level = np.concatenate([level, np.zeros(60)])
    struck = np.zeros((len(triggers), days + 60), dtype=bool)
    resting = 0
    for day in range(days):
        usual = 0.8 * person.level  # nobody rests from what always hurts
        before = max(0.0, level[day - 1] - usual) if day else 0.0
        morning = max(0.0, level[day] - usual + 0.3 * generator.normal())
        skips = generator.random() < person.rests * before + person.rests_same_day * morning
        resting = person.rest_days if skips else max(0, resting - 1)
        _fill_day(columns, day, (person, closet), (calendar[day], before, resting > 0), generator)
        for number, trigger in enumerate(triggers):
            if is_exposed(trigger, columns, day) and strikes.random() < trigger.strikes:
                hurts = day + trigger.lag_days
                _strike(person, trigger, level[hurts:], struck[number, hurts:], strikes)
    return columns, np.maximum(0.0, level[:days]), struck[:, :days]


def _strike(
    person: Person, trigger: Trigger, level: np.ndarray, struck: np.ndarray, generator: Generator
) -> None:
    """A flare that begins on the first of these days."""
    kernel = KERNELS[person.shape]
    points = trigger.points * float(generator.uniform(0.6, 1.4))
    if KINDS[trigger.family].every_day:
        points /= kernel.sum()
    level[: len(kernel)] += points * kernel
    struck[0] = True


class _Closet:
    """The pairs in use: kilometres and the day each was first worn."""

    def __init__(self, person: Person, generator: Generator) -> None:
        self.km = [float(generator.uniform(0, 500)) for _ in range(person.pairs)]
        self.since = [-1000] * person.pairs
        self.retires = float(generator.uniform(350, 700))

    def wear(self, day: int, km: float, generator: Generator) -> tuple[float, float]:
        pair = int(generator.integers(len(self.km)))
        if self.km[pair] > self.retires:
            self.km[pair], self.since[pair] = 0.0, day
        worn = self.km[pair]
        self.km[pair] += km
        return worn, float(day - self.since[pair]) if self.since[pair] >= 0 else -1.0


def _fill_day(
    columns: dict[str, np.ndarray],
    day: int,
    who: tuple[Person, _Closet],
    state: tuple[float, float, bool],
    generator: Generator,
) -> None:
    person, closet = who
    until_period, sore, resting = state
    weekday, random = day % 7, generator.random
    columns["until_period"][day] = until_period
    columns["period_start"][day] = until_period == 0
    columns["sleep_h"][day] = (
        np.round(
            4
            * np.clip(7.1 + 0.5 * (weekday > 4) + 0.9 * generator.normal() - person.worse_life * sore, 3, 11)
        )
        / 4
    )
    stress = 2.3 - 0.6 * (weekday > 4) + 1.0 * generator.normal() + person.worse_life * sore
    columns["stress_1_5"][day] = np.clip(np.round(stress), 1, 5)
    columns["sitting_h"][day] = (
        np.round(
            2 * np.clip(7 - 3 * (weekday > 4) + 1.5 * generator.normal() + person.worse_life * sore, 0, 15)
        )
        / 2
    )
    columns["coffee"][day] = random() < 0.3
    columns["screen time"][day] = np.round(10 * generator.gamma(4, 0.7)) / 10
    usual = weekday in person.strength_weekdays
    if random() < (0.9 * usual if person.rigid else 0.7 * usual + 0.05) and not resting:
        columns["strength"][day] = 1
        columns["squats"][day] = random() < 0.6
        columns["plyo"][day] = random() < 0.35
    columns["cross_training"][day] = random() < (0.4 if resting else 0.1)
    runs = weekday in person.run_weekdays
    if random() < (0.95 * runs if person.rigid else 0.75 * runs + 0.1) and not resting:
        _fill_run(columns, day, (person, closet), generator)


def _fill_run(
    columns: dict[str, np.ndarray], day: int, who: tuple[Person, _Closet], generator: Generator
) -> None:
    person, closet = who
    weekday, random = day % 7, generator.random
    first, last = person.run_weekdays[0], person.run_weekdays[-1]
    long = weekday == last and (person.rigid or random() < 0.8)
    fast = (weekday == first and (person.rigid or random() < 0.7)) or (not person.rigid and random() < 0.08)
    form = 1 + person.build_up * day / 365.25 + 0.1 * np.sin(2 * np.pi * day / 28)
    km = person.weekly_km / len(person.run_weekdays) * (1.6 if long else 0.85) * max(0.4, form)
    km = round(float(km * np.exp(0.2 * generator.normal())), 1)
    columns["run_km"][day] = columns["longest_run_km"][day] = km
    if random() < 0.04:
        columns["run_km"][day] += round(0.5 * km, 1)
    columns["long_run"][day] = long
    columns["speed"][day] = fast
    columns["race"][day] = fast and random() < 0.06
    columns["hills"][day] = random() < (
        0.9 if person.rigid and len(person.run_weekdays) > 3 and weekday == person.run_weekdays[1] else 0.15
    )
    ground = (
        "road"
        if person.rigid and fast
        else str(generator.choice(["road", "trail", "treadmill", "track"], p=[0.55, 0.25, 0.12, 0.08]))
    )
    columns[ground][day] = 1
    columns["camber"][day] = ground == "road" and random() < 0.25
    columns["shoe_km"][day], columns["shoe_age"][day] = closet.wear(day, km, generator)


def _period_days(person: Person, days: int, generator: Generator) -> np.ndarray:
    until = np.empty(days)
    start = int(generator.integers(28))
    for day in range(days):
        if day > start:
            start = day - 1 + max(20, round(float(generator.normal(person.cycle_days, 1.3))))
        until[day] = start - day
    return until


def _written(
    person: Person, columns: dict[str, np.ndarray], felt: np.ndarray, generator: Generator
) -> np.ndarray:
    """Scores of the days that were written about, NaN elsewhere."""
    days = len(felt)
    score = np.array([scored(person, float(value), generator) for value in felt])
    chance = np.full(days, person.share)
    if "sore" in person.logging:
        chance = 0.15 + 0.8 / (1 + np.exp(-2 * (score - 1.5)))
    if "run_days" in person.logging:
        chance = chance * np.where(columns["run_km"] > 0, 1.0, 0.05)
    for start in np.flatnonzero(generator.random(days) < person.lapses_a_year / 365.25):
        chance[start : start + int(generator.integers(4, 20))] = 0.0
    return np.where(generator.random(days) < chance, score, np.nan)


def _timeline(
    columns: dict[str, np.ndarray], pain: np.ndarray, triggers: Sequence[Trigger], generator: Generator
) -> Timeline:
    numbers = {name: columns[name].astype(float) for name in (*_FLAGS, *_AMOUNTS)}
    running = columns["run_km"] > 0
    numbers["shoe_km"] = np.where(running, numbers["shoe_km"], np.nan)
    kept = {trigger.family.partition(":")[2] or trigger.family for trigger in triggers}
    life_written = generator.random(len(pain)) < 0.9
    for name in ("sleep_h", "stress_1_5", "sitting_h"):
        numbers[name] = np.where(life_written, numbers[name], np.nan)
    drops = {"sleep_h": "short_sleep", "stress_1_5": "stress", "sitting_h": "sitting"}
    drops |= {"camber": "camber", "shoe_km": "shoe_km", "period_start": "before_period"}
    drops |= {"plyo": "plyometrics", "coffee": "coffee", "screen time": "screen time"}
    for name, family in drops.items():
        if generator.random() < 0.4 and family not in kept:
            del numbers[name]
    age = columns["shoe_age"]
    words = tuple(_pair_name(day, age[day]) if running[day] else None for day in range(len(pain)))
    has_shoe = "new_shoe" in kept or generator.random() < 0.5
    return Timeline(
        first_day=FIRST_DAY,
        days=len(pain),
        numbers=MappingProxyType({**numbers, "pain_0_10": pain}),
        words=MappingProxyType({"shoe": words} if has_shoe else {}),
        custom=_CUSTOM & set(numbers),
        site="outer_hip",
        side="right",
    )


def _pair_name(day: int, age: float) -> str:
    return "the old ones" if age < 0 else f"since day {day - int(age)}"
