"""Load, pain and where it begins, one above the other on one time axis. Drawn with lets-plot as SVG."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from lets_plot import (
    aes,
    element_text,
    geom_point,
    geom_rect,
    gggrid,
    ggplot,
    ggsize,
    ggtitle,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from hipsight.model.timeline import Timeline
from hipsight.model.units import METRES_PER_KM, DistanceUnit
from hipsight.progress.severity import flare_level, severity_by_week
from hipsight.reports.picture_style import CALM, FLARE, LOAD, accessible, plain_theme, same_ids

WIDTH, NARROW, HEIGHT = 900, 380, 470
_HEIGHTS = [1.0, 1.0, 0.8, 1.3]
_MOST_LABELS, _NARROW_LABELS = 12, 4


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
            (start + 3.0, float(np.nansum(km[start : start + 7])) * per_km)
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
    axis = _time_axis(course, months, most=_NARROW_LABELS if narrow else _MOST_LABELS)
    bare = scale_x_continuous(name="", limits=[-1, course.days], breaks=[], expand=[0.005, 0])
    lanes = [
        _weekly(course.weeks, titles[0], bare),
        _pain(course, titles[1], bare),
        _weekly(course.severity, titles[2], bare, colour=CALM),
        _onset(course, titles[3], axis),
    ]
    grid = gggrid(lanes, ncol=1, heights=_HEIGHTS, align=True) + ggsize(NARROW if narrow else WIDTH, HEIGHT)
    return accessible(same_ids(grid.to_svg(), "course"), title, words)


def _time_axis(course: Course, months: Sequence[str], most: int) -> Any:
    """Months, or every few of them, named where they begin."""
    firsts = [
        day
        for day in range(course.days)
        if (course.first + dt.timedelta(days=day)).day == 1 or (day == 0 and course.days < 45)  # noqa: PLR2004 - days
    ]
    step = -(-len(firsts) // most) or 1
    breaks = firsts[::step]
    names = []
    for day in breaks:
        date = course.first + dt.timedelta(days=day)
        is_new_year = date.month == 1 or day == breaks[0]
        names.append(f"{months[date.month - 1]} {date.year}" if is_new_year else months[date.month - 1])
    return scale_x_continuous(
        name="", limits=[-1, course.days], breaks=breaks, labels=names, expand=[0.005, 0]
    )


def _weekly(weeks: Sequence[tuple[float, float]], title: str, axis: Any, colour: str = LOAD) -> Any:
    data = {"day": [day for day, _ in weeks], "height": [height for _, height in weeks]}
    top = max([height for _, height in weeks], default=1.0) or 1.0
    # Each bar is drawn on its own: a width would be taken for a share of the distance between bars.
    return (
        ggplot()
        + geom_rect(
            aes(xmin="from", xmax="to", ymax="height"),
            data={**data, "from": [day - 3 for day in data["day"]], "to": [day + 3 for day in data["day"]]},
            ymin=0,
            fill=colour,
            size=0,
            tooltips="none",
        )
        + scale_y_continuous(name="", limits=[0, top * 1.05], breaks=_round_steps(top))
        + _lane(title, axis)
    )


def _round_steps(top: float) -> list[float]:
    """Zero and one or two round numbers up to the top."""
    size = 10.0 ** math.floor(math.log10(top))
    step = next(step for step in (5 * size, 2 * size, size) if step <= top)
    return [0.0, step] if 2 * step > top else [0.0, step, 2 * step]


def _pain(course: Course, title: str, axis: Any) -> Any:
    plot = ggplot()
    for flared, colour in ((False, CALM), (True, FLARE)):
        dots = [(day, pain) for day, pain, is_flare in course.pains if is_flare == flared]
        if dots:
            data = {"day": [day for day, _ in dots], "pain": [pain for _, pain in dots]}
            plot += geom_point(aes("day", "pain"), data=data, size=2.2, color=colour)
    return plot + scale_y_continuous(name="", limits=[0, 10], breaks=[0, 5, 10]) + _lane(title, axis)


def _onset(course: Course, title: str, axis: Any) -> Any:
    plot = ggplot()
    for began, shape, colour in ((False, 1, LOAD), (True, 16, FLARE)):
        dots = [(day, km) for day, km, is_onset in course.onsets if is_onset == began]
        if dots:
            data = {"day": [day for day, _ in dots], "km": [km for _, km in dots]}
            plot += geom_point(aes("day", "km"), data=data, size=2.2, shape=shape, color=colour)
    top = max([km for _, km, _ in course.onsets], default=1.0) or 1.0
    return (
        plot
        + scale_y_continuous(name="", limits=[0, top * 1.05], breaks=_round_steps(top))
        + _lane(title, axis)
    )


def _lane(title: str, axis: Any) -> Any:
    return (
        axis
        + ggtitle(title)
        + plain_theme()
        + theme(legend_position="none", axis_text_x=element_text(size=11, angle=0), plot_margin=[0, 4, 0, 0])
    )
