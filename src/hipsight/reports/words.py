"""Records in plain words and the person's own units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from hipsight.model.body import Side
from hipsight.model.life_records import (
    Alcohol,
    Clinician,
    CrossTraining,
    Custom,
    Cycle,
    DayRow,
    Illness,
    Medicine,
    RestDay,
    SelfTest,
    Shoe,
    Sitting,
    Sleep,
    Strength,
    Stress,
    Travel,
)
from hipsight.model.records import Pain, Record, Run
from hipsight.model.units import DistanceUnit, format_climb, format_distance, format_duration, format_pace


def describe(record: Record, units: DistanceUnit) -> str:
    """The record in one line: `6.2 mi in 58:10, easy, trail, Pegasus`."""
    describer = _DESCRIBERS[type(record)]
    words = ", ".join(part for part in describer(record, units) if part)
    return words or record.kind.replace("_", " ")


def count_of(number: int, thing: str) -> str:
    """A number of things: `1 day`, `2 days`; for words whose plural ends in s, `entry` and `entries` among them."""
    plural = f"{thing[:-1]}ies" if thing.endswith("ry") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else plural}"


def describe_day(day: dt.date) -> str:
    """The day as people write it: `Sun 22 Nov 2026`."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _number(value: float) -> str:
    return f"{value:g}"


def _run(run: Run, units: DistanceUnit) -> Iterator[str]:
    distance = "" if run.distance_m is None else format_distance(run.distance_m, units)
    duration = "" if run.duration_s is None else format_duration(run.duration_s)
    yield f"{distance} in {duration}" if distance and duration else distance or duration
    if run.pace_s_per_km is not None:
        yield f"at {format_pace(run.pace_s_per_km, units)}"
    if run.reps is not None:
        each = (
            f" × {run.rep_m:g} m"
            if run.rep_m is not None
            else f" × {format_duration(run.rep_s)}"
            if run.rep_s is not None
            else " repetitions"
        )
        yield f"{run.reps}{each}"
    kinds = [kind for kind in (run.run_kind, *run.also_kinds) if kind]
    surfaces = [surface for surface in (run.surface, *run.also_surfaces) if surface]
    yield from (_plain(word) for word in (*kinds, *surfaces))
    yield "cambered" if run.camber else ""
    yield run.shoe or ""
    if run.ascent_m is not None:
        yield f"{format_climb(run.ascent_m, units)} up"
    if run.effort_0_10 is not None:
        yield f"effort {run.effort_0_10:g}/10"
    yield "stopped for pain" if run.stopped_for_pain else ""
    yield f"left out of statistics: {run.suspect}" if run.suspect else ""


def _pain(pain: Pain, units: DistanceUnit) -> Iterator[str]:
    where = _plain(pain.site) if pain.site else ""
    if pain.side:
        where = f"both sides {where}".strip() if pain.side is Side.BOTH else f"{pain.side} {where}".strip()
    if pain.absent:
        yield f"{where} no pain".strip()
        return
    score = "" if pain.score_0_10 is None else _number(pain.score_0_10)
    if score and pain.score_high is not None and pain.score_high != pain.score_0_10:
        score += f"-{pain.score_high:g}"
    yield f"{where} {score}/10".strip() if score else where
    yield from (_plain(quality) for quality in pain.quality)
    if pain.onset_m is not None:
        high = (
            ""
            if pain.onset_high_m in (None, pain.onset_m)
            else f"-{format_distance(pain.onset_high_m, units)}"
        )
        yield f"from {format_distance(pain.onset_m, units)}{high}"
    if pain.onset_s is not None:
        yield f"from {format_duration(pain.onset_s)} on"
    yield from (_plain(behaviour) for behaviour in pain.behaviour)


def _sleep(night: Sleep, _units: DistanceUnit) -> Iterator[str]:
    yield "" if night.hours is None else f"slept {night.hours:g} h"
    yield f"{night.quality} sleep" if night.quality else ""


