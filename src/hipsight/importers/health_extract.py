"""What the log can use of Apple Health's export, taken out of the stream without holding the whole.

`export.xml` runs to gigabytes, nearly all of it single heartbeats and steps. Workouts, sleep and menstrual
flow are found by searching the bytes, not by parsing: the result is a small document of the same shape,
which is kept and read as the original. Nothing else of the file is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hipsight.importers.hardened_xml import looks_like_xml_of

_CHUNK_BYTES = 4 << 20
#: An element larger than this is damaged, or a route written into the file point by point.
_LARGEST_ELEMENT = 64 << 20
#: All elements together may take so much; forty years of sleep in stages take half.
LARGEST_EXTRACT = 192 << 20

#: What is looked for, and the element around it.
_MARKS: tuple[tuple[bytes, bytes], ...] = (
    (b"<Workout ", b"Workout"),
    (b"HKCategoryTypeIdentifierSleepAnalysis", b"Record"),
    (b"HKCategoryTypeIdentifierMenstrualFlow", b"Record"),
)
_LOCATION = re.compile(rb"\s*<Location [^>]*/>")
_PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>\n<HealthData>\n'
_END = b"</HealthData>\n"
_END_BYTES = 64


@dataclass(slots=True)
class HealthExtract:
    """The document taken out, and what was wrong on the way.

    Attributes:
        damage: In plain words; None when the file was whole.
    """

    content: bytes = b""
    damage: str | None = None


@dataclass(slots=True)
class _Search:
    pieces: list[bytes] = field(default_factory=list)
    size: int = 0
    damage: str | None = None

    def keep(self, element: bytes) -> None:
        lean = _LOCATION.sub(b"", element) if b"<Location " in element else element
        if self.size + len(lean) > LARGEST_EXTRACT:
            self.damage = "longer than any life; what came after the first part was left out"
            return
        self.pieces.append(lean)
        self.size += len(lean)


def is_health_export(head: bytes) -> bool:
    """Whether a file of this head is the main file of Apple Health's export (its document type comes first)."""
    return looks_like_xml_of(head, "HealthData") or (
        head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"<!DOCTYPE HealthData" in head
    )


def extract_health(read: Callable[[int], bytes]) -> HealthExtract:
    """The elements that matter, in their order, as a document of their own.

    Args:
        read: Gives up to so many bytes of the file, none at its end.
    """
    search = _Search()
    rest, tail = b"", b""
    for chunk in iter(lambda: read(_CHUNK_BYTES), b""):
        tail = (tail + chunk[-_END_BYTES:])[-_END_BYTES:]
        rest = _take(rest + chunk, search)
        if len(rest) > _LARGEST_ELEMENT:
            search.damage, rest = "damaged: an element in it does not end", b""
    damage = search.damage or (None if _END.strip() in tail else "cut short")
    return HealthExtract(b"".join([_PROLOG, *search.pieces, _END]), damage)


def _take(buffer: bytes, search: _Search) -> bytes:
    """Takes the whole elements out of the buffer; returns the end that may hold the beginning of another."""
    done = 0
    for start, name in _found(buffer):
        if start < done:
            continue
        end = _end_of(buffer, start, name)
        if end is None:
            return buffer[start:]
        search.keep(buffer[start:end] + b"\n")
        done = end
    # A mark may be cut in two at the end; it lies within the last element that was begun.
    last = buffer.rfind(b"<", max(done, len(buffer) - _CHUNK_BYTES))
    return buffer[last:] if last >= 0 and b">" not in buffer[last:] else b""


def _found(buffer: bytes) -> Iterator[tuple[int, bytes]]:
    places = []
    for mark, name in _MARKS:
        at = buffer.find(mark)
        while at >= 0:
            start = at if mark.startswith(b"<") else buffer.rfind(b"<" + name, 0, at)
            if start >= 0 and b">" not in buffer[start:at]:
                places.append((start, name))
            at = buffer.find(mark, at + len(mark))
    yield from sorted(places)


def _end_of(buffer: bytes, start: int, name: bytes) -> int | None:
    """Behind the element, or None when it goes on behind the buffer."""
    tag_end = buffer.find(b">", start)
    if tag_end < 0:
        return None
    if buffer[tag_end - 1 : tag_end] == b"/":
        return tag_end + 1
    closing = b"</" + name + b">"
    end = buffer.find(closing, tag_end)
    return None if end < 0 else end + len(closing)
