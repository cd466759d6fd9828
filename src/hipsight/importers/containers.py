"""From a path to what is read in it: files, folders and archives, one file after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hipsight.importers.archives import (
    Budget,
    Limits,
    is_archive,
    is_hidden,
    open_archive,
    open_content,
    open_health_export,
)
from hipsight.importers.contract import (
    HEAD_BYTES,
    AmbiguousFormatError,
    Importer,
    Item,
    PassedOver,
    Remark,
    Source,
    all_importers,
    importer_for,
)
from hipsight.importers.garmin_gear import with_gear
from hipsight.importers.health_extract import is_health_export
from hipsight.importers.known_exports import Contents, contents_of, reading_order
from hipsight.importers.mapped_table import fingerprint_of, parse_mapping, read_mapped
from hipsight.importers.unknown_files import describe_unknown
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem

DEFAULT_LIMITS = Limits()


def open_sources(path: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source | Problem | PassedOver]:
    """Every file at the path, unpacked, in order of name; what cannot be opened comes out as a problem.

    A folder is read with all its folders; hidden files and what macOS adds are passed over. Files are opened
    one at a time, and nothing is written to disk.
    """
    if path.is_dir():
        contents = contents_of(_paths_in(path))
        yield from with_gear(_open_folder(path, path.name or str(path), "", (), (limits, contents)))
    else:
        yield from with_gear(_open_file(path, path.name, limits))


def read_source(source: Source, preferences: Preferences) -> Iterator[Item]:
    """Everything in the file, by the importer its content calls for."""
    if preferences.tables and (mapping := dict(preferences.tables).get(fingerprint_of(source.head) or "")):
        yield from read_mapped(source, parse_mapping(mapping), preferences)
        return
    try:
        importer = importer_for(source)
    except AmbiguousFormatError as error:
        yield Problem(
            source.name, f"The file could be in more than one format: {error}.", "more than one format"
        )
        return
    if importer is None:
        yield describe_unknown(source, (importer.title for importer in all_importers()))
        return
    if (other := _importer_of_name(source.name)) is not None and other is not importer:
        yield Remark(
            source.name, f"The file is named like {other.title} but is {importer.title}; it was read as that."
        )
    yield from importer.read(source, preferences)


def _importer_of_name(name: str) -> Importer | None:
    plain = name.lower().removesuffix(".gz")
    return next((importer for importer in all_importers() if plain.endswith(importer.extensions)), None)


def _paths_in(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, from there, as the members of an archive would be called."""
    for here, _, names in os.walk(folder):
        inside = Path(here).relative_to(folder).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def _open_folder(
    folder: Path, name: str, inside: str, above: tuple[Path, ...], rules: tuple[Limits, Contents]
) -> Iterator[Source | Problem | PassedOver]:
    try:
        real = folder.resolve(strict=True)
        if real in above:
            yield Problem(name, "The folder is a link that leads back to one around it.", "link in a circle")
            return
        entries = sorted(folder.iterdir(), key=lambda entry: reading_order(entry.name))
    except OSError as error:
        yield _unreadable(name, error)
        return
    limits, contents = rules
    for entry in entries:
        if is_hidden(entry.name):
            continue
        inner_name, path = f"{name}/{entry.name}", f"{inside}{entry.name}"
        if entry.is_dir():
            yield from _open_folder(entry, inner_name, f"{path}/", (*above, real), rules)
        elif (what := contents.passed_over(path)) is not None:
            yield PassedOver(inner_name, what)
        else:
            yield from _open_file(entry, inner_name, limits)


def _open_file(path: Path, name: str, limits: Limits) -> Iterator[Source | Problem | PassedOver]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Problem(name, "This is not a file but a device or a pipe.", "not a file")
            return
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
            if is_archive(head[:4]):
                yield from open_archive(name, stream, Budget(limits))
                return
            if is_health_export(head):
                yield from open_health_export(name, stream)
                return
            if status.st_size > limits.largest_file_bytes:
                yield Problem(
                    name,
                    f"The file is larger than {limits.largest_file_bytes >> 20} MB, more than any activity.",
                    "too large",
                )
                return
            content = stream.read()
    except OSError as error:
        yield _unreadable(name, error)
        return
    yield from open_content(name, content, Budget(limits), depth=0)


def _unreadable(name: str, error: OSError) -> Problem:
    why = os.strerror(error.errno) if error.errno else "it cannot be read"
    return Problem(name, f"The file or folder could not be opened: {why}.", "cannot be opened")
