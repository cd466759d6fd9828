"""What every picture shares, however it is drawn: the colours, and words for whoever does not see it."""

from __future__ import annotations

from html import escape

#: The pain ramp is one hue; red is kept for flags.
FLARE, CALM, LOAD = "#8a3b12", "#d7a98a", "#5b6b7f"


def accessible(svg: str, title: str, words: str, prefix: str = "") -> str:
    """The picture with a name and a description that a screen reader says."""
    head, body = svg.split(">", 1)
    return (
        f'{head} role="img" aria-labelledby="{prefix}title {prefix}desc"><title id="{prefix}title">{escape(title)}'
        f'</title><desc id="{prefix}desc">{escape(words)}</desc>{body}'
    )
