"""Rows of a CSV file, whatever spreadsheet wrote it: byte order marks, encodings, line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache

#: A cell longer than this is no cell of a log.
MAX_CELL = 131_072


def decode(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without a byte order mark; lines that are neither, Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
        return "".join(map(_decode_line, lines))


def _decode_line(line: bytes) -> str:
    # Tables that were glued together, or have one damaged letter, are not wholly of the other encoding.
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


@lru_cache(maxsize=8)  # every importer of a table asks
def header_of(head: bytes) -> tuple[str, ...]:
    """The column names in the first line, in lower case; empty when it is not a line of text."""
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ()
    # Only the first line: the head may end in the middle of a letter, which would spoil the guess at the encoding.
    line = head if head.startswith((b"\xff\xfe", b"\xfe\xff")) else re.split(rb"[\r\n]", head, maxsplit=1)[0]
    first = decode(line).splitlines()[:1]
    try:
        names = next(csv.reader(first, delimiter=delimiter_of("".join(first))), [])
    except csv.Error:
        return ()
    return tuple(name.strip().lower() for name in names)


def delimiter_of(header: str) -> str:
    """What stands between the cells: a comma, or where the header has none, a semicolon or a tab."""
    return max((",", ";", "\t"), key=header.count)


def cells_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row that is not blank, the header first, for tables with a name twice."""
    text = decode(content)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter_of(text.split("\n", maxsplit=1)[0])
    )
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells]


def rows_of(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column name (lower case), for each row that is not blank.

    Cells beyond the header are given as column `""`; missing cells are absent.
    """
    rows = cells_of(content)
    _, header = next(rows, (0, []))
    names = [name.lower() for name in header]
    for line, cells in rows:
        row = dict(zip(names, cells, strict=False))
        if len(cells) > len(names):
            row[""] = ",".join(cells[len(names) :])
        yield line, row
