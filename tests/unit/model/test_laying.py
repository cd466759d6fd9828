"""From records to one row a day: the conventions the statistics rest on."""

import datetime as dt

import numpy as np
import pytest

from hipsight.model.body import Behaviour, Side, Site
from hipsight.model.errors import UnusableInputError
from hipsight.model.laying import lay_timeline
from hipsight.model.life_records import (
    Alcohol,
    Custom,
    Cycle,
    DayRow,
    RestDay,
    Shoe,
    Sitting,
    Sleep,
    Strength,
    Stress,
)
from hipsight.model.preferences import Preferences
from hipsight.model.records import Pain, Run, RunKind, Surface

FIRST = dt.date(2026, 1, 1)
UTC = dt.UTC


def day(number):
    return FIRST + dt.timedelta(days=number)


def lay(*records, until=400, **preferences):
    return lay_timeline(records, Preferences(**preferences), until=day(until))


def column(timeline, name):
    return [None if np.isnan(value) else float(value) for value in timeline[name]]


def watch(number, km, hour=8, **more):
    starts_at = dt.datetime(2026, 1, 1, hour, tzinfo=UTC) + dt.timedelta(days=number)
    return Run(day=day(number), starts_at=starts_at, distance_m=1000 * km, duration_s=360 * km, **more)


def test_a_day_without_a_run_is_zero_only_from_the_first_run_on():
    timeline = lay(Sleep(day=day(0), hours=7), watch(2, 5), Sleep(day=day(4), hours=7))
    assert column(timeline, "run_km") == [None, None, 5, 0, 0]


def test_what_was_not_logged_is_unknown():
    timeline = lay(Sleep(day=day(0), hours=7), Sleep(day=day(2), hours=6))
    assert column(timeline, "sleep_h") == [7, None, 6]
    assert "run_km" not in timeline
    assert column(timeline, "run_km") == [None] * 3


def test_nothing_after_the_day_asked_for_is_known():
    timeline = lay(watch(0, 5), watch(3, 9), until=1)
    assert timeline.days == 1
    with pytest.raises(UnusableInputError, match="nothing has been logged yet"):
        lay(watch(3, 9), until=1)


def test_the_worst_pain_of_the_day_counts_and_a_range_counts_at_its_upper_end():
    timeline = lay(
        Pain(day=day(0), site=Site.GROIN, score_0_10=2),
        Pain(day=day(0), site=Site.OUTER_HIP, score_0_10=3, score_high=4),
        Pain(day=day(1), absent=True),
    )
    assert column(timeline, "pain_0_10") == [4, 0]
    assert timeline.words["pain_site"] == ("outer_hip", None)


def test_a_complaint_without_a_score_takes_the_persons_own_median():
    sore = Pain(day=day(0), site=Site.HIP)
    assert column(lay(sore), "pain_0_10") == [3]
    scored = [Pain(day=day(n), site=Site.HIP, score_0_10=score) for n, score in ((1, 4), (2, 6), (3, 8))]
    assert column(lay(sore, *scored), "pain_0_10") == [6, 4, 6, 8]


def test_only_the_pain_that_is_followed_is_laid():
    knee = Pain(day=day(0), site=Site.KNEE, score_0_10=5)
    left = Pain(day=day(1), site=Site.HIP, side=Side.LEFT, score_0_10=4)
    both = Pain(day=day(2), site=Site.HIP, side=Side.BOTH, score_0_10=3)
    assert column(lay(knee, left, both), "pain_0_10") == [None, 4, 3]
    assert column(lay(knee, left, both, side=Side.RIGHT), "pain_0_10") == [None, None, 3]
    assert column(lay(knee, left, both, sites=frozenset({Site.KNEE})), "pain_0_10") == [5, None, None]


def test_a_typed_line_and_the_watch_tell_of_one_run():
    typed = Run(day=day(0), distance_m=9_700, run_kind=RunKind.TEMPO, surface=Surface.ROAD, shoe="Pegasus")
    timeline = lay(watch(0, 10, surface=Surface.TRAIL, assumed=("surface",)), typed)
    assert column(timeline, "run_km") == [10]
    assert column(timeline, "speed") == [1]
    assert column(timeline, "road") == [1]
    assert "trail" not in timeline
    assert timeline.words["shoe"] == ("Pegasus",)


def test_two_outings_stay_two():
    timeline = lay(watch(0, 10), Run(day=day(0), distance_m=5_000), watch(0, 4, hour=18))
    assert column(timeline, "run_km") == [19]
    assert column(timeline, "longest_run_km") == [10]
    assert len(timeline.runs) == 3


def test_a_line_without_numbers_joins_the_only_run_of_the_day():
    timeline = lay(watch(0, 10), Run(day=day(0), run_kind=RunKind.HILLS))
    assert column(timeline, "run_km") == [10]
    assert column(timeline, "hills") == [1]


def test_silence_about_squats_means_no_only_while_they_are_being_watched():
    logged = [RestDay(day=day(n)) for n in (0, 1, 3, 40)]
    timeline = lay(*logged, Strength(day=day(2), exercise="goblet squat"))
    squats = column(timeline, "squats")
    assert squats[:5] == [None, None, 1, 0, None]  # before: unknown; day 4: nothing logged at all
    assert squats[40] is None  # 38 days later nobody knows whether the habit of logging lasted


