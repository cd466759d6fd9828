"""Is it getting better: pain-free distance then and now, severity by week, stretches without a flare."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hipsight.model.timeline import RunObservation, Timeline
from hipsight.progress.severity import FlareFree, WeekSeverity, flare_free_stretches, severity_by_week
from hipsight.statistics.kaplan_meier import pain_free_share
from hipsight.statistics.onset_distance import fit_onset_model

#: Fewer onsets than this carry no trend: the slope's interval spans a factor of three.
ONSETS_FOR_A_TREND = 8

#: Fewer runs than this say nothing about a distance at all.
RUNS_FOR_A_DISTANCE = 5

#: Half-width of a 95 % interval in standard errors.
Z_95 = 1.959964


@dataclass(frozen=True, slots=True, kw_only=True)
class PainFree:
    """The distance that half of the runs get through without pain, km.

    Attributes:
        then: At the first run, None while there is no trend to speak of; `then_low` and `then_high` its 95 % interval.
        now: At the last run; `low` and `high` its 95 % interval.
        beyond: True when pain now starts beyond the runs of late, if at all: `now` is then their longest.
    """

    then: float | None
    now: float | None
    low: float | None
    high: float | None
    beyond: bool
    then_low: float | None = None
    then_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """Share of runs still free of pain at a distance, in the first and the last third of the runs."""

    km: float
    then: float
    now: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the log says about getting better.

    Attributes:
        runs: Runs about whose pain something was said; in `onsets` of them it began on the way.
        trend: `better`, `worse`, `no clear change` or `not enough yet`.
        needs: What is still needed for a trend, in plain words, or None.
        curve: For the picture.
    """

    site: str | None
    side: str | None
    pain_free_km: PainFree | None
    runs: int
    onsets: int
    trend: str
    needs: str | None
    first_run: dt.date | None
    last_run: dt.date | None
    curve: tuple[CurvePoint, ...]
    severity: tuple[WeekSeverity, ...]
    flare_free: FlareFree | None

    def to_json(self) -> dict[str, Any]:
        """The public shape."""
        mapping = asdict(self)
        for name in ("first_run", "last_run"):
            mapping[name] = None if mapping[name] is None else mapping[name].isoformat()
        mapping["severity"] = [week.to_json() for week in self.severity]
        mapping["flare_free"] = None if self.flare_free is None else self.flare_free.to_json()
        return mapping


def measure_progress(timeline: Timeline) -> Progress:
    """How far one gets before it starts, then and now, and how bad it was week by week."""
    runs = [run for run in timeline.runs if run.pain_known and run.distance_km > 0]
    onsets = sum(run.onset_km is not None for run in runs)
    pain = timeline["pain_0_10"]
    in_doubt = any(not run.pain_known and pain[run.row] > 0 for run in timeline.runs)
    if onsets == 0 and in_doubt:  # it hurt, and nobody said where: silence is not freedom from pain
        runs = []
    distance, trend = _pain_free(runs)
    missing = ONSETS_FOR_A_TREND - onsets
    return Progress(
        site=timeline.site,
        side=timeline.side,
        pain_free_km=distance,
        runs=len(runs),
        onsets=onsets,
        trend=trend,
        needs=_needs(len(runs), onsets, missing),
        first_run=timeline.day(runs[0].row) if runs else None,
        last_run=timeline.day(runs[-1].row) if runs else None,
        curve=tuple(_curve(runs)),
        severity=tuple(severity_by_week(timeline)),
        flare_free=flare_free_stretches(timeline),
    )


def _needs(runs: int, onsets: int, missing: int) -> str | None:
    if runs < RUNS_FOR_A_DISTANCE:
        return f"{RUNS_FOR_A_DISTANCE - runs} more runs with where pain began, or that there was none"
    if onsets == 0 or missing <= 0:
        return None
    return f"{missing} more runs with the mile or km at which pain began"


def _pain_free(runs: list[RunObservation]) -> tuple[PainFree | None, str]:
    if len(runs) < RUNS_FOR_A_DISTANCE:
        return None, "not enough yet"
    onsets = sum(run.onset_km is not None for run in runs)
    recent = runs[-max(RUNS_FOR_A_DISTANCE, len(runs) // 3) :]
    longest = max(run.distance_km for run in recent)
    if onsets == 0:
        return PainFree(then=None, now=longest, low=None, high=None, beyond=True), "no pain on any run"
    low, high, time = _intervals(runs)
    with_trend = onsets >= ONSETS_FOR_A_TREND and float(np.ptp(time)) > 0
    model = fit_onset_model(low, high, time, with_trend=with_trend)
    value, error = model.log_median(float(time[-1]))
    now = math.exp(value)
    beyond = now > longest
    first, first_error = model.log_median(float(time[0]))
    distance = PainFree(
        then=math.exp(first) if with_trend else None,
        then_low=math.exp(first - Z_95 * first_error) if with_trend else None,
        then_high=math.exp(first + Z_95 * first_error) if with_trend else None,
        now=min(now, longest),
        low=min(math.exp(value - Z_95 * error), longest),
        high=None if beyond else math.exp(value + Z_95 * error),
        beyond=beyond,
    )
    return distance, _trend_word(*model.trend) if with_trend else "not enough yet"


def _trend_word(slope: float, error: float) -> str:
    if abs(slope) < Z_95 * error:
        return "no clear change"
    return "better" if slope > 0 else "worse"


def _intervals(
    runs: list[RunObservation],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    low = np.array([run.distance_km if run.onset_km is None else run.onset_km for run in runs])
    high = np.array(
        [
            math.inf if run.onset_km is None else max(run.onset_km, run.onset_high_km or run.onset_km)
            for run in runs
        ]
    )
    rows = np.array([run.row for run in runs], dtype=float)
    span = max(float(np.ptp(rows)), 1.0)
    return low, high, (rows - rows[0]) / span - 0.5


def _curve(runs: list[RunObservation]) -> list[CurvePoint]:
    third = len(runs) // 3
    if third < RUNS_FOR_A_DISTANCE:
        return []
    then, now = _steps(runs[:third]), _steps(runs[-third:])
    points = sorted({0.0, *then[0].tolist(), *now[0].tolist()})
    return [CurvePoint(km=km, then=_share_at(then, km), now=_share_at(now, km)) for km in points]


def _steps(runs: list[RunObservation]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    distance = np.array([run.distance_km if run.onset_km is None else run.onset_km for run in runs])
    return pain_free_share(distance, np.array([run.onset_km is not None for run in runs]))


def _share_at(steps: tuple[NDArray[np.float64], NDArray[np.float64]], km: float) -> float:
    points, share = steps
    before = int(np.searchsorted(points, km, side="right"))
    return 1.0 if before == 0 else float(share[before - 1])
