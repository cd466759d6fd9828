"""The morning of a day: yesterday is judged, and the stage and the week may turn."""

from __future__ import annotations

import datetime as dt
import statistics

from hipsight.plans.course import Course
from hipsight.plans.criteria import is_met
from hipsight.plans.judging import REDS_DAYS, check_rest_day, judge, release, soreness, step_back
from hipsight.plans.load_limits import WEEK_RATIO, WEEKS_BEFORE, weeks_before
from hipsight.plans.planned import because
from hipsight.plans.stages import advance, check_baseline, count_weeks_off, enter, turn_week
from hipsight.warnings.pain_light import DayPain, rising_weeks

#: Days of the log that the plan remembers: the 30 of the single run and the four weeks fit in.
MEMORY_DAYS = 35

#: What is taken for a morning of which nothing is known yet.
_CALM = DayPain(worst=0.0, morning=0.0)

#: Weekly means that rise so often step back; each needs so many days with a score, and the last must matter.
_RISES, _RISE_DAYS, _RISE_FROM = 2, 3, 1.0

#: The recent week is the mean of so many fullest of the four before: whoever has cut back already is not cut twice.
_FULL_WEEKS = 2

_WEEK = 7


def wake(course: Course, day: dt.date, pain: DayPain | None, *, ran: bool, assumed: bool = False) -> None:
    """The morning of a day: the run of the day before is judged, and the stage and the week may turn.

    Args:
        course: Where the plan stands; it goes on.
        day: The day.
        pain: What its entries say; None when nothing was said.
        ran: Whether there is a run among them.
        assumed: Nothing is known yet: the morning is taken to be calm.
    """
    _forget(course, day)
    if assumed:
        pain = _CALM
    course.today = pain, ran
    course.sore_today = None if pain is None or assumed or ran else soreness(course, day, pain)
    if course.pending is not None:
        judge(course, course.pending, pain, ran=ran)
        course.pending = None
    if not course.begun:
        return
    check_rest_day(course, day, pain, ran=ran)
    release(course, day, pain)
    count_weeks_off(course, day)
    if (day - course.request.started).days % _WEEK == 0 and day > course.request.started:
        _check_rising(course, day)
        turn_week(course, day)
    advance(course, day)
    check_baseline(course, day)


def _check_rising(course: Course, day: dt.date) -> None:
    means = []
    for back in range(_RISES, -1, -1):
        end = day - dt.timedelta(days=_WEEK * back)
        scores = [
            pain.worst
            for when, pain in course.pains.items()
            if 0 < (end - when).days <= _WEEK and pain.worst is not None
        ]
        if len(scores) < _RISE_DAYS:
            return
        means.append(statistics.fmean(scores))
    if rising_weeks(means, _RISES, _RISE_FROM):
        step_back(course, day, because("red_rising", first=round(means[0], 1), last_mean=round(means[-1], 1)))


def begin(course: Course, day: dt.date) -> None:
    """The plan begins: the furthest stage that the log allows, and what a week of it holds."""
    weeks = weeks_before(course.km, day, WEEKS_BEFORE)
    course.recent_week_km = statistics.fmean(sorted(weeks)[-_FULL_WEEKS:])
    course.begun = True
    course.pain_at_start = course.mean_pain(day)
    course.reds = ()
    course.week_runs = 0
    course.week_done_km, course.week_greens, course.week_is_bad = 0.0, 0, False
    for number in range(len(course.protocol.stage) - 1, 0, -1):
        stage = course.protocol.stage[number]
        if stage.begin_if and all(is_met(criterion, course, day) for criterion in stage.begin_if):
            break
    else:
        number = 0
    enter(course, number, day)
    course.base_km = min(
        (course.stage.load.share or 0.0) * course.recent_week_km, WEEK_RATIO * max(weeks, default=0.0)
    )
    course.fullest_km, course.fortnight_km = max(weeks), max(weeks[:2])
    course.week_km = min(course.base_km, course.week_limit_km)
    if course.hold == "red" and (day - course.hold_since).days > REDS_DAYS:
        course.hold = ""
    pain, ran = course.today
    check_rest_day(course, day, pain, ran=ran)
    release(course, day, pain)
    course.first_stage = course.stage_number
    check_baseline(course, day)
    course.news = [(day, because("begun", stage=course.stage.title))]


def _forget(course: Course, day: dt.date) -> None:
    oldest = day - dt.timedelta(days=MEMORY_DAYS)
    for kept in (course.km, course.longest_km, course.pains):
        while kept and (first := next(iter(kept))) < oldest:
            del kept[first]