def _stress(stress: Stress, _units: DistanceUnit) -> Iterator[str]:
    yield f"stress {stress.level or f'{stress.score_1_5:g} of 5'}"


def _sitting(sitting: Sitting, _units: DistanceUnit) -> Iterator[str]:
    yield f"sat {sitting.hours:g} h" if sitting.hours is not None else f"sitting: {sitting.level}"


def _strength(exercise: Strength, _units: DistanceUnit) -> Iterator[str]:
    dose = "×".join(str(part) for part in (exercise.sets, exercise.reps) if part is not None)
    yield f"{_plain(exercise.exercise)} {dose}".strip()
    yield "" if exercise.hold_s is None else f"{exercise.hold_s:g} s"
    yield "" if exercise.load_kg is None else f"{exercise.load_kg:.4g} kg"
    yield "first time" if exercise.new else ""


def _cross(session: CrossTraining, units: DistanceUnit) -> Iterator[str]:
    yield _plain(session.what)
    yield "" if session.distance_m is None else format_distance(session.distance_m, units)
    yield "" if session.duration_s is None else format_duration(session.duration_s)


def _what(word: str) -> Callable[[RestDay | Illness | Travel, DistanceUnit], Iterator[str]]:
    def describe_what(record: RestDay | Illness | Travel, _units: DistanceUnit) -> Iterator[str]:
        yield f"{word}: {record.what}" if record.what else word

    return describe_what


def _alcohol(alcohol: Alcohol, _units: DistanceUnit) -> Iterator[str]:
    yield "alcohol" if alcohol.drinks is None else f"{alcohol.drinks:g} drinks"


def _medicine(medicine: Medicine, _units: DistanceUnit) -> Iterator[str]:
    yield medicine.what + ("" if medicine.dose_mg is None else f" {medicine.dose_mg:g} mg")


def _cycle(cycle: Cycle, _units: DistanceUnit) -> Iterator[str]:
    yield "period started" if cycle.event == "period_start" else cycle.event or ""
    yield "" if cycle.day_of_cycle is None else f"day {cycle.day_of_cycle} of the cycle"


def _self_test(test: SelfTest, _units: DistanceUnit) -> Iterator[str]:
    yield f"{test.side or ''} {_plain(test.test)}".strip()
    yield test.result or ""
    yield "" if test.reps is None else f"{test.reps} times"
    yield "" if test.seconds is None else f"{test.seconds:g} s"
    yield "" if test.score_0_10 is None else f"{test.score_0_10:g}/10"


def _shoe(shoe: Shoe, units: DistanceUnit) -> Iterator[str]:
    yield f"{shoe.event} shoes {shoe.shoe or ''}".strip()
    yield "" if shoe.distance_m is None else f"at {format_distance(shoe.distance_m, units)}"


def _clinician(advice: Clinician, _units: DistanceUnit) -> Iterator[str]:
    yield ": ".join(part for part in (advice.who, advice.said) if part)


def _custom(custom: Custom, _units: DistanceUnit) -> Iterator[str]:
    yield custom.factor + ("" if custom.value == 1 else f" {custom.value:g}")


def _day_row(row: DayRow, _units: DistanceUnit) -> Iterator[str]:
    yield from (f"{name} {value:g}" for name, value in row.values)
    yield from (f"{name} {word}" for name, word in row.words)


_DESCRIBERS: Mapping[type[Record], Callable[..., Iterator[str]]] = {
    Run: _run,
    Pain: _pain,
    Sleep: _sleep,
    Stress: _stress,
    Sitting: _sitting,
    Strength: _strength,
    CrossTraining: _cross,
    RestDay: _what("rest day"),
    Illness: _what("ill"),
    Travel: _what("travel"),
    Alcohol: _alcohol,
    Medicine: _medicine,
    Cycle: _cycle,
    SelfTest: _self_test,
    Shoe: _shoe,
    Clinician: _clinician,
    Custom: _custom,
    DayRow: _day_row,
}
