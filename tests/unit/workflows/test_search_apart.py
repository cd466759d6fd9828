"""The search beside everything else: the last answer stands while it holds, and is said to be old when it does not."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass

import pytest

from hipsight.storage.journal import Journal, open_journal
from hipsight.workflows import search_apart
from hipsight.workflows.change_settings import change_setting
from hipsight.workflows.correct_entries import delete_entry
from hipsight.workflows.log_checkin import log_checkin
from hipsight.workflows.search_apart import SearchApart
from hipsight.workflows.search_triggers import search_triggers
from hipsight.workflows.tell_sample_story import make_sample_journal


@dataclass
class _Made:
    journal: Journal
    today: dt.date


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return make_sample_journal(tmp_path_factory.mktemp("s") / "sample")


@pytest.fixture
def made(story, tmp_path):
    shutil.copy(story.journal.path, tmp_path / "my.journal")
    copied = _Made(open_journal(tmp_path / "my.journal"), story.today)
    copied.journal.remember()
    yield copied
    copied.journal.close()


@pytest.fixture
def apart(made):
    search = SearchApart(made.journal.path)
    yield search
    search.close()


def _at(day):
    return dt.datetime.combine(day, dt.time(21), tzinfo=dt.UTC)


def test_the_first_answer_is_waited_for_and_is_that_of_the_search(made, apart):
    first = apart.ask(made.journal, today=made.today)
    assert first.answer is None
    assert first.is_looking
    found = apart.wait(made.journal, today=made.today)
    assert not found.is_looking
    again = search_triggers(open_journal(made.journal.path), today=made.today)
    assert found.answer.to_json() == again.to_json()
    assert len(made.journal.looks(search_apart.followed_by(made.journal.preferences()))) == 1


def test_what_is_logged_of_later_days_leaves_the_answer_as_it_is(made, apart, monkeypatch):
    found = apart.wait(made.journal, today=made.today)
    monkeypatch.setattr(SearchApart, "_search", None)  # a search would fail
    day = made.today + dt.timedelta(days=2)
    log_checkin(made.journal, "5 mi easy, right hip 6/10", at=_at(day))
    later = apart.ask(made.journal, today=day)
    assert not later.is_looking
    assert later.answer == found.answer


@pytest.mark.parametrize("what", ["entry", "sites"])
def test_what_changes_the_days_it_looked_at_is_looked_at_again(made, apart, what):
    found = apart.wait(made.journal, today=made.today)
    if what == "entry":
        delete_entry(made.journal, made.journal.entries("pain")[3].id, at=_at(made.today))
    else:
        change_setting(made.journal, "sites", "groin,outer_hip", at=_at(made.today))
    old = apart.ask(made.journal, today=made.today)
    assert old.is_looking
    assert old.answer == found.answer  # meanwhile the one before is shown, and said to be so
    fresh = apart.wait(made.journal, today=made.today)
    assert not fresh.is_looking
    again = search_triggers(open_journal(made.journal.path), today=made.today)
    assert fresh.answer.to_json() == again.to_json()


def test_a_due_look_is_taken_though_nothing_was_logged(made, apart):
    found = apart.wait(made.journal, today=made.today)
    assert not apart.ask(made.journal, today=found.answer.next_look - dt.timedelta(days=1)).is_looking
    assert apart.ask(made.journal, today=found.answer.next_look).is_looking


def test_a_search_that_fails_says_so_and_is_not_begun_again_until_something_changes(made, apart, monkeypatch):
    begun = []
    monkeypatch.setattr(SearchApart, "_search", lambda _self, _today: begun.append(1) or "no memory")
    failed = apart.wait(made.journal, today=made.today)
    assert (failed.answer, failed.is_looking, failed.failed) == (None, False, "no memory")
    assert apart.ask(made.journal, today=made.today).failed == "no memory"
    assert len(begun) == 1
    log_checkin(made.journal, "slept 6h", at=_at(made.today))
    apart.wait(made.journal, today=made.today)
    assert len(begun) == 2


def test_a_search_whose_process_dies_is_told_in_words(made, monkeypatch):
    monkeypatch.setattr(search_apart, "_search_here", _die)
    apart = SearchApart(made.journal.path)
    assert apart.wait(made.journal, today=made.today).failed == "The search ended before it had an answer."
    apart.close()


def test_closing_ends_a_search_at_once(made, apart):
    apart.ask(made.journal, today=made.today)
    apart.close()
    assert apart._running is None
    assert not apart.ask(made.journal, today=made.today).is_looking


def _die(_path, _today, told):
    told.close()
