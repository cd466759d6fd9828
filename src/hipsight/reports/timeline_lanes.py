"""What the timeline shows of a stretch of days: lanes of runs, of pain by place, and of life, in even steps."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hipsight.model.laying import SITTING_WORDS_H, STRESS_WORDS
from hipsight.model.life_records import (
    CrossTraining,
    Cycle,
    DayRow,
    Illness,
    Shoe,
    Sitting,
    Sleep,
    Strength,
    Stress,
    Travel,
)
from hipsight.model.outings import join_tellings
from hipsight.model.records import SPEED_KINDS, Pain, Record, Run, RunKind
from hipsight.model.units import METRES_PER_KM

#: Places of pain with a lane of their own; the others share one.
MOST_PLACES = 4
#: Days without a flare that still belong to the flare around them.
FLARE_GAP_DAYS = 3

#: Day, place and score; None where it hurt without a number.
_Pain = tuple[dt.date, str, float | None]

_HARD = SPEED_KINDS | {RunKind.HILLS}
_NOWHERE, _ELSEWHERE = "not said where", "elsewhere"


@dataclass(slots=True)
class Step:
    """One step of the picture: a day, a week or a month.

    Attributes:
        km: Distance run, `hard_km` of it fast or in hills; None where nothing was logged at all.
        pain: Worst score by place; 0 where it was said not to hurt, None where it hurt without a number.
        life: Mean by what was measured ("sleep", "stress", "sitting"), or how often by what was done.
        shoes: Distance by pair.
    """

    first: dt.date
    last: dt.date
    is_logged: bool = False
    runs: int = 0
    km: float = 0.0
    hard_km: float = 0.0
    pain: dict[str, float | None] = field(default_factory=dict)
    life: dict[str, float] = field(default_factory=dict)
    shoes: dict[str, float] = field(default_factory=dict)

    @property
    def worst(self) -> float | None:
        """The worst score of all places; None where none was given."""
        return max((score for score in self.pain.values() if score is not None), default=None)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The steps of a stretch of days, and which lanes have something to show.

    Attributes:
        places: Where it hurt, the most frequent first.
        life: What of life was logged.
        shoes: First and last day on which each pair was the one most run in, in order of time.
        flares: First and last day of each flare.
    """

    steps: tuple[Step, ...]
    places: tuple[str, ...]
    life: tuple[str, ...]
    shoes: tuple[tuple[str, dt.date, dt.date], ...]
    flares: tuple[tuple[dt.date, dt.date], ...]


#: Life lanes in the order in which they are drawn: what is measured, with its most, and what is done.
MEASURED: Mapping[str, float] = {"sleep": 10.0, "stress": 5.0, "sitting": 12.0}
DONE = ("strength", "cross-training", "period", "illness", "travel")


def lay_lanes(records: Iterable[Record], edges: Sequence[dt.date], flare_at: float) -> Lanes:
    """The lanes of the records between the first edge and the last, which is left out.

    Args:
        records: By day; those outside the edges are passed over.
        edges: First days of the steps, and the day after the last.
        flare_at: Pain from which on a day is a flare.
    """
    inside = [record for record in records if edges[0] <= record.day < edges[-1]]
    steps = [Step(first, after - dt.timedelta(days=1)) for first, after in itertools.pairwise(edges)]
    step_of = {
        step.first + dt.timedelta(days=day): step
        for step in steps
        for day in range((step.last - step.first).days + 1)
    }
    pains = list(_pains(inside))
    places = _places(pains)
    _lay_runs(inside, step_of)
    worst = _lay_pain(pains, step_of, places)
    _lay_life(inside, step_of)
    for record in inside:
        step_of[record.day].is_logged = True
    life = [name for name in (*MEASURED, *DONE) if any(name in step.life for step in steps)]
    return Lanes(
        tuple(steps),
        tuple(dict.fromkeys(places.values())),
        tuple(life),
        tuple(_worn(steps)),
        tuple(_flares(worst, flare_at)),
    )


def _lay_runs(records: Sequence[Record], step_of: Mapping[dt.date, Step]) -> None:
    told = join_tellings(record for record in records if isinstance(record, Run))
    ran = {run.day for run in told}
    for run in told:
        if run.suspect is not None:
            continue
        step, km = step_of[run.day], (run.distance_m or 0.0) / METRES_PER_KM
        step.runs += 1
        step.km += km
        if run.kinds & _HARD:
            step.hard_km += km
        if run.shoe:
            step.shoes[run.shoe] = step.shoes.get(run.shoe, 0.0) + km
    for record in records:
        if isinstance(record, DayRow) and record.day not in ran:
            values = dict(record.values)
            km = values.get("run_km", 0.0)
            if km > 0:
                step_of[record.day].runs += 1
                step_of[record.day].km += km
                is_hard = values.get("speed") or values.get("hills")
                step_of[record.day].hard_km += km if is_hard else 0.0
        elif isinstance(record, Shoe) and record.shoe and record.event == "new":
            step_of[record.day].shoes.setdefault(record.shoe, 0.0)


