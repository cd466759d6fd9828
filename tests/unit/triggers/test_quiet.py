import dataclasses
import datetime as dt
from types import MappingProxyType

import numpy as np
import pytest

from hipsight.simulation.runner import Wish, simulate_runner
from hipsight.triggers import find_triggers


@pytest.fixture(scope="module")
def timeline():
    log = simulate_runner(
        3,
        weeks=104,
        first_day=dt.date(2024, 1, 1),
        wish=Wish(family="short_sleep", threshold=6.0, lag_days=1, points=2.5, strikes=0.9),
    )
    return log.timeline()


def with_column(timeline, name, values, pain=None):
    numbers = {**timeline.numbers, name: values}
    if pain is not None:
        numbers["pain_0_10"] = pain
    return dataclasses.replace(timeline, numbers=MappingProxyType(numbers), custom=frozenset({name}))


def test_what_was_there_often_and_did_nothing_is_said_to_be_unlikely(timeline):
    coffee = (np.random.default_rng(1).random(timeline.days) < 0.3).astype(float)
    report = find_triggers(with_column(timeline, "coffee", coffee))
    (quiet,) = [one for one in report.quiet if one.family == "custom:coffee"]
    assert quiet.sentence == f"days with coffee: {quiet.episodes} of them, no sign of it."
    assert 0 <= quiet.at_most_points < quiet.worth_points == 1.0
    assert quiet.episodes > 60
    assert report.to_json()["quiet"]
    named = {finding.family for finding in (*report.findings, *report.worth_an_experiment)}
    assert not named & {one.family for one in report.quiet}


def test_what_was_rarely_there_is_not_said_to_be_unlikely(timeline):
    rare = np.zeros(timeline.days)
    rare[[60, 160, 260, 360, 460, 560]] = 1.0
    report = find_triggers(with_column(timeline, "flight", rare))
    assert "custom:flight" not in {one.family for one in report.quiet}


def test_what_adds_a_point_is_hardly_ever_said_to_be_unlikely(timeline):
    called = 0
    for seed in range(12):
        coffee = (np.random.default_rng(seed).random(timeline.days) < 0.08).astype(float)
        pain = np.clip(timeline["pain_0_10"] + 1.2 * coffee, 0, 10)
        report = find_triggers(with_column(timeline, "coffee", coffee, pain), seed=seed)
        called += "custom:coffee" in {one.family for one in report.quiet}
    assert called <= 1


def test_the_lead_test_tells_what_it_fails_at(timeline):
    check = find_triggers(timeline).self_check
    assert check.passed is (check.p_value > check.fails_at_p)
