"""What the log knows of the pain, as findings with their evidence, so that nobody has to tell it twice."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from hipsight.assessment.case import Case, make_case
from hipsight.model.body import Behaviour, Side
from hipsight.model.life_records import Cycle, Shoe
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Record
from hipsight.model.timeline import RunObservation, Timeline

#: Pain of so many days is what it is about; a gap of more than `_GAP_DAYS` ends an episode.
_RECENT_DAYS, _GAP_DAYS = 28, 21
#: Onsets that are compared, the fewest pairs of them, and the share that must have come earlier.
_ONSETS, _FEWEST_PAIRS, _MOSTLY = 7, 3, 0.75
#: A run so much longer than the longest of the 30 days before (Frandsen 2025), within so many days.
_SPIKE_RATIO, _BASE_DAYS, _SPIKE_WITHIN_DAYS = 1.3, 30, 42
#: No period for so many days is a missed one, where it was logged before and the log has gone on.
_CYCLE_GAP_DAYS, _FEWEST_CYCLES = 90, 2
_NEW_SHOE_DAYS = 42
_FEWEST_RUNS_WITH_PAIN = 3

_BEHAVIOUR_TELLS: Mapping[Behaviour, str] = MappingProxyType(
    {
        Behaviour.AT_NIGHT: "night_pain",
        Behaviour.WAKES: "wakes_at_night",
        Behaviour.AT_REST: "rest_pain",
        Behaviour.LIMP: "limp",
        Behaviour.WALKING: "worse_walking",
        Behaviour.STAIRS: "worse_stairs",
        Behaviour.AFTER_SITTING: "worse_rising_from_sitting",
        Behaviour.LYING_ON_SIDE: "worse_lying_on_side",
        Behaviour.UPHILL: "worse_uphill",
        Behaviour.DOWNHILL: "worse_downhill",
        Behaviour.FAST_RUNNING: "worse_sprinting",
        Behaviour.CAMBER: "worse_camber",
        Behaviour.SINGLE_LEG: "worse_single_leg",
        Behaviour.WARMS_UP: "warms_up",
        Behaviour.WORSENS: "worsens_during_run",
        Behaviour.AFTER_RUN: "after_running",
    }
)


def log_case(records: Sequence[Record], timeline: Timeline, preferences: Preferences, today: dt.date) -> Case:
    """The case that the log up to `today` tells of; silence about a thing leaves it unknown."""
    pains = [one for one in records if isinstance(one, Pain) and one.worst != 0 and one.day <= today]
    recent = [one for one in pains if (today - one.day).days < _RECENT_DAYS]
    told = dict(_of_pains(recent))
    told |= _of_runs(timeline, timeline.row(today))
    told |= _of_life(records, today)
    if preferences.sex is not None:
        told[f"sex_{preferences.sex.value}"] = "settings"
    years = None if preferences.birth_year is None else float(today.year - preferences.birth_year)
    return make_case(
        told,
        years=years,
        duration_days=_duration(pains, today) if recent else None,
        sides=frozenset(one.side for one in recent if one.side is not None and one.side is not Side.BOTH),
    )


def _of_pains(pains: list[Pain]) -> Iterator[tuple[str, str]]:
    days = f"in the last {_RECENT_DAYS} days"
    sites = Counter(f"site_{one.site.value}" for one in pains if one.site is not None)
    qualities = Counter(f"quality_{word.value}" for one in pains for word in one.quality)
    behaviours = Counter(
        _BEHAVIOUR_TELLS[word] for one in pains for word in one.behaviour if word in _BEHAVIOUR_TELLS
    )
    for finding, count in (sites + qualities + behaviours).items():
        yield finding, f"logged {count} {'time' if count == 1 else 'times'} {days}"
    if any(one.side is Side.BOTH for one in pains):
        yield "both_sides", f"logged on both sides {days}"


def _of_runs(timeline: Timeline, row: int) -> dict[str, str]:
    told = {}
    runs = [run for run in timeline.runs if run.row <= row]
    with_onset = [run for run in runs if run.onset_km is not None and row - run.row < 2 * _RECENT_DAYS][
        -_ONSETS:
    ]
    onsets = [run.onset_km for run in with_onset if run.onset_km is not None]
    pairs = list(itertools.pairwise(onsets))
    earlier = sum(later < before for before, later in pairs)
    if len(pairs) >= _FEWEST_PAIRS and earlier >= _MOSTLY * len(pairs) and onsets[-1] < onsets[0]:
        told["onset_earlier"] = f"onset came earlier in {earlier} of the last {len(pairs)} runs"
    if len(with_onset) >= _FEWEST_RUNS_WITH_PAIN:
        told["worse_running"] = f"pain began in {len(with_onset)} runs"
    spike = next((words for run in reversed(runs) if (words := _spike(run, runs))), None)
    if spike and row - runs[-1].row <= _SPIKE_WITHIN_DAYS:
        told["recent_load_increase"] = spike
    return told


def _spike(run: RunObservation, runs: list[RunObservation]) -> str | None:
    if run.row < runs[-1].row - _SPIKE_WITHIN_DAYS:
        return None
    base = [one.distance_km for one in runs if run.row - _BASE_DAYS <= one.row < run.row]
    if not base or run.distance_km <= _SPIKE_RATIO * max(base):
        return None
    return f"a run of {run.distance_km:.0f} km after at most {max(base):.0f} km in {_BASE_DAYS} days"


def _of_life(records: Sequence[Record], today: dt.date) -> dict[str, str]:
    told = {}
    starts = sorted(
        {
            one.day
            for one in records
            if isinstance(one, Cycle) and one.event == "period_start" and one.day <= today
        }
    )
    gap = (today - starts[-1]).days if starts else 0
    goes_on = any((today - one.day).days < _GAP_DAYS for one in records if one.day <= today)
    if len(starts) >= _FEWEST_CYCLES and gap > _CYCLE_GAP_DAYS and goes_on:
        told["missed_periods"] = f"no period logged for {gap} days"
    new = [
        one.day
        for one in records
        if isinstance(one, Shoe) and one.event == "new" and 0 <= (today - one.day).days < _NEW_SHOE_DAYS
    ]
    if new:
        told["new_shoes"] = f"a new pair since {max(new)}"
    return told


def _duration(pains: list[Pain], today: dt.date) -> float:
    """Days since the first pain that no gap parts from now."""
    begun = today
    for day in sorted({one.day for one in pains}, reverse=True):
        if (begun - day).days > _GAP_DAYS:
            break
        begun = day
    return float((today - begun).days)
