"""The made-up runner's own words: one check-in line a day, as they would type it."""

from __future__ import annotations

from collections.abc import Iterator

from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_KM, METRES_PER_MILE
from hipsight.simulation.days import SimulatedDay, SimulatedRun

_KINDS = {
    RunKind.EASY: "easy",
    RunKind.LONG: "long run",
    RunKind.TEMPO: "tempo",
    RunKind.INTERVALS: "intervals",
    RunKind.HILLS: "hill repeats",
    RunKind.RACE: "race",
    RunKind.WALK_RUN: "walk run",
}
_EXERCISES = {"jumps": "box jumps"}


def check_in_line(day: SimulatedDay, *, site: str, side: str) -> str | None:
    """The line of the day in miles, or None when the runner wrote nothing.

    Args:
        day: What happened, and what of it was noted.
        site: Where it hurts, in words.
        side: Which side.
    """
    if not (day.pain_logged or day.life_logged or day.strength or day.period_start):
        return None
    parts = [*_training(day), *_hurt(day, f"{side} {site}"), *_life(day)]
    return ", ".join(parts) or None


def _training(day: SimulatedDay) -> Iterator[str]:
    for number, run in enumerate(day.runs):
        yield f"{'evening run ' if number else ''}{_miles(run.distance_km)} mi {_manner(run)}"
    if not day.runs and not day.illness and not day.travel and day.cross_training is None:
        yield "rest day"
    if day.cross_training is not None:
        yield f"45 min {day.cross_training}"
    if day.illness:
        yield "ill with a cold"
    if day.travel:
        yield "travel day"
    yield from (_EXERCISES.get(exercise, exercise) for exercise in day.strength)
    if day.period_start:
        yield "period started"


def _manner(run: SimulatedRun) -> str:
    hilly = " hilly" if run.is_hilly and run.kind is not RunKind.HILLS else ""
    camber = " cambered" if run.camber else ""
    return f"{_KINDS[run.kind]}{hilly}{camber} {run.surface} in the {run.shoe}"


def _hurt(day: SimulatedDay, where: str) -> Iterator[str]:
    if not day.pain_logged:
        return
    if day.pain.score_0_10 == 0:
        yield f"{where} fine"
        return
    onset = "" if day.pain.onset_km is None else f" from mile {_miles(day.pain.onset_km)}"
    later = " after the run" if day.runs and not onset else ""
    yield f"{where} {day.pain.score_0_10:g}/10{onset}{later}"


def _life(day: SimulatedDay) -> Iterator[str]:
    if day.life_logged:
        yield f"slept {day.sleep_h:.1f}h"
        yield f"stress {day.stress_1_5:.0f}/5"
        yield f"sat {day.sitting_h:.0f}h"


def _miles(km: float) -> str:
    return f"{km * METRES_PER_KM / METRES_PER_MILE:.1f}"
