"""Whatever is typed: nothing is raised, spans fit the line, and the same line gives the same answer."""

from __future__ import annotations

import datetime as dt
import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.checkin.meant_lines import LINES, read_set

from hipsight.checkin import life
from hipsight.checkin.parser import MOST_CHARACTERS, understand
from hipsight.checkin.understanding import CheckIn
from hipsight.model.errors import InvalidRecordError
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain
from hipsight.model.wire import record_from_json, record_to_json

TODAY = dt.date(2026, 11, 22)

_PIECES = st.sampled_from(
    [
        "6 mi",
        "10k",
        "58:10",
        "3/10",
        "3-4/10",
        "hip",
        "left",
        "R",
        "glute",
        "sore",
        "no pain",
        ",",
        ".",
        ";",
        "and",
        "but",
        "until",
        "mile 4",
        "from",
        "after",
        "slept",
        "5h",
        "stress",
        "high",
        "squats",
        "3x8",
        "yesterday",
        "Tue",
        "12/11",
        "31/12",
        "99 days ago",
        "tomorrow",
        "wife",
        "5x800",
        "@",
        "3:05",
        "w/",
        "400 jog",
        "2mi wu",
        "cd",
        "easy",
        "tempo",
        "trail",
        "TM",
        "last 2k",
        "first mile",
        "stopped",
        "beers",
        "2",
        "400mg",
        "ibuprofen",
        "period",
        "day 1",
        "hop test",
        "wobbly",
        "rest day",
        "new",
        "Pegasus",
        "retired",
        "physio said",
        "#coffee=2",
        "🔥",
        "1e9",
        "999999999999",
        "00:00",
        "0/10",
        "10/10",
        "-",
        "/",
        "(",
        ")",
        "half",
        "parkrun",
        "1/2",
        "½",
        "0",
        "x",
        "' '",
        "\n",
        "\x00",
        "ｈｉｐ",  # noqa: RUF001 - wide letters are what is tried
        "бедро",
        "İ",
        "ß",
        "hip flexor",
        "both",
        "am",
        "pm",
        "woke me",
        "at 3am",
        "total",
        "of",
        "in",
        "s",
        "5",
        "30",
        "10000 miles",
        "900 hours",
        "500 kg",
        "1000x1000",
        "9999999 days ago",
        "2099-01-01",
        "1980-01-01",
        "2026-02-31",
        "30/2",
        "mile 9999",
        "400:59",
        "99:99:99",
        "1h 20m",
        "1h",
        "m",
        "h",
        "min",
        "km",
        "3x(10 minutes)",
        "(1:40 average)",
        "first few miles",
        "8km target",
        "today's",
        "Saucony",
        "4:10km pace",
        "7/10",
        "felt",
        "despite",
    ]
)


def _read(line: str) -> CheckIn:
    return understand(line, today=TODAY, preferences=Preferences())


def _check(found: CheckIn, line: str) -> None:
    place = 0
    for span in found.understood:
        assert place <= span.start < span.end <= len(line)
        assert line[span.start : span.end] == span.text
        assert span.meaning
        place = span.end
    assert all(word in line for word in found.not_understood)
    assert len(found.questions) <= 2
    for record in found.records:
        assert record.day <= TODAY
        assert record_from_json(record_to_json(record)) == record


@given(st.text(max_size=120))
@settings(max_examples=120, deadline=None)
@example("İİİ 6 mi hip 3/10")
@example("\x00\x01\x02")
def test_no_text_raises_and_its_spans_fit(line: str) -> None:
    found = _read(line)
    assert found.text == line
    _check(found, line)


@given(st.lists(_PIECES, max_size=14), st.sampled_from([" ", "", ", "]))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_words_raises_and_its_spans_fit(pieces: list[str], joint: str) -> None:
    line = joint.join(pieces)
    _check(_read(line), line)


