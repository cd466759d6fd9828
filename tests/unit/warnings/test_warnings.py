"""Warnings and the light, from logs small enough to count by hand."""

import datetime as dt

import pytest

from hipsight.model.body import Behaviour, Site
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import DayRow, RestDay
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Run
from hipsight.model.units import DistanceUnit
from hipsight.warnings.contract import raised_warnings
from hipsight.warnings.light import light_of_the_day, next_run_in_words
from hipsight.warnings.log_window import LogWindow

TODAY = dt.date(2026, 3, 22)  # a Sunday


def ago(days):
    return TODAY - dt.timedelta(days=days)


def window(records, lines=()):
    preferences = Preferences(units=DistanceUnit.KM)
    return LogWindow(
        today=TODAY,
        timeline=lay_timeline(records, preferences, until=TODAY),
        records=tuple(records),
        lines=tuple(lines),
        preferences=preferences,
    )


def runs(km_by_days_ago):
    return [Run(day=ago(days), distance_m=1000 * km) for days, km in km_by_days_ago.items()]


def ids(records):
    return [warning.id for warning in raised_warnings(window(records))]


def logged_today():
    return RestDay(day=TODAY)


@pytest.mark.parametrize(
    ("km", "expected"),
    [(11.0, []), (11.1, ["session_spike"]), (20.0, ["session_spike"]), (20.1, ["long_run_doubled"])],
)
def test_a_run_is_held_against_the_longest_of_the_30_days_before(km, expected):
    assert ids(runs({1: km, 20: 10, 15: 6})) == expected


def test_the_longest_run_31_days_before_does_not_count_any_more():
    assert ids(runs({1: 14, 32: 13, 20: 10})) == ["session_spike"]
    assert ids(runs({1: 14, 31: 13, 20: 10})) == []


@pytest.mark.parametrize(("known_for", "expected"), [(13, []), (14, ["long_run_doubled"])])
def test_a_log_must_know_the_runner_for_two_weeks_before_it_speaks_of_spikes(known_for, expected):
    assert ids(runs({1 + known_for: 5, 1: 11})) == expected


def test_a_first_run_ever_has_nothing_to_be_held_against():
    assert ids(runs({1: 30})) == []


def test_an_old_spike_is_no_news():
    assert ids([*runs({4: 14, 20: 10}), logged_today()]) == []


def test_the_words_name_the_day_and_both_distances():
    (warning,) = raised_warnings(window(runs({1: 14, 20: 10})))
    assert (
        warning.because == "14 km on Saturday, 40 % more than your longest run of the 30 days before (10 km)"
    )
    assert "10.1136/bjsports-2024-109380" in warning.sources[0]


def test_four_even_weeks_ask_for_an_easier_one_and_a_cutback_week_does_not():
    even = runs({days: 8 for days in range(29) if days % 7 in {0, 2, 4}})
    assert "no_easier_week" in ids(even)
    cutback = runs({days: 8 for days in range(29) if days % 7 in {0, 2, 4} and not 7 <= days < 10})
    assert "no_easier_week" not in ids(cutback)


def test_rest_days_cut_compares_two_weeks_with_the_eight_before():
    often = runs({days: 5 for days in range(70) if days < 14 or days % 2})
    assert "rest_days_cut" in ids(often)
    assert "rest_days_cut" not in ids(runs({days: 5 for days in range(70) if days % 2}))


def pains_with_onset(onsets_km):
    records = []
    for number, onset in enumerate(reversed(onsets_km)):
        records.append(Run(day=ago(3 * number), distance_m=10_000))
        records.append(Pain(day=ago(3 * number), site=Site.HIP, score_0_10=2, onset_m=1000 * onset))
    return records


def test_an_onset_that_comes_earlier_four_times_in_a_row_is_a_whisper():
    (warning,) = [
        w for w in raised_warnings(window(pains_with_onset([8, 6, 5, 3]))) if w.id == "earlier_onset"
    ]
    assert warning.because == "it began at 8 km, then 6 km, then 5 km, then 3 km"
    assert "earlier_onset" not in ids(pains_with_onset([8, 6, 6, 3]))
    assert "earlier_onset" not in ids(pains_with_onset([6, 5, 3]))


def test_two_nights_are_needed_and_lying_on_the_side_is_said():
    def night(days, *more):
        return Pain(day=ago(days), site=Site.OUTER_HIP, score_0_10=2, behaviour=(Behaviour.AT_NIGHT, *more))

    assert "night_pain" not in ids([night(1)])
    (warning,) = raised_warnings(
        window([night(1, Behaviour.LYING_ON_SIDE), night(4, Behaviour.LYING_ON_SIDE)])
    )
    assert warning.because == "2 nights with pain in the last two weeks, each time when lying on that side"


