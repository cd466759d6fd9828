"""The complaint: where it hurts, on the figure and in numbers, and the person's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from hipsight.model.body import Side, Site
from hipsight.model.records import Pain
from hipsight.reports.body_map import REGIONS, Mark, body_map
from hipsight.reports.physio.blocks import Block, Bullets, Facts, Paragraph, Picture
from hipsight.reports.physio.case import ReportCase
from hipsight.reports.physio.maker import SectionMaker
from hipsight.reports.physio.say import Say, shortened

_PLACES, _QUOTES, _LETTERS, _QUALITIES = 5, 3, 180, 4


def _build(case: ReportCase, say: Say) -> Iterator[Block]:
    pains = case.pains
    if not pains:
        yield Paragraph(say("complaint.none"))
        return
    by_place: dict[tuple[Site, Side | None], list[Pain]] = defaultdict(list)
    for pain in pains:
        if pain.site is not None:
            by_place[pain.site, pain.side].append(pain)
    listed = sorted(by_place.items(), key=lambda place: (-len(place[1]), str(place[0])))[: case.most(_PLACES)]
    rows = tuple((_where(*place, say), _how_bad(there, say)) for place, there in listed)
    marks = [
        Mark(site, side, _worst(there), str(len(there))) for (site, side), there in listed if site in REGIONS
    ]
    words = say("complaint.map_words", places="; ".join(f"{where}: {how}" for where, how in rows))
    if marks:
        yield Picture(body_map(marks, say("complaint.map_title"), words), say("complaint.map_title"), words)
    yield Facts(rows)
    qualities = Counter(quality for pain in pains for quality in pain.quality).most_common(_QUALITIES)
    if qualities:
        named = ", ".join(f"{say.word('quality', quality)} ({count})" for quality, count in qualities)
        yield Paragraph(say("complaint.quality", qualities=named))
    quotes = tuple(_quotes(pains, case.most(_QUOTES), say))
    if quotes:
        yield Bullets(quotes, quoted=True)


def _where(site: Site, side: Side | None, say: Say) -> str:
    place = say.word("site", site)
    return place if side is None else say(f"side.{side}", place=place)


def _worst(pains: list[Pain]) -> float | None:
    return max((score for pain in pains if (score := pain.score_0_10) is not None), default=None)


def _how_bad(pains: list[Pain], say: Say) -> str:
    scores = [pain.score_0_10 for pain in pains if pain.score_0_10 is not None]
    entries = say.count(len(pains), "entry")
    if not scores:
        return entries
    mean, worst = say.number(float(np.mean(scores)), 1), say.number(max(scores))
    return say("complaint.how_bad", entries=entries, mean=mean, worst=worst)


def _quotes(pains: list[Pain], most: int, say: Say) -> Iterator[str]:
    """The person's own words: the first, the worst and the last, each once."""
    told = [pain for pain in pains if pain.text and any(letter.isalpha() for letter in pain.text)]
    if not told:
        return
    worst = max(told, key=lambda pain: pain.score_0_10 or 0.0)
    chosen = {id(pain): pain for pain in (told[0], worst, told[-1])}
    for pain in sorted(list(chosen.values())[:most], key=lambda pain: pain.day):
        yield say("complaint.quote", day=say.day(pain.day), words=shortened(pain.text or "", _LETTERS))


SECTION = SectionMaker("complaint", 20, _build)
