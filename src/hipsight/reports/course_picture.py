"""Load, pain and where it begins, one above the other on one time axis, as SVG.

Drawn by hand: a report waits for it, and loading a library for charts would take longer than all of it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from hipsight.model.timeline import Timeline
from hipsight.model.units import METRES_PER_KM, DistanceUnit
from hipsight.progress.severity import flare_level, severity_by_week
from hipsight.reports.described_svg import CALM, FLARE, LOAD, accessible

WIDTH, NARROW, HEIGHT = 900, 380, 470
#: Of the lanes, relative to one another.
_HEIGHTS = (1.0, 1.0, 0.8, 1.3)
_MOST_LABELS, _NARROW_LABELS = 12, 4
#: Room for numbers on the left, on the right, for the title of a lane, between lanes, and for the time axis.
_LEFT, _RIGHT, _TITLE, _GAP, _AXIS = 34.0, 6.0, 18.0, 12.0, 22.0
_INK, _SOFT, _RULE = "#2b323a", "#56606c", "#e3e7ec"
_WEEK = 7
#: Place of the lane of pain, and the end of its scale.
_PAIN, _WORST = 1, 10.0
#: Of a bar, where there are few.
_WIDEST = 60.0
#: More bars than this are drawn as means of several weeks.
_MOST_BARS = 130
#: From so many days on the axis names years.
_YEARS_FROM_DAYS = 1100


@dataclass(frozen=True, slots=True)
class Course:
    """What is drawn; days are counted from the first.

    Attributes:
        weeks: Day of each week's middle and the distance of the week, in the unit of the person.
        severity: Day of each week's middle and its severity, 0 to 100.
        pains: Day, worst pain, and whether it is a flare.
        onsets: Day, distance into the run, and whether pain began there (else the run ended without).
        flare_at: Pain from which on a day is a flare.
    """

    first: dt.date
    days: int
    weeks: tuple[tuple[float, float], ...]
    severity: tuple[tuple[float, float], ...]
    pains: tuple[tuple[int, float, bool], ...]
    onsets: tuple[tuple[int, float, bool], ...]
    flare_at: float
    run_days: int

    @property
    def pain_days(self) -> int:
        """Days with a word about pain."""
        return len(self.pains)

    @property
    def flare_days(self) -> int:
        """Days of a flare."""
        return sum(is_flare for _, _, is_flare in self.pains)

    @classmethod
    def of(cls, timeline: Timeline, first: dt.date, last: dt.date, units: DistanceUnit) -> Course:
        """The course from the first day to the last, both included."""
        days = (last - first).days + 1
        per_km = METRES_PER_KM / units.metres
        rows = np.array([timeline.row(first) + day for day in range(days)])
        inside = (rows >= 0) & (rows < timeline.days)

        def column(name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
            values = np.full(days, np.nan)
            values[inside] = timeline[name][rows[inside]]
            return values

        km, pain = column("run_km"), column("pain_0_10")
        level = flare_level(timeline["pain_0_10"])
        weeks = [
            (start + 3.0, float(np.nansum(km[max(start, 0) : start + 7])) * per_km)
            for start in range(-first.weekday(), days, 7)
            if np.isfinite(km[max(start, 0) : start + 7]).any()
        ]
        offset = timeline.row(first)
        onsets = [
            (
                run.row - offset,
                (run.distance_km if run.onset_km is None else run.onset_km) * per_km,
                run.onset_km is not None,
            )
            for run in timeline.runs
            if run.pain_known and 0 <= run.row - offset < days
        ]
        return cls(
            first=first,
            days=days,
            weeks=tuple(weeks),
            severity=tuple(
                (middle, week.score_0_100)
                for week in severity_by_week(timeline)
                if week.score_0_100 is not None and 0 <= (middle := (week.week - first).days + 3.0) < days
            ),
            pains=tuple(
                (int(day), float(pain[day]), bool(pain[day] >= level))
                for day in np.flatnonzero(np.isfinite(pain))
            ),
            onsets=tuple(onsets),
            flare_at=level,
            run_days=int((np.nan_to_num(km) > 0).sum()),
        )


def course_picture(
    course: Course,
    *,
    titles: tuple[str, str, str, str],
    months: Sequence[str],
    title: str,
    words: str,
    narrow: bool = False,
) -> str:
    """The picture as a self-contained SVG; the same course gives the same bytes.

    Args:
        course: What to draw.
        titles: Of the four lanes: load, pain, severity, onset.
        months: Twelve names for the time axis.
        title: Of the whole, for whoever does not see it.
        words: What it shows, for them.
        narrow: For a phone held upright.
    """
    width = NARROW if narrow else WIDTH
    lanes = list(_lanes(course, width, titles))
    height = lanes[-1].bottom + _AXIS if lanes else _AXIS
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" width="{width}" '
        f'height="{height:.0f}" font-family="Noto Sans, system-ui, sans-serif" font-size="11" fill="{_INK}">'
    )
    parts = [head]
    for lane in lanes:
        parts.append(
            f'<text x="{_LEFT:g}" y="{lane.top - 6:.1f}" font-size="12.5">{escape(lane.title)}</text>'
        )
        parts.extend((*_rules(lane), *_MARKS[lane.place](lane, course)))
    if lanes:
        parts.extend(_time_axis(course, lanes[-1], months, _NARROW_LABELS if narrow else _MOST_LABELS))
    return accessible("".join([*parts, "</svg>"]), title, words)


@dataclass(frozen=True, slots=True)
class _Lane:
    """A strip of the picture: days across, something from zero to `most` upwards."""

    place: int
    title: str
    left: float
    right: float
    top: float
    bottom: float
    days: int
    most: float
    steps: tuple[float, ...]

    def x(self, day: float) -> float:
        """Where a day lies; its middle at `day + 0.5`."""
        return self.left + (self.right - self.left) * day / max(1, self.days)

    def y(self, value: float) -> float:
        """Where a height lies."""
        return self.bottom - (self.bottom - self.top) * min(value, self.most) / self.most


def _lanes(course: Course, width: int, titles: Sequence[str]) -> Iterator[_Lane]:
    """The lanes that have something to show, one below the other."""
    heights = (
        [height for _, height in course.weeks],
        [pain for _, pain, _ in course.pains],
        [height for _, height in course.severity],
        [km for _, km, _ in course.onsets],
    )
    room = HEIGHT - _AXIS - len(_HEIGHTS) * (_TITLE + _GAP)
    bottom = -_GAP
    for place, (share, values) in enumerate(zip(_HEIGHTS, heights, strict=True)):
        if not values:
            continue
        top = bottom + _GAP + _TITLE
        bottom = top + room * share / sum(_HEIGHTS)
        most = _WORST if place == _PAIN else max(values) or 1.0
        steps = (0.0, _WORST / 2, _WORST) if place == _PAIN else tuple(_round_steps(most))
        yield _Lane(place, titles[place], _LEFT, width - _RIGHT, top, bottom, course.days, most * 1.05, steps)


def _round_steps(top: float) -> list[float]:
    """Zero and one or two round numbers up to the top."""
    size = 10.0 ** math.floor(math.log10(top))
    step = next(step for step in (5 * size, 2 * size, size) if step <= top)
    return [0.0, step] if 2 * step > top else [0.0, step, 2 * step]


def _rules(lane: _Lane) -> Iterator[str]:
    for step in lane.steps:
        y = lane.y(step)
        yield f'<path d="M{lane.left:g} {y:.1f}H{lane.right:g}" stroke="{_RULE}"/>'
        yield f'<text x="{lane.left - 5:g}" y="{y + 4:.1f}" text-anchor="end" fill="{_SOFT}">{step:g}</text>'


def _load(lane: _Lane, course: Course) -> Iterator[str]:
    yield from _bars(lane, course.weeks, LOAD)


def _severity(lane: _Lane, course: Course) -> Iterator[str]:
    yield from _bars(lane, course.severity, CALM)


def _bars(lane: _Lane, weeks: Sequence[tuple[float, float]], colour: str) -> list[str]:
    """A bar a week; where there are too many, the mean of several."""
    together = -(-lane.days // (_WEEK * _MOST_BARS)) or 1
    groups: dict[int, list[tuple[float, float]]] = {}
    for middle, height in weeks:
        groups.setdefault(int((middle + _WEEK) // (_WEEK * together)), []).append((middle, height))
    path = []
    for group in groups.values():
        first = max(0.0, group[0][0] - _WEEK / 2 + 0.5)
        last = min(float(lane.days), group[-1][0] + _WEEK / 2 + 0.5)
        middle, half = lane.x((first + last) / 2), min(_WIDEST, lane.x(last) - lane.x(first)) / 2
        left, right = middle - half, middle + half
        gap = min(1.5, (right - left) * 0.15)
        top = lane.y(sum(height for _, height in group) / len(group))
        path.append(f"M{left + gap:.1f} {lane.bottom:.1f}V{top:.1f}H{right - gap:.1f}V{lane.bottom:.1f}Z")
    return [f'<path d="{"".join(path)}" fill="{colour}"/>'] if path else []


def _pain(lane: _Lane, course: Course) -> Iterator[str]:
    for flared, colour in ((False, CALM), (True, FLARE)):
        yield from _dots(lane, [(day, pain) for day, pain, flare in course.pains if flare == flared], colour)


def _onset(lane: _Lane, course: Course) -> Iterator[str]:
    free = [(day, km) for day, km, began in course.onsets if not began]
    circles = "".join(
        f'<circle cx="{lane.x(day + 0.5):.1f}" cy="{lane.y(km):.1f}" r="3"/>' for day, km in free
    )
    if circles:
        yield f'<g fill="none" stroke="{LOAD}" stroke-width="1.2">{circles}</g>'
    yield from _dots(lane, [(day, km) for day, km, began in course.onsets if began], FLARE)


#: What is drawn in each lane, in the order of the titles.
_MARKS = (_load, _pain, _severity, _onset)


def _dots(lane: _Lane, at: Sequence[tuple[int, float]], colour: str) -> Iterator[str]:
    """Round ends of lines without length: a tenth of the size of so many circles."""
    path = "".join(f"M{lane.x(day + 0.5):.1f} {lane.y(value):.1f}h0" for day, value in at)
    if path:
        yield f'<path d="{path}" stroke="{colour}" stroke-width="5" stroke-linecap="round"/>'


def _time_axis(course: Course, lane: _Lane, months: Sequence[str], most: int) -> Iterator[str]:
    """Months, or every few of them, or years, named where they begin."""
    named = list(_beginnings(course, months))
    for place in range(0, len(named), -(-len(named) // most) or 1):
        day, name = named[place]
        x = lane.x(day)
        anchor = "start" if x < lane.left + 20 else "end" if x > lane.right - 20 else "middle"
        yield f'<path d="M{x:.1f} {lane.bottom:.1f}v4" stroke="{_SOFT}"/>'
        place_of_name = f'x="{x:.1f}" y="{lane.bottom + 16:.1f}" text-anchor="{anchor}"'
        yield f'<text {place_of_name} fill="{_SOFT}">{escape(name)}</text>'


def _beginnings(course: Course, months: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Day and name of each month, or of each year of a long time; of a short time its first day."""
    by_years = course.days >= _YEARS_FROM_DAYS
    is_first = True
    for day in range(course.days):
        date = course.first + dt.timedelta(days=day)
        if by_years and (date.month, date.day) == (1, 1):
            yield day, str(date.year)
        elif not by_years and (date.day == 1 or (day == 0 and course.days < 45)):  # noqa: PLR2004 - days
            name = months[date.month - 1]
            yield day, f"{name} {date.year}" if date.month == 1 or is_first else name
            is_first = False
