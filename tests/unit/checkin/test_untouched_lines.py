"""Lines never tuned on are understood at least as well as on their first run."""

from __future__ import annotations

import pytest
from tests.unit.checkin.meant_lines import UNTOUCHED, read_set
from tests.unit.checkin.scores import score


@pytest.mark.parametrize(
    ("name", "found", "correct", "denied_as_pain", "pain_as_denied"),
    [("english", 0.92, 0.96, 0, 0), ("fourteenth_diaries", 0.88, 0.87, 0, 2)],
)
def test_facts_are_found_and_right(
    name: str, found: float, correct: float, denied_as_pain: int, pain_as_denied: int
) -> None:
    scores = score(read_set(UNTOUCHED / f"{name}.txt"))
    assert scores.found >= found
    assert scores.correct >= correct
    assert len(scores.denied_as_pain) <= denied_as_pain
    assert len(scores.pain_as_denied) <= pain_as_denied


def test_red_flags_are_raised() -> None:
    scores = score(read_set(UNTOUCHED / "red_flags.txt"))
    assert len(scores.flags_missed) <= 7


def test_a_score_counts_what_is_missing_wrong_and_too_much() -> None:
    lines = read_set("> 5 mi, hip fine\nrun distance_m=6mi\npain site=hip side=left\n")
    scores = score(lines)
    assert (scores.right["run.distance_m"], scores.wanted["pain.side"], scores.given["pain.absent"]) == (
        0,
        1,
        1,
    )
    assert scores.pain_as_denied == ["5 mi, hip fine"]
    assert scores.denied_as_pain == []
    assert [line for line, _ in scores.worst()] == ["5 mi, hip fine"]
