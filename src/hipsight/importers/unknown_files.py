"""What a file looks like that no importer reads, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterable

from hipsight.importers.contract import Source
from hipsight.importers.csv_rows import header_of
from hipsight.importers.mapped_table import fingerprint_of
from hipsight.importers.table_guess import guess_mapping
from hipsight.model.problem import Problem

NOT_READ = "not a format hipsight reads"

#: How such files begin, and what they are.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it and import the folder"),
    (b"Rar!", "a RAR archive; unpack it and import the folder"),
    (b"SQLite format 3", "a database"),
)
_WEB_PAGE = (b"<!doctype html", b"<html")


def describe_unknown(source: Source, titles: Iterable[str]) -> Problem:
    """The problem that the file is in no format hipsight reads, with what it seems to be.

    Args:
        source: The file.
        titles: What the formats that are read are called.
    """
    head = source.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if any(mark in head[:512].lower() for mark in _WEB_PAGE):
        return Problem(
            source.name,
            "This is a web page, probably an error or log-in page saved in place of the file. "
            "Log in to the service and download it again.",
            "a web page in place of the file",
        )
    seems = next((words for mark, words in _BEGINNINGS if source.content.startswith(mark)), None)
    if seems is None and b"\0" not in source.head and head.startswith(b"<"):
        seems = "XML of another kind"
    is_table = source.name.lower().endswith((".csv", ".tsv")) and fingerprint_of(source.head) is not None
    if seems is None and is_table:
        names = header_of(source.head)
        mapping = guess_mapping(names) or "day=DATE COLUMN, pain_0_10=PAIN COLUMN"
        return Problem(
            source.name,
            f"This is a table that hipsight does not know. Its columns: {', '.join(names)}. Say once "
            f"which is what, and it is remembered: hipsight import FILE --map '{mapping}'.",
            NOT_READ,
        )
    what = f"The file seems to be {seems}." if seems else "Nothing in the file says what it is."
    return Problem(
        source.name,
        f"{what} hipsight reads {', '.join(titles)}, alone or in zip and gz archives.",
        NOT_READ,
    )
