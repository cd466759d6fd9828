"""Progress in sentences, also when things are odd."""

import hipsight
from hipsight.model.units import DistanceUnit
from hipsight.reports.progress_words import progress_sentences


def said(tmp_path, rows):
    path = tmp_path / "days.csv"
    path.write_text("day,run_km,pain_0_10,pain_onset_km\n" + "".join(rows), encoding="utf-8")
    progress = hipsight.measure_progress(hipsight.read_daily_table(path))
    return " ".join(progress_sentences(progress, DistanceUnit.KM))


def march(day, rest):
    return f"2026-03-{day:02d},{rest}\n"


def test_one_run_is_one_run_on_one_day(tmp_path):
    words = said(tmp_path, [march(1, "5,3,2")])
    assert "From 1 run of which it is known where pain began" in words
    assert "1 day from 1 Mar 2026" in words


def test_pain_from_the_start_is_not_called_free_of_pain_up_to_zero(tmp_path):
    words = said(tmp_path, [march(day, "5,3,0") for day in range(1, 31)])
    assert "Half of your runs now hurt from the first steps." in words
    assert "up to 0" not in words


def test_no_pain_on_any_run_names_no_distance(tmp_path):
    words = said(tmp_path, [march(day, "5,0,") for day in range(1, 31)])
    assert words.startswith("No pain on any run about which you said something. From 30 runs of which")
    assert "free of pain up to" not in words


def test_an_onset_beyond_the_end_of_the_run_counts_as_its_end(tmp_path):
    words = said(tmp_path, [march(day, "5,3,9") for day in range(1, 31)])
    assert "Half of your runs are now free of pain up to 5 km" in words
