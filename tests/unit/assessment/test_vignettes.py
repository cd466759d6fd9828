"""Accounts whose outcome is known: those of the condition files and five sets of our own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hipsight.assessment.urgency import LEVELS
from hipsight.knowledge.condition import conditions
from hipsight.workflows.triage_case import triage

_HERE = Path(__file__).parent

OWN = [
    pytest.param(vignette, id=f"{name}-{vignette['id']}")
    for name in ("untouched", "development", "second", "fourth")
    for vignette in tomllib.loads((_HERE / f"vignettes_{name}.toml").read_text(encoding="utf-8"))["vignette"]
]
THIRD = [
    pytest.param(vignette, id=f"third-{vignette['id']}")
    for vignette in tomllib.loads((_HERE / "untouched" / "accounts.toml").read_text(encoding="utf-8"))[
        "vignette"
    ]
]
OF_CONDITIONS = [
    pytest.param({"text": vignette.text, "urgency": vignette.urgency}, id=f"{condition.id}-{vignette.title}")
    for condition in conditions().values()
    for vignette in condition.vignette
]


@pytest.mark.parametrize("vignette", [*OWN, *THIRD, *OF_CONDITIONS])
def test_what_is_grave_is_never_called_milder_and_every_answer_has_sources(vignette: dict[str, Any]) -> None:
    answer = triage(vignette["text"]).to_json()
    is_grave = vignette["urgency"] in {"emergency", "urgent"}
    if is_grave:
        assert LEVELS.index(answer["urgency"]) >= LEVELS.index(vignette["urgency"])
    assert answer["actions"]
    assert len(answer["conditions"]) <= 4
    assert len(answer["conditions"]) != 1, "never a single name"
    assert all(one["sources"] for one in (*answer["red_flags"], *answer["conditions"]))


def test_few_mild_accounts_are_called_grave_and_most_conditions_are_among_the_first_three() -> None:
    own = [param.values[0] for param in OWN]
    answers = [triage(vignette["text"]).to_json() for vignette in own]
    mild = [
        answer["urgency"]
        for vignette, answer in zip(own, answers, strict=True)
        if vignette["urgency"] in {"routine", "self"}
    ]
    assert sum(urgency in {"urgent", "emergency"} for urgency in mild) <= 0.25 * len(mild)
    named = [
        vignette["condition"] in [one["id"] for one in answer["conditions"]][:3]
        for vignette, answer in zip(own, answers, strict=True)
        if "condition" in vignette
    ]
    assert sum(named) >= 0.85 * len(named)
