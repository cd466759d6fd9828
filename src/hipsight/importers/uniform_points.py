"""Points of a track that are written alike, read from the text at once instead of element by element.

Nearly every exporter writes each point with the same elements in the same order, but for a sensor that comes and goes.
The first point of each such shape gives a pattern, one search with all of them finds all numbers, and the parser sees
only these first points, which makes most of the work of reading a GPX file needless. A track of many shapes, or with
anything unusual between its points, is left to the slow way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hipsight.importers.hardened_xml import XmlReading, local_name, read_xml
from hipsight.model.problem import Problem

_PIECES = re.compile(rb"<[^>]*>|[^<]+")
_OPENING = re.compile(rb"<((?:[\w.-]+:)?([\w.-]+))((?:\s+[\w.:-]+=\"[^\"<&]*\")*)\s*(/?)>")
_PREFIX = re.compile(rb"[\w.-]+:")
_ATTRIBUTE = re.compile(rb"\s+([\w.:-]+)=\"[^\"]*\"")
#: Few points are read as fast the slow way.
_FEWEST = 20
#: Longer prefixes of namespaces are left to the slow way; without a bound, junk could take forever.
_LONGEST_PREFIX = 100
#: Tracks of more shapes than this are read as fast the slow way.
_MOST_SHAPES = 8


Column = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class UniformPoints:
    """The points of one piece, in order.

    Attributes:
        columns: (Local name of an element in small letters, one of its attributes or None for its text) and the
            values of all points, empty where a point has none, in the order of the elements. A column comes
            once for each shape it is in.
        points: How many points there are.
    """

    columns: Sequence[tuple[Column, Sequence[bytes]]]
    points: int


#: Element that holds points to the points in it.
PointsOf = Mapping[Any, UniformPoints]


def read_points_xml(
    name: str, content: bytes, *, piece: str, point: str
) -> tuple[XmlReading | Problem, PointsOf]:
    """The document, and the points of each of its pieces.

    Where the mapping has a piece, the document holds only a few of its points; where it is empty, all of them.

    Args:
        name: What the file is called.
        content: All of it.
        piece: Local name of the elements that hold points and nothing else.
        point: Local name of a point.
    """
    if (taken := _take_out(content, piece.encode(), point.encode())) is not None:
        short, points = taken
        reading = read_xml(name, short)
        if isinstance(reading, XmlReading) and reading.damage is None:
            pieces = [element for element in reading.root.iter() if local_name(element) == piece]
            if len(pieces) == len(points):  # not so where one of them stands in a comment
                return reading, dict(zip(pieces, points, strict=True))
    return read_xml(name, content), {}


def _take_out(content: bytes, piece: bytes, point: bytes) -> tuple[bytes, list[UniformPoints]] | None:
    """The content with only the first point of each shape, and the points of each piece; None where it is unusual."""
    left: list[bytes] = []
    pieces: list[UniformPoints] = []
    after = 0
    for start, prefix, is_empty in _openings(content, piece):
        if is_empty:
            pieces.append(UniformPoints((), 0))
            continue
        end = content.find(b"</%b%b>" % (prefix, piece), start)
        shapes = None if end < 0 else _shapes(content, start, end, point)
        if shapes is None:
            return None
        left.append(content[after:start])
        left += [shape.first for shape in shapes]
        after = end
        pieces.append(_points(content, start, end, shapes))
    if sum(points.points for points in pieces) < _FEWEST:
        return None
    left.append(content[after:])
    return b"".join(left), pieces


def _openings(content: bytes, name: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Where each opening tag of this local name ends, its prefix, and whether it closes itself."""
    # The name first, because a search that begins with the letters themselves passes over the rest at once.
    for found in re.finditer(rb"%b(?:\s[^<>]{0,500}?)?(/?)>" % re.escape(name), content):
        begin = content.rfind(b"<", max(0, found.start() - _LONGEST_PREFIX), found.start())
        prefix = b"?" if begin < 0 else content[begin + 1 : found.start()]
        if not prefix or _PREFIX.fullmatch(prefix):
            yield found.end(), prefix, bool(found[1])


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a point is written: the first of its kind, what its values are, and the pattern with a group for each."""

    first: bytes
    columns: list[Column]
    pattern: bytes


def _shapes(content: bytes, start: int, end: int, point: bytes) -> list[_Shape] | None:
    """The shapes that every point from start to end has one of; None where there is anything else."""
    shapes: list[_Shape] = []
    begin = re.compile(rb"\s*<((?:[\w.-]+:)?%b)[\s>]" % re.escape(point))
    at = start
    while (found := begin.match(content, at, end)) is not None:
        closing = b"</%b>" % found[1]
        close = content.find(closing, at, end)
        shape = None if close < 0 else _shape(content[at : close + len(closing)])
        if shape is None or len(shapes) == _MOST_SHAPES:
            return None
        shapes.append(shape)
        all_alike, _ = _patterns(tuple(one.pattern for one in shapes))
        matched = all_alike.match(content, at, end)
        if matched is None or matched.end() == at:
            return None
        at = matched.end()
    return None if content[at:end].strip() else shapes


def _points(content: bytes, start: int, end: int, shapes: Sequence[_Shape]) -> UniformPoints:
    columns = [column for shape in shapes for column in shape.columns]
    if not columns:
        return UniformPoints((), 0)
    _, values = _patterns(tuple(shape.pattern for shape in shapes))
    rows = values.findall(content, start, end)
    cells = [tuple(rows)] if len(columns) == 1 else list(zip(*rows, strict=True))
    return UniformPoints(tuple(zip(columns, cells, strict=True)), len(rows))


def _shape(first: bytes) -> _Shape | None:
    """The shape of this point, or None where it is written in an unusual way."""
    literal: list[bytes] = []
    columns: list[Column] = []
    pieces = _PIECES.findall(first.lstrip())
    for number, piece in enumerate(pieces):
        if not piece.startswith(b"<"):
            if number and _is_value(pieces, number):
                columns.append((_local(pieces[number - 1]), None))
                literal.append(b"([^<&]*+)")
            elif piece.strip():
                return None
            else:
                literal.append(rb"\s*+")
        elif piece.startswith(b"</"):
            literal.append(re.escape(piece))
        elif (opening := _OPENING.fullmatch(piece)) is None:
            return None
        else:
            names = _ATTRIBUTE.findall(opening[3])
            columns += [(opening[2].decode().lower(), name.decode()) for name in names]
            written = b"".join(rb'\s++%b="([^"<&]*+)"' % re.escape(name) for name in names)
            literal.append(rb"<%b%b\s*+%b>" % (re.escape(opening[1]), written, opening[4]))
    return _Shape(first, columns, b"".join(literal)) if columns else None


@lru_cache(maxsize=100)
def _patterns(shapes: tuple[bytes, ...]) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What matches points of these shapes as far as they follow each other, and what matches one, with groups."""
    one = b"|".join(shapes)
    without_groups = one.replace(b"([^<&]*+)", b"[^<&]*+").replace(b'([^"<&]*+)', b'[^"<&]*+')
    return re.compile(rb"(?:\s*+(?:%b))*+" % without_groups), re.compile(one)


def _is_value(pieces: list[bytes], number: int) -> bool:
    """Whether the text stands between an element's opening and its own closing tag."""
    before, behind = pieces[number - 1], pieces[number + 1] if number + 1 < len(pieces) else b""
    return not before.startswith(b"</") and not before.endswith(b"/>") and behind.startswith(b"</")


def _local(tag: bytes) -> str:
    opening = _OPENING.fullmatch(tag)
    return "" if opening is None else opening[2].decode().lower()
