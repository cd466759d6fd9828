"""A paragraph about the pain gives findings, each affirmed, denied or of someone else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.checkin.account import Status, read_account
from hipsight.checkin.findings import finding_kinds, phrases_of_findings, phrases_of_labels
from hipsight.model.body import Side

_DOCS = Path(__file__).parents[3] / "docs" / "findings.md"

RUNNER = (
    "I'm a 34F marathon runner. For 3 weeks I've had a deep ache in my left groin when I run, it gets worse the longer "
    "I run. It now wakes me at night. No fever, chills or night sweats. I haven't had a period for 5 months and had a "
    "stress fracture in my shin 2 years ago. X-ray was normal, waiting for an MRI. I was told it's hip flexor strain. "
    "Can't hop on that leg. My mum had osteoporosis."
)


def test_a_whole_account_is_understood() -> None:
    account = read_account(RUNNER)
    assert account.affirmed() >= {
        "age", "sex_female", "duration", "quality_ache", "site_groin", "worse_running", "worsens_during_run",
        "wakes_at_night", "night_pain", "missed_periods", "earlier_stress_fracture", "xray_normal", "mri_waiting",
        "told_label", "hop_painful",
    }  # fmt: skip
    assert account.denied() == {"fever", "chills", "night_sweats"}
    values = {found.id: found.value for found in account.findings if found.value is not None}
    assert values == {"age": 34.0, "duration": 21.0, "told_label": "hip_flexor_strain"}
    assert [found.side for found in account.findings if found.id == "site_groin"] == [Side.LEFT]
    assert [found.id for found in account.findings if found.status is Status.OTHER] == ["low_bone_density"]


@pytest.mark.parametrize(
    ("text", "affirmed", "denied"),
    [
        (
            "no numbness, no bladder or bowel problems",
            set(),
            {"quality_numb", "bladder_change", "bowel_change"},
        ),
        (
            "numb between my legs since yesterday and I can't pee",
            {"saddle_numbness", "bladder_change"},
            set(),
        ),
        ("I can't put any weight on it", {"cannot_bear_weight"}, set()),
        ("I am not able to walk", {"cannot_bear_weight"}, set()),
        ("no trouble sleeping but it hurts at night", {"night_pain"}, set()),
        ("I don't have a fever but I have lost weight without trying", {"weight_loss"}, {"fever"}),
        ("Could it be cancer?", set(), set()),
        ("I had breast cancer in 2015", {"cancer_history"}, set()),
        ("stress fracture was ruled out, no swelling or bruising", set(), {"swelling", "bruising"}),
        ("My 13 year old son has a limp and knee pain", {"age", "limp", "site_knee"}, set()),
        ("A lump in my groin that won't push back", {"groin_bulge", "bulge_stuck"}, set()),
        ("not only at night but all the time", {"night_pain", "constant_pain"}, set()),
        ("hip clicks and locks, never gives way", {"clicking", "locking"}, {"giving_way"}),
        ("rest doesn't help", {"not_eased_by_rest"}, set()),
    ],
)
def test_a_finding_is_affirmed_or_denied_as_it_was_said(
    text: str, affirmed: set[str], denied: set[str]
) -> None:
    account = read_account(text)
    assert account.affirmed() >= affirmed
    assert not account.affirmed() & denied
    assert account.denied() == denied


def test_every_phrase_names_a_finding_of_the_vocabulary() -> None:
    assert {name for names in phrases_of_findings().values() for name in names} <= set(finding_kinds())
    assert all(phrases_of_labels().values())


@pytest.mark.parametrize("phrase", sorted(phrases_of_findings()))
def test_a_phrase_alone_is_found(phrase: str) -> None:
    found = {one.id for one in read_account(phrase).findings}
    assert found & set(phrases_of_findings()[phrase]) or not found.isdisjoint(finding_kinds())


def test_the_documented_vocabulary_is_the_one_in_force() -> None:
    rows = [row.split("`")[1] for row in _DOCS.read_text().splitlines() if row.startswith("| `")]
    assert rows == list(finding_kinds())


@given(st.text(max_size=200))
def test_any_account_gives_spans_inside_the_text(text: str) -> None:
    for found in read_account(text).findings:
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]


def test_upper_case_changes_no_finding() -> None:
    assert [one.id for one in read_account(RUNNER.upper()).findings] == [
        one.id for one in read_account(RUNNER).findings
    ]
