"""What lies in zip and gzip archives, member by member, in memory and within limits."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from hipsight.importers.contract import HEAD_BYTES, PassedOver, Source
from hipsight.importers.cut_archives import find_members
from hipsight.importers.health_extract import extract_health, is_health_export
from hipsight.importers.known_exports import contents_of, reading_order
from hipsight.model.problem import Problem

MIB = 1 << 20
_CHUNK_BYTES = MIB
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_OFFICE_MEMBER = "[Content_Types].xml"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is unpacked before a file is held to be an attack or a mistake.

    Attributes:
        largest_file_bytes: Size of one unpacked file.
        largest_total_bytes: Size of everything unpacked from one archive, nested ones included.
        largest_ratio: Unpacked to packed size; deflate reaches 1,000 only on purpose, tracks about 20.
        deepest_nesting: Archives within archives.
        most_members: Files in one archive.
    """

    largest_file_bytes: int = 512 * MIB
    largest_total_bytes: int = 16 * 1024 * MIB
    largest_ratio: int = 200
    deepest_nesting: int = 3
    most_members: int = 200_000


#: Below this size a high ratio does no harm (an empty table of zeros).
_HARMLESS_BYTES = 4 * MIB


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one archive."""

    limits: Limits
    spent_bytes: int = field(default=0)

    def refusal(self, packed: int, unpacked: int) -> str | None:
        """Why a file of these sizes is not unpacked further, or None."""
        if unpacked > self.limits.largest_file_bytes:
            return f"is larger than {self.limits.largest_file_bytes // MIB} MB unpacked"
        if unpacked > _HARMLESS_BYTES and unpacked > packed * self.limits.largest_ratio:
            return f"unpacks to more than {self.limits.largest_ratio} times its size, as only a bomb does"
        if self.spent_bytes + unpacked > self.limits.largest_total_bytes:
            return f"would make more than {self.limits.largest_total_bytes // MIB} MB unpacked in all"
        return None


def is_archive(head: bytes) -> bool:
    """Whether a file of this head is a zip or gzip archive."""
    return head.startswith((_GZIP, *_ZIP))


def open_archive(
    name: str, stream: IO[bytes], budget: Budget, depth: int = 1
) -> Iterator[Source | Problem | PassedOver]:
    """Every file in the archive, archives within it included, one at a time.

    Args:
        name: What the archive is called; its members are called `name/member`.
        stream: The archive, seekable, at its start.
        budget: What may still be unpacked.
        depth: How many archives lie around this one, itself included.
    """
    if depth > budget.limits.deepest_nesting:
        yield Problem(
            name,
            f"Archives lie more than {budget.limits.deepest_nesting} deep in each other here. "
            "Unpack the outer ones and import the folder.",
            "archive nested too deep",
        )
        return
    if stream.read(2) == _GZIP:
        stream.seek(0)
        yield from _open_gzip(name, stream, budget, depth)
    else:
        stream.seek(0)
        yield from _open_zip(name, stream, budget, depth)


def _open_gzip(
    name: str, stream: IO[bytes], budget: Budget, depth: int
) -> Iterator[Source | Problem | PassedOver]:
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    with gzip.GzipFile(fileobj=stream) as unpacked:
        content = _read_within(name, unpacked, packed, budget)
    if isinstance(content, Problem):
        yield content
    else:
        yield from open_content(name, content, budget, depth)


def _open_zip(
    name: str, stream: IO[bytes], budget: Budget, depth: int
) -> Iterator[Source | Problem | PassedOver]:
    try:
        archive = zipfile.ZipFile(stream)
        members = sorted(archive.infolist(), key=lambda member: reading_order(member.filename))
    except _DAMAGED:
        yield from _open_cut_zip(name, stream, budget, depth)
        return
    with archive:
        if any(member.filename == _OFFICE_MEMBER for member in members):
            yield Problem(
                name,
                "This is a spreadsheet or a text document. Save the table as CSV and import that.",
                "not a format hipsight reads",
            )
            return
        if len(members) > budget.limits.most_members:
            yield Problem(name, f"The archive holds {len(members):,} files, too many.", "archive too large")
            return
        contents = contents_of(member.filename for member in members)
        for member in members:
            if member.is_dir() or is_hidden(member.filename):
                continue
            inner_name = f"{name}/{member.filename}"
            if (what := contents.passed_over(member.filename)) is not None:
                yield PassedOver(inner_name, what)
            else:
                yield from _open_member(inner_name, archive, member, budget, depth)


def _open_cut_zip(
    name: str, stream: IO[bytes], budget: Budget, depth: int
) -> Iterator[Source | Problem | PassedOver]:
    """What lies whole in an archive that has lost its table of contents, then the problem that it has."""
    packed = stream.seek(0, io.SEEK_END)
    found: list[str] = []
    for member in find_members(stream, budget.limits.largest_file_bytes):
        found.append(member.name)
        inner_name = f"{name}/{member.name}"
        contents = contents_of(found)
        if is_hidden(member.name) or member.name.endswith("/"):
            continue
        if (what := contents.passed_over(member.name)) is not None:
            yield PassedOver(inner_name, what)
        elif _points_outside(member.name) or member.content is None:
            yield _damaged(inner_name)
        elif refusal := budget.refusal(packed, len(member.content)):
            yield _too_large(inner_name, refusal)
        else:
            budget.spent_bytes += len(member.content)
            yield from open_content(inner_name, member.content, budget, depth)
    yield Problem(
        name,
        f"The archive is cut short or damaged: {len(found):,} files before that place were found, and whatever stood "
        "behind it is missing. Download it again and import it again; what is known is not counted twice.",
        "damaged archive",
    )


def is_hidden(path: str) -> bool:
    """Whether the path leads through a hidden folder or file, or what macOS adds to archives."""
    return any(
        piece == "__MACOSX" or (piece.startswith(".") and piece not in {".", ".."})
        for piece in path.replace("\\", "/").split("/")
    )


def _open_member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, depth: int
) -> Iterator[Source | Problem | PassedOver]:
    if _points_outside(member.filename):
        yield Problem(
            name,
            "The file's name in the archive points outside of it, as in an attack; it was not read.",
            "unsafe name in an archive",
        )
        return
    if member.flag_bits & _ENCRYPTED:
        yield Problem(
            name, "The file is locked with a password. Unpack it and import the result.", "locked file"
        )
        return
    try:
        if member.filename.lower().endswith(".xml") and is_health_export(
            archive.open(member).read(HEAD_BYTES)
        ):
            with archive.open(member) as unpacked:
                yield from open_health_export(name, unpacked)
            return
        with archive.open(member) as unpacked:
            if refusal := budget.refusal(member.compress_size, member.file_size):
                yield _too_large(name, refusal)
                return
            content = _read_within(name, unpacked, member.compress_size, budget)
    except _DAMAGED:
        content = _damaged(name)
    if isinstance(content, Problem):
        yield content
    else:
        yield from open_content(name, content, budget, depth)


def open_health_export(name: str, stream: IO[bytes]) -> Iterator[Source | Problem]:
    """The part of Apple Health's export that matters, whatever the size of the whole."""
    try:
        extract = extract_health(stream.read)
    except _DAMAGED:
        yield _damaged(name)
        return
    yield Source(name, extract.content)
    if extract.damage:
        yield Problem(
            name,
            f"The export is {extract.damage}; what stands before was read. Export it again and import it again.",
            "damaged file",
        )


