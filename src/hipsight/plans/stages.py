"""Weeks and stages: what a stage begins with, when the next one comes, and what a week holds."""

from __future__ import annotations

import datetime as dt

from hipsight.plans.course import Course
from hipsight.plans.criteria import is_met
from hipsight.plans.load_limits import (
    AFTER_WEEK_OFF,
    BASE_RUN_KM,
    EASIER_EVERY,
    EASIER_SHARE,
    RUN_DAYS,
    SHORTEST_KM,
    WEEK_RATIO,
    WEEKS_BEFORE,
    longest_before,
    weeks_before,
)
from hipsight.plans.planned import because
from hipsight.warnings.pain_light import Light

#: Onsets that still say something, and how old they may be.
_ONSETS, _ONSET_DAYS = 3, 42

#: From so many days without a run on, and each week more, the plan takes a step down.
_OFF_DAYS = 10

_BAD = frozenset({Light.AMBER, Light.RED})
_WEEK = 7


def enter(course: Course, number: int, day: dt.date) -> None:
    """Enters a stage: its load, and its way of running."""
    was_ladder, was = course.stage.ladder, course.stage.run
    is_up = number > course.stage_number
    course.stage_number, course.since = number, day
    load = course.stage.load
    if course.stage.ladder != was_ladder:
        course.rung = course.rung_green = 0
        course.ladder_done = False
    course.fallback = False
    if was in {"none", "ladder"}:
        course.weeks_since_easier = 0
    if course.stage.run in {"easy", "build"} and is_up and was in {"none", "ladder"}:
        course.base_km = (load.share or 0.0) * course.recent_week_km
    if course.stage.run in {"easy", "build"} and (is_up or not course.base_km):
        fullest = max(weeks_before(course.km, day, WEEKS_BEFORE))
        course.base_km = min(course.base_km or WEEK_RATIO * fullest, WEEK_RATIO * fullest)
        course.week_km = (
            min(course.week_km or course.base_km, course.base_km) if was == "easy" else course.base_km
        )
    if load.onset_share is not None:
        near = [km for when, km in course.onsets[-_ONSETS:] if (day - when).days <= _ONSET_DAYS]
        course.cap_km = max(SHORTEST_KM, load.onset_share * min(near)) if near else course.cap_km


def check_baseline(course: Course, day: dt.date) -> None:
    """Whoever has no run of the last month to go by walks and runs first."""
    if course.stage.run not in {"easy", "build"} or course.fallback or course.week_done_km:
        return  # not in the middle of a week that has free runs
    longest = longest_before(course.longest_km, day)
    if longest == 0 or (longest < BASE_RUN_KM and course.base_km < 2 * BASE_RUN_KM):
        _fall_back(course, day)


def _fall_back(course: Course, day: dt.date) -> None:
    course.fallback, course.rung, course.rung_green = True, 0, 0
    course.news.append((day, because("after_layoff", days=RUN_DAYS)))


def advance(course: Course, day: dt.date) -> None:
    """Enters the next stage when all that this one asks for is met, and nothing holds."""
    later = course.protocol.stage[course.stage_number + 1 :]
    if not later or course.hold or not course.stage.leave:
        return
    if course.stage.run != "none" and course.greens == 0 and course.verdict.light in _BAD:
        return
    if all(is_met(criterion, course, day) for criterion in course.stage.leave):
        enter(course, course.stage_number + 1, day)
        course.news.append((day, because("stage_up", stage=course.stage.title)))


def turn_week(course: Course, day: dt.date) -> None:
    """A new week of the plan: a tenth more after a good one, the same after a bad one, less every fourth."""
    weeks = weeks_before(course.km, day, WEEKS_BEFORE)
    fullest = max(weeks)
    course.weeks_since_easier += 1
    if course.week_greens and not course.week_is_bad and not course.easier:
        course.base_km *= WEEK_RATIO
    course.base_km = min(course.base_km, WEEK_RATIO * fullest)
    if course.setup.usual_week_km:
        course.base_km = min(course.base_km, course.setup.usual_week_km)
    course.fullest_km, course.fortnight_km = fullest, max(weeks[:2])
    course.easier = not course.on_ladder and course.weeks_since_easier >= EASIER_EVERY - 1
    if course.easier:
        course.weeks_since_easier = -1
    whole = min(course.base_km, course.week_limit_km)
    lately = max(weeks[: EASIER_EVERY - 1])
    course.week_km = EASIER_SHARE * min(whole, lately or whole) if course.easier else whole
    course.week_runs = 0
    course.week_done_km, course.week_greens, course.week_is_bad = 0.0, 0, False


def count_weeks_off(course: Course, day: dt.date) -> None:
    """A step down for each week without a run."""
    if course.last_run is None or course.stage.run == "none":
        return
    off = (day - course.last_run).days
    if off >= _OFF_DAYS and (off - _OFF_DAYS) % _WEEK == 0:
        course.base_km *= AFTER_WEEK_OFF
        course.week_km = min(course.week_km, course.base_km)
        course.rung, course.rung_green = max(0, course.rung - 1), 0
        course.news.append((day, because("week_off", days=off)))
