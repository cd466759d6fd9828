import dataclasses
import datetime as dt
import json
import math
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipsight.hypotheses.contract import all_families
from hipsight.model.finding import Direction, Grade
from hipsight.model.timeline import Timeline
from hipsight.model.units import DistanceUnit
from hipsight.simulation.log import ALL_COLUMNS
from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers

FIRST_DAY = dt.date(2024, 1, 1)


def log_of(family, seed=3, weeks=104, **wish):
    return simulate_runner(seed, weeks=weeks, first_day=FIRST_DAY, wish=Wish(family=family, **wish))


@pytest.fixture(scope="module")
def sleepless():
    return log_of("short_sleep", threshold=6.0, lag_days=1, points=2.5, strikes=0.9).timeline()


@pytest.fixture(scope="module")
def report(sleepless):
    return find_triggers(sleepless, units=DistanceUnit.MILES)


def test_a_planted_trigger_is_found_with_its_lag_and_threshold(report):
    (finding,) = report.findings
    assert finding.family == "short_sleep"
    assert finding.direction is Direction.HARM
    assert finding.grade is Grade.STRONG
    assert finding.lag_low <= 1 <= finding.lag_high
    assert finding.threshold_low <= 6.25
    assert finding.threshold == pytest.approx(6.0, abs=0.75)
    assert finding.unit == "h"
    assert finding.worth_acting_on


def test_the_sentence_gives_counts_that_agree_with_the_finding_and_names_no_cause(report):
    (finding,) = report.findings
    assert finding.exposed_flares / finding.exposed_episodes > finding.other_flares / finding.other_episodes
    assert finding.sentence.startswith(
        f"On {finding.exposed_flares} of the {finding.exposed_episodes} nights under "
    )
    assert "your right outer hip flared" in finding.sentence
    assert "cause" not in finding.sentence


def test_the_same_seed_gives_the_same_report(sleepless, report):
    assert find_triggers(sleepless, units=DistanceUnit.MILES) == report


def test_another_seed_changes_the_draws_and_nothing_that_was_seen(sleepless, report):
    (other,) = find_triggers(sleepless, seed=99, units=DistanceUnit.MILES).findings
    (finding,) = report.findings
    assert dataclasses.replace(other, p_adjusted=finding.p_adjusted) == finding


def test_the_report_is_json_with_the_public_fields(report):
    mapping = json.loads(json.dumps(report.to_json()))
    assert set(mapping["findings"][0]) >= {
        "family", "exposure", "threshold", "threshold_low", "threshold_high", "unit", "lag_days", "direction",
        "p_adjusted", "grade", "exposed_episodes", "exposed_flares", "other_episodes", "other_flares",
        "effect_sd", "worth_acting_on", "sentence",
    }  # fmt: skip
    assert mapping["self_check"]["passed"] is True
    assert mapping["looked_at"] > 100


def test_unlogged_days_at_either_end_change_nothing(sleepless, report):
    longer = _padded(sleepless, before=90, after=60)
    again = find_triggers(longer, units=DistanceUnit.MILES)
    assert again.findings == report.findings
    assert again.worth_an_experiment == report.worth_an_experiment


def test_units_change_the_words_and_the_round_numbers_only():
    timeline = log_of("weekly_volume", points=3.0, strikes=0.95, lag_days=0, seed=8).timeline()
    km, miles = (find_triggers(timeline, units=unit).findings for unit in DistanceUnit)
    assert {finding.family for finding in km} == {finding.family for finding in miles} == {"weekly_volume"}
    words = " ".join(finding.sentence for finding in (*km, *miles))
    assert " km " in words
    assert " miles " in words
    assert km[0].threshold == pytest.approx(miles[0].threshold, rel=0.1)


def test_more_pain_by_a_constant_factor_gives_the_same_finding(sleepless, report):
    halved = _with_pain(sleepless, sleepless["pain_0_10"] / 2)
    (finding,) = find_triggers(halved, units=DistanceUnit.MILES).findings
    (before,) = report.findings
    assert (finding.family, finding.threshold, finding.lag_days) == (
        before.family,
        before.threshold,
        before.lag_days,
    )
    assert finding.p_adjusted == before.p_adjusted
    assert finding.effect_sd == pytest.approx(before.effect_sd)


def test_looking_again_costs(sleepless, report):
    first, second = (find_triggers(sleepless, units=DistanceUnit.MILES, look=look) for look in (1, 2))
    p_alone = report.findings[0].p_adjusted
    assert first.findings[0].p_adjusted == pytest.approx(math.pi**2 / 6 * p_alone, rel=1e-6)
    assert second.findings[0].p_adjusted == pytest.approx(4 * math.pi**2 / 6 * p_alone, rel=1e-6)


