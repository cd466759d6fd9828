"""The report as a document: its head, then each section that has something to say."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterator
from functools import cache

from hipsight.reports.physio import sections
from hipsight.reports.physio.blocks import Document, Section
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say, shortened

#: Letters of the head that there is room for.
_NAME, _SINCE = 80, 120


@cache
def section_makers() -> tuple[SectionMaker, ...]:
    """All sections in their order, found by being in the folder."""
    found: list[SectionMaker] = [
        importlib.import_module(f"{sections.__name__}.{module.name}").SECTION
        for module in pkgutil.iter_modules(sections.__path__)
    ]
    return tuple(sorted(found, key=lambda maker: maker.place))


def compose(case: ReportCase, say: Say, without: Collection[str] = ()) -> Document:
    """The whole report, less the sections named in `without`."""
    built = [
        Section(maker.id, say(f"titles.{maker.id}"), blocks)
        for maker in section_makers()
        if maker.id not in without and (blocks := tuple(maker.build(case, say)))
    ]
    return Document(
        title=say("head.title"),
        language=say.language,
        facts=tuple(_head(case, say)),
        sections=tuple(built),
        notice=say("head.notice"),
    )


def _head(case: ReportCase, say: Say) -> Iterator[tuple[str, str]]:
    ticked = case.ticked
    if ticked.name:
        yield say("head.name"), shortened(ticked.name, _NAME)
    if ticked.birth_year is not None:
        yield say("head.born"), str(ticked.birth_year)
    if ticked.since:
        yield say("head.since"), shortened(ticked.since, _SINCE)
    yield say("head.period"), say("head.from_to", first=say.day(case.first), last=say.day(case.last))
    yield say("head.written"), say.day(case.today)
