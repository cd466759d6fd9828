"""Looks are counted: when a search is due, and what it may see."""

import datetime as dt

import pytest

from hipsight.model.journal_entry import Origin
from hipsight.model.life_records import DayRow
from hipsight.storage.adding import Derived
from hipsight.storage.journal import open_journal
from hipsight.workflows.search_triggers import search_triggers

FIRST = dt.date(2025, 1, 1)
AT = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def journal(tmp_path):
    opened = open_journal(tmp_path / "my.journal")
    rows = [
        DayRow(day=FIRST + dt.timedelta(n), values=(("run_km", 5.0 + n % 7), ("pain_0_10", float(n * n % 4))))
        for n in range(400)
    ]
    with opened.writing() as writing:
        action = writing.begin_action("import", AT, {})
        writing.add(action, AT, [Derived(row, Origin("f" * 64, str(row.day), "days.csv")) for row in rows])
    return opened


def look(journal, day, **more):
    answer = search_triggers(journal, today=FIRST + dt.timedelta(day), **more)
    return answer.look, (answer.as_of - FIRST).days, (answer.next_look - FIRST).days


def test_the_first_look_sees_everything_and_the_next_waits_until_the_log_has_grown_by_half(journal):
    assert look(journal, 199) == (1, 199, 299)
    assert look(journal, 200) == (1, 199, 299)
    assert look(journal, 298) == (1, 199, 299)
    assert look(journal, 299) == (2, 299, 449)


def test_between_looks_the_answer_does_not_change(journal):
    first = search_triggers(journal, today=FIRST + dt.timedelta(199))
    later = search_triggers(journal, today=FIRST + dt.timedelta(260))
    assert later.report == first.report


def test_other_sites_have_looks_of_their_own(journal):
    look(journal, 199)
    look(journal, 299)
    assert look(journal, 399, side="left")[0] == 1


def test_a_search_with_nothing_to_look_at_spends_nothing(journal):
    assert look(journal, 30)[0] == 1
    assert look(journal, 60)[0] == 1
    assert look(journal, 199)[0] == 1


def test_looking_back_in_time_spends_nothing(journal):
    look(journal, 299)
    assert look(journal, 199)[0] == 1
    assert look(journal, 300)[0] == 1
