"""The second process of made-up logs does what its scenarios say."""

import numpy as np
import pytest
from benchmarks.diaries.diary import make_diary
from benchmarks.diaries.person import SCENARIOS
from benchmarks.diaries.triggers import KINDS

from hipsight.hypotheses.contract import all_families
from hipsight.triggers import find_triggers


def pain_of(diary):
    return diary.timeline["pain_0_10"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_same_seed_gives_the_same_diary_and_another_scenario_another(scenario):
    first, again = (make_diary(4, weeks=20, scenario=scenario) for _ in range(2))
    np.testing.assert_array_equal(pain_of(first), pain_of(again))
    other = make_diary(4, weeks=20, scenario="rigid" if scenario == "plain" else "plain")
    assert not np.array_equal(pain_of(first), pain_of(other), equal_nan=True)


def test_scores_are_within_the_scale_and_silence_is_not_zero():
    for seed in range(5):
        pain = pain_of(make_diary(seed, weeks=30))
        known = pain[np.isfinite(pain)]
        assert known.min() >= 0
        assert known.max() <= 10
        assert 0 < np.isnan(pain).mean() < 0.8


def test_a_sore_person_runs_less_where_the_scenario_says_so():
    km = {
        name: np.mean(
            [make_diary(seed, weeks=40, scenario=name).timeline["run_km"].sum() for seed in range(12)]
        )
        for name in ("plain", "reverse")
    }
    assert km["reverse"] < 0.85 * km["plain"]


def test_who_writes_when_it_hurts_writes_few_zeros_and_who_writes_after_runs_only_then():
    sore, rarely = (
        np.concatenate([pain_of(make_diary(seed, weeks=40, scenario=name)) for seed in range(8)])
        for name in ("sore_logging", "coarse")
    )
    assert np.nanmean(sore == 0) < 0.5 * np.nanmean(rarely == 0)
    timeline = make_diary(3, weeks=40, scenario="run_day_logging").timeline
    logged = np.isfinite(timeline["pain_0_10"])
    assert (timeline["run_km"][logged] > 0).mean() > 0.8


@pytest.mark.parametrize("family", KINDS)
def test_every_trigger_that_is_planted_makes_pain_and_can_be_asked_about(family):
    diary = make_diary(6, weeks=104, families=(family,))
    assert family in {one.id for one in all_families(diary.timeline)}
    assert diary.planted[0].family == family
    assert diary.caused[0] >= 1


def test_two_triggers_can_be_there_at_once_and_both_be_found():
    found = 0
    for seed in range(3):
        diary = make_diary(seed, weeks=104, scenario="plain", families=("squats", "short_sleep"))
        report = find_triggers(diary.timeline)
        found += {"squats", "short_sleep"} <= {finding.family for finding in report.findings}
    assert found >= 1


def test_a_trigger_knows_no_later_day():
    columns = {name: np.arange(1.0, 61.0) for name in ("run_km", "longest_run_km", "shoe_age")}
    columns |= {name: np.tile([1.0, 0.0, 1.0], 20) for name in ("speed", "road", "until_period")}
    for family in ("weekly_volume", "session_spike", "consecutive_days", "rest_days", "speed_on_road"):
        amount = KINDS[family].amount
        cut = {name: column[:41] for name, column in columns.items()}
        assert amount(columns, 40) == amount(cut, 40), family
