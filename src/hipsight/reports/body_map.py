"""The body map: where on a figure each site lies, and the figure with what hurts marked on it, as SVG.

Drawn by hand for hipsight, front and back side by side. The person's right side is on the left of the front view, as
when they stand before you, and on the right of the back view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from hipsight.model.body import Side, Site

WIDTH, HEIGHT = 400, 424
#: Where the figure is cut when nothing below the thigh hurts: from the waist to above the knee.
_NEAR, _KNEE = (122, 160), 280
_CENTRE = {"front": 100, "back": 300}
#: One hue from pale to deep; the number beside says the same.
RAMP = ("#f3d9bd", "#e5ab73", "#cd7a38", "#a4501a", "#6f2f0c")
_BODY, _LINE = "#e9edf2", "#8796a8"

#: Half of the outline, from the middle of the neck down to the crotch, as it lies right of the centre line.
_HALF = (
    "M0 50 L10 50 Q12 62 26 66 Q46 70 49 88 L58 140 Q66 178 66 206 Q68 222 60 222 Q55 220 56 204 L45 142 L38 104 "
    "Q36 132 31 146 Q36 166 40 190 Q42 224 36 252 Q31 276 29 292 Q34 318 28 346 L19 384 Q20 394 28 402 Q32 410 24 411 "
    "L8 410 Q4 402 8 384 L6 340 Q4 312 7 292 Q8 262 4 236 L0 214 Z"
)


@dataclass(frozen=True, slots=True)
class Region:
    """Where a site lies: an ellipse right of the centre line, mirrored for the other side.

    Attributes:
        view: `front`, `back` or `side`.
        x, y, rx, ry: Centre and half-axes; `x` is 0 where the site lies in the middle and has no side.
        turn: Degrees clockwise.
    """

    view: str
    x: float
    y: float
    rx: float
    ry: float
    turn: float = 0.0


REGIONS: Mapping[Site, Region] = {
    Site.HIP: Region("front", 27, 186, 15, 19),
    Site.FRONT_HIP: Region("front", 21, 178, 9, 11),
    Site.OUTER_HIP: Region("front", 37, 192, 6, 15),
    Site.GROIN: Region("front", 12, 202, 5, 12, 32),
    Site.INNER_THIGH: Region("front", 9, 240, 6, 22),
    Site.THIGH: Region("front", 20, 248, 8, 28),
    Site.OUTER_THIGH: Region("front", 33, 248, 5, 30, 5),
    Site.LOWER_ABDOMEN: Region("front", 13, 160, 11, 12),
    Site.PUBIC_BONE: Region("front", 0, 206, 7, 6),
    Site.KNEE: Region("front", 18, 293, 9, 11),
    Site.OUTER_KNEE: Region("front", 28, 293, 4, 10),
    Site.SHIN: Region("front", 16, 338, 7, 26),
    Site.ANKLE: Region("front", 13, 384, 7, 7),
    Site.FOOT: Region("front", 17, 404, 10, 6),
    Site.LOWER_BACK: Region("back", 12, 152, 12, 14),
    Site.BUTTOCK: Region("back", 19, 190, 16, 16),
    Site.SIT_BONE: Region("back", 15, 211, 7, 6),
    Site.HAMSTRING: Region("back", 19, 250, 11, 28),
    Site.CALF: Region("back", 18, 328, 9, 24),
    Site.ACHILLES: Region("back", 13, 374, 4, 12),
}

#: The lower half as it is seen from the person's right, facing right; mirrored for the left.
_PROFILE = (
    "M16 112 Q15 140 18 160 Q22 180 20 205 Q20 245 17 276 Q18 292 14 306 Q10 340 6 376 Q6 388 20 398 Q30 404 27 411 "
    "L-9 411 Q-13 400 -8 384 Q-8 372 -10 356 Q-17 330 -10 306 Q-7 294 -10 276 Q-15 250 -17 226 Q-27 210 -25 190 "
    "Q-22 170 -14 154 Q-10 140 -15 112"
)
#: Where the view from the side begins: at the waist. Places there, as they lie in that profile.
SIDE_TOP = 112
_SIDE_CENTRE = {Side.RIGHT: 100, Side.LEFT: 300}
SIDE_REGIONS: Mapping[Site, Region] = {
    Site.OUTER_HIP: Region("side", -1, 188, 11, 14),
    Site.FRONT_HIP: Region("side", 15, 180, 5, 12),
    Site.BUTTOCK: Region("side", -18, 196, 6, 14),
    Site.OUTER_THIGH: Region("side", 1, 244, 7, 32),
    Site.OUTER_KNEE: Region("side", 2, 292, 8, 10),
    Site.CALF: Region("side", -6, 334, 6, 24),
    Site.ANKLE: Region("side", -2, 386, 6, 6),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What was logged at one place.

    Attributes:
        score: Worst score there, 0 to 10; None where none was said.
        label: What stands beside it, such as the number of entries.
    """

    site: Site
    side: Side | None
    score: float | None
    label: str = ""


