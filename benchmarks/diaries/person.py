"""Who keeps a diary: how they train, how their pain moves by itself, what they do about it, when they write."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

Generator = np.random.Generator


@dataclass(frozen=True)
class Person:
    """Everything that is fixed about a person; scenarios replace parts of it."""

    # training
    weekly_km: float
    run_weekdays: tuple[int, ...]
    rigid: bool  # the same session on the same day, on the same ground
    strength_weekdays: tuple[int, ...]
    pairs: int
    cycle_days: float
    build_up: float  # share by which volume grows in a year
    # pain by itself
    process: str  # ar, bursts, regime, capacity
    memory: float
    restless: float  # SD of the daily change, points
    level: float
    season: float
    drift: float  # points a year; negative = recovering
    patches_a_year: float
    patch_points: float
    shape: str  # of flares: lingering, spike, delayed, plateau
    # how it is scored
    grain: float
    floor: float
    note_noise: float
    # what pain changes
    rests: float  # chance to skip a run per point felt the day before
    rest_days: int  # for how many days, once skipped
    rests_same_day: float  # the same by what is felt in the morning
    worse_life: float  # hours of sleep lost, stress points gained per point
    # what is written
    share: float
    logging: str  # chance, sore, run_days, sore_and_run_days
    lapses_a_year: float


def draw_person(generator: Generator) -> Person:
    """A person of some believable kind, who rests a little when sore and writes by chance."""
    choose = generator.choice
    uniform = generator.uniform
    runs = int(choose([3, 4, 5, 6]))
    return Person(
        weekly_km=float(np.exp(generator.normal(np.log(38), 0.35))),
        run_weekdays=tuple(sorted(generator.permutation(7)[:runs].tolist())),
        rigid=bool(generator.random() < 0.4),
        strength_weekdays=tuple(generator.permutation(7)[: int(choose([1, 2, 3]))].tolist()),
        pairs=int(choose([1, 2, 3])),
        cycle_days=float(uniform(25, 32)),
        build_up=float(choose([0.0, 0.3, -0.2])),
        process=str(choose(["ar", "bursts", "regime", "capacity"])),
        memory=float(choose([uniform(0.05, 0.4), uniform(0.4, 0.8), uniform(0.8, 0.95)])),
        restless=float(uniform(0.3, 1.0)),
        level=float(uniform(0.2, 2.5)),
        season=float(choose([0.0, uniform(0.3, 1.0)])),
        drift=float(choose([0.0, uniform(-1.5, 0.8)])),
        patches_a_year=float(uniform(0, 3)),
        patch_points=float(uniform(0.5, 2.0)),
        shape=str(choose(["lingering", "spike", "delayed", "plateau"])),
        grain=float(choose([1.0, 1.0, 1.0, 0.5])),
        floor=float(choose([0.0, 0.5, 1.0])),
        note_noise=float(uniform(0.1, 0.7)),
        rests=float(uniform(0.0, 0.12)),
        rest_days=int(choose([1, 1, 2])),
        rests_same_day=0.0,
        worse_life=0.0,
        share=float(uniform(0.45, 0.97)),
        logging="chance",
        lapses_a_year=float(uniform(0, 3)),
    )


def _reverse(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person,
        rests=float(generator.uniform(0.2, 0.4)),
        rest_days=int(generator.integers(2, 6)),
        worse_life=float(generator.uniform(0.15, 0.4)),
        level=max(person.level, 1.0),
    )


def _same_day(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person, rests_same_day=float(generator.uniform(0.1, 0.25)), level=max(person.level, 1.0)
    )


def _drifting(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person,
        season=float(generator.uniform(0.6, 1.5)),
        drift=float(generator.choice([-2.0, 1.5])),
        level=2.5,
        build_up=float(generator.choice([-0.4, 0.8])),
    )


def _patches(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person,
        patches_a_year=6.0,
        patch_points=float(generator.uniform(1.5, 3.0)),
        rests=float(generator.uniform(0.1, 0.3)),
        rest_days=3,
    )


def _coarse(person: Person, _generator: Generator) -> Person:
    return dataclasses.replace(person, grain=1.0, floor=1.5, level=0.3, note_noise=0.2)


def _sore(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(_reverse(person, generator), logging="sore", floor=0.5)


def _run_days(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person, logging="run_days", share=0.9, rests=float(generator.uniform(0.1, 0.3)), rest_days=2
    )


def _rigid(person: Person, _generator: Generator) -> Person:
    return dataclasses.replace(person, rigid=True, share=0.97, lapses_a_year=0.0)


def _bursts(person: Person, generator: Generator) -> Person:
    return dataclasses.replace(
        person, process="bursts", shape="plateau", rests=float(generator.uniform(0.1, 0.3))
    )


def _everything(person: Person, generator: Generator) -> Person:
    person = _patches(_drifting(_reverse(person, generator), generator), generator)
    return dataclasses.replace(person, logging=str(generator.choice(["sore", "run_days", "chance"])))


#: Scenarios by name; each changes a drawn person.
SCENARIOS = {
    "plain": lambda person, _generator: person,
    "reverse": _reverse,
    "same_day": _same_day,
    "drifting": _drifting,
    "patches": _patches,
    "coarse": _coarse,
    "sore_logging": _sore,
    "run_day_logging": _run_days,
    "rigid": _rigid,
    "bursts": _bursts,
    "everything": _everything,
}
