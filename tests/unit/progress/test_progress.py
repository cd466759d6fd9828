"""Progress from Timelines small enough to work out by hand."""

import datetime as dt

import numpy as np
import pytest

from hipsight.model.timeline import RunObservation, Timeline
from hipsight.progress.measure import measure_progress

MONDAY = dt.date(2026, 1, 5)


def timeline(pain=(), runs=()):
    days = max(len(pain), *(run.row + 1 for run in runs), 1)
    column = np.full(days, np.nan)
    column[: len(pain)] = pain
    return Timeline(first_day=MONDAY, days=days, numbers={"pain_0_10": column}, runs=tuple(runs))


def run(row, km, onset=None, *, known=True):
    return RunObservation(row=row, distance_km=km, onset_km=onset, onset_high_km=onset, pain_known=known)


def test_runs_about_which_nothing_was_said_do_not_count():
    progress = measure_progress(timeline(runs=[run(day, 8, known=False) for day in range(20)]))
    assert progress.runs == 0
    assert progress.trend == "not enough yet"
    assert progress.pain_free_km is None


def test_without_any_onset_the_distance_is_beyond_the_longest_recent_run():
    progress = measure_progress(timeline(runs=[run(day, 5 + day / 10) for day in range(12)]))
    assert progress.pain_free_km.beyond
    assert progress.pain_free_km.now == pytest.approx(6.1)
    assert progress.trend == "no pain on any run"


def test_fewer_than_eight_onsets_give_a_distance_but_no_trend():
    runs = [run(day, 10, 4.0 if day < 7 else None) for day in range(10)]
    progress = measure_progress(timeline(runs=runs))
    assert progress.trend == "not enough yet"
    assert progress.needs == "1 more runs with the mile or km at which pain began"
    assert progress.pain_free_km.then is None
    assert 3 < progress.pain_free_km.now < 8


def test_onsets_that_move_out_are_getting_better():
    runs = [run(2 * i, 12, 2 + i * 0.3) for i in range(30)]
    progress = measure_progress(timeline(runs=runs))
    assert progress.trend == "better"
    assert progress.pain_free_km.then == pytest.approx(2, rel=0.6)
    assert progress.pain_free_km.now == pytest.approx(10.7, rel=0.3)
    assert progress.pain_free_km.low < progress.pain_free_km.now
    assert {point.km for point in progress.curve} >= {0.0, 2.0}


def test_the_order_reversed_is_getting_worse():
    runs = [run(2 * i, 12, 11 - i * 0.3) for i in range(30)]
    assert measure_progress(timeline(runs=runs)).trend == "worse"


def test_severity_is_ten_times_the_mean_of_the_week_and_silent_weeks_have_none():
    pain = [2, np.nan, 4, np.nan, np.nan, np.nan, np.nan] + [5] + [np.nan] * 6 + [0, 0, 6]
    severity = measure_progress(timeline(pain)).severity
    assert [(week.week, week.score_0_100) for week in severity] == [
        (MONDAY, 30.0),
        (MONDAY + dt.timedelta(7), None),
        (MONDAY + dt.timedelta(14), 20.0),
    ]


def test_the_longest_stretch_without_a_flare_ends_at_a_flare_and_at_a_long_silence():
    pain = [1, 1, 1, 8, 1, 1, 1, 1, 1] + [np.nan] * 8 + [1, 1]
    flare_free = measure_progress(timeline(pain)).flare_free
    assert flare_free.flare_at == 3
    assert (flare_free.longest_days, flare_free.longest_from) == (5, MONDAY + dt.timedelta(4))
    assert flare_free.current_days == 2


def test_a_log_without_pain_has_nothing_to_say():
    progress = measure_progress(timeline(runs=[run(0, 5, known=False)]))
    assert progress.severity == ()
    assert progress.flare_free is None