_NASTY = st.sampled_from(
    [
        "easy 5 km. ",
        "run 300 mi, ",
        "900x400m ",
        "1000x1000m ",
        "8x99999 ",
        "167 hours run ",
        "hip sore at mile 300 ",
        "hip 3-1/10 ",
        "slept 5-30h ",
        "stress 9/5 ",
        "squats 500x9000 @ 999kg ",
        "hop test 99/10 ",
        "effort 11/10 ",
        "9999 beers ",
        "ibuprofen 99999mg ",
        "hip sore after 160 hours ",
        "1971-01-01: ",
        "#x=1e400 ",
    ]
)


@given(st.lists(_NASTY, min_size=1, max_size=4), st.sampled_from([1, 3, 300]))
@settings(max_examples=60, deadline=None)
def test_no_repetition_and_no_huge_number_raises(pieces: list[str], times: int) -> None:
    line = "".join(pieces) * times
    _check(_read(line), line)


def test_a_pain_told_a_hundred_times_keeps_its_two_scores() -> None:
    found = _read("slept 5-30h hip 3-1/10 " * 150)
    pains = [record for record in found.records if isinstance(record, Pain)]
    assert [(pain.score_0_10, pain.score_high) for pain in pains] == [(1, 3)]


def test_a_sum_that_no_run_has_makes_no_run_and_its_words_are_left_over() -> None:
    found = _read("slept 7h, groin 2/10. " + "easy 5 km. " * 100_000)
    assert [record.kind for record in found.records if record.kind != "run"] == ["sleep", "pain"]
    assert all((getattr(record, "distance_m", 0) or 0) <= 500_000 for record in found.records)
    assert "5 km" in found.not_understood


def test_a_record_that_cannot_be_is_left_out_and_the_rest_of_the_line_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise InvalidRecordError("cannot be")

    monkeypatch.setattr(life, "Medicine", refused)
    found = _read("6 mi easy, hip 2/10, ibuprofen 400 mg")
    assert [record.kind for record in found.records] == ["run", "pain"]
    assert "ibuprofen" in found.not_understood


@given(st.lists(_PIECES, max_size=10))
@settings(max_examples=50, deadline=None)
def test_the_same_line_is_always_understood_the_same(pieces: list[str]) -> None:
    line = " ".join(pieces)
    assert _read(line) == _read(line)


def test_only_emoji_make_no_record() -> None:
    found = _read("🏃‍♀️🎉💯")
    assert found.records == ()


def test_another_script_is_kept_and_said_not_to_be_understood() -> None:
    found = _read("болит левое бедро")
    assert found.records == ()
    assert found.not_understood == ("болит", "левое", "бедро")


def test_a_line_of_ten_megabytes_is_read_in_part_quickly_and_says_so() -> None:
    line = "6 mi easy hip 2/10. " + "hip sore " * 1_200_000
    started = time.perf_counter()
    found = _read(line)
    assert time.perf_counter() - started < 2
    assert found.text == line
    assert found.records[0].kind == "run"
    assert found.questions[0].startswith(f"Only the first {MOST_CHARACTERS:,} characters were read.")


def test_the_time_grows_with_the_length_and_not_faster() -> None:
    short, long = "hip sore 3/10 and ", 200
    _read(short * long)
    started = time.perf_counter()
    _read(short * (long // 4))
    quarter = time.perf_counter() - started
    started = time.perf_counter()
    _read(short * long)
    assert time.perf_counter() - started < 16 * quarter + 0.05


def test_halves_of_real_lines_put_together_raise_nothing_and_their_spans_fit() -> None:
    lines = [line for path in sorted(LINES.glob("*.txt")) for line, _ in read_set(path)]
    draw = random.Random(20261123)  # noqa: S311 - lines to try, drawn the same each time
    for _ in range(400):
        first, second = (draw.choice(lines).split() for _ in range(2))
        line = " ".join(first[: draw.randint(1, len(first))] + second[draw.randint(0, len(second) - 1) :])
        last = 0
        for span in understand(line, today=TODAY, preferences=Preferences()).understood:
            assert last <= span.start < span.end <= len(line)
            assert line[span.start : span.end] == span.text
            last = span.end
