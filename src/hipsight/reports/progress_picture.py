"""How far runs got before it hurt, then and now, as two falling steps. Drawn with lets-plot as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lets_plot import (
    aes,
    geom_step,
    geom_text,
    ggplot,
    ggsize,
    ggtitle,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from hipsight.model.units import METRES_PER_KM, DistanceUnit
from hipsight.progress.measure import CurvePoint
from hipsight.reports.described_svg import CALM, FLARE, accessible
from hipsight.reports.picture_style import plain_theme, same_ids

WIDTH, NARROW, HEIGHT = 720, 380, 300


def progress_picture(
    curve: Sequence[CurvePoint], units: DistanceUnit, *, title: str, words: str, narrow: bool = False
) -> str:
    """The picture as a self-contained SVG; the same curve gives the same bytes.

    Args:
        curve: Share of runs still free of pain by distance, of the first and of the last third of the runs.
        units: Of the axis.
        title: What it says, for everybody.
        words: What it shows, for whoever does not see it.
        narrow: For a phone held upright.
    """
    far = [point.km * METRES_PER_KM / units.metres for point in curve]
    plot = ggplot()
    labels: dict[str, list[Any]] = {"far": [], "share": [], "label": []}
    for name, shares, colour, size in (
        ("then", [point.then for point in curve], CALM, 1.2),
        ("now", [point.now for point in curve], FLARE, 2.0),
    ):
        plot += geom_step(aes("far", "share"), data={"far": far, "share": shares}, color=colour, size=size)
        labels["far"].append(far[-1])
        labels["share"].append(shares[-1])
        labels["label"].append(f" {name}")
    if abs(labels["share"][0] - labels["share"][1]) < _APART:
        upper = labels["share"][0] > labels["share"][1]
        middle = sum(labels["share"]) / 2
        labels["share"] = [middle + _APART / 2, middle - _APART / 2][:: 1 if upper else -1]
    plot += geom_text(aes("far", "share", label="label"), data=labels, hjust=0, size=7)
    plot += scale_x_continuous(name=f"{units.short} into the run", limits=[0, far[-1] * 1.15], expand=[0, 0])
    plot += scale_y_continuous(
        name="runs still free of pain",
        limits=[-0.04, 1.04],
        breaks=[0, 0.5, 1],
        labels=["none", "half", "all"],
    )
    plot += ggtitle(title)
    plot += plain_theme() + theme(legend_position="none")
    plot += ggsize(NARROW if narrow else WIDTH, HEIGHT)
    return accessible(same_ids(plot.to_svg(), "progress"), title, words)


#: Labels nearer than this, as a share of the height, would lie on each other.
_APART = 0.09
