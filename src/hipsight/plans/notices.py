"""What is to be said about a plan as a whole: what holds it, when to be seen, what the race means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from hipsight.plans.course import Course
from hipsight.plans.judging import REDS_DAYS
from hipsight.plans.planned import PlannedDay, Reason, because
from hipsight.warnings.pain_light import Light

#: So many green runs in a row are getting somewhere, whatever the stage.
_GOT_SOMEWHERE = 3

#: Mean points of pain by which a week is better than the one before the plan.
_BETTER_BY = 1.0


def notices_of(course: Course, days: Sequence[PlannedDay], today: dt.date) -> Iterator[Reason]:
    """The notices of a plan made today."""
    if course.hold:
        yield because(f"held_{course.hold}", since=course.hold_since.isoformat())
    for topic, (until, said) in course.bans.items():
        if until is None or today <= until:
            yield because(
                "clinician_bans", topic=topic, said=said, until=None if until is None else until.isoformat()
            )
    if any(reason.code == "two_reds" and (today - day).days <= REDS_DAYS for day, reason in course.news):
        yield because("be_seen_two_reds")
    if course.verdict.light is Light.UNKNOWN and course.judged is not None:
        yield because(f"unknown_{course.verdict.reason}", day=course.judged.isoformat())
    if _is_not_working(course, today):
        yield because("not_working")
    if course.fallback:
        yield because("after_layoff", days=30)
    if course.request.race_day is not None:
        yield _race(course.request.race_day, days, today)


def _is_not_working(course: Course, today: dt.date) -> bool:
    call = course.protocol.not_working
    if call is None or (today - course.request.started).days < call.after_days:
        return False
    now, before = course.mean_pain(today), course.pain_at_start
    is_better = now is not None and before is not None and now <= before - _BETTER_BY
    stands = course.stage_number <= course.first_stage and course.greens < _GOT_SOMEWHERE
    return stands and not is_better


def _race(race: dt.date, days: Sequence[PlannedDay], today: dt.date) -> Reason:
    if race < today:
        return because("race_past", day=race.isoformat())
    before = [planned.run_km for planned in days if planned.day < race]
    beyond = not days or race > days[-1].day
    longest = max(before, default=0.0)
    return because("race_beyond" if beyond else "race", day=race.isoformat(), longest=longest)