def test_a_late_look_draws_until_its_price_can_be_paid(sleepless):
    tenth = find_triggers(sleepless, units=DistanceUnit.MILES, look=10)
    assert [finding.family for finding in tenth.findings] == ["short_sleep"]
    assert tenth.findings[0].p_adjusted == pytest.approx(100 * math.pi**2 / 6 / 20_001)


def test_what_protects_is_said_to_protect():
    log = log_of(None, seed=11, weeks=104)
    timeline = log.timeline()
    generator = np.random.default_rng(1)
    stretch = (generator.random(timeline.days) < 0.25).astype(float)
    pain = timeline["pain_0_10"] - 2.5 * np.concatenate([[0.0], stretch[:-1]]) + 2
    protected = dataclasses.replace(
        _with_pain(timeline, np.clip(pain, 0, 10)), custom=frozenset({"stretching"})
    )
    protected = dataclasses.replace(
        protected, numbers=MappingProxyType({**protected.numbers, "stretching": stretch})
    )
    found = {finding.family: finding for finding in find_triggers(protected).findings}
    finding = found["custom:stretching"]
    assert finding.direction is Direction.PROTECTS
    assert finding.lag_days == 1
    assert finding.effect_sd < 0
    assert finding.worth_acting_on


def test_two_triggers_are_found_one_after_the_other(sleepless):
    generator = np.random.default_rng(2)
    coffee = (generator.random(sleepless.days) < 0.2).astype(float)
    pain = np.clip(sleepless["pain_0_10"] + 2.5 * coffee, 0, 10)
    both = dataclasses.replace(_with_pain(sleepless, pain), custom=frozenset({"coffee"}))
    both = dataclasses.replace(both, numbers=MappingProxyType({**both.numbers, "coffee": coffee}))
    assert {finding.family for finding in find_triggers(both).findings} == {"short_sleep", "custom:coffee"}


def test_a_copy_of_a_column_is_not_weighed_twice(sleepless, report):
    copied = dataclasses.replace(
        sleepless,
        numbers=MappingProxyType({**sleepless.numbers, "my hills": np.array(sleepless["hills"])}),
        custom=frozenset({"my hills"}),
    )
    again = find_triggers(copied, units=DistanceUnit.MILES)
    assert again.looked_at == report.looked_at
    needs = {entry.family: entry.needs for entry in again.not_enough_yet}
    assert "custom:my hills" in needs or "hills" in needs


@pytest.mark.parametrize(
    ("days", "needs"),
    [
        (60, "31 more days: a pattern needs 13 weeks to show"),
        (90, "1 more day: a pattern needs 13 weeks to show"),
    ],
)
def test_a_young_log_is_told_how_many_more_days(days, needs):
    report = find_triggers(_only_pain(np.tile([1.0, 3.0], 100)[:days]))
    assert [entry.needs for entry in report.not_enough_yet] == [needs]
    assert report.looked_at == 0


def test_a_log_with_few_entries_is_told_how_many_more():
    pain = np.full(120, np.nan)
    pain[::10] = pain[-1] = 2.0
    report = find_triggers(_only_pain(pain))
    assert report.not_enough_yet[0].needs == "17 more days with pain logged, zeros included"


def test_pain_that_never_changes_has_nothing_to_explain():
    report = find_triggers(_only_pain(np.full(120, 2.0)))
    assert "every entry so far says the same" in report.not_enough_yet[0].needs


def test_an_empty_log_is_not_an_error():
    report = find_triggers(_only_pain(np.full(120, np.nan)))
    assert report.looked_at == 0
    assert not report.findings


def test_a_diary_of_pain_alone_is_asked_about_weekdays_only_and_told_what_to_log():
    generator = np.random.default_rng(5)
    report = find_triggers(_only_pain(np.clip(np.round(generator.normal(3, 1.5, 200)), 0, 10)))
    assert report.looked_at == 7
    needs = {entry.family: entry.needs for entry in report.not_enough_yet}
    assert needs["short_sleep"] == "a log of it: how long you slept"
    assert "weekday" not in needs


def test_week_long_averages_wait_for_60_entries(sleepless):
    pain = np.array(sleepless["pain_0_10"])
    rows = np.flatnonzero(np.isfinite(pain))
    pain[rows[40:]] = np.nan
    pain[rows[150]] = 1.0
    needs = {entry.family: entry.needs for entry in find_triggers(_with_pain(sleepless, pain)).not_enough_yet}
    assert needs["weekly_volume"] == "19 more days with pain logged"


