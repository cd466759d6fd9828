"""The parts of a FIT file: several complete files may stand one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hipsight.importers.fit_decoding.crc import checksum

SIGNATURE = b".FIT"
_SIGNATURE_AT = 8
_HEADER_SIZES = (12, 14)
_CRC_BYTES = 2


@dataclass(frozen=True, slots=True)
class FitPart:
    """One complete FIT file within a file.

    Attributes:
        content: Header, data and checksum, as far as they are there.
        header_size: Bytes before the data.
        data_size: Bytes of data that are there.
        missing: Bytes the header promises that are not there.
        checksum_fits: Whether the data are what their writer wrote; True when the checksum itself is missing
            (`missing` says so) or was left at zero.
    """

    content: bytes
    header_size: int
    data_size: int
    missing: int
    checksum_fits: bool


@dataclass(frozen=True, slots=True)
class Leftover:
    """Bytes behind the last part that are not a FIT file."""

    position: int
    size: int


def looks_like_fit(head: bytes) -> bool:
    """Whether a file of this head is FIT."""
    return len(head) > _SIGNATURE_AT and head[0] in _HEADER_SIZES and head[_SIGNATURE_AT:12] == SIGNATURE


def split_parts(content: bytes) -> Iterator[FitPart | Leftover]:
    """Every part in order; what follows the last one, unless it is padding with zeros, as a leftover."""
    position = 0
    while position < len(content):
        rest = content[position:] if position else content
        if not looks_like_fit(rest[:12]) or len(rest) < rest[0]:
            if rest.strip(b"\0"):
                yield Leftover(position, len(rest))
            return
        part = _part(rest)
        yield part
        position += len(part.content)


def _part(rest: bytes) -> FitPart:
    header_size = rest[0]
    promised = int.from_bytes(rest[4:8], "little")
    end = header_size + promised
    missing = max(0, end + _CRC_BYTES - len(rest))
    content = rest[: end + _CRC_BYTES]
    stored = int.from_bytes(content[end:], "little")
    fits = missing > 0 or stored == 0 or stored == checksum(content[:end])
    return FitPart(content, header_size, min(promised, len(rest) - header_size), missing, fits)
