"""Every protocol: known exercises and gates, nothing forbidden, a source for all, honest about what is ours."""

import itertools
import re
import tomllib
from importlib import resources

import pytest
from pydantic import ValidationError

from hipsight.knowledge.clinician_words import clinician_words
from hipsight.knowledge.condition import conditions
from hipsight.knowledge.movements import exercises, self_tests
from hipsight.knowledge.protocol import Protocol, ladders, protocol_of, protocols

EVERY = pytest.mark.parametrize("protocol", protocols().values(), ids=lambda entry: entry.condition)
WITH_STAGES = pytest.mark.parametrize(
    "protocol", [p for p in protocols().values() if p.stage], ids=lambda entry: entry.condition
)
EMERGENCIES = {
    "septic_arthritis",
    "slipped_capital_femoral_epiphysis",
    "cauda_equina",
    "deep_vein_thrombosis",
}


def raw(name):
    text = (resources.files("hipsight.knowledge") / "data" / "protocols" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def test_every_condition_has_a_protocol_or_says_why_not():
    assert protocols().keys() == conditions().keys()


def test_what_must_be_seen_has_no_plan_and_says_how_soon():
    without = {name: p.no_plan.how_soon for name, p in protocols().items() if p.no_plan is not None}
    assert {name for name, soon in without.items() if soon == "emergency"} == EMERGENCIES
    urgent = {name for name, entry in conditions().items() if entry.usual_urgency in {"emergency", "urgent"}}
    assert urgent - {"hip_bone_stress_injury"} <= without.keys()
    for name, soon in without.items():
        assert soon == conditions()[name].usual_urgency


@WITH_STAGES
def test_no_exercise_of_a_stage_is_forbidden_by_the_condition(protocol):
    condition = conditions()[protocol.condition]
    for stage in protocol.stage:
        left = condition.model_copy(update={"forbids": tuple(set(condition.forbids) - set(stage.lifts))})
        for dose in stage.dose:
            assert not exercises()[dose.exercise].forbidden_by(left), (stage.id, dose.exercise)


@WITH_STAGES
def test_a_stage_lifts_only_what_is_forbidden_and_only_when_it_needs_it(protocol):
    forbidden = set(conditions()[protocol.condition].forbids)
    for stage in protocol.stage:
        assert set(stage.lifts) <= forbidden
        if "speed" in forbidden and {"strides", "tempo"} & set(stage.adds):
            assert "speed" in stage.lifts
        if "hills" in forbidden and "hills" in stage.adds:
            assert "hills" in stage.lifts


@WITH_STAGES
def test_what_is_lifted_is_lifted_in_the_last_stage_only_but_running_after_bone(protocol):
    for stage in protocol.stage[:-1]:
        assert set(stage.lifts) <= ({"running", "impact"} if protocol.bone else set())


@WITH_STAGES
def test_self_tests_and_exercises_are_known_and_only_the_last_stage_has_no_way_on(protocol):
    assert set(protocol.self_tests) <= self_tests().keys()
    named = {criterion.what for stage in protocol.stage for criterion in stage.leave if criterion.what}
    assert named <= exercises().keys()
    assert all(stage.leave for stage in protocol.stage[:-1])
    assert not protocol.stage[-1].leave
    assert not protocol.stage[0].begin_if
    assert all(stage.ladder is None or stage.ladder in ladders() for stage in protocol.stage)


@WITH_STAGES
def test_load_never_falls_from_stage_to_stage(protocol):
    shares = [stage.load.share for stage in protocol.stage if stage.load.share is not None]
    assert shares == sorted(shares)
    runs = [stage.load.runs_per_week for stage in protocol.stage]
    assert runs == sorted(runs)


@EVERY
def test_it_is_no_reviewed_text_and_a_number_of_ours_is_called_ours(protocol):
    assert protocol.review.status == "draft"
    ours = [source for source in protocol.source if source.id == "ours"]
    assert all("choice of this project" in source.citation for source in ours)


@EVERY
def test_no_text_sends_a_leg_to_hop(protocol):
    words = " ".join(str(value) for value in protocol.model_dump().values()).lower()
    assert not re.search(r"\b(hop on|try a hop|hop test: )\b", words)


def test_bone_needs_a_clearance_for_every_run_and_allows_no_pain():
    bone = protocol_of("hip_bone_stress_injury")
    assert bone.bone
    assert (bone.pain.green_up_to, bone.pain.amber_up_to) == (0, 0)
    assert bone.stage[0].run == "none"
    assert bone.stage[0].leave[0].asks == "cleared"
    assert bone.stage[1].begin_if[0].asks == "cleared"
    assert bone.stage[1].load.rest_between == 2
    assert bone.self_tests == ()
    assert not any(stage.adds for stage in bone.stage)


def test_where_the_guide_and_the_evidence_part_the_plan_says_which_way_it_goes():
    for protocol in protocols().values():
        if protocol.stage:
            assert protocol.differs, protocol.condition
    tendon = protocol_of("gluteal_tendinopathy")
    assert any("stretch" in entry.guide.lower() for entry in tendon.differs)


def test_cadence_is_always_ones_own_and_never_for_a_sore_hip_flexor():
    for protocol in protocols().values():
        if protocol.cadence is not None:
            assert (protocol.cadence.least, protocol.cadence.most) == (5, 10)
            assert not exercises()["cadence_plus"].forbidden_by(
                conditions()[protocol.condition].model_copy(update={"forbids": ()})
            )
    assert protocol_of("hip_flexor_strain").cadence is None


def test_a_ladder_never_has_less_running_on_a_later_rung():
    for ladder in ladders().values():
        running = [rung.run_s * rung.rounds for rung in ladder.rung]
        assert running == sorted(running)
        assert all(later <= 2 * earlier for earlier, later in itertools.pairwise(running))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"condition": "gluteal_tendinopathy", "pains": {}}, "pains"),
        ({"stage": []}, "stages"),
        ({"source": []}, "source"),
        ({"review": {"status": "reviewed"}}, "reviewed"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused(change, words):
    with pytest.raises(ValidationError, match=words):
        Protocol.model_validate({**raw("gluteal_tendinopathy"), **change})


def test_a_number_without_a_source_is_refused():
    whole = raw("gluteal_tendinopathy")
    whole["stage"][1]["load"]["sources"] = []
    with pytest.raises(ValidationError, match="sources"):
        Protocol.model_validate(whole)


def test_exactly_one_rule_of_words_clears():
    assert [rule.topic for rule in clinician_words().rule].count("clear") == 1
