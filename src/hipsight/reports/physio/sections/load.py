"""How the load went: sessions, longest run, spikes, what changed before it began, shoes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hipsight.model.life_records import Shoe, Strength
from hipsight.model.records import SPEED_KINDS, Run, RunKind
from hipsight.model.units import METRES_PER_KM
from hipsight.progress.severity import flare_level
from hipsight.reports.physio.blocks import Block, Facts
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say
from hipsight.warnings.load import SPIKE_DAYS, longest_before

_WEEK, _BEFORE_WEEKS, _SHOES = 7, 4, 3
#: A single run this much above the longest of the 30 days before is told (Frandsen 2025).
_SPIKE = 1.1
#: Days without a flare before the first one, for "what changed before it began".
_QUIET_DAYS = 28


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    runs = case.runs
    rows: list[tuple[str, str]] = []
    if runs:
        rows += _sessions(case, runs, say)
    rows += _before_onset(case, say)
    pairs = [pair for pair in case.shoes if pair.retired is None and pair.km > 0][: case.most(_SHOES)]
    if pairs:
        rows.append(
            (say("load.shoes"), "; ".join(f"{pair.name} ({say.distance(pair.km, 0)})" for pair in pairs))
        )
    sessions = {one.day for one in case.of(Strength)}
    if sessions:
        weeks = max(1.0, ((case.last - case.first).days + 1) / _WEEK)
        rows.append((say("load.strength"), say("load.a_week", number=say.number(len(sessions) / weeks, 1))))
    if rows:
        yield Facts(tuple(rows))


def _sessions(case: ReportCase, runs: list[Run], say: Say) -> Iterator[tuple[str, str]]:
    weeks = max(1.0, ((case.last - case.first).days + 1) / _WEEK)
    km = sum(run.distance_m or 0.0 for run in runs) / METRES_PER_KM
    yield (
        say("load.week"),
        say("load.week_words", sessions=say.number(len(runs) / weeks, 1), distance=say.distance(km / weeks)),
    )
    longest = max(runs, key=lambda run: run.distance_m or 0.0)
    if longest.distance_m:
        yield (
            say("load.longest"),
            say(
                "load.on_day", what=say.distance(longest.distance_m / METRES_PER_KM), day=say.day(longest.day)
            ),
        )
    kinds = [kind for run in runs for kind in (run.run_kind, *run.also_kinds)]
    fast, hills = sum(kind in SPEED_KINDS for kind in kinds), kinds.count(RunKind.HILLS)
    if fast or hills:
        yield say("load.hard"), say("load.hard_words", fast=fast, hills=hills)
    spikes = list(_spikes(case))
    if spikes:
        worst = max(spikes, key=lambda spike: spike[1])
        day = case.timeline.day(worst[0])
        share = say.number(100 * (worst[1] - 1))
        yield say("load.spikes"), say("load.spikes_words", count=len(spikes), share=share, day=say.day(day))


def _spikes(case: ReportCase) -> Iterator[tuple[int, float]]:
    longest = case.timeline["longest_run_km"]
    ran = np.flatnonzero(longest > 0)
    if not len(ran):
        return
    # The first runs of a log are not the first of a life.
    known_from = max(int(ran[0]) + SPIKE_DAYS, case.timeline.row(case.first))
    for row in range(known_from, min(case.timeline.days, case.timeline.row(case.last) + 1)):
        before = longest_before(case.timeline, row)
        if before is not None and longest[row] > _SPIKE * before:
            yield row, float(longest[row] / before)


def _before_onset(case: ReportCase, say: Say) -> Iterator[tuple[str, str]]:
    """What changed in the four weeks before the first flare after a quiet month."""
    pain = case.timeline["pain_0_10"]
    flares = np.flatnonzero(pain >= flare_level(pain))
    first = next((int(row) for row in flares if row >= _QUIET_DAYS and not _flared(pain, int(row))), None)
    if first is None or not case.first <= case.timeline.day(first) <= case.last:
        return
    km = np.nan_to_num(case.timeline["run_km"])
    days = _BEFORE_WEEKS * _WEEK
    if first < 2 * days:
        return
    earlier, late = km[first - 2 * days : first - days].sum(), km[first - days : first].sum()
    changes = [
        say(
            "load.before_km",
            late=say.distance(late / _BEFORE_WEEKS),
            earlier=say.distance(earlier / _BEFORE_WEEKS),
        )
    ]
    rows = range(first - days, first + 1)
    new = [
        one.shoe
        for one in case.of(Shoe)
        if one.event == "new" and one.shoe and case.timeline.row(one.day) in rows
    ]
    if new:
        changes.append(say("load.before_shoes", shoes=", ".join(dict.fromkeys(new))))
    fresh = [one.exercise for one in case.of(Strength) if one.new and case.timeline.row(one.day) in rows]
    if fresh:
        changes.append(say("load.before_new", what=", ".join(dict.fromkeys(fresh))))
    yield say("load.before", day=say.day(case.timeline.day(first))), "; ".join(changes)


def _flared(pain: np.ndarray[tuple[int], np.dtype[np.float64]], row: int) -> bool:
    return bool((pain[row - _QUIET_DAYS : row] >= flare_level(pain)).any())


SECTION = SectionMaker("load", 60, _build)
