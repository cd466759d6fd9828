"""One outing, told twice: by the watch (with a start) and by a typed line (without)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from hipsight.model.records import Run

T = TypeVar("T")

#: A typed distance or duration within this share of the measured one speaks of the same run; people round.
SAME_WITHIN = 0.15


def join_tellings(runs: Iterable[Run]) -> list[Run]:
    """The outings, each once, by day and start.

    A typed run is joined to the watch's run of the same day that it fits: by distance, else by duration; one
    that says neither is joined when the watch recorded exactly one run that day. What was measured comes from
    the watch, what only the runner knows (kind, surface, shoe, effort) from the line.
    """
    by_day: dict[dt.date, list[Run]] = defaultdict(list)
    for run in runs:
        by_day[run.day].append(run)
    outings: list[Run] = []
    for day in sorted(by_day):
        if len(by_day[day]) == 1:
            outings += by_day[day]
            continue
        measured = [run for run in by_day[day] if run.starts_at is not None]
        typed = [run for run in by_day[day] if run.starts_at is None]
        outings.extend(_join_day(measured, typed))
    return outings


def _join_day(measured: list[Run], typed: list[Run]) -> list[Run]:
    pairs = sorted(
        (mismatch, left, right)
        for left, line in enumerate(typed)
        for right, watch in enumerate(measured)
        if (mismatch := _mismatch(line, watch, alone=len(measured) == 1 and len(typed) == 1)) is not None
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in pairs:
        if left not in taken and right not in partner:
            partner[right] = left
            taken.add(left)
    joined = [
        _join(watch, typed[partner[right]]) if right in partner else watch
        for right, watch in enumerate(measured)
    ]
    joined.sort(key=lambda run: run.starts_at.timestamp() if run.starts_at else 0)
    return joined + [line for left, line in enumerate(typed) if left not in taken]


def _mismatch(line: Run, watch: Run, *, alone: bool) -> float | None:
    """How far the two tellings differ, as a share; None when they are of different runs."""
    for said, recorded in ((line.distance_m, watch.distance_m), (line.duration_s, watch.duration_s)):
        if said is not None and recorded:
            share = abs(said - recorded) / recorded
            return share if share <= SAME_WITHIN else None
    return SAME_WITHIN if alone else None


def _join(watch: Run, line: Run) -> Run:
    kinds = _distinct((line.run_kind, *line.also_kinds, watch.run_kind, *watch.also_kinds))
    # A surface the watch only guessed gives way to the one that was said.
    guessed = () if line.surface and "surface" in watch.assumed else (watch.surface, *watch.also_surfaces)
    surfaces = _distinct((line.surface, *line.also_surfaces, *guessed))
    return dataclasses.replace(
        watch,
        run_kind=kinds[0] if kinds else None,
        also_kinds=tuple(kinds[1:]),
        surface=surfaces[0] if surfaces else None,
        also_surfaces=tuple(surfaces[1:]),
        camber=_first(line.camber, watch.camber),
        shoe=_first(line.shoe, watch.shoe),
        effort_0_10=_first(line.effort_0_10, watch.effort_0_10),
        stopped_for_pain=_first(line.stopped_for_pain, watch.stopped_for_pain),
        reps=_first(line.reps, watch.reps),
        rep_m=_first(line.rep_m, watch.rep_m),
        rep_s=_first(line.rep_s, watch.rep_s),
        text=_first(line.text, watch.text),
    )


def _distinct(values: Iterable[T | None]) -> list[T]:
    return list(dict.fromkeys(value for value in values if value is not None))


def _first(first: T | None, second: T | None) -> T | None:
    return second if first is None else first
