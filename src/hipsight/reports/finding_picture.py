"""A finding as one picture: days with the exposure above, every episode a dot below.

Drawn with lets-plot as SVG.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from lets_plot import (
    aes,
    geom_hline,
    geom_point,
    geom_rect,
    geom_text,
    gggrid,
    ggplot,
    ggsize,
    ggtitle,
    labs,
    scale_color_manual,
    scale_x_continuous,
    scale_x_datetime,
    scale_y_continuous,
    theme,
)

from hipsight.model.finding import Finding
from hipsight.reports.described_svg import CALM, FLARE, LOAD, accessible
from hipsight.reports.picture_style import plain_theme, same_ids
from hipsight.triggers.trace import Episode, Trace

#: The days of a longer log would be too narrow to see.
SHOWN_DAYS = 365

WIDTH, NARROW, HEIGHT = 760, 380, 520
_EXPOSED = "#d9e4f2"


def finding_picture(finding: Finding, trace: Trace, *, narrow: bool = False) -> str:
    """The picture as a self-contained SVG with title and description; the same finding gives the same bytes."""
    grid = gggrid([_days(trace), _episodes(finding, trace, narrow=narrow)], ncol=1, heights=[1, 1]) + ggsize(
        NARROW if narrow else WIDTH, HEIGHT
    )
    return accessible(same_ids(grid.to_svg()), finding.exposure, description(finding, trace))


def description(finding: Finding, trace: Trace) -> str:
    """What the picture shows, for whoever does not see it."""
    exposed, other = (
        f"{sum(episode.flared for episode in episodes)} of {len(episodes)}"
        for episodes in (trace.exposed, trace.other)
    )
    return (
        f"{finding.sentence} In the picture, {exposed} episodes with it flared and {other} without it; "
        "the upper part shows the pain of each day, with shaded bands where the exposure was."
    )


def _moment(day: dt.date) -> float:
    """Milliseconds since 1970, as the time axis takes them."""
    return (day - dt.date(1970, 1, 1)).days * 86_400_000.0


def _days(trace: Trace) -> Any:
    start = max(0, len(trace.pain) - SHOWN_DAYS)
    rows = [row for row in range(start, len(trace.pain)) if np.isfinite(trace.pain[row])]
    days = [trace.first_day + dt.timedelta(days=row) for row in rows]
    shown_from = trace.first_day + dt.timedelta(days=start)
    bands = [(first, last) for first, last in trace.stretches if last >= shown_from]
    title = "Pain day by day; shaded: " + ("the last year with it" if start else "with it")
    plot = ggplot()
    if bands:
        plot += geom_rect(
            aes(xmin="from", xmax="to"),
            data={
                "from": [_moment(max(first, shown_from)) for first, _ in bands],
                "to": [_moment(last + dt.timedelta(days=1)) for _, last in bands],
            },
            ymin=0,
            ymax=10,
            fill=_EXPOSED,
            size=0,
            tooltips="none",
        )
    return (
        plot
        + geom_point(
            aes("day", "pain", color="flare"),
            data={
                "day": [_moment(day) for day in days],
                "pain": [float(trace.pain[row]) for row in rows],
                "flare": ["flare" if trace.flared[row] else "no flare" for row in rows],
            },
            size=2.4,
        )
        + _colours()
        + scale_x_datetime(name="")
        + scale_y_continuous(name="pain", limits=[0, 10], breaks=[0, 2, 4, 6, 8, 10])
        + ggtitle(title)
        + plain_theme()
        + theme(legend_position="none")
    )


def _episodes(finding: Finding, trace: Trace, *, narrow: bool) -> Any:
    dots: dict[str, list[Any]] = {"x": [], "pain": [], "flare": []}
    labels = []
    for place, episodes in enumerate((trace.exposed, trace.other)):
        for x, episode in _side_by_side(episodes, place):
            dots["x"].append(x)
            dots["pain"].append(episode.worst_pain)
            dots["flare"].append("flare" if episode.flared else "no flare")
        flares = sum(episode.flared for episode in episodes)
        verb = "" if narrow else "flared in "  # side by side the long words would run into each other
        labels.append(f"{('with it', 'without')[place]}: {verb}{flares} of {len(episodes)}")
    return (
        ggplot()
        + geom_hline(yintercept=0, color=LOAD, size=0.4)
        + geom_point(aes("x", "pain", color="flare"), data=dots, size=3)
        + geom_text(
            aes("x", "y", label="label"), data={"x": [0, 1], "y": [10.4, 10.4], "label": labels}, size=7
        )
        + _colours()
        + scale_x_continuous(name="", limits=[-0.5, 1.5], breaks=[])
        + scale_y_continuous(name="worst pain of the episode", limits=[0, 10.8], breaks=[0, 2, 4, 6, 8, 10])
        + ggtitle(f"Every dot an episode: {finding.exposure}")
        + labs(color="")
        + plain_theme()
    )


def _side_by_side(episodes: tuple[Episode, ...], place: int) -> list[tuple[float, Episode]]:
    """Episodes of the same pain beside each other, centred on their place, so that none hides another."""
    placed = []
    for pain in sorted({episode.worst_pain for episode in episodes}):
        alike = sorted(
            (episode for episode in episodes if episode.worst_pain == pain),
            key=lambda episode: (not episode.flared, episode.first_day),
        )
        step = min(0.03, 0.8 / len(alike))
        placed += [
            (place + step * (number - (len(alike) - 1) / 2), episode) for number, episode in enumerate(alike)
        ]
    return placed


def _colours() -> Any:
    return scale_color_manual({"flare": FLARE, "no flare": CALM}, breaks=["flare", "no flare"], name="")
