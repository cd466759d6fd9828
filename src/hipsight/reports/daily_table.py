"""The daily table: one row a day, for R, pandas or a spreadsheet; `hipsight import` reads it back."""

from __future__ import annotations

import csv
import io

import numpy as np

from hipsight.model.timeline import COLUMNS, WORD_COLUMNS, Timeline


def write_daily_table(timeline: Timeline) -> str:
    """The Timeline as CSV; an empty cell is "not logged", and columns nobody ever logged are left out.

    A cell that a spreadsheet would take for a formula is written with a quote before it.
    """
    numbers = [name for name in (*COLUMNS, *timeline.custom) if name in timeline]
    words = [name for name in WORD_COLUMNS if name in timeline.words]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["day", *map(_plain, numbers), *words])
    for row in range(timeline.days):
        cells = [_number(float(timeline[name][row])) for name in numbers]
        cells += [_plain(timeline.words[name][row] or "") for name in words]
        writer.writerow([timeline.day(row).isoformat(), *cells])
    return stream.getvalue()


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.10g}"


def _plain(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
