"""The parts of a plan: facts of the log, weekly patterns, limits, gates, steps, exercises."""

import dataclasses
import datetime as dt
import itertools

import pytest
from tests.unit.warnings.test_warnings import TODAY, ago, window

from hipsight.knowledge.condition import conditions
from hipsight.knowledge.movements import exercises
from hipsight.knowledge.protocol import Criterion, ladders, protocol_of, protocols
from hipsight.model.body import Behaviour, Site
from hipsight.model.life_records import Clinician, CrossTraining, Custom, DayRow, Illness, SelfTest, Strength
from hipsight.model.records import Pain, Run, RunKind
from hipsight.plans.course import Course, Setup
from hipsight.plans.criteria import is_met
from hipsight.plans.exercising import is_forbidden, strength_session
from hipsight.plans.facts import DayFacts, easy_pace, facts_of, plain_exercise
from hipsight.plans.load_limits import cut_km, longest_before, weeks_before
from hipsight.plans.planning import follow, make_plan
from hipsight.plans.request import PlanRequest, UnusableRequestError, read_weekdays
from hipsight.plans.setup import setup_of
from hipsight.plans.walking_running import cadence_steps, ladder_km, ladder_steps, stride_steps
from hipsight.plans.weekly_pattern import hard_weekdays, long_weekday, run_weekdays, strength_weekdays
from hipsight.warnings.pain_light import DayPain

DAY = dt.timedelta(days=1)
START = dt.date(2026, 3, 2)
ALL_DAYS = tuple(range(7))


# -------------------------------------------------------------------------------------------------- facts
def test_the_facts_of_a_day_are_its_runs_pains_and_words():
    records = [
        Run(day=ago(1), distance_m=8000, duration_s=2400, run_kind=RunKind.TEMPO),
        Run(day=ago(1), duration_s=1800, stopped_for_pain=True),
        Pain(day=ago(1), site=Site.HIP, score_0_10=3, onset_m=5000),
        Pain(day=TODAY, site=Site.HIP, score_0_10=1, behaviour=(Behaviour.NEXT_MORNING,)),
        Strength(day=TODAY, exercise="step-downs"),
        SelfTest(day=TODAY, test="adductor_squeeze", result="ok"),
        SelfTest(day=TODAY, test="single_leg_squat", result="pain"),
        Custom(day=TODAY, factor="seated_knee_lift_hold"),
        CrossTraining(day=TODAY, what="walk", duration_s=2400),
        Illness(day=TODAY, what="cold"),
        Clinician(day=TODAY, who="physio", said="no hills"),
    ]
    facts = facts_of(window(records), ago(40))
    run, today = facts[ago(1)], facts[TODAY]
    assert run.longest_km == 8
    assert run.run_km == pytest.approx(13)
    assert (run.hard, run.stopped, run.onset_km) == (True, True, 5)
    assert run.pain == DayPain(worst=3, active=3)
    assert today.pain == DayPain(worst=1, morning=1)
    assert today.exercises == {"stepdown", "adductorsqueeze", "seatedkneelifthold"}
    assert (today.walked_min, today.ill) == (40, True)
    assert [word.topic for word in today.said] == ["hills"]


def test_a_table_tells_of_days_as_lines_do():
    rows = [DayRow(day=ago(2), values=(("run_km", 7.0), ("hills", 1.0), ("pain_0_10", 2.0)))]
    (fact,) = facts_of(window(rows), ago(10)).values()
    assert (fact.run_km, fact.hard, fact.pain.worst) == (7, True, 2)


def test_what_is_older_than_asked_for_is_left_out():
    assert facts_of(
        window([Run(day=ago(60), distance_m=5000), Run(day=ago(1), distance_m=5000)]), ago(30)
    ).keys() == {ago(1)}


def test_names_of_exercises_meet_however_they_are_written():
    assert plain_exercise("Step-downs") == plain_exercise("step_down") == "stepdown"
    assert plain_exercise("press") == "press"


def test_the_easy_pace_leaves_hard_runs_out():
    runs = [Run(day=START, distance_m=10_000, duration_s=3600) for _ in range(3)]
    fast = [Run(day=START, distance_m=10_000, duration_s=2400, run_kind=RunKind.RACE) for _ in range(9)]
    assert easy_pace([*runs, *fast]) == 360


def test_the_setup_is_the_best_month_of_half_a_year_before_the_start_and_not_after():
    facts = {
        START - back * DAY: DayFacts(
            day=START - back * DAY, run_km=6.0 if 56 < back <= 84 else 2.0, cadence_spm=160.0
        )
        for back in range(1, 120)
    }
    facts[START] = DayFacts(day=START, run_km=50.0, cadence_spm=200.0)
    setup = setup_of(facts, [], START)
    assert (setup.usual_week_km, setup.cadence_spm) == (42, 160)
    assert setup_of({}, [], START).cadence_spm is None


