"""The answer to the one question about notes."""

from __future__ import annotations

import pytest

from hipsight.cli.import_questions import _chosen


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("y", [1, 2, 3, 4]),
        ("Yes", [1, 2, 3, 4]),
        ("none", []),
        ("2", [1, 3, 4]),
        ("1 3-4", [2]),
        ("1,2", [3, 4]),
    ],
)
def test_all_none_or_the_numbers_to_leave_out(answer, kept):
    chosen = _chosen(answer, 4)
    assert chosen is not None
    assert [number for number, yes in enumerate(chosen, start=1) if yes] == kept


@pytest.mark.parametrize("answer", ["maybe", "0", "5", "3-2", "1-", "-1", "1-9"])
def test_what_is_not_understood_is_asked_again(answer):
    assert _chosen(answer, 4) is None
