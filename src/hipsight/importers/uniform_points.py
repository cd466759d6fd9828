"""Points of a track that are all written alike, read as one text instead of element by element.

Nearly every exporter writes each point with the same elements in the same order. Then the first point gives a pattern
that all others must fit, and one search finds all numbers. A track with a single point that differs is left to the slow
way.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_PIECES = re.compile(r"<[^>]*>|[^<]+")
_OPENING = re.compile(r"<((?:[\w.-]+:)?([\w.-]+))((?:\s+[\w.:-]+=\"[^\"]*\")*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"\s+([\w.:-]+)=\"[^\"]*\"")
#: Few points are read as fast the slow way.
_FEWEST = 20

#: Columns of a uniform track: (local name of the element, attribute or None) and the texts, one for each point.
Columns = list[tuple[tuple[str, str | None], tuple[str, ...]]]


def read_uniform(piece: Any, point: str) -> Columns | None:
    """The values of all points below the element by column, or None where they are not all written alike.

    Args:
        piece: The element whose children are the points.
        point: Local name of a point.
    """
    if len(piece) < _FEWEST:
        return None
    # Written out again by the parser: no comments, nothing unescaped, only double quotes.
    text = etree.tostring(piece, encoding="unicode")
    found = re.search(rf"<((?:[\w.-]+:)?{re.escape(point)})[\s>]", text)
    end = -1 if found is None else text.find(f"</{found[1]}>", found.start())
    if found is None or end < 0:
        return None
    skeleton = _skeleton(text[found.start() : end + len(found[1]) + 3])
    if skeleton is None:
        return None
    pattern, columns = skeleton
    rows = pattern.findall(text)
    if len(rows) != len(piece) or not columns:
        return None
    if len(columns) == 1:
        return [(columns[0], tuple(rows))]
    return list(zip(columns, zip(*rows, strict=True), strict=True))


def _skeleton(first: str) -> tuple[re.Pattern[str], list[tuple[str, str | None]]] | None:
    """The pattern of a point like this one, and what its groups are."""
    parts: list[str] = []
    columns: list[tuple[str, str | None]] = []
    pieces = _PIECES.findall(first)
    for number, piece in enumerate(pieces):
        if not piece.startswith("<"):
            if number and _is_value(pieces, number):
                columns.append((_local(pieces[number - 1]), None))
                parts.append("([^<]*)")
            elif piece.strip():
                return None
            else:
                parts.append(r"\s*")
        elif piece.startswith("</"):
            parts.append(re.escape(piece))
        elif (opening := _OPENING.fullmatch(piece)) is None:
            return None
        else:
            names = _ATTRIBUTE.findall(opening[3])
            columns += [(opening[2].lower(), name) for name in names]
            written = "".join(rf'\s+{re.escape(name)}="([^"]*)"' for name in names)
            parts.append(rf"<{re.escape(opening[1])}{written}\s*{opening[4]}>")
    return re.compile("".join(parts)), columns


def _is_value(pieces: list[str], number: int) -> bool:
    """Whether the text stands between an element's opening and its own closing tag."""
    before, behind = pieces[number - 1], pieces[number + 1] if number + 1 < len(pieces) else ""
    return not before.startswith("</") and not before.endswith("/>") and behind.startswith("</")


def _local(tag: str) -> str:
    opening = _OPENING.fullmatch(tag)
    return "" if opening is None else opening[2].lower()