# -------------------------------------------------------------------------------------------------- weeks
@pytest.mark.parametrize(
    ("available", "most", "rest", "expected"),
    [
        (ALL_DAYS, 3, 1, 3),
        (ALL_DAYS, 5, 1, 3),
        (ALL_DAYS, 3, 2, 2),
        (ALL_DAYS, 5, 0, 4),
        (ALL_DAYS, 7, 0, 4),
        ((0, 1), 3, 1, 1),
        ((0, 3), 3, 2, 2),
        ((5, 6), 2, 0, 2),
    ],
)
def test_a_pattern_has_as_many_runs_as_the_rest_between_allows_every_week(available, most, rest, expected):
    days = run_weekdays(available, most, rest)
    assert len(days) == expected
    assert set(days) <= set(available)
    two_weeks = [day + 7 * week for week in (0, 1) for day in days]
    assert all(later - earlier > rest for earlier, later in itertools.pairwise(two_weeks))


def test_the_long_run_is_on_the_weekend_and_hard_runs_keep_away_from_it():
    runs = run_weekdays(ALL_DAYS, 5, 0)
    long = long_weekday(runs)
    assert long in {5, 6}
    for day in hard_weekdays(runs, 2):
        assert (day - long) % 7 not in {1, 6}


def test_strength_is_a_day_apart_and_never_before_a_hard_run():
    for runs in ((0, 2, 5), (1, 3, 6), (0, 1, 3, 5, 6)):
        hard = hard_weekdays(runs, 1)
        days = strength_weekdays(ALL_DAYS, runs, hard, 2)
        assert len(days) == 2
        assert not {(day + 1) % 7 for day in days} & set(hard)
        assert (days[1] - days[0]) % 7 > 1


@pytest.mark.parametrize("text", ["", "someday", "mon;blah"])
def test_days_that_are_none_are_refused(text):
    with pytest.raises(UnusableRequestError):
        read_weekdays(text)


def test_days_are_read_as_people_type_them():
    assert read_weekdays("Sat, mon;Wednesday") == (0, 2, 5)


def test_a_request_comes_back_as_it_was_kept():
    request = PlanRequest(
        condition="labral_tear",
        started=START,
        weekdays=(1, 3),
        weeks=8,
        equipment=("band",),
        race_day=START + 50 * DAY,
        moved=((START, START + DAY),),
    )
    assert PlanRequest.from_json(request.to_json()) == request
    assert PlanRequest.from_json({**request.to_json(), "equipment": None}).equipment is None


# ------------------------------------------------------------------------------------------------- limits
def test_limits_look_back_as_far_as_they_say():
    longest = {START - 31 * DAY: 20.0, START - 30 * DAY: 12.0, START: 30.0}
    assert longest_before(longest, START) == 12
    assert weeks_before({START - DAY: 5.0, START - 7 * DAY: 5.0, START - 8 * DAY: 3.0}, START, 2) == [10, 3]
    assert cut_km(5.39) == 5.3
    assert cut_km(5.4) == 5.4


# --------------------------------------------------------------------------------------------------- gates
def course_after(facts, condition="iliotibial_band_syndrome", today=START, setup=None):
    return follow(
        protocol_of(condition),
        PlanRequest(condition=condition, started=START),
        setup or Setup(usual_week_km=30.0),
        facts,
        today,
    )


def calm(days, **more):
    return {
        START - back * DAY: DayFacts(day=START - back * DAY, pain=DayPain(worst=0.0, morning=0.0), **more)
        for back in range(1, days + 1)
    }


def criterion(asks, value=1.0, what=None):
    return Criterion(asks=asks, value=value, what=what, sources=("ours",))


def test_calm_days_need_words_about_pain_and_none_above_green():
    assert is_met(criterion("calm_days", 7), course_after(calm(7)), START)
    assert not is_met(criterion("calm_days", 7), course_after({}), START)
    sore = {**calm(7), START - 3 * DAY: DayFacts(day=START - 3 * DAY, pain=DayPain(worst=3.0))}
    assert not is_met(criterion("calm_days", 7), course_after(sore), START)
    assert is_met(criterion("calm_days", 2), course_after(sore), START)


def test_a_check_counts_for_a_week_and_only_when_it_did_not_hurt():
    done = {
        START - 3 * DAY: DayFacts(
            day=START - 3 * DAY, pain=DayPain(worst=1.0), exercises=frozenset({"stepdown"})
        )
    }
    asked = criterion("done_free", what="step_down")
    assert is_met(asked, course_after(done), START)
    hurt = {day: dataclasses.replace(fact, pain=DayPain(worst=4.0)) for day, fact in done.items()}
    assert not is_met(asked, course_after(hurt), START)
    old = {START - 9 * DAY: dataclasses.replace(next(iter(done.values())), day=START - 9 * DAY)}
    assert not is_met(asked, course_after(old), START)


