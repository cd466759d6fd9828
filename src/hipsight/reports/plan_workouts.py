"""Runs of a plan as FIT workout files for the watch: walk and run by time, step rates as targets.

Written by Garmin's own encoder; the watch counts steps of one foot, so a target is half of what people say.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from garmin_fit_sdk import Encoder, Profile

from hipsight.plans.planned import PlannedDay, PlannedRun, Step
from hipsight.reports.plan_words import PlanWords

_MILLISECONDS = 1000
_CENTIMETRES_PER_M = 100

#: A file of workouts is of this maker as long as nobody has a number of their own.
_MAKER = "development"

_INTENSITY = {"walk": "recovery", "run": "active", "easy": "active", "stride": "interval"}
_NAMES = {"walk": "Walk", "run": "Run", "easy": "Easy", "stride": "Brisk"}

#: Longest name that watches show.
_NAME_LENGTH = 15


def workout_name(planned: PlannedDay) -> str:
    """Name of the file of a day: `2026-03-02-walk-run.fit`."""
    kind = "run" if planned.run is None else planned.run.kind.replace("_", "-")
    return f"{planned.day.isoformat()}-{kind}.fit"


def workout_file(planned: PlannedDay, run: PlannedRun, words: PlanWords) -> bytes:
    """The run as a FIT workout."""
    numbers, encoder = Profile["mesg_num"], Encoder()
    steps = _steps(run)
    noon = dt.datetime.combine(planned.day, dt.time(12), tzinfo=dt.UTC)
    encoder.on_mesg(
        numbers["FILE_ID"],
        {
            "type": "workout",
            "manufacturer": _MAKER,
            "product": 0,
            "time_created": noon,
            "serial_number": int(f"{planned.day:%Y%m%d}"),
        },
    )
    encoder.on_mesg(
        numbers["WORKOUT"],
        {
            "wkt_name": f"{planned.day:%d %b} {run.kind.replace('_', '-')}"[:_NAME_LENGTH],
            "sport": "running",
            "num_valid_steps": len(steps),
            "wkt_description": words.run(run),
        },
    )
    for index, fields in enumerate(steps):
        encoder.on_mesg(numbers["WORKOUT_STEP"], {"message_index": index, **fields})
    return bytes(encoder.close())


def _steps(run: PlannedRun) -> list[dict[str, Any]]:
    """The steps, rounds of the same two folded into a repeat; a run without steps is one by distance."""
    if not run.steps:
        return [
            {
                "wkt_step_name": "Run",
                "duration_type": "distance",
                "duration_value": round(run.distance_m * _CENTIMETRES_PER_M),
                "target_type": "open",
                "target_value": 0,
                "intensity": "active",
            }
        ]
    written: list[dict[str, Any]] = []
    at = 0
    while at < len(run.steps):
        rounds = _rounds(run.steps, at)
        first = len(written)
        if rounds > 1:
            written += [_step(run.steps[at]), _step(run.steps[at + 1])]
            written.append(
                {
                    "duration_type": "repeat_until_steps_cmplt",
                    "duration_value": first,
                    "target_type": "open",
                    "target_value": rounds,
                }
            )
            at += 2 * rounds
        else:
            written.append(_step(run.steps[at]))
            at += 1
    return written


def _rounds(steps: tuple[Step, ...], at: int) -> int:
    """How often the next two steps come one after the other."""
    pair = steps[at : at + 2]
    rounds = 0
    while len(pair) == 2 and steps[at + 2 * rounds : at + 2 * rounds + 2] == pair:  # noqa: PLR2004 - a pair
        rounds += 1
    return rounds


def _step(step: Step) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "wkt_step_name": _NAMES[step.kind],
        "duration_type": "time",
        "duration_value": step.duration_s * _MILLISECONDS,
        "target_type": "open",
        "target_value": 0,
        "intensity": _INTENSITY[step.kind],
    }
    if step.cadence_low_spm is not None and step.cadence_high_spm is not None:
        # One foot's steps, rounded outwards so that the aim as people say it lies within.
        fields |= {
            "target_type": "cadence",
            "custom_target_value_low": step.cadence_low_spm // 2,
            "custom_target_value_high": -(-step.cadence_high_spm // 2),
        }
    return fields
