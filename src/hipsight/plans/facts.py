"""What of a day the plan looks at: runs, pain, strength, walks, illness, and what a clinician said."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from hipsight.model.life_records import (
    Clinician,
    CrossTraining,
    Custom,
    DayRow,
    Illness,
    SelfTest,
    Strength,
    Travel,
)
from hipsight.model.outings import join_tellings
from hipsight.model.records import SPEED_KINDS, Pain, Record, Run, RunKind
from hipsight.model.timeline import Timeline
from hipsight.model.units import METRES_PER_KM
from hipsight.plans.clinician_word import ClinicianWord, words_of
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.pain_light import DayPain, day_pain

#: Pace that stands in while the person's own is not known.
USUAL_PACE_S_PER_KM = 360.0

HARD_KINDS = SPEED_KINDS | {RunKind.HILLS}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """One day as the plan sees it.

    Attributes:
        run_km: All running of the day; `longest_km` its longest outing.
        hard: Tempo, intervals, hills or a race; `walk_run` an outing of walking and running.
        stopped: A run was stopped or cut short for pain.
        onset_km: Where in a run pain began.
        pain: None when nothing was said about pain.
        exercises: What was done, in words without gaps or marks.
        walked_min: Minutes of walking.
        cadence_spm: Mean steps a minute of the day's easy running.
        said: What clinicians said.
    """

    day: dt.date
    run_km: float = 0.0
    longest_km: float = 0.0
    hard: bool = False
    walk_run: bool = False
    stopped: bool = False
    onset_km: float | None = None
    pain: DayPain | None = None
    exercises: frozenset[str] = frozenset()
    walked_min: float = 0.0
    ill: bool = False
    away: bool = False
    cadence_spm: float | None = None
    said: tuple[ClinicianWord, ...] = ()


def facts_of(window: LogWindow, since: dt.date) -> dict[dt.date, DayFacts]:
    """The facts of every day from `since` on, on which something was logged, by day."""
    by_day: dict[dt.date, list[Record]] = defaultdict(list)
    records = [record for record in window.records if since <= record.day <= window.today]
    for record in records:
        if not isinstance(record, Run):
            by_day[record.day].append(record)
    runs: dict[dt.date, list[Run]] = defaultdict(list)
    told = [record for record in records if isinstance(record, Run)]
    for run in join_tellings(told):
        if run.suspect is None:
            runs[run.day].append(run)
    pace = easy_pace(told)
    days = sorted({*by_day, *runs})
    return {
        day: _facts(day, by_day.get(day, []), runs.get(day, []), pace_s_per_km=pace, timeline=window.timeline)
        for day in days
    }


def easy_pace(runs: Iterable[Run]) -> float:
    """Median seconds per km of the runs that were not hard; the usual pace while none is known."""
    paces = [
        run.duration_s / (run.distance_m / METRES_PER_KM)
        for run in runs
        if run.duration_s and run.distance_m and run.suspect is None and not run.kinds & HARD_KINDS
    ]
    return statistics.median(paces) if paces else USUAL_PACE_S_PER_KM


def _facts(
    day: dt.date,
    records: list[Record],
    runs: list[Run],
    *,
    pace_s_per_km: float,
    timeline: Timeline,
) -> DayFacts:
    lengths = [_km(run, pace_s_per_km) for run in runs]
    table = any(isinstance(record, DayRow) for record in records)
    run_km, longest = sum(lengths), max(lengths, default=0.0)
    pain = day_pain(record for record in records if isinstance(record, Pain))
    hard = any(run.kinds & HARD_KINDS for run in runs)
    if table and not runs:
        run_km, longest, hard = _of_table(timeline, day)
    if table and pain is None:
        score = _number(timeline, "pain_0_10", day)
        pain = None if score is None else DayPain(worst=score, active=score)
    easy = [run.cadence_spm for run in runs if run.cadence_spm and not run.kinds & HARD_KINDS]
    return DayFacts(
        day=day,
        run_km=run_km,
        longest_km=longest,
        hard=hard,
        walk_run=any(RunKind.WALK_RUN in run.kinds for run in runs),
        stopped=any(run.stopped_for_pain for run in runs),
        onset_km=_number(timeline, "pain_onset_km", day),
        pain=pain,
        exercises=frozenset(_exercises(records)),
        walked_min=sum(
            (record.duration_s or 0.0) / 60
            for record in records
            if isinstance(record, CrossTraining) and record.what in {"walk", "hike"}
        ),
        ill=any(isinstance(record, Illness) for record in records),
        away=any(isinstance(record, Travel) for record in records),
        cadence_spm=statistics.fmean(easy) if easy else None,
        said=tuple(word for record in records if isinstance(record, Clinician) for word in words_of(record)),
    )


def _km(run: Run, pace_s_per_km: float) -> float:
    if run.distance_m is not None:
        return run.distance_m / METRES_PER_KM
    return (run.duration_s or 0.0) / (run.pace_s_per_km or pace_s_per_km)


def _number(timeline: Timeline, column: str, day: dt.date) -> float | None:
    row = timeline.row(day)
    if not 0 <= row < timeline.days or column not in timeline:
        return None
    value = float(timeline[column][row])
    return None if np.isnan(value) else value


def _of_table(timeline: Timeline, day: dt.date) -> tuple[float, float, bool]:
    km = _number(timeline, "run_km", day) or 0.0
    longest = _number(timeline, "longest_run_km", day) or km
    return km, longest, any(_number(timeline, name, day) for name in ("speed", "hills", "race"))


def _exercises(records: list[Record]) -> Iterable[str]:
    for record in records:
        if isinstance(record, Strength):
            yield plain_exercise(record.exercise)
        elif isinstance(record, SelfTest) and record.result in {None, "ok"}:
            yield plain_exercise(record.test)
        elif isinstance(record, Custom):  # what the log has no word for, as `plan done` writes it
            yield plain_exercise(record.factor)


@cache
def plain_exercise(words: str) -> str:
    """The name of an exercise without gaps, marks and plural, so that `step-downs` is `step_down`."""
    plain = "".join(letter for letter in words.lower() if letter.isalnum())
    return plain.removesuffix("s") if not plain.endswith("ss") else plain