@lru_cache(maxsize=256)
def _place(site: str | None, side: str | None) -> str:
    return " ".join(part.replace("_", " ") for part in (side, site) if part) or _NOWHERE


def _pains(records: Sequence[Record]) -> Iterator[_Pain]:
    """Day, place and score of everything said of pain."""
    for record in records:
        if isinstance(record, Pain):
            yield record.day, _place(record.site, record.side), record.worst
        elif isinstance(record, DayRow):
            values, words = dict(record.values), dict(record.words)
            if "pain_0_10" in values:
                place = _place(words.get("pain_site"), words.get("pain_side"))
                yield record.day, place, values["pain_0_10"]


def _places(pains: Sequence[_Pain]) -> dict[str, str]:
    """The lane of each place, the one that hurt on most days first."""
    hurt = Counter(place for _, place, score in pains if score != 0)
    asked = Counter(place for _, place, _ in pains)
    ordered = sorted(asked, key=lambda place: (-hurt[place], -asked[place], place))
    own = ordered if len(ordered) <= MOST_PLACES else ordered[: MOST_PLACES - 1]
    return {place: place if place in own else _ELSEWHERE for place in ordered}


def _lay_pain(
    pains: Sequence[_Pain], step_of: Mapping[dt.date, Step], places: Mapping[str, str]
) -> dict[dt.date, float]:
    """Fills the places; the worst score of each day."""
    worst: dict[dt.date, float] = {}
    for day, place, score in pains:
        pain, lane = step_of[day].pain, places[place]
        known = pain.get(lane, 0.0)
        if score is None:
            pain[lane] = known or None
        else:
            pain[lane] = max(known or 0.0, score) if known or score else known
            worst[day] = max(worst.get(day, 0.0), score)
    return worst


def _lay_life(records: Sequence[Record], step_of: Mapping[dt.date, Step]) -> None:
    measured: dict[tuple[dt.date, str], list[float]] = defaultdict(list)
    for record in records:
        step = step_of[record.day]
        for name, value in _measured(record):
            measured[step.first, name].append(value)
        done = _done(record)
        if done is not None:
            step.life[done] = step.life.get(done, 0.0) + 1
    for (day, name), values in measured.items():
        step_of[day].life[name] = sum(values) / len(values)


def _measured(record: Record) -> Iterator[tuple[str, float]]:
    value: float | None = None
    if isinstance(record, Sleep):
        value = record.hours
    elif isinstance(record, Stress):
        value = STRESS_WORDS.get(record.level or "") if record.score_1_5 is None else record.score_1_5
    elif isinstance(record, Sitting):
        value = SITTING_WORDS_H.get(record.level or "") if record.hours is None else record.hours
    elif isinstance(record, DayRow):
        names = {"sleep_h": "sleep", "stress_1_5": "stress", "sitting_h": "sitting"}
        yield from ((names[name], number) for name, number in record.values if name in names)
    if value is not None:
        yield record.kind, value


def _done(record: Record) -> str | None:
    if isinstance(record, Strength):
        return "strength"
    if isinstance(record, CrossTraining):
        return "cross-training"
    if isinstance(record, Cycle):
        return "period" if record.event in {"period_start", "period"} else None
    if isinstance(record, Illness):
        return "illness"
    return "travel" if isinstance(record, Travel) else None


def _worn(steps: Sequence[Step]) -> Iterator[tuple[str, dt.date, dt.date]]:
    now: tuple[str, dt.date, dt.date] | None = None
    for step in steps:
        if not step.shoes:
            continue
        pair = max(step.shoes, key=lambda name: (step.shoes[name], name))
        if now is not None and now[0] == pair:
            now = (pair, now[1], step.last)
            continue
        if now is not None:
            yield now
        now = (pair, step.first, step.last)
    if now is not None:
        yield now


def _flares(worst: Mapping[dt.date, float], flare_at: float) -> Iterator[tuple[dt.date, dt.date]]:
    days = sorted(day for day, score in worst.items() if score >= flare_at)
    start = last = None
    for day in days:
        if start is None or last is None:
            start = day
        elif (day - last).days > FLARE_GAP_DAYS:
            yield start, last
            start = day
        last = day
    if start is not None and last is not None:
        yield start, last
