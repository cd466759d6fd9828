"""Every example of docs/checkin.md gives what is written under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.checkin.meant_lines import misses, read_set

_DOC = Path(__file__).parents[3] / "docs" / "checkin.md"
_EXAMPLES = re.findall(r"^> (.+)\n\n(`.+)$", _DOC.read_text(), re.MULTILINE)


@pytest.mark.parametrize(("line", "meaning"), _EXAMPLES)
def test_the_documented_line_gives_what_is_written_under_it(line: str, meaning: str) -> None:
    ((_, expected),) = read_set("\n".join([f"> {line}", *re.findall(r"`([^`]+)`", meaning)]))
    assert misses(line, expected) == []


def test_the_examples_are_found() -> None:
    assert len(_EXAMPLES) >= 12
