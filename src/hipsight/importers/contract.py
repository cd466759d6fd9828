"""What an importer is. To add a format, add one file with an `IMPORTER` to `formats/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from hipsight.importers import formats
from hipsight.model.preferences import Preferences
from hipsight.model.problem import Problem
from hipsight.model.records import Record
from hipsight.model.streams import Streams

#: Bytes of a file an importer sees before it decides whether the file is its own.
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """One unpacked file: what it is called (with the archives it lay in) and what is in it."""

    name: str
    content: bytes

    @property
    def head(self) -> bytes:
        """The first bytes, to recognise it by."""
        return self.content[:HEAD_BYTES]


@dataclass(frozen=True, slots=True)
class Reading:
    """One record read from a source.

    Attributes:
        part: Its place there, the same on every reading.
        same_as: File of the same export that tells of the same outing, where the source names one.
        corrects: The source names the sport as the person has it, so its word on that counts.
        about: Part of the outing that free words beside it speak of. Such a reading is a proposal, kept only as
            the person wishes (`--notes`), and belongs to the day of that outing.
    """

    record: Record
    part: str
    streams: Streams | None = None
    same_as: str | None = None
    corrects: bool = False
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that is what it should be but holds nothing for the log: `settings_file`, `monitoring_file`."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth telling about a source that was read all the same, such as a wrong checksum."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A part of a known export that holds nothing for the log, such as photos; it was not opened.

    Attributes:
        what: Which sort of part it is, in a word or two.
    """

    source: str
    what: str


Item = Reading | Problem | Recognised | Remark


@dataclass(frozen=True, slots=True)
class Importer:
    """One format.

    Attributes:
        name: Short id, the name of its module.
        title: What people call it.
        accepts: Whether a file of this name with this head is in the format. Two importers accepting the
            same file is an error that names both.
        read: Everything in the source, in its order. Bad parts come out as `Problem` values; it never raises
            for what a file may contain.
        extensions: Endings that files of this format usually have, such as `.fit`; content decides all the
            same.
        has_notes: Some of its readings are proposals from free words.
    """

    name: str
    title: str
    accepts: Callable[[str, bytes], bool]
    read: Callable[[Source, Preferences], Iterator[Item]]
    extensions: tuple[str, ...] = ()
    has_notes: bool = False


class AmbiguousFormatError(Exception):
    """Two importers claim the same file; one of them is wrong."""


@cache
def all_importers() -> tuple[Importer, ...]:
    """Every importer, found by being in the folder or through the entry points `hipsight.importers`."""
    inside = [
        importlib.import_module(f"{formats.__name__}.{module.name}").IMPORTER
        for module in pkgutil.iter_modules(formats.__path__)
    ]
    outside = [point.load() for point in entry_points(group="hipsight.importers")]
    return tuple(sorted((*inside, *outside), key=lambda importer: importer.name))


def importer_for(source: Source) -> Importer | None:
    """The importer that accepts the source, or None.

    Raises:
        AmbiguousFormatError: More than one does.
    """
    head = source.head
    accepting = [importer for importer in all_importers() if importer.accepts(source.name, head)]
    if len(accepting) > 1:
        names = " and ".join(importer.name for importer in accepting)
        raise AmbiguousFormatError(f"{source.name} is claimed by {names}")
    return accepting[0] if accepting else None


def has_notes(source: Source) -> bool:
    """Whether some readings of the source may be proposals from free words."""
    head = source.head
    return any(one.has_notes and one.accepts(source.name, head) for one in all_importers())
