"""The points of an XML track, gathered column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hipsight.importers.hardened_xml import ByLocalName
from hipsight.importers.track import Floats, Track, make_track
from hipsight.importers.uniform_points import UniformPoints
from hipsight.importers.written_values import read_instants, read_numbers

#: What the elements that hold a point, and its time, stand for; everything else is a stream.
POINT, TIME = "point", "time"


class PointTable:
    """Points in the order of the file, and the numbers found in them."""

    def __init__(self, meaning_of: Mapping[str, str], attributes: Mapping[str, str] | None = None) -> None:
        """A table without points.

        Args:
            meaning_of: Local name of an element to `POINT`, `TIME` or the stream its number belongs to, at
                whatever depth below the point. Where a point has several, the first number counts.
            attributes: Attribute of the point itself to the stream its number belongs to.
        """
        self._meanings = ByLocalName(meaning_of)
        self._meaning_of = {name.lower(): meaning for name, meaning in meaning_of.items()}
        self._point = next(name.lower() for name, meaning in meaning_of.items() if meaning == POINT)
        self._attributes = dict(attributes or {})
        self._streams = {*meaning_of.values(), *self._attributes.values()} - {POINT}
        self._first_time: str | None = None
        self._segments: list[NDArray[np.int64]] = []
        self._columns: dict[str, list[Floats]] = {name: [] for name in self._streams}
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add_piece(self, piece: Any, segment: int, points: UniformPoints | None = None) -> None:
        """Add the points that are children of the element, as the segment of this number.

        Args:
            piece: The element.
            segment: What the points of one piece without a pause have in common.
            points: All its points, where the element itself holds only some of them.
        """
        if points is None:
            self._add_one_by_one(piece, segment)
        else:
            self._add_uniform(points, segment)

    def first_time(self) -> str | None:
        """The first time, as it is written."""
        return self._first_time

    def track(self, *, drop_last: bool) -> Track:
        """The points as a track; without the last one where its numbers may have lost their last digits."""
        points = max(0, len(self) - drop_last)
        columns = {name: _joined(parts)[:points] for name, parts in self._columns.items()}
        time_s = columns.pop(TIME)
        segments = np.concatenate(self._segments) if self._segments else np.empty(0, dtype=np.int64)
        return make_track(time_s, columns, segments[:points])

    def _add_uniform(self, points: UniformPoints, segment: int) -> None:
        every = np.arange(points.points)
        found: dict[str, list[_Found]] = {name: [] for name in self._streams}
        for (element, attribute), texts in points.columns:
            if attribute is None:
                name = self._meaning_of.get(element)
            else:
                name = self._attributes.get(attribute) if element == self._point else None
            if name is not None and name in found:
                rows = (
                    every
                    if all(texts)
                    else np.array([row for row, text in enumerate(texts) if text], dtype=np.intp)
                )
                found[name].append((rows, texts if rows is every else [text for text in texts if text]))
        self._add_points(points.points, segment, found)

    def _add_one_by_one(self, piece: Any, segment: int) -> None:
        meanings = self._meanings
        rows: dict[str, list[int]] = {name: [] for name in self._streams}
        texts: dict[str, list[str | None]] = {name: [] for name in self._streams}
        row = -1
        for point in piece:
            if meanings[point.tag] != POINT:
                continue
            row += 1
            for attribute, name in self._attributes.items():
                rows[name].append(row)
                texts[name].append(point.get(attribute))
            for element in point.iterdescendants():
                meaning = meanings[element.tag]
                if meaning is not None and meaning in rows:
                    rows[meaning].append(row)
                    texts[meaning].append(element.text)
        found = {name: [(np.array(rows[name], dtype=np.intp), texts[name])] for name in self._streams}
        self._add_points(row + 1, segment, found)

    def _add_points(self, points: int, segment: int, found: Mapping[str, Sequence[_Found]]) -> None:
        """Adds so many points with what was found in them: rows from 0, and a text for each."""
        self._segments.append(np.full(points, segment, dtype=np.int64))
        self._length += points
        for name, parts in found.items():
            column = np.full(points, np.nan)
            # Backwards, because of several values for one row the last one written stays.
            for rows, texts in reversed(parts):
                numbers = read_instants(texts) if name == TIME else read_numbers(texts)
                known = np.isfinite(numbers)
                column[rows[known][::-1]] = numbers[known][::-1]
            self._columns[name].append(column)
            if name == TIME and self._first_time is None:
                self._first_time = next((_text(one) for _, texts in parts for one in texts if one), None)


#: Rows of points, and the text found in each.
_Found = tuple[NDArray[np.intp], Sequence[str | None] | Sequence[bytes]]


def _text(written: str | bytes) -> str:
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else written


def _joined(parts: Sequence[Floats]) -> Floats:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.empty(0)
