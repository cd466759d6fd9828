"""Understands a line: what a runner would write to a friend, in; records, spans and questions, out.

The line is cut into tokens (`lexer`), these become atoms (`scanner`: amounts by the grammar of `quantities`, words by
the tables of `vocabulary`), the atoms become clauses with their scopes (`clauses`, `dating`, `outings`), and one
reader for each area makes records of them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause, split_clauses
from hipsight.checkin.dating import Calendar
from hipsight.checkin.life import read_life, read_rest
from hipsight.checkin.mentions import Mention
from hipsight.checkin.outings import number_outings
from hipsight.checkin.pain import PainReader
from hipsight.checkin.questions import questions_for
from hipsight.checkin.runs import RunReader
from hipsight.checkin.scanner import scan
from hipsight.checkin.shoe_events import read_shoes
from hipsight.checkin.training import read_training
from hipsight.checkin.understanding import CheckIn, Span
from hipsight.model.preferences import Preferences
from hipsight.model.records import Record, RestDay, Run

#: What is read of a line; the rest is kept with it, and asked for.
MOST_CHARACTERS = 4000

Placed = tuple[int, Record]


def understand(text: str, *, today: dt.date, day: dt.date | None = None, preferences: Preferences) -> CheckIn:
    """What was understood of a line.

    Days in words count from `day` where it is given and from `today` otherwise, and are never in the future: a day
    still to come is asked about, and what it heads is kept on the base day. A plan, another person's run and a total
    make no record. Only the first `MOST_CHARACTERS` are read.
    """
    base = day or today
    line = text[:MOST_CHARACTERS]
    atoms = scan(line, preferences.shoes)
    clauses = split_clauses(atoms)
    calendar = Calendar(clauses, base, preferences.date_order)
    number_outings(clauses, calendar)
    placed = _read_around(clauses, calendar, line)
    reader = PainReader(line, preferences, calendar.day_of)
    mentions = reader.read(clauses)
    runs = _read_runs(clauses, calendar, preferences, line, mentions)
    placed += [(start, run) for start, run, _ in runs]
    placed += _read_rests(clauses, calendar, line, has_run=bool(runs))
    placed += [(mention.start, _pain_record(mention, preferences, runs)) for mention in mentions]
    placed.sort(key=lambda item: item[0])
    records = tuple(record for _, record in placed)
    if day is None and not calendar.said:
        records = tuple(dataclasses.replace(record, assumed=("day", *record.assumed)) for record in records)
    days = {record.day for record in records}
    return CheckIn(
        text=text,
        day=days.pop() if len(days) == 1 else base,
        records=records,
        understood=_spans(atoms, line),
        not_understood=tuple(line[atom.start : atom.end] for atom in atoms if _is_left_over(atom)),
        questions=questions_for(
            records,
            reader.bare_sites,
            calendar.ahead,
            was_cut=len(text) > MOST_CHARACTERS,
            limit=MOST_CHARACTERS,
        ),
    )


def _read_around(clauses: Sequence[Clause], calendar: Calendar, line: str) -> list[Placed]:
    placed: list[Placed] = []
    for index, clause in enumerate(clauses):
        if clause.ignored:
            continue
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        day = calendar.day_of(clause)
        placed += read_shoes(clause, day, line)
        placed += read_training(clause, day, line, following)
        placed += read_life(clause, day, line)
    return placed


def _read_runs(
    clauses: Sequence[Clause],
    calendar: Calendar,
    preferences: Preferences,
    line: str,
    mentions: Sequence[Mention],
) -> list[tuple[int, Run, int]]:
    groups: dict[tuple[dt.date, int], list[Clause]] = {}
    for clause in clauses:
        groups.setdefault((calendar.day_of(clause), clause.outing), []).append(clause)
    runs = []
    for (day, outing), group in groups.items():
        has_pain = any(mention.day == day and not mention.is_absent for mention in mentions)
        found = RunReader(group, preferences, line).read(day, has_pain=has_pain)
        if found is not None:
            runs.append((*found, outing))
    return runs


def _read_rests(clauses: Sequence[Clause], calendar: Calendar, line: str, *, has_run: bool) -> list[Placed]:
    placed: list[Placed] = []
    days_run: set[dt.date] = set()
    for clause in clauses:
        if clause.ignored:
            continue
        day = calendar.day_of(clause)
        if day in days_run:
            continue
        found = list(read_rest(clause, day, line))
        if found:
            days_run.add(day)
        placed += found
    return (
        placed
        if not has_run or len({record.day for _, record in placed}) > 1
        else [
            item
            for item in placed
            if isinstance(item[1], RestDay) and "rest day" in (item[1].text or "").lower()
        ]
    )


def _pain_record(mention: Mention, preferences: Preferences, runs: Sequence[tuple[int, Run, int]]) -> Record:
    same_day = [(run, outing) for _, run, outing in runs if run.day == mention.day]
    run = next(
        (run for run, outing in same_day if outing == mention.outing), same_day[0][0] if same_day else None
    )
    return mention.record(preferences, run.distance_m if run else None, run.duration_s if run else None)


_NEVER_SHOWN = frozenset({Kind.FILLER, Kind.UNKNOWN, Kind.BREAK, Kind.LINK})


def _spans(atoms: Sequence[Atom], line: str) -> tuple[Span, ...]:
    return tuple(
        Span(atom.start, atom.end, line[atom.start : atom.end], _meaning(atom))
        for atom in atoms
        if atom.kind not in _NEVER_SHOWN and not _is_left_over(atom)
    )


def _meaning(atom: Atom) -> str:
    return atom.kind.value


def _is_left_over(atom: Atom) -> bool:
    """Whether the words meant nothing to us here: unknown ones, and amounts that no record took."""
    if atom.kind is Kind.UNKNOWN:
        return True
    return atom.kind in {Kind.NUMBER, Kind.REPS, Kind.SCORE} and not atom.used
