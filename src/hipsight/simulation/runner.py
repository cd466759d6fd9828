"""A made-up runner's whole log, with a trigger planted or with none.

Training follows a plan with weeks, blocks and seasons; life follows its own; pain lingers, drifts, has bad
patches and makes people run less; what is logged has gaps. Every person is drawn anew, so that nothing is
tuned to one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hipsight.simulation.body import Body, LivedDay
from hipsight.simulation.days import Planted, SimulatedDay, SimulatedPain, SimulatedRun
from hipsight.simulation.exposures import KINDS, Sketch
from hipsight.simulation.life import Life, draw_life
from hipsight.simulation.log import ALL_COLUMNS, SimulatedLog
from hipsight.simulation.pain import (
    LoggingHabit,
    PainHabit,
    draw_logging_habit,
    draw_pain_habit,
    lapses,
    noted_score,
    onset_km,
    slow_level,
)
from hipsight.simulation.plan import Runner, draw_runner, draw_runs

_WEEK = 7
_MONTH = 30
#: Columns that a person keeps or does not, with how many do.
_KEPT_SHARE = {
    "sleep_h": 0.7,
    "stress_1_5": 0.6,
    "sitting_h": 0.4,
    "shoe_km": 0.7,
    "descent_m": 0.7,
    "ascent_m": 0.7,
    "cadence_spm": 0.7,
    "camber": 0.4,
    "new_routine": 0.3,
    "plyo": 0.6,
    "squats": 0.8,
    "cross_training": 0.8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a simulation; None leaves it to chance.

    Attributes:
        family: Trigger to plant.
        threshold: In the family's public unit; `lag_days`, `points` and `strikes` as in `Planted`.
        runner: Who runs; `pain` and `logging` their habits.
    """

    family: str | None = None
    threshold: float | None = None
    lag_days: int | None = None
    points: float | None = None
    strikes: float | None = None
    runner: Runner | None = None
    pain: PainHabit | None = None
    logging: LoggingHabit | None = None


def simulate_runner(
    seed: int | Sequence[int], *, weeks: int, first_day: dt.date, wish: Wish | None = None
) -> SimulatedLog:
    """A log of so many weeks, the same for the same seed; no trigger is planted without a wished family."""
    wish = wish or Wish()
    who, life_rng, trigger_rng, unhurt_rng, body_rng, log_rng = np.random.default_rng(seed).spawn(6)
    runner = wish.runner or draw_runner(who)
    if wish.family == "before_period" and runner.cycle_days is None:
        runner = dataclasses.replace(runner, cycle_days=28.0)
    pain = wish.pain or draw_pain_habit(who)
    logging = wish.logging or draw_logging_habit(who)
    days = weeks * _WEEK
    life = draw_life(runner, first_day.weekday(), days, life_rng)
    planted = None
    if wish.family is not None:
        unhurt = _live(runner, life, first_day.weekday(), Body(np.zeros(days), pain, None), unhurt_rng)
        planted = _plant(wish.family, wish, unhurt, trigger_rng)
    body = Body(slow_level(pain, days, body_rng), pain, planted)
    lived = _live(runner, life, first_day.weekday(), body, body_rng)
    capacity_km = _capacity_km(runner, days, who)
    kept = _kept_columns(runner, wish.family, log_rng)
    written = tuple(_write_down(lived, (logging, pain), capacity_km, first_day, log_rng))
    caused = sum(day.struck and noted.pain_logged for day, noted in zip(lived, written, strict=True))
    return SimulatedLog(
        days=written,
        planted=(planted,) if planted else (),
        kept_columns=kept,
        caused_flares=caused,
    )


def _live(
    runner: Runner, life: Life, first_weekday: int, body: Body, generator: np.random.Generator
) -> list[LivedDay]:
    """Day after day: a sore runner may rest, a rested one trains as planned, and the body answers."""
    shelf = dict.fromkeys(runner.pairs, 0.0)
    for pair in shelf:
        shelf[pair] = float(generator.uniform(0, 0.8 * runner.retires_at_km))
    history: list[Sketch] = []
    lived = []
    for row in range(len(life.form)):
        weekday = (first_weekday + row) % _WEEK
        idle = bool(life.in_bed[row] or life.away[row])
        skips = generator.random() < runner.rests_when_sore * body.felt
        form = float(life.form[row])
        runs = () if idle or skips else draw_runs(runner, (row, weekday), form, shelf, generator)
        history.append(_sketch(life, row, weekday, runs))
        felt, struck = body.answer(history, row, generator)
        lived.append(LivedDay(history[-1], felt, struck, bool(life.in_bed[row]), bool(life.away[row])))
    return lived


