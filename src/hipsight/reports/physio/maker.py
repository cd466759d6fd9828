"""What a section of the report is. To add one, add one file with a `SECTION` to `sections/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hipsight.reports.physio.blocks import Block
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.say import Say


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """One section.

    Attributes:
        id: Its name for `--without`.
        place: Where it stands among the others.
        build: Its blocks; none where it has nothing to say.
    """

    id: str
    place: int
    build: Callable[[ReportCase, Say], Iterator[Block]]
