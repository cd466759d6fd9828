"""Lines in German give the records they mean: nothing is hard-wired to English."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.checkin.meant_lines import Record, misses, read_set

from hipsight.model.preferences import Language, Preferences
from hipsight.model.units import DistanceUnit

GERMAN = Preferences(language=Language.GERMAN, units=DistanceUnit("km"))
_FILE = Path(__file__).parent / "german" / "lines.txt"
_HARD = {row[3:] for row in _FILE.read_text().splitlines() if row.startswith(">? ")}
_LINES = read_set(_FILE)


@pytest.mark.parametrize(("line", "expected"), [one for one in _LINES if one[0] not in _HARD])
def test_a_german_line_gives_the_records_it_means(line: str, expected: list[Record]) -> None:
    assert misses(line, expected, GERMAN) == []


def test_nearly_all_german_lines_are_understood_wholly() -> None:
    assert len(_HARD) / len(_LINES) <= 0.15
