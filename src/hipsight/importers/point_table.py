"""The points of an XML track, gathered column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from hipsight.importers.hardened_xml import ByLocalName
from hipsight.importers.track import Floats, Track, make_track
from hipsight.importers.uniform_points import read_uniform
from hipsight.importers.written_values import read_instant, read_number

#: What the elements that hold a point, and its time, stand for; everything else is a stream.
POINT, TIME = "point", "time"


class PointTable:
    """Points in the order of the file, and the texts found in them."""

    def __init__(self, meaning_of: Mapping[str, str], attributes: Mapping[str, str] | None = None) -> None:
        """A table without points.

        Args:
            meaning_of: Local name of an element to `POINT`, `TIME` or the stream its number belongs to, at
                whatever depth below the point. Where a point has several, the first number counts.
            attributes: Attribute of the point itself to the stream its number belongs to.
        """
        self._meanings = ByLocalName(meaning_of)
        self._meaning_of = {name.lower(): meaning for name, meaning in meaning_of.items()}
        self._point = next(name for name, meaning in meaning_of.items() if meaning == POINT)
        self._attributes = dict(attributes or {})
        streams = {*meaning_of.values(), *self._attributes.values()} - {POINT}
        self._rows: dict[str, list[int]] = {name: [] for name in streams}
        self._texts: dict[str, list[str | None]] = {name: [] for name in streams}
        self._segments: list[int] = []

    def __len__(self) -> int:
        return len(self._segments)

    def add_piece(self, piece: Any, segment: int) -> None:
        """Add the points that are children of the element, as the segment of this number."""
        if not self._add_uniform(piece, segment):
            self._add_one_by_one(piece, segment)

    def _add_uniform(self, piece: Any, segment: int) -> bool:
        """Adds the points at once where they are all written alike; False where they are not."""
        columns = read_uniform(piece, self._point)
        if columns is None:
            return False
        begin, count = len(self._segments), len(columns[0][1])
        rows = range(begin, begin + count)
        self._segments += [segment] * count
        for (element, attribute), texts in columns:
            if attribute is None:
                name = self._meaning_of.get(element)
            else:
                name = self._attributes.get(attribute) if element == self._point.lower() else None
            if name is not None and name in self._rows:
                self._rows[name] += rows
                self._texts[name] += [text or None for text in texts]
        return True

    def _add_one_by_one(self, piece: Any, segment: int) -> None:
        meanings, all_rows, all_texts = self._meanings, self._rows, self._texts
        for point in piece:
            if meanings[point.tag] != POINT:
                continue
            row = len(self._segments)
            self._segments.append(segment)
            for attribute, name in self._attributes.items():
                all_rows[name].append(row)
                all_texts[name].append(point.get(attribute))
            for element in point.iterdescendants():
                meaning = meanings[element.tag]
                if meaning is not None and meaning in all_rows:
                    all_rows[meaning].append(row)
                    all_texts[meaning].append(element.text)

    def first_time(self) -> str | None:
        """The first time, as it is written."""
        return next((text for text in self._texts[TIME] if text), None)

    def track(self, *, drop_last: bool) -> Track:
        """The points as a track; without the last one where its numbers may have lost their last digits."""
        points = max(0, len(self) - drop_last)
        columns = {name: self._column(name)[:points] for name in self._rows}
        time_s = columns.pop(TIME)
        return make_track(time_s, columns, np.array(self._segments[:points], dtype=np.int64))

    def _column(self, name: str) -> Floats:
        texts = self._texts[name]
        numbers = np.array([read_instant(text) for text in texts]) if name == TIME else _numbers(texts)
        column = np.full(len(self), np.nan)
        known = np.isfinite(numbers)
        rows = np.array(self._rows[name], dtype=np.intp)
        # Backwards, because of several values for one row the last one written stays.
        column[rows[known][::-1]] = numbers[known][::-1]
        return column


def _numbers(texts: Sequence[str | None]) -> Floats:
    try:
        return np.array([float(text) for text in texts], dtype=np.float64)  # type: ignore[arg-type]  # None is caught
    except (TypeError, ValueError):
        return np.array([read_number(text) for text in texts], dtype=np.float64)
