"""What holds of any line: capitals, lines put together, a dry run, and the time it takes."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.checkin.meant_lines import LINES, TODAY, read_set

from hipsight.checkin.account import read_account
from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences
from hipsight.model.wire import record_to_json
from hipsight.storage.journal import open_journal
from hipsight.workflows.log_checkin import log_checkin

_LINES = [line for path in sorted(LINES.glob("*.txt")) for line, _ in read_set(path)]
_AT = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
#: Lines that stand on their own: nothing in them speaks of a line before or after.
_WHOLE = [
    "6 mi easy on trails, left hip 2/10",
    "slept 7h",
    "squats 3x8 @ 40 kg",
    "no pain in the right groin",
    "stress 4/5",
    "2 beers",
    "bike 45 min",
    "hop test left ok",
    "sat 9 hours",
    "400 mg ibuprofen",
    "outer right hip 3-4/10 dull",
]


def _told(line: str) -> list[dict[str, object]]:
    told = []
    for record in understand(line, today=TODAY, preferences=Preferences()).records:
        fields = {
            name: value.lower() if isinstance(value, str) else value
            for name, value in record_to_json(record).items()
            if name not in {"text", "assumed"}
        }
        told.append(fields)
    return told


@pytest.mark.parametrize("line", _LINES)
def test_capitals_change_nothing(line: str) -> None:
    assert _told(line.upper()) == _told(line.lower())


@given(
    st.lists(st.sampled_from(_WHOLE), min_size=2, max_size=5, unique=True),
    st.sampled_from([". ", "\n", "; "]),
)
@settings(max_examples=120, deadline=None)
def test_lines_put_together_give_what_each_gives(lines: list[str], joint: str) -> None:
    together = Counter(repr(sorted(fields.items(), key=str)) for fields in _told(joint.join(lines)))
    each = Counter(repr(sorted(fields.items(), key=str)) for line in lines for fields in _told(line))
    assert together == each


@given(st.sampled_from(_LINES))
@settings(max_examples=25, deadline=None)
def test_a_dry_run_shows_what_would_be_written(line: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(Path(folder) / "my.journal")
        dry = log_checkin(journal, line, at=_AT, dry_run=True)
        assert dry.entries == ()
        written = log_checkin(journal, line, at=_AT)
    assert written.checkin == dry.checkin
    assert [entry.record for entry in written.entries] == list(dry.checkin.records)


@pytest.mark.parametrize(
    "piece", ["hip sore 3/10 and ", "no pain in my ", "zorgon ", "((((", "1/2-", "my mother had "]
)
def test_an_account_takes_a_time_that_grows_with_it_and_no_more_than_is_read(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        started = time.perf_counter()
        read_account(text)
        return time.perf_counter() - started

    seconds(2_000)
    quarter, whole = min(seconds(5_000) for _ in range(3)), min(seconds(20_000) for _ in range(2))
    assert whole < 12 * quarter + 0.1
    assert seconds(10_000_000) < 3 * whole + 0.5


def test_ten_megabytes_of_words_nobody_knows_are_a_line_like_any_other() -> None:
    line = " ".join(f"word{number}ish" for number in range(700_000))
    assert len(line) > 10_000_000 // 2
    started = time.perf_counter()
    understand(line, today=TODAY, preferences=Preferences())
    assert time.perf_counter() - started < 2