def _sketch(life: Life, row: int, weekday: int, runs: tuple[SimulatedRun, ...]) -> Sketch:
    to_period = int(life.days_to_period[row])
    return Sketch(
        weekday=weekday,
        runs=runs,
        sleep_h=float(life.sleep_h[row]),
        stress_1_5=float(life.stress_1_5[row]),
        sitting_h=float(life.sitting_h[row]),
        strength=life.strength[row],
        cross_training="ride" if life.cross_training[row] else None,
        new_routine=bool(life.new_routine[row]),
        days_to_period=None if to_period < 0 else to_period,
    )


def _plant(family: str, wish: Wish, unhurt: Sequence[LivedDay], generator: np.random.Generator) -> Planted:
    """A trigger of this family, with a threshold that suits the person where none was wished."""
    kind = KINDS[family]
    threshold = wish.threshold
    if threshold is None and kind.fixed:
        threshold = float(generator.choice(kind.fixed))
    elif threshold is None and kind.quantile is not None:
        history = [day.sketch for day in unhurt]
        amounts = [kind.amount(history[: row + 1]) for row in range(_MONTH, len(history))]
        quantile = float(np.quantile([amount for amount in amounts if amount > 0], kind.quantile))
        threshold = round(quantile / kind.round_to) * kind.round_to
    return Planted(
        family=family,
        threshold=threshold,
        lag_days=int(generator.choice(kind.lags_days)) if wish.lag_days is None else wish.lag_days,
        points=float(generator.uniform(1.0, 3.0)) if wish.points is None else wish.points,
        strikes=float(generator.uniform(0.6, 0.95)) if wish.strikes is None else wish.strikes,
    )


def _capacity_km(runner: Runner, days: int, generator: np.random.Generator) -> np.ndarray:
    """Distance at which pain of 2 usually begins, shape (days,); it grows as the runner recovers."""
    start = runner.weekly_km * float(generator.uniform(0.08, 0.2))
    growth = float(generator.uniform(0.0, 0.8))
    return np.asarray(start * np.exp(growth * np.arange(days) / 365.25))


def _kept_columns(runner: Runner, family: str | None, generator: np.random.Generator) -> frozenset[str]:
    dropped = {column for column, share in sorted(_KEPT_SHARE.items()) if generator.random() > share}
    if runner.cycle_days is None:
        dropped.add("period_start")
    needed = set(KINDS[family].columns) if family else set()
    return ALL_COLUMNS - (dropped - needed)


def _write_down(
    lived: Sequence[LivedDay],
    habits: tuple[LoggingHabit, PainHabit],
    capacity_km: np.ndarray,
    first_day: dt.date,
    generator: np.random.Generator,
) -> Iterator[SimulatedDay]:
    logging, pain = habits
    lapsed = lapses(logging, len(lived), generator)
    for row, day in enumerate(lived):
        sketch = day.sketch
        score = noted_score(pain, day.felt, generator)
        share = logging.share + logging.more_when_sore * score
        onset = onset_km(score, sketch.longest_km, float(capacity_km[row]), generator)
        yield SimulatedDay(
            day=first_day + dt.timedelta(days=row),
            runs=sketch.runs,
            pain=SimulatedPain(score_0_10=score, onset_km=onset),
            pain_logged=bool(generator.random() < share) and not lapsed[row],
            life_logged=bool(generator.random() < logging.life_share) and not lapsed[row],
            sleep_h=sketch.sleep_h,
            stress_1_5=sketch.stress_1_5,
            sitting_h=sketch.sitting_h,
            strength=sketch.strength,
            cross_training=sketch.cross_training,
            period_start=sketch.days_to_period == 0,
            new_routine=sketch.new_routine,
            illness=day.in_bed,
            travel=day.away,
        )