def shade(score: float | None) -> str:
    """The colour of a score."""
    return RAMP[1] if score is None else RAMP[min(len(RAMP) - 1, int(score // 2))]


def places(site: Site, side: Side | None) -> Iterable[tuple[float, float]]:
    """Centres of the site on the map, one for each side that is meant; both where none is said."""
    region = REGIONS[site]
    centre = _CENTRE[region.view]
    if region.x == 0:
        return [(centre, region.y)]
    # In the front view the person's right is on the left of the picture.
    sign = {Side.RIGHT: -1, Side.LEFT: 1} if region.view == "front" else {Side.RIGHT: 1, Side.LEFT: -1}
    sides = [Side.RIGHT, Side.LEFT] if side is None or side is Side.BOTH else [side]
    return [(centre + sign[one] * region.x, region.y) for one in sides]


def figures(*, near: bool = False) -> str:
    """Both outlines, as elements of an SVG, named above the waist where only what is below it is shown."""
    parts = []
    for view, centre in _CENTRE.items():
        parts.append(
            f'<g transform="translate({centre} 0)" fill="{_BODY}" stroke="{_LINE}" stroke-width="1.2" '
            f'stroke-linejoin="round"><circle cx="0" cy="28" r="21"/><path d="{_HALF}"/>'
            f'<path d="{_HALF}" transform="scale(-1 1)"/><path d="M0 51 L0 213" stroke="{_BODY}" stroke-width="3"/></g>'
        )
        parts.append(_text(centre, _NEAR[0] + 14 if near else HEIGHT - 1, view))
        left, right = ("R", "L") if view == "front" else ("L", "R")
        parts += [
            _text(centre + x, _NEAR[0] + 14 if near else 96, word) for x, word in ((-62, left), (62, right))
        ]
    return "".join(parts)


def side_places(site: Site) -> Iterable[tuple[Side, float, float]]:
    """Centres of a site in the views from the right and from the left."""
    region = SIDE_REGIONS[site]
    return [
        (side, centre + (region.x if side is Side.RIGHT else -region.x), region.y)
        for side, centre in _SIDE_CENTRE.items()
    ]


def side_figures() -> str:
    """Both profiles from the waist down, as elements of an SVG."""
    parts = []
    for side, centre in _SIDE_CENTRE.items():
        mirrored = "" if side is Side.RIGHT else " scale(-1 1)"
        parts.append(
            f'<g transform="translate({centre} 0){mirrored}" fill="{_BODY}" stroke="{_LINE}" stroke-width="1.2" '
            f'stroke-linejoin="round"><path d="{_PROFILE}"/></g>{_text(centre, HEIGHT - 4, f"{side.value} side")}'
        )
    return "".join(parts)


def ellipse(region: Region, x: float, y: float, **attributes: str) -> str:
    """The site's shape with its centre there."""
    turn = region.turn if region.view not in _CENTRE or x >= _CENTRE[region.view] else -region.turn
    written = "".join(f' {name.replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{region.rx:g}" ry="{region.ry:g}" '
        f'transform="rotate({turn:g} {x:g} {y:g})"{written}/>'
    )


def body_map(marks: Iterable[Mark], title: str, words: str) -> str:
    """The figure with the marks, as a self-contained SVG.

    Args:
        marks: What hurts, the worst drawn last.
        title: What the picture is, for whoever does not see it.
        words: What it shows, for them.
    """
    marks = list(marks)
    drawn = []
    for mark in sorted(marks, key=lambda mark: (mark.score or 0.0, mark.site)):
        region = REGIONS[mark.site]
        for x, y in places(mark.site, mark.side):
            drawn.append(
                ellipse(
                    region,
                    x,
                    y,
                    fill=shade(mark.score),
                    fill_opacity="0.85",
                    stroke=RAMP[-1],
                    stroke_width="1",
                )
            )
            outside = 1 if x >= _CENTRE[region.view] else -1
            if mark.label:
                anchor = "start" if outside > 0 else "end"
                drawn.append(_text(x + outside * (region.rx + 4), y + 4, mark.label, anchor))
    near = all(REGIONS[mark.site].y < _KNEE for mark in marks)
    top, height = _NEAR if near else (0, HEIGHT)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img"><title>{escape(title)}</title><desc>{escape(words)}</desc>{figures(near=near)}{"".join(drawn)}</svg>'
    )


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="Noto Sans, sans-serif" font-size="12" fill="#3b4754" '
        f'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