def test_a_share_of_the_usual_week_is_reached_in_one_of_the_last_two():
    ran = {START - 2 * DAY: DayFacts(day=START - 2 * DAY, run_km=24.0, longest_km=24.0)}
    assert is_met(criterion("share_of_usual", 0.8), course_after(ran), START)
    assert not is_met(criterion("share_of_usual", 0.9), course_after(ran), START)


def test_a_plan_begins_as_far_on_as_the_log_allows():
    assert course_after({}).stage.id == "settle"
    run = DayFacts(
        day=START - 2 * DAY, run_km=8.0, longest_km=8.0, pain=DayPain(worst=1.0, active=1.0, morning=0.0)
    )
    assert course_after({run.day: run}).stage.id == "short"
    often = {
        START - back * DAY: dataclasses.replace(run, day=START - back * DAY, run_km=8.0 if back % 2 else 0.0)
        for back in range(1, 30)
    }
    assert course_after(often).stage.id == "build"


def test_nothing_grows_without_a_word_about_pain():
    silent = {
        START - back * DAY: DayFacts(day=START - back * DAY, run_km=8.0, longest_km=8.0)
        for back in range(2, 30, 2)
    }
    course = course_after(silent, condition="weak_glutes")
    assert (course.greens, str(course.verdict.light)) == (0, "unknown")


# --------------------------------------------------------------------------------------------------- steps
def test_a_session_of_the_ladder_is_as_long_as_its_source_says():
    ten = ladders()["ten_levels"]
    for rung in range(len(ten.rung)):
        assert sum(step.duration_s for step in ladder_steps(ten, rung)) == 1800
    lengths = [ladder_km(ten, rung, 360.0) for rung in range(10)]
    assert lengths == sorted(lengths)
    assert all(later <= 1.1 * earlier for earlier, later in itertools.pairwise(lengths))


def test_blocks_at_a_step_rate_fit_into_the_run_or_are_left_out():
    for minutes in (5, 12, 20, 30, 60):
        for week in (0, 1, 2, 3, 8):
            steps = cadence_steps(60 * minutes, week, 170, 176)
            assert not steps or sum(step.duration_s for step in steps) == 60 * minutes
            assert all(step.duration_s > 0 for step in steps)
    assert cadence_steps(300, 0, 170, 176) == ()


def test_strides_come_after_some_easy_running():
    steps = stride_steps(1800)
    assert steps[0].kind == "easy"
    assert sum(step.kind == "stride" for step in steps) == 6


# ----------------------------------------------------------------------------------------------- exercises
def test_what_is_not_at_home_gives_way_to_the_easier_one_or_nothing():
    protocol = protocol_of("gluteal_tendinopathy")
    start = PlanRequest(condition="gluteal_tendinopathy", started=START, equipment=())
    course = Course(protocol, start, Setup())
    course.stage_number = 2
    bare = {one.exercise for one in strength_session(course, START)}
    assert "band_side_step" not in bare
    assert "single_leg_bridge" in bare
    course.request = dataclasses.replace(start, equipment=("bands",))
    assert "band_side_step" in {one.exercise for one in strength_session(course, START)}


@pytest.mark.parametrize("condition", [p.condition for p in protocols().values() if p.stage])
def test_every_forbidden_exercise_is_seen_to_be_forbidden(condition):
    entry = conditions()[condition]
    for exercise in exercises().values():
        assert is_forbidden(exercise, entry, frozenset()) == exercise.forbidden_by(entry)


# ---------------------------------------------------------------------------------------------------- whole
def test_eight_weeks_of_every_condition_are_planned_in_no_time():
    for protocol in protocols().values():
        if protocol.stage:
            plan = make_plan(
                protocol,
                PlanRequest(condition=protocol.condition, started=START, weeks=8),
                Setup(usual_week_km=40.0),
                calm(20, run_km=0.0),
                today=START,
            )
            assert len(plan.days) == 56


def test_a_break_of_weeks_begins_lower():
    facts = {
        START - back * DAY: DayFacts(
            day=START - back * DAY,
            run_km=8.0,
            longest_km=8.0,
            pain=DayPain(worst=0.0, morning=0.0, active=0.0),
        )
        for back in range(1, 43, 2)
    }
    before = course_after(facts, condition="weak_glutes").base_km
    later = course_after(facts, condition="weak_glutes", today=START + 18 * DAY)
    assert later.base_km < before
    assert any(reason.code == "week_off" for _, reason in later.news)
