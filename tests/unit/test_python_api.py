"""The public Python functions: the daily table in, findings and progress out."""

import csv
import datetime as dt
import subprocess
import sys

import numpy as np
import pandas as pd
import polars as pl
import pytest

import hipsight
from hipsight.model.errors import UnusableInputError

FIRST = dt.date(2026, 1, 1)


def write(path, rows, header=("day", "run_km", "pain_0_10", "pain_onset_km", "coffee")):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture
def table(tmp_path):
    return write(
        tmp_path / "days.csv",
        [("2026-01-01", 5.5, 2, "", 3), ("2026-01-02", 0, "", "", ""), ("2026-01-04", 8, 3, 4.5, 0)],
    )


def same(left, right):
    return (
        left.first_day == right.first_day
        and set(left.numbers) == set(right.numbers)
        and all(np.array_equal(left[name], right[name], equal_nan=True) for name in left.numbers)
        and left.runs == right.runs
    )


def test_a_table_is_read_as_it_is_and_missing_days_are_not_logged(table):
    timeline = hipsight.read_daily_table(table)
    assert (timeline.first_day, timeline.days) == (FIRST, 4)
    assert timeline["run_km"].tolist()[:2] == [5.5, 0.0]
    assert np.isnan(timeline["run_km"][2])
    assert np.isnan(timeline["pain_0_10"][1])
    assert timeline.custom == {"coffee"}
    assert [(run.distance_km, run.onset_km, run.pain_known) for run in timeline.runs] == [
        (5.5, None, True),
        (8.0, 4.5, True),
    ]


def test_pandas_and_polars_frames_are_read_like_the_file(table):
    timeline = hipsight.read_daily_table(str(table))
    assert same(hipsight.read_daily_table(pd.read_csv(table)), timeline)
    assert same(hipsight.read_daily_table(pd.read_csv(table, parse_dates=["day"])), timeline)
    assert same(hipsight.read_daily_table(pl.read_csv(table)), timeline)
    assert same(hipsight.read_daily_table(pl.read_csv(table, try_parse_dates=True)), timeline)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("2026-01-01", "far", "", "", "")], "days.csv:2: run_km must be a number, not 'far'"),
        ([("2026-01-01", 5, 11, "", "")], "days.csv:2: pain_0_10 must be between 0 and 10, not 11"),
        ([("01/02/2026", 5, 1, "", "")], "days.csv:2: day must be written YYYY-MM-DD"),
        (
            [("2026-01-01", 5, 1, "", ""), ("2026-01-01", 6, 1, "", "")],
            "days.csv:3: 2026-01-01 stands in this table twice",
        ),
        ([], "has no row"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_line_and_column(tmp_path, rows, message):
    with pytest.raises(UnusableInputError, match=message):
        hipsight.read_daily_table(write(tmp_path / "days.csv", rows))


def test_what_is_no_table_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    for nothing in (tmp_path / "x.csv", tmp_path / "none.csv", 42):
        with pytest.raises(UnusableInputError):
            hipsight.read_daily_table(nothing)


def test_findings_and_progress_have_the_public_shape(table):
    report = hipsight.find_triggers(hipsight.read_daily_table(table), seed=0).to_json()
    assert {
        "findings",
        "worth_an_experiment",
        "not_enough_yet",
        "quiet",
        "looked_at",
        "days",
        "pain_days",
        "self_check",
    } == set(report)
    assert report["findings"] == []
    assert report["not_enough_yet"]
    progress = hipsight.measure_progress(hipsight.read_daily_table(table)).to_json()
    assert {"site", "side", "pain_free_km", "runs", "onsets", "trend", "curve", "severity"} <= set(progress)


def test_importing_hipsight_is_cheap():
    code = "import sys, hipsight; print('numpy' in sys.modules, 'sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
