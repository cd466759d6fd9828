import datetime as dt
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipsight.model.finding import Grade
from hipsight.model.timeline import Timeline
from hipsight.triggers.grading import CLAIM_P, grade_of, p_after_looks
from hipsight.triggers.looks import due_analysis


def log_of(days):
    pain = np.ones(days)
    return Timeline(first_day=dt.date(2024, 1, 1), days=days, numbers=MappingProxyType({"pain_0_10": pain}))


@pytest.mark.parametrize(
    ("days", "look", "seen", "next_in"),
    [(90, 0, 90, 1), (91, 1, 91, 91), (181, 1, 91, 1), (182, 2, 182, 182), (800, 4, 728, 656)],
)
def test_a_search_is_due_after_13_weeks_and_at_every_doubling(days, look, seen, next_in):
    analysis = due_analysis(log_of(days))
    assert (analysis.look, analysis.timeline.days, analysis.next_in_days) == (look, seen, next_in)


@given(st.integers(91, 1500), st.integers(0, 200))
def test_looking_on_another_day_before_the_next_search_shows_the_same_log(days, later):
    one, other = due_analysis(log_of(days)), due_analysis(log_of(days + later))
    if later < one.next_in_days:
        assert other.look == one.look
        assert other.timeline.days == one.timeline.days
    else:
        assert other.look > one.look


def test_days_before_the_first_pain_entry_do_not_count():
    pain = np.concatenate([np.full(100, np.nan), np.ones(91)])
    timeline = Timeline(
        first_day=dt.date(2024, 1, 1), days=191, numbers=MappingProxyType({"pain_0_10": pain})
    )
    analysis = due_analysis(timeline)
    assert (analysis.look, analysis.timeline.days) == (1, 191)


def test_all_looks_together_spend_no_more_than_five_in_a_hundred():
    spent = sum(CLAIM_P / look**2 for look in range(1, 100_000))
    assert spent < 0.05
    assert p_after_looks(CLAIM_P / 16, 4) == pytest.approx(CLAIM_P)


@pytest.mark.parametrize(
    ("p_value", "grade"),
    [
        (0.01, Grade.STRONG),
        (0.011, Grade.CLAIM),
        (0.03, Grade.CLAIM),
        (0.031, Grade.EXPERIMENT),
        (0.21, None),
    ],
)
def test_a_grade_follows_from_p(p_value, grade):
    assert grade_of(p_value) is grade
