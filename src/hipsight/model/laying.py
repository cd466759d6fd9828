"""Lays records side by side: from what was logged to one row a day."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hipsight.model.body import Side
from hipsight.model.errors import UnusableInputError
from hipsight.model.life_records import (
    Alcohol,
    CrossTraining,
    Custom,
    Cycle,
    DayRow,
    Shoe,
    Sitting,
    Sleep,
    Strength,
    Stress,
    Travel,
)
from hipsight.model.onset import observe_runs
from hipsight.model.outings import join_tellings
from hipsight.model.preferences import Preferences
from hipsight.model.records import SPEED_KINDS, Pain, Record, Run, RunKind, Surface
from hipsight.model.shoes import pair_named
from hipsight.model.timeline import COLUMNS, Floats, RunObservation, Timeline, runs_from_columns
from hipsight.model.units import METRES_PER_KM
from hipsight.model.watching import watched_rows

#: Words for amounts, as the numbers they stand for on the Timeline.
STRESS_WORDS = {"low": 2.0, "medium": 3.0, "high": 4.0}
SITTING_WORDS_H = {"low": 3.0, "medium": 6.0, "high": 9.0}

#: A complaint without a score ("sore") takes the person's own median score, or this while there is none.
UNSCORED_PAIN = 3.0

#: Pace that stands in for a run of known time and unknown distance while the person's own is not known.
USUAL_PACE_S_PER_KM = 360.0

R = TypeVar("R", bound=Record)


def lay_timeline(records: Iterable[Record], preferences: Preferences, *, until: dt.date) -> Timeline:
    """The Timeline of the records up to and including the day `until`.

    Raises:
        UnusableInputError: There is no record up to that day.
    """
    known = [record for record in records if record.day <= until]
    if not known:
        raise UnusableInputError(
            "nothing has been logged yet; start with `hipsight log` or `hipsight import`"
        )
    return _Laying(known, preferences).timeline()


class _Laying:
    """The columns while they are being filled."""

    def __init__(self, records: Sequence[Record], preferences: Preferences) -> None:
        self.preferences = preferences
        self.first_day = min(record.day for record in records)
        self.days = (max(record.day for record in records) - self.first_day).days + 1
        self.numbers: dict[str, Floats] = {}
        self.words: dict[str, list[str | None]] = {}
        self.custom: set[str] = set()
        self.runs: list[RunObservation] = []
        self.by_type: dict[type[Record], list[Record]] = defaultdict(list)
        self.logged = np.zeros(self.days, dtype=bool)
        for record in records:
            self.by_type[type(record)].append(record)
        told = {record.day for kind, same in self.by_type.items() if kind is not DayRow for record in same}
        self.logged[[(day - self.first_day).days for day in told]] = True

    def row(self, record: Record) -> int:
        return (record.day - self.first_day).days

    def of(self, record_type: type[R]) -> list[R]:
        return [record for record in self.by_type[record_type] if isinstance(record, record_type)]

    def column(self, name: str) -> Floats:
        if name not in self.numbers:
            self.numbers[name] = np.full(self.days, np.nan)
        return self.numbers[name]

    def word(self, name: str, row: int, value: str | None) -> None:
        if value is not None:
            if name not in self.words:
                self.words[name] = [None] * self.days
            self.words[name][row] = value

    def timeline(self) -> Timeline:
        outings = [run for run in join_tellings(self.of(Run)) if run.suspect is None]
        pains = [pain for pain in self.of(Pain) if self._is_followed(pain)]
        self._lay_pain(pains)
        self._lay_runs(outings, pains)
        self._lay_shoes(outings)
        self._lay_training()
        self._lay_life()
        self._lay_day_rows()
        site, side = self._where()
        return Timeline(
            first_day=self.first_day,
            days=self.days,
            numbers=MappingProxyType(self.numbers),
            words=MappingProxyType({name: tuple(column) for name, column in self.words.items()}),
            custom=frozenset(self.custom),
            runs=tuple(sorted(self.runs, key=lambda run: run.row)),
            site=site,
            side=side,
        )

    # ------------------------------------------------------------------ pain

    def _is_followed(self, pain: Pain) -> bool:
        wanted = self.preferences.side
        other_side = wanted is not None and pain.side not in (None, wanted, Side.BOTH)
        return not other_side and (pain.site is None or pain.site in self.preferences.sites)

    def _lay_pain(self, pains: Sequence[Pain]) -> None:
        scores = [pain.worst for pain in pains if pain.worst]
        usual = statistics.median(scores) if scores else UNSCORED_PAIN
        # Of two equal scores a day the same one gives its site, in whatever order they come.
        for pain in sorted(pains, key=lambda pain: (pain.site or "", pain.side or "")):
            row, column = self.row(pain), self.column("pain_0_10")
            score = usual if pain.worst is None else pain.worst
            if not column[row] >= score:  # also when nothing was there yet (NaN)
                column[row] = score
                if score > 0:
                    self.word("pain_site", row, pain.site)
                    self.word("pain_side", row, pain.side)

    def _where(self) -> tuple[str | None, str | None]:
        sites = Counter(site for site in self.words.get("pain_site", ()) if site)
        sides = Counter(side for side in self.words.get("pain_side", ()) if side)
        return _most_common(sites), _most_common(sides)

    # ------------------------------------------------------------------ runs

    def _lay_runs(self, outings: Sequence[Run], pains: Sequence[Pain]) -> None:
        if not outings:
            return
        pace = _usual_pace(outings)
        first = min(self.row(run) for run in outings)
        last_logged = int(np.flatnonzero(self.logged)[-1])
        run_km, longest = self.column("run_km"), self.column("longest_run_km")
        run_km[first : last_logged + 1] = 0.0
        longest[first : last_logged + 1] = 0.0
        by_row: dict[int, list[Run]] = defaultdict(list)
        for run in outings:
            by_row[self.row(run)].append(run)
        pains_by_row: dict[int, list[Pain]] = defaultdict(list)
        for pain in pains:
            pains_by_row[self.row(pain)].append(pain)
        for row, runs in by_row.items():
            lengths = [_km(run, pace) for run in runs]
            run_km[row], longest[row] = sum(lengths), max(lengths)
            self._sum_up(row, runs, lengths)
            self.runs.extend(observe_runs(row, runs, lengths, pains_by_row[row]))
        onset = self.column("pain_onset_km")
        for observation in self.runs:
            if observation.onset_km is not None and not onset[observation.row] <= observation.onset_km:
                onset[observation.row] = observation.onset_km
        self._lay_run_flags(by_row)

    def _sum_up(self, row: int, runs: Sequence[Run], lengths: Sequence[float]) -> None:
        ascents = [run.ascent_m for run in runs if run.ascent_m is not None]
        if ascents:
            self.column("ascent_m")[row] = sum(ascents)
        descents = [run.descent_m for run in runs if run.descent_m is not None]
        if descents:
            self.column("descent_m")[row] = sum(descents)
        weighed = [
            (run.cadence_spm, length)
            for run, length in zip(runs, lengths, strict=True)
            if run.cadence_spm and length
        ]
        if weighed:
            total = sum(length for _, length in weighed)
            self.column("cadence_spm")[row] = sum(cadence * length for cadence, length in weighed) / total

    def _lay_run_flags(self, by_row: dict[int, list[Run]]) -> None:
        rows_with: dict[str, list[int]] = {name: [] for name in _RUN_FLAGS}
        for row, runs in by_row.items():
            for name in {name for run in runs for name in _flags_of(run)}:
                rows_with[name].append(row)
        not_running = self["run_km"] == 0.0
        for name, had in rows_with.items():
            if not had:
                continue
            column = self.column(name)
            column[not_running] = 0.0
            column[watched_rows(had, self.logged)] = 0.0
            column[had] = 1.0

    def __getitem__(self, name: str) -> Floats:
        return self.numbers[name] if name in self.numbers else np.full(self.days, np.nan)

    def _lay_shoes(self, outings: Sequence[Run]) -> None:
        km_on: dict[str, float] = defaultdict(float)
        name_of = pair_named(self.preferences)
        events: list[Run | Shoe] = [*self.of(Shoe), *outings]
        events.sort(
            key=lambda event: (event.day, isinstance(event, Run))
        )  # a new pair counts from its first run
        for event in events:
            if event.shoe is None:
                continue
            pair, row = name_of(event.shoe), self.row(event)
            if isinstance(event, Shoe):
                if event.event == "new":
                    km_on[pair] = 0.0
                if event.distance_m is not None:
                    km_on[pair] = event.distance_m / METRES_PER_KM
                continue
            self.word("shoe", row, pair)
            self.column("shoe_km")[row] = km_on[pair]
            km_on[pair] += (event.distance_m or 0.0) / METRES_PER_KM

    # ------------------------------------------------------------------ training and life

    def _lay_training(self) -> None:
        strength = self.of(Strength)
        watched = watched_rows([self.row(exercise) for exercise in strength], self.logged)
        for name, words in _EXERCISE_WORDS.items():
            had = [
                self.row(exercise)
                for exercise in strength
                if not words or any(word in exercise.exercise.lower() for word in words)
            ]
            self._lay_event(name, had, watched)
        self._lay_event("new_routine", [self.row(e) for e in strength if e.new], watched)
        cross = [self.row(session) for session in self.of(CrossTraining) if session.suspect is None]
        self._lay_event("cross_training", cross, watched_rows(cross, self.logged))

    def _lay_event(self, name: str, had: Sequence[int], watched: NDArray[np.bool_]) -> None:
        if had:
            column = self.column(name)
            column[watched] = 0.0
            column[list(had)] = 1.0

    def _lay_life(self) -> None:
        self._lay_scores("sleep_h", [(night, night.hours) for night in self.of(Sleep)])
        stress = self.of(Stress)
        words = [
            STRESS_WORDS.get(one.level or "") if one.score_1_5 is None else one.score_1_5 for one in stress
        ]
        self._lay_scores("stress_1_5", zip(stress, words, strict=True))
        sitting = self.of(Sitting)
        hours = [SITTING_WORDS_H.get(one.level or "") if one.hours is None else one.hours for one in sitting]
        self._lay_scores("sitting_h", zip(sitting, hours, strict=True))
        self._lay_cycle()
        factors: dict[str, dict[int, float]] = defaultdict(dict)
        for custom in self.of(Custom):
            factors[custom.factor][self.row(custom)] = custom.value
        for alcohol in self.of(Alcohol):
            factors["alcohol"][self.row(alcohol)] = 1.0 if alcohol.drinks is None else alcohol.drinks
        for travel in self.of(Travel):
            factors["travel"][self.row(travel)] = 1.0
        for name, values in factors.items():
            self.custom.add(name)
            column = self.column(name)
            column[watched_rows(values, self.logged)] = 0.0
            for row, value in values.items():
                column[row] = value

    def _lay_scores(self, name: str, told: Iterable[tuple[Record, float | None]]) -> None:
        """The column of the numbers; of several a day the last told counts."""
        values = {self.row(record): value for record, value in told if value is not None}
        if values:
            self.column(name)[list(values)] = list(values.values())

    def _lay_cycle(self) -> None:
        starts = set()
        for cycle in self.of(Cycle):
            if cycle.event == "period_start":
                starts.add(self.row(cycle))
            elif cycle.day_of_cycle is not None:
                starts.add(self.row(cycle) - cycle.day_of_cycle + 1)
        inside = sorted(row for row in starts if 0 <= row < self.days)
        if inside:
            column = self.column("period_start")
            column[inside[0] :] = 0.0
            column[inside] = 1.0

    # ------------------------------------------------------------------ days as a table told them

    def _lay_day_rows(self) -> None:
        by_row = {
            self.row(day): day for day in self.of(DayRow)
        }  # a table imported later corrects an earlier one
        if not by_row:
            return
        for row, day in by_row.items():
            for name, value in day.values:
                column = self.column(name)
                if name not in COLUMNS:
                    self.custom.add(name)
                # Records speak of the same day in more detail: they stay where they say more than "none".
                if not column[row] > 0:
                    column[row] = value
            for name, word in day.words:
                self.word(name, row, word)
        if "run_km" in self.numbers:
            longest = self.column("longest_run_km")
            longest[:] = np.where(np.isnan(longest), self["run_km"], longest)
        told = np.zeros(self.days, dtype=bool)
        told[list(by_row)] = True
        told[[observation.row for observation in self.runs]] = False
        run_km = np.where(told, self["run_km"], np.nan)
        self.runs.extend(
            runs_from_columns(
                run_km,
                self["longest_run_km"],
                self["pain_0_10"],
                # A table without the column never asked where pain began: an empty cell then says nothing.
                self.numbers.get("pain_onset_km"),
            )
        )


_FLAG_OF_KIND = {
    **dict.fromkeys(SPEED_KINDS, "speed"),
    RunKind.HILLS: "hills",
    RunKind.LONG: "long_run",
}
_FLAG_OF_SURFACE = {
    Surface.ROAD: "road",
    Surface.TRAIL: "trail",
    Surface.TREADMILL: "treadmill",
    Surface.TRACK: "track",
}
_RUN_FLAGS = ("speed", "hills", "long_run", "race", *_FLAG_OF_SURFACE.values(), "camber")


def _flags_of(run: Run) -> Iterator[str]:
    """Names of the 0/1 columns that the run fills."""
    for kind in run.kinds:
        if kind in _FLAG_OF_KIND:
            yield _FLAG_OF_KIND[kind]
        if kind is RunKind.RACE:  # a race is fast running, and more than that
            yield "race"
    for surface in run.surfaces:
        if surface in _FLAG_OF_SURFACE:
            yield _FLAG_OF_SURFACE[surface]
    if run.camber:
        yield "camber"


_EXERCISE_WORDS: dict[str, tuple[str, ...]] = {
    "strength": (),
    "squats": ("squat",),
    "plyo": ("plyo", "jump", "hop", "bound"),
}


def _most_common(words: Counter[str]) -> str | None:
    return min(words, key=lambda word: (-words[word], word)) if words else None


def _usual_pace(outings: Sequence[Run]) -> float:
    paces = [
        run.duration_s / (run.distance_m / METRES_PER_KM)
        for run in outings
        if run.duration_s and run.distance_m
    ]
    return statistics.median(paces) if paces else USUAL_PACE_S_PER_KM


def _km(run: Run, pace_s_per_km: float) -> float:
    if run.distance_m is not None:
        return run.distance_m / METRES_PER_KM
    if run.duration_s is not None:
        return run.duration_s / (run.pace_s_per_km or pace_s_per_km)
    return 0.0
