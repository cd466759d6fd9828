"""One look for all pictures drawn with lets-plot: theme, and ids that do not change."""

from __future__ import annotations

import re
from typing import Any

from lets_plot import element_blank, element_line, element_text, theme, theme_minimal


def plain_theme() -> Any:
    """Few lines, no ornament."""
    return theme_minimal() + theme(
        plot_title=element_text(size=13),
        axis_title=element_text(size=11),
        panel_grid_minor=element_blank(),
        panel_grid_major_x=element_blank(),
        axis_ticks=element_line(size=0.4),
        legend_position="bottom",
    )


def same_ids(svg: str, prefix: str = "h") -> str:
    """lets-plot draws its element ids at random; numbered in order, the same picture has the same bytes.

    Args:
        svg: The picture.
        prefix: What the ids begin with, so that several pictures can stand on one page.
    """
    names = {
        name: f"{prefix}{number}"
        for number, name in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)))
    }
    return re.sub(r'(\bid="|#)([\w-]+)', lambda found: found[1] + names.get(found[2], found[2]), svg)
