import re
import tomllib
from importlib import resources

import pytest
from pydantic import ValidationError

from hipsight.checkin.findings import finding_kinds
from hipsight.knowledge.condition import Condition, conditions
from hipsight.knowledge.exercise import Exercise, ExerciseFile
from hipsight.knowledge.library import red_flags
from hipsight.knowledge.movements import cite_exercise, cite_self_test, exercises, self_tests
from hipsight.knowledge.self_test import SelfTest, SelfTestFile
from hipsight.model.body import Site

#: The ids that scripts may rely on (docs/contracts.md).
PROMISED = {
    "gluteal_tendinopathy",
    "iliotibial_band_syndrome",
    "hip_flexor_strain",
    "hamstring_strain",
    "proximal_hamstring_tendinopathy",
    "adductor_strain",
    "athletic_pubalgia",
    "weak_glutes",
    "running_form",
    "overtraining",
    "hip_bone_stress_injury",
    "femoroacetabular_impingement",
    "labral_tear",
    "deep_gluteal_syndrome",
    "hip_osteoarthritis",
    "avascular_necrosis",
    "slipped_capital_femoral_epiphysis",
    "hip_tumour_or_cyst",
    "septic_arthritis",
    "hernia",
    "meralgia_paraesthetica",
    "lumbar_radiculopathy",
    "cauda_equina",
    "inflammatory_back_pain",
    "apophyseal_avulsion",
    "deep_vein_thrombosis",
}

EVERY_CONDITION = pytest.mark.parametrize("condition", conditions().values(), ids=lambda entry: entry.id)
EVERY_TEST = pytest.mark.parametrize("test", self_tests().values(), ids=lambda entry: entry.id)
EVERY_EXERCISE = pytest.mark.parametrize("exercise", exercises().values(), ids=lambda entry: entry.id)

BONE_FINDINGS = {"worse_impact", "hop_painful", "limp", "night_pain", "worse_walking"}