def test_few_flares_are_said_to_be_few():
    pain = np.tile([2.0, 2.5, 2.0, 2.0, 2.5, 2.5], 30)
    pain[[50, 100]] = 6.0
    needs = [entry.needs for entry in find_triggers(_only_pain(pain)).not_enough_yet if entry.family == "all"]
    assert needs == ["more flares: 2 flares so far, 6 more before silence means much"]


def test_a_rare_exposure_is_told_how_many_more_times(sleepless):
    rare = np.zeros(sleepless.days)
    rare[[100, 300]] = 1.0
    timeline = dataclasses.replace(
        sleepless,
        numbers=MappingProxyType({**sleepless.numbers, "sauna": rare}),
        custom=frozenset({"sauna"}),
    )
    needs = {entry.family: entry.needs for entry in find_triggers(timeline).not_enough_yet}
    assert needs["custom:sauna"].endswith("more days with it and pain logged")


@given(st.sets(st.sampled_from(sorted(ALL_COLUMNS - {"pain_0_10"}))), st.floats(0, 0.6), st.integers(0, 100))
@settings(max_examples=15, deadline=None)
def test_whatever_was_logged_gives_a_report_that_accounts_for_every_family(columns, lost, seed):
    log = log_of(None, seed=seed, weeks=30)
    timeline = dataclasses.replace(log, kept_columns=frozenset(columns) | {"pain_0_10"}).timeline()
    generator = np.random.default_rng(seed)
    numbers = {
        name: np.where(generator.random(timeline.days) < lost, np.nan, column)
        for name, column in timeline.numbers.items()
    }
    poorer = dataclasses.replace(timeline, numbers=MappingProxyType(numbers))
    report = find_triggers(poorer, seed=seed)
    if report.looked_at:
        asked = {family.id for family in all_families(poorer)}
        waiting = {entry.family for entry in report.not_enough_yet} - {"all"}
        found = {finding.family for finding in (*report.findings, *report.worth_an_experiment)}
        assert waiting <= asked
        assert not found & waiting


_ROWS = np.arange(280)


@pytest.mark.parametrize(
    "pain",
    [
        np.where(_ROWS == 100, 5.0, 0.0),
        np.where(_ROWS % 40 == 0, 5.0, 0.0),
        _ROWS / 28.0,
        np.where(_ROWS > 140, 8.0, 0.0),
        np.where(_ROWS % 2 == 0, 10.0, 0.0),
        np.where(_ROWS % 9 == 0, np.random.default_rng(1).integers(0, 8, 280), np.nan),
        np.where((_ROWS < 20) | (_ROWS > 260), _ROWS % 5, np.nan),
    ],
    ids=["one flare", "rare", "a ramp", "a step", "every other day", "sparse", "both ends"],
)
def test_pain_that_follows_its_own_course_is_met_with_silence(pain):
    timeline = log_of(None, seed=1, weeks=40).timeline()
    report = find_triggers(_with_pain(timeline, pain.astype(float)))
    assert report.looked_at > 50
    assert not report.findings


def test_pain_that_changes_habits_fails_the_lead_test():
    generator = np.random.default_rng(6)
    pain = np.clip(np.round(generator.normal(3, 1.5, 400)), 0, 10)
    skipped = np.concatenate([np.zeros(3), (pain[:-3] >= 4).astype(float)])
    timeline = Timeline(
        first_day=FIRST_DAY,
        days=400,
        numbers=MappingProxyType({"pain_0_10": pain, "day off work": skipped}),
        custom=frozenset({"day off work"}),
    )
    report = find_triggers(timeline)
    assert report.self_check is not None
    assert not report.self_check.passed
    assert "changing your habits" in report.self_check.sentence
    assert not report.findings


def _only_pain(pain):
    return Timeline(
        first_day=FIRST_DAY, days=len(pain), numbers=MappingProxyType({"pain_0_10": np.array(pain)})
    )


def _with_pain(timeline, pain):
    return dataclasses.replace(
        timeline, numbers=MappingProxyType({**timeline.numbers, "pain_0_10": np.array(pain)})
    )


def _padded(timeline, before, after):
    return dataclasses.replace(
        timeline,
        first_day=timeline.first_day - dt.timedelta(days=before),
        days=timeline.days + before + after,
        numbers=MappingProxyType(
            {
                name: np.concatenate([np.full(before, np.nan), column, np.full(after, np.nan)])
                for name, column in timeline.numbers.items()
            }
        ),
        words=MappingProxyType(
            {name: (*[None] * before, *words, *[None] * after) for name, words in timeline.words.items()}
        ),
        runs=(),
    )
