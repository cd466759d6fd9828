"""A daily table straight into a Timeline: from a CSV file, or from a pandas or polars frame."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from pathlib import Path
from typing import Any

from hipsight.importers.contract import Reading, Source
from hipsight.importers.formats.daily_table import IMPORTER
from hipsight.model.body import Site
from hipsight.model.errors import UnusableInputError
from hipsight.model.laying import lay_timeline
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.timeline import Timeline


def read_daily_table(table: Any) -> Timeline:
    """The Timeline of a daily table.

    Args:
        table: Path of a CSV file, or a pandas or polars frame, with the columns of the daily table.

    Raises:
        UnusableInputError: It is no daily table, or a cell of it cannot be; the message names line and column.
            A table for a study is taken whole or not at all (`hipsight import` keeps what is readable).
    """
    source = _source(table)
    if not IMPORTER.accepts(source.name, source.head):
        raise UnusableInputError(
            f"{source.name} is not a daily table: its first line must name the column day and at least one more"
        )
    items = list(IMPORTER.read(source, Preferences()))
    problems = [item.message for item in items if isinstance(item, Problem)]
    if problems:
        where = next(item.source for item in items if isinstance(item, Problem))
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise UnusableInputError(f"{where}: {problems[0]}{more}")
    records = [item.record for item in items if isinstance(item, Reading)]
    if not records:
        raise UnusableInputError(f"{source.name} has no row")
    everywhere = Preferences(sites=frozenset(Site))
    return lay_timeline(records, everywhere, until=max(record.day for record in records))


def _source(table: Any) -> Source:
    if isinstance(table, (str, os.PathLike)):
        path = Path(table)
        try:
            return Source(path.name, path.read_bytes())
        except OSError as error:
            raise UnusableInputError(f"{path}: cannot read it ({error.strerror})") from error
    if hasattr(table, "columns"):
        return Source("the frame", _csv_of(table).encode())
    raise UnusableInputError(f"a daily table is a path or a data frame, not {type(table).__name__}")


def _csv_of(frame: Any) -> str:
    """The frame as CSV; missing values of either library as empty cells."""
    columns = [str(name) for name in frame.columns]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in zip(*(list(frame[name]) for name in frame.columns), strict=True):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT are what differs from itself
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(int(value))
    return str(value)