def _raw(name: str) -> dict[str, object]:
    text = (resources.files("hipsight.knowledge") / "data" / name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_promised_condition_is_there_and_no_other():
    assert conditions().keys() == PROMISED


@EVERY_CONDITION
def test_findings_are_those_that_an_account_can_yield(condition):
    named = {feature.finding for feature in (*condition.feature, *condition.more_likely)}
    assert named <= finding_kinds().keys()


@EVERY_CONDITION
def test_no_finding_is_weighed_twice(condition):
    for features in (condition.feature, condition.more_likely):
        named = [(feature.finding, feature.from_age, feature.to_age) for feature in features]
        assert len(named) == len(set(named))


@EVERY_CONDITION
def test_something_speaks_for_it_and_something_against(condition):
    weights = {feature.weight.split("_")[0] for feature in condition.feature}
    assert {"for", "against"} <= weights


@EVERY_CONDITION
def test_sites_are_regions_of_the_body_map(condition):
    assert set(condition.sites) <= {site.value for site in Site}


@EVERY_CONDITION
def test_red_flags_self_tests_and_exercises_are_known(condition):
    assert set(condition.red_flags) <= {flag.id for flag in red_flags().flag}
    assert set(condition.self_tests) <= self_tests().keys()
    assert set(condition.exercises) <= exercises().keys()


@EVERY_CONDITION
def test_no_exercise_of_a_condition_is_forbidden_by_it(condition):
    assert [name for name in condition.exercises if exercises()[name].forbidden_by(condition)] == []


@EVERY_CONDITION
def test_it_tells_three_people_in_their_own_words_and_a_near_miss(condition):
    assert len(condition.vignette) >= 3
    assert any(vignette.rank_at_most is not None for vignette in condition.vignette)
    titles = [vignette.title for vignette in condition.vignette]
    assert len(set(titles)) == len(titles)


def test_no_two_people_tell_the_same():
    told = [vignette.text for condition in conditions().values() for vignette in condition.vignette]
    assert len(set(told)) == len(told)


@EVERY_CONDITION
def test_it_says_how_soon_to_be_seen_at_least_as_urgently_as_it_is(condition):
    order = ["self", "routine", "urgent", "emergency"]
    most = max(order.index(entry.how_soon) for entry in condition.see_someone)
    assert most >= order.index(condition.usual_urgency)


@EVERY_CONDITION
def test_an_unreviewed_file_says_so(condition):
    assert condition.review.status == "draft"


def test_a_review_does_not_outlive_a_change_of_the_words():
    raw = _raw("conditions/hernia.toml")
    digest = Condition.model_validate(raw).digest
    reviewed = {"status": "reviewed", "reviewer": "A. Clinician", "digest": digest}
    assert Condition.model_validate({**raw, "review": reviewed}).review.status == "reviewed"
    with pytest.raises(ValidationError, match="changed since the review"):
        Condition.model_validate({**raw, "review": reviewed, "name": "Something else"})


def test_a_review_without_a_digest_is_refused():
    with pytest.raises(ValidationError, match="changed since the review"):
        Condition.model_validate({**_raw("conditions/hernia.toml"), "review": {"status": "reviewed"}})


def test_a_claim_without_a_source_of_the_file_is_refused():
    raw = _raw("conditions/hernia.toml")
    with pytest.raises(ValidationError, match="nobody_2020"):
        Condition.model_validate({**raw, "course": {"text": "It passes.", "sources": ["nobody_2020"]}})


def test_a_misspelt_field_is_refused():
    with pytest.raises(ValidationError, match="frequncy"):
        Condition.model_validate({**_raw("conditions/hernia.toml"), "frequncy": "rare"})


def test_a_ratio_beyond_ten_is_refused():
    raw = _raw("conditions/gluteal_tendinopathy.toml")
    measured = [entry for entry in raw["feature"] if entry["weight"] == "measured"]
    assert measured
    measured[0]["ratio"] = 37.0
    with pytest.raises(ValidationError, match="less than or equal to 10"):
        Condition.model_validate(raw)


# ------------------------------------------------------------------------------------------ bone is never softened
def test_every_groin_condition_sends_bone_signs_to_a_clinician_within_days():
    for condition in conditions().values():
        if {"groin", "front_hip"} & set(condition.sites) and condition.usual_urgency in {"self", "routine"}:
            soon = {entry.how_soon for entry in condition.see_someone}
            assert soon & {"urgent", "emergency"}, condition.id


def test_bone_stress_forbids_running_and_landing_and_returns_only_with_a_clinician():
    bone = conditions()["hip_bone_stress_injury"]
    assert {"running", "impact", "speed", "hills", "plyometrics"} <= set(bone.forbids)
    assert bone.usual_urgency == "urgent"
    assert {entry.how_soon for entry in bone.see_someone} == {"urgent", "emergency"}
    assert "clinician" in bone.return_to_running[0].text
    assert bone.self_tests == ()


def test_nothing_that_labrum_and_bone_share_speaks_strongly_against_bone():
    bone = conditions()["hip_bone_stress_injury"]
    against = {
        feature.finding
        for feature in bone.feature
        if feature.weight.startswith("against") or (feature.if_denied or "").startswith("against")
    }
    assert against.isdisjoint(
        {*BONE_FINDINGS, "wakes_at_night", "rest_pain", "fadir_positive", "xray_normal"}
    )
    assert all(feature.weight != "against_strong" for feature in bone.feature)


def test_a_benign_label_and_a_clear_x_ray_are_no_feature_of_any_soft_tissue():
    for condition in conditions().values():
        named = {feature.finding for feature in condition.feature}
        assert named.isdisjoint({"told_label", "own_guess", "hop_painless"}), condition.id


# -------------------------------------------------------------------------------------------------- self-tests
@EVERY_TEST
def test_no_self_test_makes_the_leg_land(test):
    words = " ".join((test.name, *test.how_to, test.positive)).lower()
    assert not re.search(r"\b(hop|hops|hopping|jump|jumps|jumping|leap|bound|land)\b", words)


@EVERY_TEST
def test_a_self_test_knows_its_conditions_and_findings_and_cites_itself(test):
    assert {reading.condition for reading in test.reading} <= conditions().keys()
    assert set(test.not_when) <= finding_kinds().keys()
    assert test.finding is None or test.finding in finding_kinds()
    assert cite_self_test(test)


@EVERY_TEST
def test_no_self_test_is_for_a_leg_that_cannot_be_stood_on(test):
    assert {"cannot_bear_weight", "bulge_stuck"} & set(test.not_when)


@EVERY_TEST
def test_readings_that_share_a_group_name_one_that_the_condition_has(test):
    for reading in test.reading:
        groups = {feature.same_as for feature in conditions()[reading.condition].feature}
        assert reading.same_as is None or reading.same_as in groups


def test_every_self_test_belongs_to_some_condition():
    used = {name for condition in conditions().values() for name in condition.self_tests}
    assert used == self_tests().keys()


# --------------------------------------------------------------------------------------------------- exercises
@EVERY_EXERCISE
def test_an_exercise_knows_its_conditions_and_its_next_step_and_cites_itself(exercise):
    assert set(exercise.not_with) <= conditions().keys()
    assert {*exercise.harder, *exercise.easier} <= exercises().keys()
    assert cite_exercise(exercise)


@EVERY_EXERCISE
def test_what_is_harder_is_not_also_easier(exercise):
    assert exercise.id not in {*exercise.harder, *exercise.easier}
    assert set(exercise.harder).isdisjoint(exercise.easier)


def test_progression_never_runs_in_a_circle():
    def beyond(name: str, seen: tuple[str, ...]) -> None:
        assert name not in seen, seen
        for following in exercises()[name].harder:
            beyond(following, (*seen, name))

    for name in exercises():
        beyond(name, ())


def test_a_stretch_into_adduction_is_forbidden_with_the_tendon_at_the_side_of_the_hip():
    tendon = conditions()["gluteal_tendinopathy"]
    forbidden = {name for name, exercise in exercises().items() if exercise.forbidden_by(tendon)}
    assert {"figure_four_stretch", "itb_cross_stretch", "clamshell", "hip_hike"} <= forbidden
    assert "isometric_hip_abduction" not in forbidden


def test_everything_on_land_with_impact_is_forbidden_with_bone_stress():
    bone = conditions()["hip_bone_stress_injury"]
    assert all(
        exercise.forbidden_by(bone)
        for exercise in exercises().values()
        if exercise.kind in {"running", "drill"}
    )


def test_a_file_whose_sources_and_claims_do_not_match_is_refused():
    raw = _raw("exercises/drills.toml")
    raw["source"].pop()
    with pytest.raises(ValidationError, match="not in the file"):
        ExerciseFile.model_validate(raw)
    raw = _raw("self_tests/hip.toml")
    raw["source"].append({"id": "nobody_2020", "citation": "Nobody."})
    with pytest.raises(ValidationError, match="nobody_2020"):
        SelfTestFile.model_validate(raw)


def test_a_misspelt_demand_is_refused():
    raw = _raw("exercises/drills.toml")["exercise"][0]
    with pytest.raises(ValidationError, match="asks"):
        Exercise.model_validate({**raw, "asks": ["runing"]})


def test_a_finding_is_not_weighed_in_two_places():
    raw = next(entry for entry in _raw("self_tests/hip.toml")["self_test"] if entry["id"] == "noble_press")
    with pytest.raises(ValidationError, match="not in both"):
        SelfTest.model_validate({**raw, "finding": "worse_pressing"})
