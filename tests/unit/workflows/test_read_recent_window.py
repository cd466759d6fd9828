"""The light looks at the last year of the log, and is the same as if it looked at all of it."""

from __future__ import annotations

import datetime as dt

import pytest

from hipsight.model.errors import UnusableInputError
from hipsight.storage.journal import open_journal
from hipsight.warnings.light import light_of_the_day
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.plan_ahead import Wishes, issue_plan, plan_since, planned_today, request_of, view_plan
from hipsight.workflows.read_log import RECENT_DAYS, read_recent_window, read_window
from hipsight.workflows.tell_sample_story import make_sample_journal

TODAY = dt.date(2026, 6, 1)


def _at(day):
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def _journal(tmp_path, lines):
    journal = open_journal(tmp_path / "my.journal")
    for days_ago, text in lines:
        day = TODAY - dt.timedelta(days=days_ago)
        log_checkin(journal, text, at=_at(day))
    return journal


def test_the_light_of_every_day_of_the_sample_story_is_that_of_the_whole_log(tmp_path, monkeypatch):
    made = make_sample_journal(tmp_path / "sample")
    monkeypatch.setattr("hipsight.workflows.read_log.RECENT_DAYS", 120)
    with made.journal.remembering():
        lights = set()
        for back in range(0, 220, 20):
            today = made.today - dt.timedelta(days=back)
            whole = light_of_the_day(read_window(made.journal, today=today))
            recent = read_recent_window(made.journal, today=today)
            assert light_of_the_day(recent) == whole, today
            lights.add(whole.light)
            is_cut = recent.timeline.days < (today - made.journal.entries()[0].record.day).days
            assert is_cut == (recent.timeline.first_day > made.journal.entries()[0].record.day)
    assert len(lights) > 1


def test_whoever_comes_back_after_years_is_no_beginner(tmp_path):
    lines = [(3000, "5 mi easy"), (2990, "slept 7h"), (5, "6 mi easy"), (1, "12 mi easy, hip 1/10")]
    journal = _journal(tmp_path, lines)
    recent = read_recent_window(journal, today=TODAY)
    assert recent.timeline.first_day == TODAY - dt.timedelta(days=3000)
    assert light_of_the_day(recent) == light_of_the_day(read_window(journal, today=TODAY))
    assert any(warning.id == "session_spike" for warning in light_of_the_day(recent).warnings)


def test_a_log_that_ended_years_ago_is_looked_at_from_its_last_run(tmp_path):
    journal = _journal(tmp_path, [(900, "5 mi easy"), (800, "4 mi easy"), (799, "hip 3/10")])
    recent = read_recent_window(journal, today=TODAY)
    assert recent.timeline.first_day == TODAY - dt.timedelta(days=800)
    assert light_of_the_day(recent).light == light_of_the_day(read_window(journal, today=TODAY)).light


def test_it_reaches_back_before_a_plan_that_is_old(tmp_path):
    lines = [(days, "4 mi easy, hip 2/10") for days in range(1000, 0, -20)]
    journal = _journal(tmp_path, lines)
    asked_on = TODAY - dt.timedelta(days=300)
    wish = request_of(journal, Wishes(condition="gluteal_tendinopathy"), today=asked_on)
    issue_plan(journal, view_plan(journal, today=asked_on, request=wish), at=_at(asked_on))
    assert plan_since(journal) == asked_on
    recent = read_recent_window(journal, today=TODAY, since=plan_since(journal))
    assert recent.timeline.first_day <= asked_on - dt.timedelta(days=RECENT_DAYS)
    assert planned_today(journal, recent) == planned_today(journal, read_window(journal, today=TODAY))


def test_an_empty_log_is_said_to_be_empty(tmp_path):
    with pytest.raises(UnusableInputError, match="nothing has been logged"):
        read_recent_window(open_journal(tmp_path / "my.journal"), today=TODAY)
