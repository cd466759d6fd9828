"""Pairs of shoes that are new or retired."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.checkin.atoms import Kind
from hipsight.checkin.clauses import Clause
from hipsight.model.life_records import Shoe
from hipsight.model.records import Record

_LEAST_M = 80_000.0  # a distance on a pair, not of a run


def read_shoes(
    clause: Clause, day: dt.date, line: str, following: Clause | None = None
) -> Iterator[tuple[int, Record]]:
    """A record where the clause says that a pair is new or retired; `following` may hold its distance in brackets."""
    events = clause.free(Kind.NEW, Kind.RETIRED)
    shoes = clause.free(Kind.SHOE)
    words = clause.free(Kind.SHOE_WORD)
    if not events or not (shoes or words):
        return
    event = events[0]
    if event.word == "new" and not _beside(clause, clause.atoms.index(event)):
        return
    lengths = [
        atom for atom in clause.free(Kind.DISTANCE) if atom.value[0] >= _LEAST_M or event.kind is Kind.RETIRED
    ]
    if event.kind is Kind.RETIRED and not lengths and following is not None and following.link == "open":
        lengths = following.free(Kind.DISTANCE)
    name = None
    if shoes:
        name = shoes[0].value if isinstance(shoes[0].value, str) else line[shoes[0].start : shoes[0].end]
    for atom in (event, *lengths, *words):
        atom.used = True
    if event.kind is Kind.RETIRED:
        for atom in shoes:
            atom.used = True
    yield (
        event.start,
        Shoe(
            day=day,
            text=clause.words(line),
            event="retired" if event.kind is Kind.RETIRED else "new",
            shoe=name,
            distance_m=lengths[0].value[0] if lengths else None,
        ),
    )


def _beside(clause: Clause, place: int) -> bool:
    near = clause.atoms[place + 1 : place + 4]
    return any(atom.kind in {Kind.SHOE, Kind.SHOE_WORD} for atom in near)
