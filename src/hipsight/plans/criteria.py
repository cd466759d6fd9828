"""What a gate asks of the log, and whether it is met.

* `green_runs`: so many runs judged in a row were green.
* `calm_days`: as many days without pain above green, half of them at least with a word about pain.
* `days_in_stage`: the stage has lasted so long.
* `cleared`: a clinician has said that running is fine, and nothing has hurt since.
* `walked_free`: on so many of the last 14 days a walk of half an hour (`course.WALK_MIN`) stayed within green.
* `done_free`: the exercise was done in the last week, within green.
* `ladder_done`: the last rung is behind.
* `share_of_usual`: one of the last two weeks held this share of the usual week.
* `some_run_free`: one of the last three runs of two weeks stayed within green.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from hipsight.plans.facts import plain_exercise
from hipsight.plans.load_limits import weeks_before

if TYPE_CHECKING:
    from hipsight.knowledge.protocol import Criterion
    from hipsight.plans.course import Course

#: Days back that walks and exercises count.
WALK_DAYS, EXERCISE_DAYS = 14, 7

#: Runs back, and days back, that `some_run_free` looks at.
SOME_RUNS, SOME_DAYS = 3, 14


def is_met(criterion: Criterion, course: Course, day: dt.date) -> bool:
    """Whether the log shows it on the morning of the day."""
    return _MEANINGS[criterion.asks](criterion, course, day)


def _green_runs(criterion: Criterion, course: Course, _day: dt.date) -> bool:
    return course.greens >= criterion.value


def _calm_days(criterion: Criterion, course: Course, day: dt.date) -> bool:
    days = math.ceil(criterion.value)
    known = 0
    for back in range(days):
        pain = course.pains.get(day - dt.timedelta(days=back + 1))
        if pain is not None:
            if pain.limp or pain.unscored or (pain.worst or 0.0) > course.limits.green_up_to:
                return False
            known += 1
    return 2 * known >= days


def _days_in_stage(criterion: Criterion, course: Course, day: dt.date) -> bool:
    return (day - course.since).days >= criterion.value


def _cleared(_criterion: Criterion, course: Course, _day: dt.date) -> bool:
    return course.cleared is not None


def _walked_free(criterion: Criterion, course: Course, day: dt.date) -> bool:
    first = day - dt.timedelta(days=WALK_DAYS)
    return sum(first <= walked < day for walked in course.free_walks) >= criterion.value


def _done_free(criterion: Criterion, course: Course, day: dt.date) -> bool:
    done = course.free_exercises.get(plain_exercise(criterion.what or ""))
    return done is not None and (day - done).days <= EXERCISE_DAYS


def _ladder_done(_criterion: Criterion, course: Course, _day: dt.date) -> bool:
    return course.ladder_done


def _share_of_usual(criterion: Criterion, course: Course, day: dt.date) -> bool:
    return max(weeks_before(course.km, day, 2)) >= criterion.value * course.setup.usual_week_km


def _some_run_free(_criterion: Criterion, course: Course, day: dt.date) -> bool:
    first = day - dt.timedelta(days=SOME_DAYS)
    return any(free for when, free in course.recent_runs[-SOME_RUNS:] if when >= first)


_MEANINGS: Mapping[str, Callable[[Criterion, Course, dt.date], bool]] = {
    "green_runs": _green_runs,
    "calm_days": _calm_days,
    "days_in_stage": _days_in_stage,
    "cleared": _cleared,
    "walked_free": _walked_free,
    "done_free": _done_free,
    "ladder_done": _ladder_done,
    "share_of_usual": _share_of_usual,
    "some_run_free": _some_run_free,
}