def test_three_rising_weeks_need_three_days_each():
    def weeks(*means, days=(0, 2, 6)):
        return [
            Pain(day=ago(7 * back + day), site=Site.HIP, score_0_10=mean)
            for back, mean in enumerate(reversed(means))
            for day in days
        ]

    assert "rising_weeks" in ids(weeks(1, 2, 3, 4))
    assert "rising_weeks" not in ids(weeks(1, 3, 2, 4))
    assert "rising_weeks" not in ids(weeks(1, 2, 3, 4, days=(0, 6)))
    assert "rising_weeks" not in ids(weeks(0.2, 0.6, 1, 1.4))


@pytest.mark.parametrize(
    ("score", "light"), [(0, "green"), (2, "green"), (3, "amber"), (5, "amber"), (6, "red"), (10, "red")]
)
def test_the_light_follows_the_pain_monitoring_rules(score, light):
    today = light_of_the_day(window([Pain(day=TODAY, site=Site.HIP, score_0_10=score, absent=score == 0)]))
    assert today.light == light
    assert today.because[0].startswith(f"pain of {score} out of 10")


def test_yesterdays_worse_pain_still_counts_today():
    records = [Pain(day=ago(1), site=Site.HIP, score_0_10=7), Pain(day=TODAY, site=Site.HIP, score_0_10=1)]
    assert light_of_the_day(window(records)).light == "red"


def test_a_limp_makes_it_red_whatever_the_score():
    records = [Pain(day=TODAY, site=Site.HIP, score_0_10=1, behaviour=(Behaviour.LIMP,))]
    assert light_of_the_day(window(records)).light == "red"


def test_without_recent_pain_entries_the_light_is_never_green():
    today = light_of_the_day(window([Pain(day=ago(5), site=Site.HIP, absent=True), logged_today()]))
    assert today.light == "amber"
    assert today.because == ("nothing about pain was logged in the last 3 days",)


def test_a_red_flag_decides_the_light_and_speaks_first():
    records = [Pain(day=TODAY, site=Site.HIP, score_0_10=0, absent=True)]
    today = light_of_the_day(window(records, lines=[(TODAY, "saddle numbness")]))
    assert today.light == "red"
    assert today.advice == "Do not run. Do what the red flag says first."
    assert today.because[0].startswith("Numbness between the legs")


def test_the_next_run_may_be_ten_percent_longer_than_the_longest_of_30_days():
    log = window(runs({2: 10, 5: 8}))
    today = light_of_the_day(log)
    assert today.longest_next_run_km == pytest.approx(11)
    assert (
        next_run_in_words(today, log) == "A run of up to 11 km stays within 10 % of your longest of 30 days."
    )
    assert light_of_the_day(window([logged_today()])).longest_next_run_km is None


def test_a_daily_table_warns_like_typed_runs():
    rows = [DayRow(day=ago(days), values=(("run_km", km),)) for days, km in {1: 14.0, 20: 10.0}.items()]
    assert "session_spike" in ids(rows)


def test_the_light_sees_pain_wherever_it_is_also_where_it_is_not_followed():
    knee = Pain(day=TODAY, site=Site.KNEE, score_0_10=7)
    assert light_of_the_day(window([logged_today(), knee])).light == "red"


def test_pain_without_a_number_is_never_green():
    told = [Pain(day=ago(20), site=Site.HIP, score_0_10=1), Pain(day=TODAY, site=Site.HIP)]
    light = light_of_the_day(window(told))
    assert light.light == "amber"
    assert light.because == ("pain without a number today",)


@pytest.mark.parametrize(
    ("scores", "light"),
    [
        ({2: 6}, "red"),
        ({2: 6, 0: 1}, "red"),  # nothing in between says that it has settled
        ({2: 6, 1: 0, 0: 1}, "green"),
        ({2: 1, 1: 2}, "green"),
        ({3: 6}, "amber"),  # too long ago to say anything
    ],
)
def test_a_silent_day_does_not_show_that_pain_has_settled(scores, light):
    pains = [Pain(day=ago(days), site=Site.HIP, score_0_10=score) for days, score in scores.items()]
    assert light_of_the_day(window([logged_today(), *pains])).light == light


def test_a_score_of_zero_is_no_groin_pain():
    walked = Pain(day=TODAY, site=Site.GROIN, score_0_10=0, behaviour=(Behaviour.WALKING,))
    assert light_of_the_day(window([walked])).red_flags == ()
