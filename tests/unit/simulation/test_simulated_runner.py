import dataclasses
import datetime as dt

import numpy as np
import pytest

from hipsight.hypotheses.contract import all_families
from hipsight.model.units import DistanceUnit
from hipsight.simulation.exposures import KINDS, Sketch
from hipsight.simulation.plan import draw_runner
from hipsight.simulation.runner import Wish, simulate_runner

FIRST_DAY = dt.date(2024, 1, 1)


def log_of(seed=1, weeks=52, family=None, **wish):
    return simulate_runner(seed, weeks=weeks, first_day=FIRST_DAY, wish=Wish(family=family, **wish))


def test_the_same_seed_gives_the_same_log():
    assert log_of(5) == log_of(5)
    assert log_of(5) != log_of(6)


def test_a_log_has_a_row_a_day_and_every_kept_column():
    log = log_of(2)
    timeline = log.timeline()
    assert timeline.days == len(log.days) == 52 * 7
    assert timeline.first_day == FIRST_DAY
    assert set(timeline.numbers) <= set(log.kept_columns)
    assert timeline.pain_days == sum(day.pain_logged for day in log.days)


@pytest.mark.parametrize("seed", range(5))
def test_runners_are_believable(seed):
    timeline = log_of(seed, weeks=104).timeline()
    weekly_km = np.nansum(timeline["run_km"]) / 104
    assert 8 < weekly_km < 130
    assert 0.2 < (timeline["run_km"] > 0).mean() < 0.95
    assert 0.3 < timeline.pain_days / timeline.days < 0.95
    pain = timeline["pain_0_10"]
    assert 0.2 < np.nanmean(pain) < 5
    assert np.nanstd(pain) > 0.5
    assert set(np.unique(pain[np.isfinite(pain)])) <= set(range(11))


def test_what_was_not_logged_is_not_zero():
    log = log_of(3)
    pain = log.timeline()["pain_0_10"]
    assert all(np.isnan(value) != day.pain_logged for value, day in zip(pain, log.days, strict=True))


def test_onset_lies_within_the_longest_run_of_a_day_with_pain():
    log = log_of(4, weeks=104)
    onsets = [day for day in log.days if day.pain.onset_km is not None]
    assert len(onsets) > 20
    for day in onsets:
        assert 0 <= day.pain.onset_km < max(run.distance_km for run in day.runs)
        assert day.pain.score_0_10 >= 1
    runs = log.timeline().runs
    assert len(runs) == sum(len(day.runs) for day in log.days)
    assert any(run.pain_known and run.onset_km is None for run in runs)


def test_kilometres_on_a_pair_only_go_up():
    last: dict[str, float] = {}
    for day in log_of(5, weeks=104).days:
        for run in day.runs:
            assert run.shoe_km_before >= last.get(run.shoe, 0.0) - 0.01
            last[run.shoe] = run.shoe_km_before + run.distance_km - 0.01


def test_a_sore_runner_runs_less():
    runner = dataclasses.replace(_runner(6), rests_when_sore=0.0)
    sore = dataclasses.replace(runner, rests_when_sore=0.3)
    km = [np.nansum(log_of(6, weeks=104, runner=one).timeline()["run_km"]) for one in (runner, sore)]
    assert km[1] < 0.85 * km[0]


@pytest.mark.parametrize("family", sorted(KINDS))
def test_a_planted_trigger_hurts_after_its_exposure_and_can_be_seen_in_its_columns(family):
    log = log_of(7, weeks=156, family=family, points=4.0, strikes=1.0)
    (planted,) = log.planted
    assert planted.family == family
    assert log.caused_flares > 0
    assert all(column in log.kept_columns for column in KINDS[family].columns)
    struck_share = log.caused_flares / sum(day.pain_logged for day in log.days)
    assert struck_share < 0.75


@pytest.mark.parametrize("family", sorted(set(KINDS) - {"before_period", "weekday"}))
def test_simulator_and_family_agree_on_which_days_were_exposed(family):
    """Two pieces of code that know nothing of each other draw the same column."""
    log = log_of(8, weeks=80, family=family, points=0.0)
    (planted,) = log.planted
    timeline = log.timeline()
    drawn = _exposure_nearest(family, timeline, planted.threshold)
    history = _sketches(log)
    truth = [
        float(KINDS[family].is_exposed(history[max(0, row - 40) : row + 1], drawn.threshold))
        for row in range(len(history))
    ]
    known = np.isfinite(drawn.values)
    known[:40] = False
    assert known.mean() > 0.4
    agree = np.array(truth)[known] == drawn.values[known]
    assert agree.mean() > 0.98


def _exposure_nearest(family, timeline, threshold):
    (found,) = (one for one in all_families(timeline) if one.id == family)
    exposures = found.exposures(timeline, DistanceUnit.KM)
    if family == "volume_window":
        exposures = [one for one in exposures if "14 days" in one.pattern]
    if threshold is None:
        return exposures[0]
    return min(exposures, key=lambda one: abs(one.threshold - threshold))


def _sketches(log):

    return [
        Sketch(
            weekday=day.day.weekday(),
            runs=day.runs,
            sleep_h=day.sleep_h,
            stress_1_5=day.stress_1_5,
            sitting_h=day.sitting_h,
            strength=day.strength,
            cross_training=day.cross_training,
        )
        for day in log.days
    ]


def _runner(seed):

    return draw_runner(np.random.default_rng(seed))
