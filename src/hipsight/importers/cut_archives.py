"""Zip archives that end before their table of contents: what lies whole in them, member by member.

A download that broke off has lost the list at its end, but each member stands behind a header of its own
(PKWARE APPNOTE.TXT 6.3.10, section 4.3.7).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_LOCAL = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_IS_LOCKED, _SIZES_FOLLOW, _IS_UTF8 = 0x1, 0x8, 0x800
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class CutMember:
    """One member found by its own header.

    Attributes:
        content: Its bytes; None when it is locked, packed in an unusual way, too large or cut off itself.
    """

    name: str
    content: bytes | None


def find_members(stream: IO[bytes], largest_bytes: int) -> Iterator[CutMember]:
    """Every member from the start of the archive up to the first that is not whole.

    Args:
        stream: The archive.
        largest_bytes: Members that unpack to more are not unpacked to the end.
    """
    position = 0
    while True:
        stream.seek(position)
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size or not header.startswith(_LOCAL):
            return
        _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _HEADER.unpack(header)
        raw_name = stream.read(name_length)
        name = raw_name.decode("utf-8" if flags & _IS_UTF8 else "cp437", errors="replace")
        stream.seek(extra_length, 1)
        begins = stream.tell()
        if (
            flags & _IS_LOCKED
            or method not in {_STORED, _DEFLATED}
            or (method == _STORED and flags & _SIZES_FOLLOW)
        ):
            yield CutMember(name, None)
            if flags & _SIZES_FOLLOW or not packed:
                return  # nobody knows where the next one begins
            position = begins + packed
            continue
        content, used = _unpack(stream, packed, method, largest_bytes)
        whole = content is not None and (flags & _SIZES_FOLLOW or zlib.crc32(content) == crc)
        if not name.endswith("/"):
            yield CutMember(name, content if whole else None)
        if content is None:
            return
        position = begins + used
        if flags & _SIZES_FOLLOW:
            position = _behind_descriptor(stream, position)


def _unpack(stream: IO[bytes], packed: int, method: int, largest_bytes: int) -> tuple[bytes | None, int]:
    """The member's bytes and how many packed ones they took; None for bytes when it is not whole."""
    if method == _STORED:
        content = stream.read(min(packed, largest_bytes + 1))
        return (content if len(content) == packed else None), packed
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces, size, used = [], 0, 0
    try:
        while not inflating.eof:
            piece = stream.read(_CHUNK_BYTES)
            if not piece:
                return None, used
            used += len(piece)
            while piece and not inflating.eof:
                unpacked = inflating.decompress(piece, _CHUNK_BYTES)
                piece = inflating.unconsumed_tail
                pieces.append(unpacked)
                size += len(unpacked)
                if size > largest_bytes:
                    return None, used
    except zlib.error:
        return None, used
    return b"".join(pieces), used - len(inflating.unused_data)


def _behind_descriptor(stream: IO[bytes], position: int) -> int:
    """Where the next header begins behind the sizes that follow a member (with or without mark, 32 or 64 bits)."""
    stream.seek(position)
    following = stream.read(28)
    found = following.find(_LOCAL)
    return position + (found if found >= 0 else len(following))
