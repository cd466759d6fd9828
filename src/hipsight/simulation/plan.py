"""How a made-up runner trains and lives: who they are, and what one day of theirs holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hipsight.model.records import RunKind, Surface
from hipsight.simulation.days import SimulatedRun

_WEEK = 7
_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = range(_WEEK)
#: Which days are run, by runs a week; the long run is on the last.
_RUN_DAYS = {
    3: (_TUESDAY, _THURSDAY, _SUNDAY),
    4: (_TUESDAY, _THURSDAY, _SATURDAY, _SUNDAY),
    5: (_TUESDAY, _WEDNESDAY, _THURSDAY, _SATURDAY, _SUNDAY),
    6: (_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _SATURDAY, _SUNDAY),
}
#: Share of the usual week in a block of four: two up, a peak, an easier one.
_BLOCK = (1.0, 1.1, 1.25, 0.75)
#: Shares of runners, of long runs (about two races a year), of Tuesdays, Thursdays, and of sessions.
_HAVE_A_CYCLE = 0.5
_LONG_RUN_IS_RACE = 0.05
_TUESDAY_IS_FAST = 0.75
_THURSDAY_IS_HARD, _THURSDAY_IS_HILLS = 0.6, 0.4
_INTERVALS_ON_TRACK = 0.5
_ELSE_ON_TREADMILL = 0.4
_SHOES = ("Pegasus", "Clifton", "Speedgoat", "Endorphin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Who they are.

    Attributes:
        strictness: Share of days on which the plan of the week is kept.
        hilliness_m_per_km: Climb of an ordinary run.
        rests_when_sore: How much a point of yesterday's pain raises the chance of skipping.
        retires_at_km: When a pair is replaced by a new one.
    """

    weekly_km: float
    runs_a_week: int
    strictness: float
    pace_s_per_km: float
    cadence_spm: float
    road_share: float
    trail_share: float
    hilliness_m_per_km: float
    cambered_share: float
    doubles_share: float
    rests_when_sore: float
    pairs: tuple[str, ...]
    retires_at_km: float
    sleep_h: float
    sitting_h: float
    strength_days: tuple[int, ...]
    squats_share: float
    jumps_share: float
    cross_training_share: float
    cycle_days: float | None


