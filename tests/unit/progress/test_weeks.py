"""Totals by calendar week, counted by hand."""

import datetime as dt

from hipsight.model.body import Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import RestDay
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Run
from hipsight.progress.weeks import weeks

SUNDAY = dt.date(2026, 3, 22)


def lay(*records):
    return lay_timeline(records, Preferences(), until=SUNDAY)


def run(day, km):
    return Run(day=day, distance_m=1000 * km)


def test_runs_and_pain_are_added_up_from_monday_to_sunday():
    last_week, this_week = dt.date(2026, 3, 15), dt.date(2026, 3, 16)
    timeline = lay(
        run(last_week, 12),
        run(this_week, 5),
        run(SUNDAY, 7),
        Pain(day=this_week, score_0_10=4, site=Site.HIP),
        Pain(day=SUNDAY, score_0_10=0, site=Site.HIP),
    )
    before, now = weeks(timeline)
    assert (before.week, before.run_km, before.run_days) == (dt.date(2026, 3, 9), 12, 1)
    assert (before.pain_days, before.worst_pain) == (0, None)
    assert (now.week, now.run_km, now.longest_run_km, now.run_days) == (this_week, 12, 7, 2)
    assert (now.pain_days, now.worst_pain) == (1, 4)


def test_weeks_before_the_first_run_have_no_total_and_weeks_without_running_have_zero():
    timeline = lay(
        Pain(day=dt.date(2026, 3, 2), score_0_10=2, site=Site.HIP),
        run(dt.date(2026, 3, 10), 8),
        RestDay(day=SUNDAY),
    )
    assert [week.run_km for week in weeks(timeline)] == [None, 8, 0]
