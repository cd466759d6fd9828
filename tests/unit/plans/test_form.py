"""Own step rate, and what went with a higher one."""

import datetime as dt

from hipsight.model.units import DistanceUnit
from hipsight.plans.facts import DayFacts
from hipsight.plans.form import look_at_form
from hipsight.reports.form_words import form_sentences
from hipsight.warnings.pain_light import DayPain, Limits

TODAY = dt.date(2026, 3, 22)
LIMITS = Limits(2.0, 5.0)


def easy(days_ago, spm, score=0.0, onset=None):
    day = TODAY - dt.timedelta(days_ago)
    return DayFacts(
        day=day,
        run_km=8.0,
        longest_km=8.0,
        cadence_spm=spm,
        onset_km=onset,
        pain=DayPain(worst=score, active=score),
    )


def look(runs):
    return look_at_form({run.day: run for run in runs}, TODAY, LIMITS)


def said(runs):
    return " ".join(form_sentences(look(runs), DistanceUnit.KM))


def test_ones_own_rate_is_that_of_the_weeks_before_the_last_four():
    runs = [easy(days, 164) for days in (60, 50, 40)] + [easy(days, 176) for days in (20, 10, 5)]
    seen = look(runs)
    assert (seen.own_spm, seen.now_spm) == (164, 176)
    assert (seen.aim_low_spm, seen.aim_high_spm) == (172, 180)
    assert (seen.raised.runs, seen.usual.runs) == (3, 3)
    assert [week.runs for week in seen.weeks] == [1] * 6


def test_an_aim_never_names_a_rate_that_is_not_ones_own():
    for own in (148, 160, 172, 186):
        seen = look([easy(days, own) for days in range(30, 60, 5)])
        assert own * 1.04 < seen.aim_low_spm <= seen.aim_high_spm <= own * 1.10


def test_with_too_few_runs_it_says_what_is_missing():
    assert "Not enough yet: 3 easy runs" in said([easy(3, 164)])
    few = [easy(days, 164) for days in range(30, 60, 5)] + [easy(3, 176)]
    assert "there are 1 at the higher rate and 6 at your own" in said(few)


def test_counts_stand_side_by_side_and_promise_nothing():
    usual = [easy(days, 164, 4.0, 3.0) for days in range(30, 60, 5)]
    raised = [easy(days, 174, 1.0) for days in range(1, 20, 3)]
    words = said([*usual, *raised])
    assert "At 5 % or more over your own: 0 of 7 runs hurt above 2 of 10." in words
    assert "Below that: 6 of 6 runs hurt above 2 of 10, from 3 km on where it was said." in words
    assert "may be linked" in words
    assert "cause" not in words


def test_a_run_without_a_rate_says_nothing():
    assert look([easy(3, None)]).weeks == ()
