"""When a log is searched again."""

import datetime as dt

import pytest

from hipsight.triggers.looks import next_look

FIRST = dt.date(2026, 1, 1)


@pytest.mark.parametrize(("seen_days", "wait_days"), [(30, 28), (56, 28), (91, 46), (200, 100), (3650, 1825)])
def test_a_log_is_searched_anew_when_it_has_grown_by_half_and_not_within_four_weeks(seen_days, wait_days):
    last = FIRST + dt.timedelta(seen_days - 1)
    assert (next_look(FIRST, last) - last).days == wait_days


def test_two_years_of_weekly_looking_are_six_searches():
    looks, last = 0, FIRST + dt.timedelta(90)
    while last < FIRST + dt.timedelta(728):
        looks, last = looks + 1, next_look(FIRST, last)
    assert looks == 6
