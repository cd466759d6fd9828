"""Lines never tuned on are understood well enough, and a pain denied is never read as a pain."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.checkin.meant_lines import NOT_MEASURED, Record, is_same, pairs_of, read_set, understood

_LINES = read_set(Path(__file__).parent / "untouched" / "english.txt")


def test_facts_are_found_and_right() -> None:
    wanted = given = right = 0
    for line, expected in _LINES:
        for meant, got in pairs_of(expected, understood(line)):
            names = {name for name in (*meant, *got) if name not in NOT_MEASURED}
            wanted += sum(name in meant for name in names)
            given += sum(name in got for name in names)
            right += sum(name in meant and name in got and is_same(meant[name], got[name]) for name in names)
    assert right / wanted >= 0.92
    assert right / given >= 0.96


@pytest.mark.parametrize(("line", "expected"), _LINES)
def test_a_denied_pain_is_never_read_as_a_pain(line: str, expected: list[Record]) -> None:
    for meant, got in pairs_of(expected, understood(line)):
        if meant.get("kind") == "pain" and meant.get("absent") and got:
            assert got.get("absent")