def draw_runner(generator: np.random.Generator) -> Runner:
    """A believable runner."""
    pairs = int(generator.integers(1, 4))
    return Runner(
        weekly_km=float(np.clip(generator.lognormal(np.log(40), 0.35), 18, 110)),
        runs_a_week=int(generator.integers(3, 7)),
        strictness=float(generator.uniform(0.6, 0.92)),
        pace_s_per_km=float(generator.uniform(270, 390)),
        cadence_spm=float(generator.uniform(158, 180)),
        road_share=float(generator.uniform(0.35, 0.8)),
        trail_share=float(generator.uniform(0.05, 0.4)),
        hilliness_m_per_km=float(generator.uniform(2, 14)),
        cambered_share=float(generator.uniform(0.05, 0.35)),
        doubles_share=float(generator.choice([0.0, 0.0, 0.03, 0.08])),
        rests_when_sore=float(generator.uniform(0.0, 0.1)),
        pairs=tuple(generator.permutation(_SHOES)[:pairs].tolist()),
        retires_at_km=float(generator.uniform(450, 900)),
        sleep_h=float(generator.uniform(6.4, 7.9)),
        sitting_h=float(generator.uniform(4, 9)),
        strength_days=tuple(generator.permutation(_WEEK)[: int(generator.integers(1, 4))].tolist()),
        squats_share=float(generator.uniform(0.3, 0.8)),
        jumps_share=float(generator.uniform(0.1, 0.5)),
        cross_training_share=float(generator.uniform(0.0, 0.25)),
        cycle_days=float(generator.uniform(26, 31)) if generator.random() < _HAVE_A_CYCLE else None,
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a session takes place."""

    surface: Surface
    climb_m_per_km: float
    camber: bool


def draw_runs(
    runner: Runner,
    day: tuple[int, int],
    form: float,
    shelf: dict[str, float],
    generator: np.random.Generator,
) -> tuple[SimulatedRun, ...]:
    """The runs of a day, and their kilometres added to the shoes.

    Args:
        runner: Who runs.
        day: Number of the day and its weekday, Monday being 0.
        form: Level of training at the time, about 1.
        shelf: Pair in use to its kilometres; changed in place.
        generator: Source of chance.
    """
    row, weekday = day
    days = _RUN_DAYS[runner.runs_a_week]
    if generator.random() > runner.strictness:  # life moves the session, or brings one
        weekday = int(generator.integers(_WEEK))
    if weekday not in days:
        return ()
    week_km = runner.weekly_km * form * _BLOCK[(row // _WEEK) % len(_BLOCK)]
    kind = _kind(weekday, days, row, generator)
    share = 0.34 if kind is RunKind.LONG else 0.66 / (len(days) - 1)
    distance = max(2.0, week_km * share * float(generator.lognormal(0.0, 0.18)))
    runs = [_run(runner, kind, distance, shelf, generator)]
    if generator.random() < runner.doubles_share:
        runs.append(_run(runner, RunKind.EASY, 0.4 * distance + 1.5, shelf, generator))
    return tuple(runs)


def _kind(weekday: int, days: tuple[int, ...], row: int, generator: np.random.Generator) -> RunKind:
    chance = float(generator.random())
    if weekday == days[-1]:
        return RunKind.RACE if chance < _LONG_RUN_IS_RACE else RunKind.LONG
    if weekday == _TUESDAY and chance < _TUESDAY_IS_FAST:
        return RunKind.INTERVALS if (row // _WEEK) % 2 else RunKind.TEMPO
    if weekday == _THURSDAY and chance < _THURSDAY_IS_HARD:
        return RunKind.HILLS if chance < _THURSDAY_IS_HILLS else RunKind.TEMPO
    return RunKind.EASY


_PACE = {
    RunKind.LONG: 1.05,
    RunKind.TEMPO: 0.88,
    RunKind.INTERVALS: 0.9,
    RunKind.RACE: 0.83,
    RunKind.HILLS: 1.08,
}


def _run(
    runner: Runner, kind: RunKind, distance_km: float, shelf: dict[str, float], generator: np.random.Generator
) -> SimulatedRun:
    ground = _ground(runner, kind, generator)
    shoe = _shoe(runner, ground, shelf, generator)
    before = shelf[shoe]
    shelf[shoe] = before + distance_km
    climb = distance_km * ground.climb_m_per_km
    pace = runner.pace_s_per_km * _PACE.get(kind, 1.0) * (1 + ground.climb_m_per_km / 200)
    slowness = pace / runner.pace_s_per_km - 1
    return SimulatedRun(
        kind=kind,
        distance_km=round(distance_km, 2),
        pace_s_per_km=float(pace * generator.lognormal(0, 0.03)),
        start_h=float(generator.choice([6.5, 7.5, 12.25, 17.75, 18.5])),
        surface=ground.surface,
        ascent_m=round(climb),
        descent_m=round(climb * float(generator.uniform(0.9, 1.1))),
        camber=ground.camber,
        shoe=shoe,
        shoe_km_before=round(before, 2),
        cadence_spm=round(runner.cadence_spm - 40 * slowness + float(generator.normal(0, 1.5)), 1),
    )


def _ground(runner: Runner, kind: RunKind, generator: np.random.Generator) -> Ground:
    chance = float(generator.random())
    if kind is RunKind.INTERVALS and chance < _INTERVALS_ON_TRACK:
        return Ground(Surface.TRACK, 0.0, camber=False)
    if chance < runner.road_share:
        surface = Surface.ROAD
    elif chance < runner.road_share + runner.trail_share:
        surface = Surface.TRAIL
    else:
        surface = Surface.TREADMILL if generator.random() < _ELSE_ON_TREADMILL else Surface.MIXED
    if surface is Surface.TREADMILL:
        return Ground(surface, 0.0, camber=False)
    steeper = 2.5 if kind is RunKind.HILLS else (1.6 if surface is Surface.TRAIL else 1.0)
    climb = runner.hilliness_m_per_km * steeper * float(generator.lognormal(0, 0.4))
    camber = surface is Surface.ROAD and bool(generator.random() < runner.cambered_share)
    return Ground(surface, climb, camber)


def _shoe(runner: Runner, ground: Ground, shelf: dict[str, float], generator: np.random.Generator) -> str:
    worn = list(shelf)
    shoe = worn[0] if ground.surface is Surface.TRAIL else worn[int(generator.integers(len(worn)))]
    if shelf[shoe] > runner.retires_at_km:
        name, _, number = shoe.partition(" #")
        del shelf[shoe]
        shoe = f"{name} #{int(number or 1) + 1}"
        shelf[shoe] = 0.0
    return shoe
