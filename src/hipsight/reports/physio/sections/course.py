"""The course: load, pain and where it begins on one time line, and how it is going."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hipsight.progress.measure import Progress
from hipsight.reports.course_picture import Course, course_picture
from hipsight.reports.physio.blocks import Block, Facts, Paragraph, Picture
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say

_WEEKS = 4
_WORST = 10.0


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    course = Course.of(case.timeline, case.first, case.last, say.units)
    words = say(
        "course.picture_words",
        runs=say.count(course.run_days, "run_day"),
        pains=say.count(course.pain_days, "pain_day"),
        flares=say.count(course.flare_days, "flare_day"),
    )
    if course.run_days or course.pain_days:
        titles = (
            say("course.load_lane", unit=say.units.short),
            say("course.pain_lane", level=say.number(course.flare_at))
            if _can_flare(course.flare_at)
            else say("course.pain_lane_plain"),
            say("course.severity_lane"),
            say("course.onset_lane", unit=say.units.short),
        )
        months = say("format.months").split()
        picture = course_picture(
            course, titles=titles, months=months, title=say("course.picture_title"), words=words
        )
        yield Picture(picture, say("course.picture_title"), words, wide=True)
    progress = case.progress
    yield Paragraph(_trend(progress, say), strong=True)
    rows = tuple(_rows(progress, say))
    if rows:
        yield Facts(rows)


def _can_flare(level: float) -> bool:
    """Whether there is room for a flare above what is usual: with pain of 9 or 10 every day there is none."""
    return level <= _WORST


def _trend(progress: Progress, say: Say) -> str:
    return say(f"trend.{progress.trend.replace(' ', '_')}")


def _likely(words: str, low: float | None, high: float | None, say: Say) -> str:
    if low is None or high is None:
        return words
    return say("course.likely", now=words, low=say.distance(low), high=say.distance(high))


def _rows(progress: Progress, say: Say) -> Iterator[tuple[str, str]]:
    free = progress.pain_free_km
    if free is not None and progress.onsets and free.now is not None:
        if free.then is not None:
            yield say("course.then"), _likely(say.distance(free.then), free.then_low, free.then_high, say)
        now = say("course.beyond", km=say.distance(free.now)) if free.beyond else say.distance(free.now)
        yield say("course.now"), _likely(now, free.low, free.high, say)
    if progress.runs:
        runs = say.count(progress.runs, "run")
        yield say("course.onsets"), say("course.onsets_of", onsets=progress.onsets, runs=runs)
    scores = [week.score_0_100 for week in progress.severity if week.score_0_100 is not None]
    if len(scores) >= 2 * _WEEKS:
        early, late = (say.number(float(np.mean(part))) for part in (scores[:_WEEKS], scores[-_WEEKS:]))
        yield say("course.severity", weeks=_WEEKS), say("course.from_to", then=early, now=late)
    if progress.flare_free is not None and _can_flare(progress.flare_free.flare_at):
        free_days = progress.flare_free
        longest = say.count(free_days.longest_days, "day")
        present = say.count(free_days.current_days, "day")
        yield say("course.flare_free"), say("course.longest", longest=longest, present=present)


SECTION = SectionMaker("course", 30, _build)
