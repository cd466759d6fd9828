"""A second look at the atoms of a line, side by side: what only its neighbours tell of an amount or a mark."""

from __future__ import annotations

from collections.abc import Callable

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at
from hipsight.checkin.pain_rereadings import (
    another_instead,
    expected_only,
    felt_sharp,
    got_up_from_sitting,
    hardly_any,
    how_much,
    later_score,
    on_the_outside,
    over_days,
    parts_not_people,
    rose_or_fell,
    roused,
    scores_by_phase,
    woke_at,
)
from hipsight.checkin.rereadings import (
    free_of_it,
    left_out,
    length_of_a_ride,
    likened,
    opening_place,
    planned_day,
    race_pace,
    ride,
    rolled,
    run_skipped,
    told_none,
)
from hipsight.checkin.run_rereadings import (
    bar_weight,
    best_time,
    counted_repetitions,
    distant_minutes,
    flat_ground,
    jogged_between,
    length_walked,
    long_work,
    minutes_taken,
    of_the_base_day,
    part_of_the_plan,
    place_marked,
    rate,
    ratio_of_bouts,
    recovery_run,
    repeats_of_a_mile,
    repetition_time,
    run_and_walk,
    sets_of_repetitions,
    shoes_in_one,
    shoes_named,
    shortened,
    speed_told,
    targeted,
    walk_within,
)
from hipsight.checkin.scanner import COLON, COMMA, SENTENCE
from hipsight.checkin.session_rereadings import (
    bare_walk,
    hour_and_half,
    miles_in_times,
    numbered_session,
    out_again,
    some_more,
    week_and_run,
)
from hipsight.checkin.setback_rereadings import (
    cooled_down_and_done,
    fine_except,
    mostly_walked,
    score_between,
    so_far_in,
    walk_of_a_run,
)
from hipsight.checkin.units_said import DISTANCE_UNITS
from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_KM

#: What may stand between a number and its unit: "3 slightly less horrible miles".
_BETWEEN = frozenset(
    {Kind.FILLER, Kind.UNKNOWN, Kind.RUN_KIND, Kind.SURFACE, Kind.WEATHER, Kind.LEVEL, Kind.COMPLAINT}
    | {Kind.FINE, Kind.BETTER, Kind.LINK, Kind.RUN, Kind.RECOVERY, Kind.FELT, Kind.ELSEWHERE, Kind.CROSS}
)
_FURTHEST_UNIT = 6
#: Words after which a number counts no miles: "5 runs of 3 miles", "6 with Jo, 2 more miles".
_NOT_BETWEEN = frozenset(
    {"of", "with", "w/", "for", "at", "@", "in", "to", "from", "then", "x", "but", "because", "on", "by"}
    | {"i", "we", "into", "past", "before", "after", "until", "per", "a"}
)
_MOST_MILES = 60.0
#: A label before a colon: "Sleep: 6 h", "Hip: ok", "Run: 5 mi".
_LABELS = frozenset(
    {Kind.SLEEP, Kind.STRESS, Kind.SITTING, Kind.PAIN, Kind.SITE, Kind.CROSS, Kind.RUN, Kind.SHOE_WORD}
    | {Kind.EFFORT, Kind.DRINK, Kind.MEDICINE, Kind.COMPLAINT, Kind.SIDE, Kind.STRIDES}
)
_LABEL_WORDS = frozenset({"distance", "mileage", "time", "duration", "pace", "notes", "note", "shoe"})
_TOLD_ASIDE = frozenset({Kind.FILLER, Kind.SIDE, Kind.NEW})
_NIGHT_WORDS = frozenset({"bed", "in bed", "to bed", "up", "got up", "asleep", "lights out"})
_TODAY = ("ago", 0)


def look_again(atoms: list[Atom]) -> list[Atom]:
    """The atoms with what their neighbours tell of them; their places in the line stay as they are."""
    for read in _READINGS:
        for index in range(len(atoms)):
            read(atoms, index)
    return _with_headings_apart(_with_times_joined(atoms))


def _distant_unit(atoms: list[Atom], index: int) -> None:
    """Reads "4 slightly less horrible miles" as four miles."""
    atom = atoms[index]
    if atom.kind is not Kind.NUMBER or atom.value[0] > _MOST_MILES:
        return
    before = atom_at(atoms, index - 1)
    if before is not None and before.kind in {Kind.SCORE, Kind.NUMBER, Kind.REPS}:
        return
    for other in atoms[index + 1 : index + 1 + _FURTHEST_UNIT]:
        unit = DISTANCE_UNITS.get(other.word, 0.0)
        if unit >= METRES_PER_KM and other.kind in {Kind.FILLER, Kind.UNKNOWN}:
            low, high = atom.value
            atom.kind = Kind.DISTANCE
            atom.value = (round(low * unit, 3), None if high is None else round(high * unit, 3))
            other.kind = Kind.FILLER
            return
        if other.kind not in _BETWEEN or other.word in _NOT_BETWEEN:
            return


def _letter(atoms: list[Atom], index: int) -> None:
    """Reads the letters of "8 E" and "Sun: 15 L" as easy and long."""
    atom, before = atoms[index], atom_at(atoms, index - 1)
    after = atom_at(atoms, index + 1)
    if atom.word == "e" and after is not None and after.kind in {Kind.RUN, Kind.SURFACE}:
        atom.kind, atom.value = Kind.RUN_KIND, RunKind.EASY
        return
    if atom.word not in {"e", "l"} or before is None or before.kind not in {Kind.NUMBER, Kind.DISTANCE}:
        return
    head = atom_at(atoms, index - 2)
    if atom.word == "e":
        atom.kind, atom.value = Kind.RUN_KIND, RunKind.EASY
    elif head is not None and (head.kind is Kind.DAY or head.value == COLON):
        atom.kind, atom.value = Kind.RUN_KIND, RunKind.LONG


