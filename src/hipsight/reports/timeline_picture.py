"""The timeline as SVG within a page: in the page's own colours, light and dark, and with links to open it further.

Drawn here and not with lets-plot, whose pictures bring their own style and cannot be opened by a tap.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from hipsight.model.units import METRES_PER_KM, DistanceUnit, format_distance
from hipsight.reports.timeline_lanes import MEASURED, Lanes, Step

_AXIS, _RUNS, _PAIN, _LANE, _THIN, _GAP, _HEAD = 22.0, 72.0, 38.0, 26.0, 16.0, 8.0, 15.0
_FEWEST_PX_A_LINK, _FEWEST_PX_A_DOT, _PX_A_LETTER = 24.0, 9.0, 6.5
_WORST = 10.0
#: Longer stretches show flares by their brackets alone: a shade for each would be a fence.
_MOST_SHADED_DAYS = 120


@dataclass(frozen=True, slots=True)
class Link:
    """Part of the picture that leads somewhere: its first and last day, its name, and where to."""

    first: dt.date
    last: dt.date
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Band:
    """Stretches of days that a finding speaks of, under its name."""

    name: str
    stretches: tuple[tuple[dt.date, dt.date], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all lanes share.

    Attributes:
        first: First day shown, of so many `days`.
        width: Of the whole picture; `gutter` of the names at its left, 0 where they stand above their lanes.
    """

    lanes: Lanes
    first: dt.date
    days: int
    width: float
    gutter: float
    units: DistanceUnit

    def x(self, day: dt.date) -> float:
        """Left edge of a day; those outside lie on the edge."""
        share = min(max((day - self.first).days / self.days, 0.0), 1.0)
        return self.gutter + share * (self.width - self.gutter)

    def span(self, first: dt.date, last: dt.date) -> tuple[float, float]:
        """Left edge and width of some days."""
        left = self.x(first)
        return left, max(self.x(last + dt.timedelta(days=1)) - left, 0.0)


def timeline_picture(
    lanes: Lanes,
    links: Sequence[Link],
    bands: Sequence[Band],
    *,
    units: DistanceUnit,
    narrow: bool,
    title: str,
) -> str:
    """The picture; as wide as a phone where narrow, else as a desk."""
    first = lanes.steps[0].first
    days = (lanes.steps[-1].last - first).days + 1
    sheet = Sheet(lanes, first, days, 360.0 if narrow else 1040.0, 0.0 if narrow else 132.0, units)
    drawn: list[str] = []
    y = _AXIS
    rows: list[tuple[str, float, Callable[[Sheet, float], Iterator[str]]]] = [
        (f"{units.short} run", _RUNS, _draw_runs),
        *((place, _PAIN, _pain_lane(place)) for place in lanes.places),
        *((band.name, _THIN, _band_lane(band)) for band in bands),
        *((name, _LANE if name in MEASURED else _THIN, _life_lane(name)) for name in lanes.life),
        *([("shoes", _THIN, _draw_shoes)] if lanes.shoes else []),
    ]
    for name, height, draw in rows:
        y += _HEAD if narrow else 0.0
        at = (0.0, y - 4) if narrow else (0.0, y + height / 2 + 4)
        shown = name if narrow or len(name) <= 22 else f"{name[:21]}…"  # noqa: PLR2004 - letters in the gutter
        drawn.append(f'<text class="name" x="{at[0]:g}" y="{at[1]:g}">{escape(shown)}</text>')
        drawn.append(
            f'<line class="floor" x1="{sheet.gutter:g}" x2="{sheet.width:g}" y1="{y + height:g}" y2="{y + height:g}"/>'
        )
        drawn += [f'<g transform="translate(0 {y:g})">', *draw(sheet, height), "</g>"]
        y += height + _GAP
    height = y + 2
    return (
        f'<svg class="lanes {"narrow" if narrow else "wide"}" viewBox="0 0 {sheet.width:g} {height:g}" role="group" '
        f'aria-label="{escape(title)}">{"".join(_draw_flares(sheet, height))}'
        f'<g aria-hidden="true">{"".join(drawn)}</g>{"".join(_draw_links(sheet, links, height))}</svg>'
    )


def _draw_links(sheet: Sheet, links: Sequence[Link], height: float) -> Iterator[str]:
    """What can be tapped, over everything else; too small for a finger, it is only named."""
    edges = "".join(f"M{sheet.x(link.first):.1f} 4V{height:g}" for link in links)
    yield f'<path class="grid" aria-hidden="true" d="{edges}"/>'
    for link in links:
        left, width = sheet.span(link.first, link.last)
        fits = width >= _PX_A_LETTER * len(link.name) + 6
        word = f'<text class="when" x="{left + 3:.1f}" y="14">{escape(link.name)}</text>' if fits else ""
        if width < _FEWEST_PX_A_LINK:
            yield word
            continue
        said = escape(f"{link.name}: {summary_of(sheet.lanes, link.first, link.last, sheet.units)}")
        yield (
            f'<a href="{escape(link.to)}" aria-label="{said}"><title>{said}</title>'
            f'<rect class="zone" x="{left:.1f}" y="0" width="{width:.1f}" height="{height:g}"/>{word}</a>'
        )


