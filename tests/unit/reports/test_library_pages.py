"""What is known, as people read it: in the terminal, in docs, in JSON."""

import json
import re

import pytest
from typer.testing import CliRunner

from hipsight.cli.__main__ import app
from hipsight.knowledge.condition import Condition, conditions
from hipsight.knowledge.library import red_flags
from hipsight.knowledge.movements import exercises, self_tests
from hipsight.reports.condition_page import NO_DIAGNOSIS, NOT_REVIEWED, condition_page
from hipsight.workflows.read_library import (
    NotInLibraryError,
    find_condition,
    find_exercise,
    page_of_all_exercises,
    page_of_all_self_tests,
    page_of_condition,
    page_of_exercise,
)

EVERY_CONDITION = pytest.mark.parametrize("condition", conditions().values(), ids=lambda entry: entry.id)


def typed(*words):
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


@EVERY_CONDITION
def test_a_page_says_once_that_it_is_no_diagnosis_and_not_reviewed(condition):
    page = page_of_condition(condition.id)
    assert page.count(NO_DIAGNOSIS) == 1
    assert page.count(NOT_REVIEWED) == 1


@EVERY_CONDITION
def test_a_page_tells_all_that_the_file_tells(condition):
    page = page_of_condition(condition.id)
    claims = [*condition.do_first, *condition.avoid, *condition.risk_factor, *condition.return_to_running]
    told = [claim.text for claim in (condition.summary, condition.course, *claims)]
    told += [entry.when for entry in condition.see_someone] + [entry.but for entry in condition.often_heard]
    told += [feature.why for feature in condition.feature] + [question.text for question in condition.ask]
    told += [self_tests()[name].caution.text for name in condition.self_tests]
    told += [exercises()[name].name for name in condition.exercises]
    told += [flag.title for flag in red_flags().flag if flag.id in condition.red_flags]
    assert [text for text in told if text not in page] == []


@EVERY_CONDITION
def test_every_number_in_a_page_leads_to_a_source_and_every_source_is_led_to(condition):
    body, _, sources = page_of_condition(condition.id).partition("## Sources")
    named = {number for group in re.findall(r"\[([\d, ]+)\]", body) for number in group.split(", ")}
    listed = re.findall(r"^- \[(\d+)\] (.+)$", sources, re.MULTILINE)
    assert {number for number, _ in listed} == named
    assert {words for _, words in listed} == {source.in_words for source in condition.source}


@EVERY_CONDITION
def test_what_must_be_seen_now_stands_before_what_can_wait(condition):
    page = page_of_condition(condition.id)
    order = ["Be seen now", "Be seen within days", "Be seen in the next weeks", "Be seen if it stays"]
    places = [page.find(words) for words in order if words in page]
    assert places == sorted(places)
    assert page.index("## When to be seen") < page.index("## What to do first")


@EVERY_CONDITION
def test_priors_are_never_shown(condition):
    page = page_of_condition(condition.id)
    assert "frequency" not in page.lower()
    assert "for_strong" not in page


def test_a_doubtful_claim_is_shown_as_one():
    doubtful = conditions()["hip_flexor_strain"].course
    assert doubtful.unconfirmed
    assert f"{doubtful.text} (said by some, not well supported)" in page_of_condition("hip_flexor_strain")


def test_a_reviewed_page_names_the_reviewer():
    condition = conditions()["hernia"]
    review = {"status": "reviewed", "reviewer": "A. Clinician", "digest": condition.digest}
    page = condition_page(Condition.model_validate({**condition.model_dump(), "review": review}))
    assert "Reviewed by A. Clinician." in page
    assert NOT_REVIEWED not in page


def test_findings_that_say_the_same_share_a_row():
    page = page_of_condition("hip_bone_stress_injury")
    assert "| periods missed, periods irregular | strongly for |" in page


def test_an_exercise_says_which_conditions_forbid_it():
    def not_with(name):
        return re.search(r"\*\*Not with:\*\* (.+)", page_of_exercise(name))[1].split(", ")

    assert "Bone stress injury of the hip" in not_with("walk_run_ladder")
    assert "Irritated tendon at the side of the hip" in not_with("itb_cross_stretch")


def test_all_exercises_and_self_tests_have_their_page():
    assert all(f"(`{name}`)" in page_of_all_exercises() for name in exercises())
    assert all(f"(`{name}`)" in page_of_all_self_tests() for name in self_tests())


def test_a_part_of_an_id_is_enough_when_it_fits_only_one():
    assert find_condition("bone stress").id == "hip_bone_stress_injury"
    assert find_condition("Labral-Tear").id == "labral_tear"
    assert find_exercise("nordic").id == "nordic_curl"


def test_what_is_not_there_is_said_with_what_is_like_it():
    with pytest.raises(NotInLibraryError, match=r"did you mean .*hip_flexor_strain"):
        find_condition("strain")
    with pytest.raises(NotInLibraryError, match="hipsight condition list"):
        find_condition("gout")
    with pytest.raises(NotInLibraryError, match="hipsight exercise list"):
        find_exercise("  ")


def test_the_command_lists_and_shows_conditions():
    assert all(name in typed("condition", "list") for name in conditions())
    assert typed("condition", "show", "labral_tear") == page_of_condition("labral_tear")
    listed = json.loads(typed("condition", "list", "--json"))["conditions"]
    assert {entry["id"] for entry in listed} == conditions().keys()
    shown = json.loads(typed("condition", "show", "labral_tear", "--json"))
    assert shown["reviewed"] is False
    assert Condition.model_validate({key: shown[key] for key in shown if key != "reviewed"})


def test_the_command_lists_and_shows_exercises():
    assert all(name in typed("exercise", "list") for name in exercises())
    assert typed("exercise", "show", "side_step") == page_of_exercise("side_step")
    shown = json.loads(typed("exercise", "show", "hip_hike", "--json"))
    assert "gluteal_tendinopathy" in shown["forbidden_by"]
    assert all(shown["sources"].values())
    assert len(json.loads(typed("exercise", "list", "--json"))["exercises"]) == len(exercises())