def _amounts_in_one(atoms: list[Atom], index: int) -> None:
    """Keeps "3x5, 95 lb" together: the load belongs to the repetitions before it."""
    before, after = atom_at(atoms, index - 1), atom_at(atoms, index + 1)
    if (
        atoms[index].value == COMMA
        and before is not None
        and after is not None
        and before.kind is Kind.REPS
        and after.kind is Kind.LOAD
    ):
        atoms[index].kind = Kind.FILLER


def _label(atoms: list[Atom], index: int) -> None:
    """Takes the colon of "Sleep: 6 h" for what it is: nothing."""
    if atoms[index].kind is not Kind.BREAK or atoms[index].value != COLON:
        return
    place, heads = index - 1, 0
    while place >= 0 and atoms[place].kind is not Kind.BREAK:
        heads += atoms[place].kind not in _TOLD_ASIDE and atoms[place].word not in _LABEL_WORDS
        place -= 1
    head = atom_at(atoms, index - 1)
    if head is None or heads > 1:
        return
    if (head.kind in _LABELS or head.word in _LABEL_WORDS) and not _is_list(atoms, index + 1):
        atoms[index].kind = Kind.FILLER


def _is_list(atoms: list[Atom], start: int) -> bool:
    """Whether what follows a colon up to the next full stop is a list of exercises, or has a day at its head."""
    for atom in atoms[start:]:
        if atom.kind is Kind.BREAK and atom.value == SENTENCE:
            return False
        if atom.kind is Kind.EXERCISE:
            return True
    return False


def _bedtime(atoms: list[Atom], index: int) -> None:
    """Leaves the clock of "bed at 11, up at 5" aside: it is no distance."""
    atom, cue, head = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if (
        atom.kind in {Kind.NUMBER, Kind.CLOCK, Kind.CLOCK_TIME}
        and cue is not None
        and cue.word in {"at", "by", "before", "after", "til", "until"}
        and head is not None
        and head.word in _NIGHT_WORDS
    ):
        atom.kind = Kind.FILLER


_READINGS: tuple[Callable[[list[Atom], int], None], ...] = (
    _bedtime,
    hour_and_half,
    week_and_run,
    numbered_session,
    bare_walk,
    miles_in_times,
    out_again,
    some_more,
    fine_except,
    so_far_in,
    walk_of_a_run,
    mostly_walked,
    cooled_down_and_done,
    score_between,
    targeted,
    shoes_in_one,
    shoes_named,
    long_work,
    of_the_base_day,
    repetition_time,
    place_marked,
    rate,
    recovery_run,
    felt_sharp,
    another_instead,
    ratio_of_bouts,
    parts_not_people,
    rose_or_fell,
    scores_by_phase,
    repeats_of_a_mile,
    later_score,
    sets_of_repetitions,
    part_of_the_plan,
    bar_weight,
    jogged_between,
    walk_within,
    run_and_walk,
    speed_told,
    length_walked,
    how_much,
    hardly_any,
    roused,
    expected_only,
    over_days,
    woke_at,
    on_the_outside,
    got_up_from_sitting,
    minutes_taken,
    best_time,
    counted_repetitions,
    distant_minutes,
    flat_ground,
    shortened,
    _distant_unit,
    _letter,
    _amounts_in_one,
    _label,
    opening_place,
    race_pace,
    ride,
    length_of_a_ride,
    free_of_it,
    told_none,
    planned_day,
    rolled,
    left_out,
    run_skipped,
    likened,
)


def _with_times_joined(atoms: list[Atom]) -> list[Atom]:
    """Joins the "x" and the number of "planks x3" to repetitions."""
    joined: list[Atom] = []
    for atom in atoms:
        before = joined[-1] if joined else None
        if (
            atom.kind is Kind.NUMBER
            and before is not None
            and before.word == "x"
            and (len(joined) < 2 or joined[-2].kind not in {Kind.NUMBER, Kind.REPS})  # noqa: PLR2004 - the one before the x
        ):
            joined[-1] = Atom(Kind.REPS, (atom.value[0], None, ""), before.start, atom.end, f"x {atom.word}")
            continue
        joined.append(atom)
    return joined


def _is_second(atoms: list[Atom], index: int, following: Atom) -> bool:
    """Whether it is the "pm" of "am 4mi pm 5mi"."""
    earlier = any(atom.kind is Kind.OUTING and atom.value != atoms[index].value for atom in atoms[:index])
    return earlier and following.kind in {Kind.DISTANCE, Kind.DURATION, Kind.NUMBER, Kind.RACE_DISTANCE}


def _with_headings_apart(atoms: list[Atom]) -> list[Atom]:
    """Begins a sentence before "PM:" and "Tue:" in the middle of a line."""
    apart: list[Atom] = []
    for index, atom in enumerate(atoms):
        following = atom_at(atoms, index + 1)
        if (
            atom.kind in {Kind.OUTING, Kind.DAY}
            and following is not None
            and (
                following.value == COLON or (atom.kind is Kind.OUTING and _is_second(atoms, index, following))
            )
            and apart
            and apart[-1].kind not in {Kind.BREAK, Kind.DAY, Kind.OUTING}
            and not (len(apart) == 1 and apart[0].kind is Kind.RUN_KIND)  # "Tempo Tuesday:"
            and atom.value != _TODAY
        ):
            apart.append(Atom(Kind.BREAK, SENTENCE, atom.start, atom.start, ""))
        apart.append(atom)
    return apart
