"""Where everything lies in a FIT part: one walk over the message headers, without looking at values."""

from __future__ import annotations

from dataclasses import dataclass, field

from hipsight.importers.fit_decoding.messages import ENDS_EARLY
from hipsight.importers.fit_decoding.parts import FitPart

#: Base type number to NumPy letter, size in bytes, and the raw value that means "no reading".
BASE_TYPES: dict[int, tuple[str, int, int | None]] = {
    0x00: ("u1", 1, 0xFF),
    0x01: ("i1", 1, 0x7F),
    0x02: ("u1", 1, 0xFF),
    0x03: ("i2", 2, 0x7FFF),
    0x04: ("u2", 2, 0xFFFF),
    0x05: ("i4", 4, 0x7FFFFFFF),
    0x06: ("u4", 4, 0xFFFFFFFF),
    0x07: ("S", 1, None),
    0x08: ("f4", 4, None),
    0x09: ("f8", 8, None),
    0x0A: ("u1", 1, 0),
    0x0B: ("u2", 2, 0),
    0x0C: ("u4", 4, 0),
    0x0D: ("u1", 1, 0xFF),
    0x0E: ("i8", 8, 0x7FFFFFFFFFFFFFFF),
    0x0F: ("u8", 8, 0xFFFFFFFFFFFFFFFF),
    0x10: ("u8", 8, 0),
}
_BASE_TYPE_MASK = 0x1F
_DEFINITION, _DEVELOPER, _COMPRESSED = 0x40, 0x20, 0x80
_DEFINITION_BYTES = 6
TIMESTAMP = 253


class UnusualPartError(Exception):
    """The part holds something the fast reader leaves to the SDK."""


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field lies in the messages of one layout."""

    number: int
    offset: int
    size: int
    base_type: int


@dataclass(slots=True)
class Layout:
    """One definition and the messages that follow it.

    Attributes:
        size: Bytes of a message, without its header.
        places: Field number to place; the last one counts where a number is given twice.
        starts: Position of the first byte behind the header of each message, in order.
        time_offsets: Position to the five bits of time of those messages that have a compressed header.
    """

    message: int
    big_endian: bool
    size: int
    places: dict[int, FieldPlace]
    starts: list[int] = field(default_factory=list)
    time_offsets: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartLayout:
    """Every layout of a part, and why the walk ended before the end of the data, or None."""

    layouts: tuple[Layout, ...]
    damage: str | None


def walk(part: FitPart) -> PartLayout:
    """The layouts of the part with the positions of their messages.

    Raises:
        UnusualPartError: A definition names a base type that does not exist, or a field without bytes.
    """
    content, position = part.content, part.header_size
    end = part.header_size + part.data_size
    current: list[Layout | None] = [None] * 16
    layouts: list[Layout] = []
    while position < end:
        begin = position
        header = content[begin]
        if header & _COMPRESSED:
            layout = current[header >> 5 & 3]
        elif header & _DEFINITION:
            defined, position = _read_definition(content, position, end)
            if defined is None:
                return PartLayout(tuple(layouts), ENDS_EARLY)
            current[header & 0x0F] = defined
            layouts.append(defined)
            continue
        else:
            layout = current[header & 0x0F]
        start = position + 1
        if layout is None:
            return PartLayout(tuple(layouts), f"it is damaged at byte {start}")
        position = start + layout.size
        if position > end:
            return PartLayout(tuple(layouts), ENDS_EARLY)
        layout.starts.append(start)
        if header & _COMPRESSED:
            layout.time_offsets[start] = header & 0x1F
        elif position < end and content[position] == header:
            # Records come by the thousand: all messages that follow with the same header are found at once.
            stride = position - begin
            more = _alike(content, position, end, stride)
            layout.starts.extend(range(position + 1, position + 1 + stride * more, stride))
            position += stride * more
    return PartLayout(tuple(layouts), None)


def _alike(content: bytes, position: int, end: int, stride: int) -> int:
    """How many messages of this length follow each other from here with the same header, all before the end."""
    header, found, window = content[position : position + 1], 0, 16
    while True:
        at = position + stride * found
        headers = content[at : min(end, at + stride * window) : stride]
        alike = len(headers) - len(headers.lstrip(header))
        found += alike
        if alike < window:
            return min(found, (end - position) // stride)
        window *= 2  # a short run must not cost a look at the whole rest


def _read_definition(content: bytes, position: int, end: int) -> tuple[Layout | None, int]:
    header, body = content[position], position + _DEFINITION_BYTES
    if body > end:
        return None, position
    big_endian = content[position + 2] != 0
    message = int.from_bytes(content[position + 3 : position + 5], "big" if big_endian else "little")
    after = body + 3 * content[position + 5]
    if after + bool(header & _DEVELOPER) > end:
        return None, position
    places: dict[int, FieldPlace] = {}
    size = 0
    for at in range(body, after, 3):
        number, field_size, base_type = content[at], content[at + 1], content[at + 2] & _BASE_TYPE_MASK
        if base_type not in BASE_TYPES or not field_size:
            raise UnusualPartError(f"field {number} has base type {base_type} and {field_size} bytes")
        places[number] = FieldPlace(number, size, field_size, base_type)
        size += field_size
    if header & _DEVELOPER:
        developer, after = after + 1, after + 1 + 3 * content[after]
        if after > end:
            return None, position
        size += sum(content[developer + 1 : after : 3])
    return Layout(message, big_endian, size, places), after
