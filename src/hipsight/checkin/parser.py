"""Understands a line: what a runner would write to a friend, in; records, spans and questions, out.

The line is cut into tokens (`lexer`), these become atoms (`scanner`: amounts by the grammar of
`quantities`, words by the tables of `lexicon`), the atoms become clauses with their scopes (`clauses`,
`dating`, `outings`), and one reader for each area makes records of them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause, split_clauses
from hipsight.checkin.dating import Calendar
from hipsight.checkin.lexer import tokenize
from hipsight.checkin.life import read_life, read_rest
from hipsight.checkin.mentions import Mention
from hipsight.checkin.outings import number_outings
from hipsight.checkin.own_words import put_in
from hipsight.checkin.pain import PainReader
from hipsight.checkin.placed import Placed, with_one_night, without_repeats
from hipsight.checkin.questions import questions_for
from hipsight.checkin.runs import read_run
from hipsight.checkin.scanner import scan_tokens
from hipsight.checkin.scopes import mark_scopes
from hipsight.checkin.second_look import look_again
from hipsight.checkin.shoe_events import read_shoes
from hipsight.checkin.training import read_training
from hipsight.checkin.understanding import CheckIn, Span
from hipsight.model.errors import InvalidRecordError
from hipsight.model.preferences import Language, Preferences
from hipsight.model.records import Record, Run

#: What is read of a line; the rest is kept with it, and asked for.
MOST_CHARACTERS = 4000

Made = TypeVar("Made")


def understand(text: str, *, today: dt.date, day: dt.date | None = None, preferences: Preferences) -> CheckIn:
    """What was understood of a line.

    Days in words count from `day` where it is given and from `today` otherwise, and are never in the future:
    a day still to come is asked about, and what it heads is kept on the base day. A plan, another person's
    run and a total make no record. Only the first `MOST_CHARACTERS` are read.
    """
    base = day or today
    line = text[:MOST_CHARACTERS]
    words = put_in(tokenize(line), preferences.aliases, preferences.language)
    is_english = preferences.language is Language.ENGLISH
    atoms = look_again(scan_tokens(words, preferences.shoes, line if is_english else None))
    clauses = mark_scopes(split_clauses(atoms))
    calendar = Calendar(clauses, base, preferences.date_order)
    number_outings(clauses, calendar)
    reader = PainReader(line, preferences, calendar.day_of)
    records = _records(clauses, calendar, preferences, line, reader)
    if day is None and not calendar.said:
        records = tuple(dataclasses.replace(record, assumed=("day", *record.assumed)) for record in records)
    days = {record.day for record in records}
    return CheckIn(
        text=text,
        day=days.pop() if len(days) == 1 else base,
        records=records,
        understood=_spans(atoms, line, words.own_spans),
        not_understood=tuple(line[atom.start : atom.end] for atom in atoms if _is_left_over(atom)),
        asked=questions_for(
            records,
            reader.bare_sites,
            calendar.ahead,
            was_cut=len(text) > MOST_CHARACTERS,
            limit=MOST_CHARACTERS,
        ),
    )


def _records(
    clauses: Sequence[Clause], calendar: Calendar, preferences: Preferences, line: str, reader: PainReader
) -> tuple[Record, ...]:
    """The records of the clauses in the order of the line."""
    placed = _read_around(clauses, calendar, line)
    mentions = reader.read(clauses)
    runs = _read_runs(clauses, calendar, preferences, line, mentions)
    placed += [(start, run) for start, run, _ in runs]
    placed += _read_rests(clauses, calendar, line, {run.day for _, run, _ in runs})
    for mention in mentions:
        spoken = [clause for clause in clauses if clause.words(line) in mention.words]
        placed += _possible(spoken, partial(_place_pain, mention, preferences, runs))
    placed = with_one_night(without_repeats(placed))
    return tuple(record for _, record in sorted(placed, key=lambda item: item[0]))


def _read_around(clauses: Sequence[Clause], calendar: Calendar, line: str) -> list[Placed]:
    placed: list[Placed] = []
    for index, clause in enumerate(clauses):
        if clause.ignored:
            continue
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        day = calendar.day_of(clause)
        placed += _possible([clause], partial(read_shoes, clause, day, line, following))
        if not clause.history:
            placed += _possible([clause], partial(read_training, clause, day, line, clauses[index + 1 :]))
        if following is not None and following.link == "colon" and following.has(Kind.EXERCISE):
            for atom in clause.free(Kind.CLINICIAN):
                atom.used = True  # "PT today: bridges 3x10"
        placed += _possible([clause], partial(read_life, clause, day, line, following))
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
        told = partial(_run_told, group, day, preferences, line, has_pain=has_pain)
        runs += [(start, run, outing) for start, run in _possible(group, told)]
    return runs


def _run_told(
    group: Sequence[Clause], day: dt.date, preferences: Preferences, line: str, *, has_pain: bool
) -> list[tuple[int, Run]]:
    found = read_run(group, day, preferences, line, has_pain=has_pain)
    return [] if found is None else [found]


def _possible(clauses: Sequence[Clause], make: Callable[[], Iterable[Made]]) -> list[Made]:
    """What is made up to the first record that cannot be; the words that it took are left over."""
    made: list[Made] = []
    taken = {id(atom) for clause in clauses for atom in clause.atoms if atom.used}
    try:
        for one in make():
            made.append(one)
            taken |= {id(atom) for clause in clauses for atom in clause.atoms if atom.used}
    except InvalidRecordError:
        for clause in clauses:
            for atom in clause.atoms:
                atom.refused |= atom.used and id(atom) not in taken
    return made


def _read_rests(
    clauses: Sequence[Clause], calendar: Calendar, line: str, days_run: set[dt.date]
) -> list[Placed]:
    placed: list[Placed] = []
    days_rested: set[dt.date] = set()
    for clause in clauses:
        if clause.ignored:
            continue
        day = calendar.day_of(clause)
        found = [] if day in days_rested else list(read_rest(clause, day, line))
        if found:
            days_rested.add(day)
        placed += found
    return [item for item in placed if item[1].day not in days_run]


def _place_pain(
    mention: Mention, preferences: Preferences, runs: Sequence[tuple[int, Run, int]]
) -> list[Placed]:
    same_day = [(run, outing) for _, run, outing in runs if run.day == mention.day]
    run = next(
        (run for run, outing in same_day if outing == mention.outing), same_day[0][0] if same_day else None
    )
    record = mention.record(preferences, run.distance_m if run else None, run.duration_s if run else None)
    return [(mention.start, record)]


_NEVER_SHOWN = frozenset({Kind.FILLER, Kind.UNKNOWN, Kind.BREAK, Kind.LINK})


def _spans(atoms: Sequence[Atom], line: str, own: set[tuple[int, int]]) -> tuple[Span, ...]:
    """Each understood stretch once; several atoms may stand in the place of one own or foreign word."""
    meanings: dict[tuple[int, int], list[str]] = {}
    for atom in atoms:
        if atom.kind not in _NEVER_SHOWN and not _is_left_over(atom):
            meanings.setdefault((atom.start, atom.end), []).append(atom.kind.value)
    spans: list[Span] = []
    for (start, end), kinds in sorted(meanings.items()):
        if spans and start < spans[-1].end:
            continue
        told = " and ".join(dict.fromkeys(kinds))
        meaning = f"{told}, by your own word" if (start, end) in own else told
        spans.append(Span(start, end, line[start:end], meaning))
    return tuple(spans)


def _is_left_over(atom: Atom) -> bool:
    """Whether the words meant nothing to us here: unknown ones, and amounts that no record took."""
    if atom.kind is Kind.UNKNOWN or atom.refused:
        return True
    return atom.kind in {Kind.NUMBER, Kind.REPS, Kind.SCORE} and not atom.used