def summary_of(lanes: Lanes, first: dt.date, last: dt.date, units: DistanceUnit) -> str:
    """What happened between the days, in a few words; steps that begin within them count."""
    steps = [step for step in lanes.steps if first <= step.first <= last]
    if not any(step.is_logged for step in steps):
        return "nothing logged"
    runs, km = sum(step.runs for step in steps), sum(step.km for step in steps)
    worst = max((step.worst for step in steps if step.worst is not None), default=None)
    said = [
        f"{runs} run{'s' if runs != 1 else ''}, {format_distance(km * METRES_PER_KM, units)}"
        if runs
        else "no run"
    ]
    if worst is not None:
        said.append("no pain" if worst == 0 else f"worst pain {worst:g}")
    return ", ".join(said)


def _bars(name: str, bars: Iterable[tuple[float, float, float, float]]) -> Iterator[str]:
    """Left, top, width and height of each, as one shape: ten years in two sizes must stay a small page."""
    drawn = "".join(f"M{x:.1f} {y:.1f}h{wide:.1f}v{tall:.1f}h-{wide:.1f}z" for x, y, wide, tall in bars)
    if drawn:
        yield f'<path class="{name}" d="{drawn}"/>'


def _draw_flares(sheet: Sheet, height: float) -> Iterator[str]:
    """A bracket over each flare, and a shade down through all lanes."""
    shown = [span for flare in sheet.lanes.flares if (span := sheet.span(*flare))[1] > 0]
    if sheet.days <= _MOST_SHADED_DAYS:
        yield from _bars("flare-days", ((x, _AXIS - 3, max(wide, 1.5), height - _AXIS) for x, wide in shown))
    yield from _bars("bracket", ((x, _AXIS - 4, max(wide, 1.5), 3.0) for x, wide in shown))


def _draw_runs(sheet: Sheet, height: float) -> Iterator[str]:
    most = max((step.km for step in sheet.lanes.steps), default=0.0)
    if most <= 0:
        return
    for name in ("run", "run hard"):
        bars = []
        for step in sheet.lanes.steps:
            tall = (step.hard_km if name == "run hard" else step.km) / most * height
            if tall > 0:
                left, wide = _slot(sheet, step)
                bars.append((left, height - tall, wide, tall))
        yield from _bars(name, bars)
    far = format_distance(most * METRES_PER_KM, sheet.units, 0)
    yield f'<text class="most" x="{sheet.width - 2:g}" y="9">{far}</text>'


def _slot(sheet: Sheet, step: Step) -> tuple[float, float]:
    """Where a step is drawn, with a little air on both sides."""
    left, width = sheet.span(step.first, step.last)
    air = min(0.15 * width, 3.0)
    return left + air, width - 2 * air


def _pain_lane(place: str) -> Callable[[Sheet, float], Iterator[str]]:
    def draw(sheet: Sheet, height: float) -> Iterator[str]:
        if sheet.span(sheet.lanes.steps[0].first, sheet.lanes.steps[0].last)[1] < _FEWEST_PX_A_DOT:
            yield from _pain_bars(sheet, place, height)
            return
        dots: dict[str, list[str]] = {}
        for step in sheet.lanes.steps:
            if place not in step.pain:
                continue
            score = step.pain[place]
            left, width = sheet.span(step.first, step.last)
            name = "unscored" if score is None else f"s{math.ceil(score)}"
            dots.setdefault(name, []).append(f"M{left + width / 2:.1f} {height / 2:g}h0")
        for name in sorted(dots):
            yield f'<path class="dot {name}" d="{"".join(dots[name])}"/>'

    return draw


def _pain_bars(sheet: Sheet, place: str, height: float) -> Iterator[str]:
    """Where dots would lie on one another: as high as the score, and as deep."""
    bars: dict[int, list[tuple[float, float, float, float]]] = {}
    for step in sheet.lanes.steps:
        score = step.pain.get(place)
        if score is not None:
            left, wide = _slot(sheet, step)
            tall = max(score / _WORST * height, 1.0)
            bars.setdefault(math.ceil(score), []).append((left, height - tall, wide, tall))
    for score in sorted(bars):
        yield from _bars(f"deep s{score}", bars[score])


def _life_lane(name: str) -> Callable[[Sheet, float], Iterator[str]]:
    most = MEASURED.get(name)

    def draw(sheet: Sheet, height: float) -> Iterator[str]:
        bars = []
        for step in sheet.lanes.steps:
            value = step.life.get(name)
            if value is None:
                continue
            left, wide = _slot(sheet, step)
            if most is None:  # done or not
                bars.append((left, height / 2 - 3, wide, 6.0))
            else:
                tall = min(value / most, 1.0) * height
                bars.append((left, height - tall, wide, tall))
        yield from _bars("done" if most is None else "life", bars)

    return draw


def _draw_shoes(sheet: Sheet, height: float) -> Iterator[str]:
    """One pair after the other, each in another shade than the one before, named where its name fits."""
    spans = [(pair, *sheet.span(first, last)) for pair, first, last in sheet.lanes.shoes]
    for shade in (0, 1):
        yield from _bars(f"shoe shade{shade}", ((x, 0.0, wide, height) for _, x, wide in spans[shade::2]))
    for pair, left, wide in spans:
        if wide >= _PX_A_LETTER * len(pair) + 6:
            yield f'<text class="when" x="{left + 3:.1f}" y="{height - 4:g}">{escape(pair)}</text>'


def _band_lane(band: Band) -> Callable[[Sheet, float], Iterator[str]]:
    def draw(sheet: Sheet, height: float) -> Iterator[str]:
        shown = [span for stretch in band.stretches if (span := sheet.span(*stretch))[1] > 0]
        yield from _bars("band", ((left, height / 2 - 4, max(wide, 2.0), 8.0) for left, wide in shown))

    return draw
