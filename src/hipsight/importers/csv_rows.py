"""Rows of a CSV file, whatever spreadsheet wrote it: byte order marks, encodings, line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

#: A cell longer than this is no cell of a log.
MAX_CELL = 131_072


def decode(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def header_of(head: bytes) -> tuple[str, ...]:
    """The column names in the first line, in lower case; empty when it is not a line of text."""
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ()
    first = decode(head).splitlines()[:1]
    try:
        names = next(csv.reader(first), [])
    except csv.Error:
        return ()
    return tuple(name.strip().lower() for name in names)


def rows_of(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column name (lower case), for each row that is not blank.

    Cells beyond the header are given as column `""`; missing cells are absent.
    """
    reader = csv.reader(io.StringIO(decode(content), newline=""))
    names = [name.strip().lower() for name in next(reader, [])]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            if len(cells) > len(names):
                row[""] = ",".join(cells[len(names) :])
            yield reader.line_num, row
