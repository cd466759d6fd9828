"""What leaves the program: calendar, workouts for the watch, the printed week, JSON, sentences."""

import dataclasses
import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from garmin_fit_sdk import Decoder, Stream
from icalendar import Calendar
from tests.made_plan_runners import made_case

import hipsight
from hipsight.knowledge.protocol import Asks, ladders, protocol_of
from hipsight.model.units import DistanceUnit
from hipsight.plans.course import Setup
from hipsight.plans.differences import changes_between, issued, times_changed
from hipsight.plans.facts import DayFacts
from hipsight.plans.planning import make_plan
from hipsight.plans.request import PlanRequest
from hipsight.plans.walking_running import ladder_steps
from hipsight.reports.plan_calendar import plan_calendar
from hipsight.reports.plan_json import plan_to_json
from hipsight.reports.plan_week import printable_page, printable_text
from hipsight.reports.plan_words import PlanWords, kept_reason, rounds_in_words
from hipsight.reports.plan_workouts import workout_file
from hipsight.warnings.pain_light import DayPain

DAY = dt.timedelta(days=1)
START = dt.date(2026, 3, 2)
WORDS = PlanWords(DistanceUnit.KM)
SOURCES = Path(hipsight.__file__).parent


def past(km=6.0, pain=1.0):
    """Six weeks of every other day."""
    return {
        START - back * DAY: DayFacts(
            day=START - back * DAY,
            run_km=km if back % 2 else 0.0,
            longest_km=km if back % 2 else 0.0,
            pain=DayPain(worst=pain, morning=0.0, active=pain if back % 2 else None),
        )
        for back in range(1, 43)
    }


def plan_for(condition="iliotibial_band_syndrome", facts=None, today=START, **asked):
    request = PlanRequest(condition=condition, started=START, **asked)
    setup = Setup(pace_s_per_km=360.0, usual_week_km=30.0, cadence_spm=164.0)
    return make_plan(protocol_of(condition), request, setup, past() if facts is None else facts, today=today)


def decoded(content):
    messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read()
    assert errors == []
    return messages


def expanded(steps):
    """The steps as the watch will do them, repeats written out."""
    done = []
    for number, step in enumerate(steps):
        if step["duration_type"] == "repeat_until_steps_cmplt":
            done += steps[step["duration_step"] : number] * (step["repeat_steps"] - 1)
        else:
            done.append(step)
    return done


@pytest.mark.parametrize("name", sorted(ladders()))
def test_every_rung_is_read_back_from_the_watch_file_as_it_was_planned(name):
    plan = plan_for("overtraining")
    (planned, *_) = [day for day in plan.days if day.run is not None]
    for rung in range(len(ladders()[name].rung)):
        steps = ladder_steps(ladders()[name], rung)
        run = dataclasses.replace(planned.run, kind="walk_run", steps=steps)
        messages = decoded(workout_file(planned, run, WORDS))
        assert messages["file_id_mesgs"][0]["type"] == "workout"
        workout = messages["workout_mesgs"][0]
        read = messages["workout_step_mesgs"]
        assert (workout["sport"], workout["num_valid_steps"]) == ("running", len(read))
        told = [(step["wkt_step_name"], step["duration_time"]) for step in expanded(read)]
        assert told == [(step.kind.capitalize(), step.duration_s) for step in steps]


def test_a_drill_has_the_step_rate_of_one_foot_as_its_target():
    plan = plan_for()
    (planned, *_) = [day for day in plan.days if day.run is not None and day.run.steps]
    steps = decoded(workout_file(planned, planned.run, WORDS))["workout_step_mesgs"]
    aimed = [step for step in steps if step["target_type"] == "cadence"]
    assert aimed
    # 164 of one's own: 5 to 7.5 % more is 172 to 176 steps, 86 to 88 of one foot.
    assert {(step["custom_target_cadence_low"], step["custom_target_cadence_high"]) for step in aimed} == {
        (86, 88)
    }


def test_a_run_without_steps_is_one_step_by_distance():
    plan = plan_for()
    (planned, *_) = [day for day in plan.days if day.run is not None and day.run.kind == "long"]
    (step,) = decoded(workout_file(planned, planned.run, WORDS))["workout_step_mesgs"]
    assert step["duration_type"] == "distance"
    assert step["duration_distance"] == pytest.approx(planned.run.distance_m)


def test_a_calendar_replaces_itself_and_a_changed_day_counts_up():
    first = plan_for()
    runs = [day for day in first.days if day.run is not None]
    facts = past()
    sore = DayFacts(
        day=runs[0].day,
        run_km=runs[0].run_km,
        longest_km=runs[0].run_km,
        pain=DayPain(worst=4.0, active=4.0),
    )
    for day in (day.day for day in first.days if day.day < runs[0].day):
        facts[day] = DayFacts(day=day, pain=DayPain(worst=0.0, morning=0.0))
    facts[runs[0].day] = sore
    facts[runs[0].day + DAY] = DayFacts(
        day=runs[0].day + DAY, pain=DayPain(worst=0.0, morning=0.0, active=0.0)
    )
    second = plan_for(facts=facts, today=runs[0].day + DAY)
    told = [issued(first, ()), issued(second, ())]
    before = {str(event["UID"]): event for event in events(first, told[:1])}
    after = {str(event["UID"]): event for event in events(second, told)}
    shared = before.keys() & after.keys()
    assert len(before) == len(first.days)
    assert len(shared) == len([day for day in first.days if day.day >= second.made])
    changed = {uid for uid in shared if before[uid]["SUMMARY"] != after[uid]["SUMMARY"]}
    assert changed
    for uid in shared:
        assert int(after[uid]["SEQUENCE"]) == (1 if uid in changed else int(before[uid]["SEQUENCE"]))
    assert plan_calendar(second, START, told, WORDS) == plan_calendar(second, START, told, WORDS)