def _points_outside(path: str) -> bool:
    pieces = path.replace("\\", "/").split("/")
    return ".." in pieces or not pieces[0] or ":" in pieces[0]


def open_content(
    name: str, content: bytes, budget: Budget, depth: int
) -> Iterator[Source | Problem | PassedOver]:
    """The file itself, or what is in it when it is an archive, or the problem that it is empty."""
    if not content:
        yield Problem(name, "The file is empty. Fetch the original again.", "empty file")
    elif is_archive(content[:4]):
        yield from open_archive(name, io.BytesIO(content), budget, depth + 1)
    else:
        yield Source(name, content)


def _read_within(
    name: str, unpacked: IO[bytes] | gzip.GzipFile, packed: int, budget: Budget
) -> bytes | Problem:
    """The unpacked bytes, read in pieces, so that a bomb is noticed long before it fills the memory."""
    pieces = []
    size = 0
    try:
        while piece := unpacked.read(_CHUNK_BYTES):
            pieces.append(piece)
            size += len(piece)
            if refusal := budget.refusal(packed, size):
                return _too_large(name, refusal)
    except _DAMAGED:
        return _damaged(name)
    budget.spent_bytes += size
    return b"".join(pieces)


def _too_large(name: str, refusal: str) -> Problem:
    return Problem(
        name,
        f"The file {refusal}; it was not read. If it is what it should be, unpack it yourself.",
        "too large",
    )


def _damaged(name: str) -> Problem:
    return Problem(
        name, "The archive is damaged or cut short here. Fetch the original again.", "damaged archive"
    )
