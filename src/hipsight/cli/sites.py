"""Sites and sides as typed on the command line."""

from __future__ import annotations

import typer

from hipsight.model.body import Side, Site


def read_sites(text: str | None) -> frozenset[Site] | None:
    """The sites in a comma-separated list, or None."""
    if text is None:
        return None
    words = [word.strip().lower().replace(" ", "_") for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word not in {site.value for site in Site}]
    if unknown or not words:
        raise typer.BadParameter(f"sites are: {', '.join(Site)}", param_hint="--site")
    return frozenset(Site(word) for word in words)


def read_side(text: str | None) -> Side | None:
    """The side, or None."""
    if text is None:
        return None
    if text.lower() not in {Side.LEFT, Side.RIGHT}:
        raise typer.BadParameter("left or right", param_hint="--side")
    return Side(text.lower())