def events(plan, told):
    return Calendar.from_ical(plan_calendar(plan, START, told, WORDS)).walk("VEVENT")


def test_a_day_that_was_never_told_has_not_changed():
    assert times_changed([], START) == 0


def test_changes_name_what_was_what_is_and_because_of_what():
    first = plan_for()
    run = next(day for day in first.days if day.run is not None)
    facts = past()
    facts[run.day] = DayFacts(
        day=run.day,
        run_km=run.run_km,
        longest_km=run.run_km,
        pain=DayPain(worst=8.0, active=8.0),
    )
    second = plan_for(facts=facts, today=run.day + DAY)
    changes = list(changes_between(issued(first, ()), second, ()))
    assert changes
    words = " ".join(WORDS.because(reason) for change in changes for reason in change.because)
    assert "8 of 10 in the run of" in words
    assert list(changes_between(issued(first, ()), first, ())) == []


@pytest.mark.parametrize("make", [printable_text, printable_page])
def test_the_printed_week_has_every_day_its_gates_and_the_rules(make):
    plan, protocol = plan_for(), protocol_of("iliotibial_band_syndrome")
    printed = make(plan, protocol, WORDS)
    for planned in plan.days[:7]:
        assert f"{planned.day:%a} {planned.day.day:>2} {planned.day:%b}" in printed
        if planned.run is not None:
            assert "Only if this morning is no worse" in printed
    assert protocol.rule[0].text in printed
    assert "not yet reviewed" in printed
    assert plan.days[7].day.strftime("%a %e %b") not in printed


def test_the_printed_page_needs_nothing_from_elsewhere():
    page = printable_page(plan_for(), protocol_of("iliotibial_band_syndrome"), WORDS)
    assert not re.search(r"(src|href)=", page)


def test_the_json_has_the_promised_shape():
    told = plan_to_json(plan_for(), protocol_of("iliotibial_band_syndrome"), WORDS)
    assert {"condition", "stage", "days", "rules"} <= told.keys()
    assert all({"day", "kind", "what", "gate"} <= day.keys() for day in told["days"])
    assert all(day["gate"] for day in told["days"] if day["kind"] in {"run", "walk_run"})
    assert "refused" not in told


def test_a_refusal_says_why_and_what_to_do_instead():
    told = plan_to_json(plan_for("septic_arthritis", facts={}), protocol_of("septic_arthritis"), WORDS)
    assert told["days"] == []
    assert told["refused"]["reason"] == "no_plan"
    assert "emergency department" in told["refused"]["instead"][0]


def test_every_reason_that_the_planner_gives_has_a_sentence():
    sentences = tomllib.loads(
        (SOURCES / "knowledge" / "data" / "plan_words.toml").read_text(encoding="utf-8")
    )
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((SOURCES / "plans").glob("*.py")))
    named = set(re.findall(r'because\(\s*"(\w+)"', code))
    named |= {
        f"amber_{name}"
        for name in ("settled", "not_settled_yet", "no_number", "stopped", "night", "morning_up")
    }
    named |= {f"red_{name}" for name in ("limp", "above_amber", "worse_morning", "any_pain")}
    named |= {f"{kind}_{name}" for kind in ("hold", "held") for name in ("red", "clearance", "ill")}
    named |= {"unknown_no_morning", "unknown_no_pain_entry"}
    named |= {f"waits_{name}" for name in get_args(Asks)}
    named |= {"easier_share", "long_share", "share", "race", "race_beyond"}
    assert sentences.keys() == named


def test_every_reason_of_made_up_runners_can_be_said_in_both_units():
    for seed in range(4_000_000, 4_000_150):
        case = made_case(seed)
        plan = make_plan(
            protocol_of(case.request.condition), case.request, case.setup, case.facts, today=case.today
        )
        for units in DistanceUnit:
            words = PlanWords(units)
            for planned in plan.days:
                said = [*words.why(planned), words.what(planned), words.gate(planned)]
                assert planned.why
                assert not any(re.search(r"[{}]|None|\bnan\b", one) for one in said), said
            for notice in plan.notices:
                assert words.because(notice) == words.because(kept_reason(notice.to_json()))


def test_rounds_are_told_as_rounds():
    ten, six = ladders()["ten_levels"], ladders()["six_phases"]
    assert rounds_in_words(ladder_steps(ten, 0)) == "3 × (walk 9:00, run 1:00)"
    assert rounds_in_words(ladder_steps(ten, 9)) == "run 30:00"
    assert (
        rounds_in_words(ladder_steps(six, 0)) == "walk 5:00, then 2 × (walk 2:00, run 3:00), then walk 5:00"
    )
    assert rounds_in_words(ladder_steps(six, 5)) == "walk 5:00, then run 20:00, then walk 5:00"
