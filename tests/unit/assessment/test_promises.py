"""What holds for every case: more alarm never means less urgency, and unknown is not denied."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hipsight.assessment.assess import assess
from hipsight.assessment.case import Case, make_case, read_case
from hipsight.assessment.questions import best_questions
from hipsight.assessment.ranking import all_weighed, prepared, quick_shares, shares
from hipsight.assessment.urgency import LEVELS, urgency_of
from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.condition import conditions
from hipsight.knowledge.triage import triage_questions, urgency_rules
from hipsight.workflows.triage_case import triage

ALARMING = sorted(
    name
    for name, kind in finding_kinds().items()
    if kind.group in {"systemic", "nerve", "vessel", "weight_bearing"}
    or name
    in {
        "night_pain",
        "wakes_at_night",
        "rest_pain",
        "constant_pain",
        "hop_painful",
        "onset_earlier",
        "trend_worse",
    }
    or name
    in {
        "missed_periods",
        "earlier_stress_fracture",
        "steroid_use",
        "cancer_history",
        "bulge_stuck",
        "pop_at_onset",
    }
    or name
    in {
        "severe_pain",
        "cannot_move_joint",
        "red_hot_joint",
        "leg_deformed",
        "high_energy_injury",
        "trauma_fall",
    }
    or name in {"pregnant", "heavy_alcohol", "low_bone_density", "testicular_pain", "vomiting", "bruising"}
)
ANY = st.sampled_from(sorted(finding_kinds()))
CASES = st.builds(
    lambda there, denied, years, days: make_case(
        dict.fromkeys(there, "said"), denied, years=years, duration_days=days
    ),
    st.sets(ANY, max_size=8),
    st.sets(ANY, max_size=5),
    st.none() | st.floats(6, 90),
    st.none() | st.floats(0, 400),
)


def level(case: Case) -> int:
    return LEVELS.index(urgency_of(case))


def again(
    case: Case, *, affirm: str | None = None, deny: str | None = None, forget: str | None = None
) -> Case:
    there = dict(case.evidence)
    denied = set(case.denied)
    if affirm:
        there[affirm] = "said"
    if deny:
        denied.add(deny)
    if forget:
        denied.discard(forget)
    return make_case(there, denied, years=case.years, duration_days=case.duration_days)


@settings(max_examples=300, deadline=None)
@given(CASES, st.sampled_from(ALARMING))
def test_one_more_alarming_finding_never_lowers_the_urgency(case: Case, finding: str) -> None:
    assume("nothing_understood" not in case.affirmed)  # an empty account is no case yet
    assert level(again(case, affirm=finding)) >= level(case)


@settings(max_examples=300, deadline=None)
@given(CASES, ANY)
def test_denying_a_finding_never_raises_the_urgency(case: Case, finding: str) -> None:
    if finding not in case.affirmed:
        assert level(again(case, deny=finding)) <= level(case)


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_unknown_is_not_denied(case: Case) -> None:
    for finding in case.denied:
        assert level(again(case, forget=finding)) >= level(case)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_sentences_does_not_matter(seed: int) -> None:
    sentences = [
        "I am a 31 year old woman.",
        "Deep ache in my left groin when I run.",
        "It wakes me at night.",
        "My physio said hip flexor strain.",
        "No fever.",
        "The X-ray was normal.",
        "I had a stress fracture in my shin two years ago.",
    ]
    shuffled = random.Random(seed).sample(sentences, len(sentences))  # noqa: S311 - shuffles sentences
    told, retold = triage(" ".join(sentences)), triage(" ".join(shuffled))
    assert told.urgency == retold.urgency == "urgent"
    assert [one.condition.id for one in told.conditions] == [one.condition.id for one in retold.conditions]


@pytest.mark.parametrize(
    "comfort",
    [
        "My physio says it is just a hip flexor strain.",
        "My friend had the same and it was only tight muscles.",
        "I think it is a groin strain.",
        "The X-ray was completely normal.",
        "My doctor said it is tendinitis and I can run.",
    ],
)
def test_a_benign_label_never_lowers_a_bone_flag(comfort: str) -> None:
    bone = "Deep groin ache when I run for three weeks, now also at night and I limp."
    answer = triage(f"{bone} {comfort}")
    assert answer.urgency == "urgent"
    assert "hip_bone_stress_injury" in [one.condition.id for one in answer.conditions][:3]


def test_nobody_is_ever_asked_to_hop() -> None:
    for question in triage_questions().question:
        words = " ".join([question.text, *(option.text for option in question.option)]).lower()
        assert "hop" not in words.split()
        assert not any(name.startswith("hop_") for name in question.findings)


def test_rules_and_questions_only_name_findings_that_exist() -> None:
    derived = {
        "age_under_18", "age_under_20", "age_over_50", "duration_under_2_weeks", "duration_over_1_week",
        "duration_over_2_weeks", "duration_over_6_weeks", "not_new", "not_settling", "no_fresh_strain", "not_reassured",
        "bone_not_cleared", "severe_pain_apart_from_sitting", "night_pain_apart_from_lying", "nothing_understood",
        "site_not_said", "night_pain_apart_from_stiffness", "alarm_not_understood", "sign_has_passed",
        "no_typical_story", "not_of_months", "not_of_years", "no_bulge", "calf_alone", "calf_unexplained",
        "lump_outside_the_groin", "reads_grave", "reads_as_emergency", "not_read_mild",
    }  # fmt: skip
    known = finding_kinds().keys() | derived | {f"told_{name}" for name in conditions()}
    knowledge = urgency_rules()
    for rule in knowledge.rule:
        named = {name.lstrip("?") for group in knowledge.groups_of(rule) for name in group}
        assert named <= known, (rule.id, named - known)
        assert set(rule.about) <= conditions().keys()
    for question in triage_questions().question:
        assert question.findings <= finding_kinds().keys()


def test_words_without_any_pain_are_no_reason_to_wait() -> None:
    answer = assess(read_case("hello there"), conditions())
    assert answer.urgency == "routine"
    assert answer.conditions == ()
    assert answer.questions


def test_the_first_questions_of_groin_pain_are_about_what_decides_its_urgency() -> None:
    asked = [one.id for one in best_questions(read_case("my groin hurts when I run"), conditions())]
    assert 2 <= len(asked) <= 3
    assert {"night", "weight", "walking", "trend"} & set(asked)


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_the_quick_ranking_is_the_ranking(case: Case) -> None:
    slow = shares(all_weighed(case, conditions()))
    assert quick_shares(prepared(conditions()), case) == pytest.approx(slow)
