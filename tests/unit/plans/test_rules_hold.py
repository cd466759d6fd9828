"""No plan breaks a rule, over made-up runners; `python -m benchmarks.plans` does the same over a hundred thousand."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_plan_runners import done_as_planned, made_case
from tests.plan_rules import broken_rules

from hipsight.knowledge.protocol import protocol_of
from hipsight.plans.facts import DayFacts
from hipsight.plans.planned import PlannedRun
from hipsight.plans.planning import make_plan
from hipsight.warnings.pain_light import DayPain
from hipsight.warnings.red_flags import RaisedFlag

DAY = dt.timedelta(days=1)
FLAG = RaisedFlag(
    id="limp",
    urgency="urgent",
    title="A flag",
    do_now=("Stop.",),
    why="",
    because=("limp",),
    since=dt.date(2026, 3, 1),
    sources=("somebody",),
)


def plan_of(case, facts=None, today=None):
    return make_plan(
        protocol_of(case.request.condition),
        case.request,
        case.setup,
        case.facts if facts is None else facts,
        today=today or case.today,
        flags=(FLAG,) if case.has_flag else (),
    )


def broken(case, plan):
    return broken_rules(plan, case.request, case.setup, case.facts, has_flag=case.has_flag)


@pytest.mark.parametrize("first", range(1_000_000, 1_000_200, 50))
def test_no_plan_of_a_made_up_runner_breaks_a_rule(first):
    for seed in range(first, first + 50):
        case = made_case(seed)
        assert broken(case, plan_of(case)) == [], seed


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_plan_of_any_seed_breaks_a_rule_and_the_same_input_gives_the_same_plan(seed):
    case = made_case(seed)
    plan = plan_of(case)
    assert broken(case, plan) == []
    assert plan_of(made_case(seed)) == plan


@pytest.mark.parametrize("first", range(2_000_000, 2_000_060, 10))
def test_days_that_went_as_planned_change_nothing_about_the_days_to_come(first):
    compared = 0
    for seed in range(first, first + 10):
        case = dataclasses.replace(made_case(seed), has_flag=False)
        case.facts.pop(case.today, None)
        plan = plan_of(case)
        facts = dict(case.facts)
        for number, planned in enumerate(plan.days[:10], start=1):
            facts[planned.day] = done_as_planned(planned)
            after = plan_of(case, facts, planned.day + DAY)
            left = plan.days[number:]
            assert after.days[: len(left)] == left, seed
            compared += 1
    assert compared > 20


def changed(plan, index, **fields):
    days = list(plan.days)
    days[index] = dataclasses.replace(days[index], **fields)
    return dataclasses.replace(plan, days=tuple(days))


@pytest.fixture(scope="module")
def healthy():
    """A case with runs in its plan, nothing logged today, in a condition with forbidden things."""
    for seed in range(3_000_000, 3_001_000):
        case = made_case(seed)
        plan = plan_of(case)
        runs = [number for number, day in enumerate(plan.days) if day.kind == "run"]
        if (
            len(runs) > 6
            and case.today not in case.facts
            and case.request.condition == "gluteal_tendinopathy"
            and not case.request.moved
        ):
            return case, plan, runs
    raise AssertionError("no such case")


def run_of(km, kind="easy", surface="road"):
    return PlannedRun(
        kind=kind, distance_m=1000 * km, duration_s=3600, surface=surface, ease_above=2.0, stop_above=5.0
    )


def test_the_rules_see_a_run_that_is_too_long(healthy):
    case, plan, runs = healthy
    words = broken(case, changed(plan, runs[0], run=run_of(60)))
    assert any(word.startswith("longest_run") for word in words)
    assert any(word.startswith("week") for word in words)


def test_the_rules_see_runs_without_the_rest_between(healthy):
    case, plan, runs = healthy
    words = broken(case, changed(plan, runs[0] + 1, kind="run", run=run_of(1.0)))
    assert any(word.startswith("rest") for word in words)


def test_the_rules_see_a_forbidden_exercise_and_a_forbidden_run(healthy):
    case, plan, runs = healthy
    (daily, *_) = [day for day in plan.days if day.daily or day.strength]
    exercise = dataclasses.replace((*daily.daily, *daily.strength)[0], exercise="clamshell")
    words = broken(case, changed(plan, plan.days.index(daily), daily=(exercise,)))
    assert any("clamshell" in word for word in words)
    first_stage = next(number for number in runs if plan.days[number].stage != "back")
    words = broken(case, changed(plan, first_stage, run=run_of(1.0, kind="hills")))
    assert any("hills" in word for word in words)


def test_the_rules_see_a_plan_where_a_flag_is_up(healthy):
    case, plan, _ = healthy
    assert broken_rules(plan, case.request, case.setup, case.facts, has_flag=True) != []


def test_the_rules_see_a_run_after_amber_that_is_longer(healthy):
    case, plan, runs = healthy
    yesterday = case.today - DAY
    first = plan.days[runs[0]]
    sore = DayFacts(
        day=yesterday,
        run_km=first.run_km / 2,
        longest_km=first.run_km / 2,
        pain=DayPain(worst=4.0, active=4.0),
    )
    facts = {**case.facts, yesterday: sore}
    request = dataclasses.replace(case.request, started=yesterday)
    words = broken_rules(plan, request, case.setup, facts)
    assert any("after amber" in word for word in words)