def test_a_run_of_no_stated_kind_is_not_fast_while_kinds_are_being_stated():
    timeline = lay(watch(0, 5), watch(1, 5, run_kind=RunKind.INTERVALS), watch(2, 5), RestDay(day=day(3)))
    assert column(timeline, "speed") == [None, 1, 0, 0]


def test_suspect_runs_are_left_out():
    timeline = lay(watch(0, 5), watch(1, 400, suspect="pace of 0:36 /km"))
    assert column(timeline, "run_km") == [5, 0]
    assert len(timeline.runs) == 1


def test_kilometres_on_a_pair_count_before_the_day_and_a_new_pair_starts_at_nothing():
    timeline = lay(
        Shoe(day=day(0), event="new", shoe="Ghost", distance_m=100_000),
        watch(0, 10, shoe="Ghost"),
        watch(1, 5, shoe="Ghost"),
        Shoe(day=day(2), event="new", shoe="Ghost"),
        watch(2, 5, shoe="Ghost"),
    )
    assert column(timeline, "shoe_km") == [100, 110, 0]


def test_words_for_amounts_have_numbers():
    timeline = lay(
        Stress(day=day(0), level="high"), Stress(day=day(1), score_1_5=2), Sitting(day=day(1), level="high")
    )
    assert column(timeline, "stress_1_5") == [4, 2]
    assert column(timeline, "sitting_h") == [None, 9]


def test_a_day_of_the_cycle_tells_when_the_period_began():
    timeline = lay(
        RestDay(day=day(0)), Cycle(day=day(5), day_of_cycle=4), Cycle(day=day(30), event="period_start")
    )
    assert [row for row, value in enumerate(column(timeline, "period_start")) if value == 1] == [2, 30]


def test_the_persons_own_factors_are_columns():
    timeline = lay(Custom(day=day(0), factor="gluten"), RestDay(day=day(1)), Alcohol(day=day(1), drinks=2))
    assert column(timeline, "gluten") == [1, 0]
    assert timeline.custom == {"gluten", "alcohol"}


# ------------------------------------------------------------------ where the pain began


def observed(*records):
    (run,) = lay(*records).runs
    return run


def pain(**more):
    return Pain(day=day(0), site=Site.HIP, score_0_10=3, **more)


def test_an_onset_in_distance_and_one_in_time_are_kilometres():
    assert observed(watch(0, 10), pain(onset_m=4_000)).onset_km == 4
    assert observed(watch(0, 10), pain(onset_s=1_800)).onset_km == pytest.approx(5)
    run = observed(watch(0, 10), pain(onset_m=4_000, onset_high_m=6_000))
    assert (run.onset_km, run.onset_high_km) == (4, 6)


def test_an_onset_beyond_the_end_is_at_the_end():
    assert observed(watch(0, 10), pain(onset_m=12_000)).onset_km == 10


def test_no_pain_is_known_to_be_free_and_silence_is_not():
    assert observed(watch(0, 10), Pain(day=day(0), absent=True)).pain_known
    assert not observed(watch(0, 10)).pain_known


def test_pain_without_a_place_in_the_run_leaves_the_distance_open():
    assert not observed(watch(0, 10), pain()).pain_known
    later = observed(watch(0, 10), pain(behaviour=(Behaviour.NEXT_MORNING,)))
    assert later.pain_known
    assert later.onset_km is None


def test_a_run_stopped_for_pain_began_to_hurt_at_its_end_at_the_latest():
    run = observed(watch(0, 10, stopped_for_pain=True), pain())
    assert (run.onset_km, run.stopped_for_pain) == (10, True)


def test_what_was_said_about_pain_belongs_to_the_longest_run_of_the_day():
    runs = lay(watch(0, 4), watch(0, 9, hour=17), pain(onset_m=3_000)).runs
    assert [(run.distance_km, run.onset_km) for run in runs] == [(4, None), (9, 3)]


# ------------------------------------------------------------------ days as a table told them


def row(number, words=(), **values):
    return DayRow(day=day(number), values=tuple(values.items()), words=words)


def test_a_table_is_laid_cell_by_cell():
    timeline = lay(row(0, run_km=5.0, squats=0.0, coffee=2.0), row(2, pain_0_10=3.0, run_km=0.0))
    assert column(timeline, "run_km") == [5, None, 0]
    assert column(timeline, "squats") == [0, None, None]
    assert column(timeline, "longest_run_km") == [5, None, 0]
    assert timeline.custom == {"coffee"}


def test_onset_in_a_table_is_empty_where_pain_did_not_begin_in_the_run():
    runs = lay(
        row(0, run_km=8.0, pain_0_10=3.0, pain_onset_km=5.0),
        row(1, run_km=8.0, pain_0_10=1.0),
        row(2, run_km=8.0),
    ).runs
    assert [(run.onset_km, run.pain_known) for run in runs] == [(5, True), (None, True), (None, False)]


def test_a_later_table_corrects_an_earlier_one():
    assert column(lay(row(0, run_km=5.0), row(0, run_km=7.0)), "run_km") == [7]
