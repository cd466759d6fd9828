"""A table that never asked where pain began says nothing about the distance free of pain."""

import hipsight


def test_without_an_onset_column_runs_with_pain_are_left_open(tmp_path):
    path = tmp_path / "days.csv"
    days = [(f"2026-03-{day:02}", 8, day % 4) for day in range(1, 29)]
    path.write_text("day,run_km,pain_0_10\n" + "".join(f"{d},{km},{pain}\n" for d, km, pain in days))
    progress = hipsight.measure_progress(hipsight.read_daily_table(path))
    assert progress.trend == "not enough yet"
    assert progress.pain_free_km is None
    assert "where pain began" in progress.needs
