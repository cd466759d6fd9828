"""What a run came to, and what follows: go on, repeat, or step back."""

from __future__ import annotations

import datetime as dt

from hipsight.plans.course import Course
from hipsight.plans.facts import DayFacts
from hipsight.plans.load_limits import AFTER_AMBER, AFTER_RED, RUN_RATIO, SHORTEST_KM
from hipsight.plans.planned import Reason, because
from hipsight.plans.stages import enter
from hipsight.warnings.pain_light import DayPain, Light, is_worse, run_verdict

#: Two reds within so many days step back a stage; after a red so many days without running, and one that is calm.
REDS_DAYS, REST_AFTER_RED = 14, 2

#: A run that came this near to the cap counts for a longer one.
_NEAR = 0.9


def soreness(course: Course, day: dt.date, pain: DayPain) -> float | None:
    """Today's score, where it is above green and worse than mornings were; None otherwise."""
    if pain.worst is None or pain.worst <= course.limits.green_up_to:
        return None
    return pain.worst if is_worse(pain.worst, course.usual_morning(day), course.limits) else None


def judge(course: Course, run: DayFacts, pain: DayPain | None, *, ran: bool) -> None:
    """Judges the run of the day before by the pain of its own day and of today."""
    usual = course.usual_morning(run.day)
    course.verdict = run_verdict(
        run.pain, pain, ran_again=ran, stopped=run.stopped, usual=usual, limits=course.limits
    )
    course.judged = run.day
    if course.verdict.light is Light.GREEN:
        _go_on(course, run)
    elif course.verdict.light is Light.AMBER:
        _repeat(course, run)
    elif course.verdict.light is Light.RED:
        step_back(course, run.day, _told(course, run.day), run.longest_km)


def _told(course: Course, day: dt.date) -> Reason:
    return because(
        f"{course.verdict.light}_{course.verdict.reason}", day=day.isoformat(), score=course.verdict.score
    )


def _go_on(course: Course, run: DayFacts) -> None:
    course.greens += 1
    course.ambers = 0
    course.week_greens += 1
    course.repeat_km, course.cause = None, None
    if course.hold == "red":
        course.hold = ""
    if course.cap_km is not None and run.longest_km >= _NEAR * course.cap_km:
        course.cap_km *= RUN_RATIO
    if course.begun and course.on_ladder and run.longest_km >= AFTER_RED * course.rung_km:
        course.rung_green += 1
        if course.rung_green >= course.ladder.sessions:
            _climb(course, run.day)


def _climb(course: Course, day: dt.date) -> None:
    course.rung_green = 0
    if course.rung + 1 < len(course.ladder.rung):
        course.rung += 1
        course.news.append((day, because("rung_up", rung=course.rung + 1)))
    else:
        course.ladder_done = True
        course.fallback = False


def _repeat(course: Course, run: DayFacts) -> None:
    course.greens = 0
    course.ambers += 1
    course.week_is_bad = True
    again = run.longest_km * (AFTER_AMBER if course.ambers > 1 else 1.0)
    if run.onset_km is not None:
        again = min(again, run.onset_km)
    course.repeat_km = min(run.longest_km, max(SHORTEST_KM, again))
    course.cap_km = course.repeat_km if course.cap_km is None else min(course.cap_km, course.repeat_km)
    course.cause = _told(course, run.day)
    course.news.append((run.day, course.cause))


def step_back(course: Course, day: dt.date, cause: Reason, km: float = 0.0) -> None:
    """A red: no running until it has settled, less load, one rung down; two of them, or bone, a stage down."""
    course.greens = 0
    course.week_is_bad = True
    course.cause = cause
    course.news.append((day, cause))
    course.repeat_km = None
    course.hold, course.hold_since = ("clearance" if course.protocol.bone else "red"), day
    if not course.begun:
        return
    course.base_km *= AFTER_RED
    course.week_km = min(course.week_km, course.base_km)
    course.rung, course.rung_green = max(0, course.rung - 1), 0
    if km > 0:
        course.cap_km = min(km, max(SHORTEST_KM, AFTER_RED * min(km, course.cap_km or km)))
    course.reds = (*(red for red in course.reds if (day - red).days < REDS_DAYS), day)
    if course.protocol.bone:
        course.cleared = None
        enter(course, 0, day)
    elif len(course.reds) > 1 and course.stage_number > 0:
        course.news.append((day, because("two_reds")))
        course.reds = ()
        enter(course, course.stage_number - 1, day)


def check_rest_day(course: Course, day: dt.date, pain: DayPain | None, *, ran: bool) -> None:
    """A day that hurts too much without a run steps back as well."""
    if pain is None or ran or course.judged == day - dt.timedelta(days=1):
        return
    too_much = pain.worst is not None and pain.worst > course.limits.amber_up_to
    if pain.limp or too_much or (course.limits.is_bone and pain.unscored):
        if course.hold not in {"red", "clearance"}:
            score = pain.worst if too_much else None
            step_back(course, day, because("red_rest_day", day=day.isoformat(), score=score))
        else:
            course.hold_since = day


def release(course: Course, day: dt.date, pain: DayPain | None) -> None:
    """Ends a hold when what it waits for has come: calm days, a clinician's word, health."""
    if course.hold == "clearance" and course.cleared is not None and course.cleared >= course.hold_since:
        course.hold = ""
    if course.hold == "red":
        rested = (day - course.hold_since).days > REST_AFTER_RED - 1
        calm = (
            pain is not None
            and not pain.limp
            and not pain.unscored
            and pain.worst is not None
            and pain.worst <= course.limits.green_up_to
        )
        if rested and calm:
            course.hold = ""
    if course.hold == "ill" and course.last_ill is not None and (day - course.last_ill).days > 1:
        course.hold = ""
