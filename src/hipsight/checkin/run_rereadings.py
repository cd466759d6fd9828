"""Readings of words of running that only their neighbours make plain: "8km target", "Saucony Kinvara 5"."""

from __future__ import annotations

import re

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.neighbours import atom_at
from hipsight.checkin.scanner import OPEN
from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_MILE

_AIMED_AT = frozenset({"target", "planned", "scheduled", "prescribed"})
_AMOUNTS = frozenset({Kind.DISTANCE, Kind.DURATION, Kind.NUMBER})
_QUALITY_WORK = frozenset({RunKind.TEMPO, RunKind.INTERVALS})
_SPEEDS = frozenset(
    {"a", "good", "steady", "constant", "same", "my", "the", "comfortable", "slower", "fast", "slow"}
)
_SHORTEST_REP_M, _LONGEST_REP_M = 100, 3000
_LEAST_RUN_M = 1500
_FASTEST_S_PER_M, _SLOWEST_S_PER_M = 0.15, 0.72
_SHORTENED = frozenset(
    {
        "dropped",
        "cut",
        "cutting",
        "dropping",
        "shortening",
        "shortened",
        "reduced",
        "changed",
        "downgraded",
        "trimmed",
    }
)
_PAUSES_M = frozenset({100, 150, 200, 300, 400, 600, 800})
_LENGTHS = frozenset({Kind.NUMBER, Kind.DISTANCE})
_SETS = re.compile(r"(\d+) ?x ?\( ?(\d+)")
#: Minutes and seconds with a dot between: "29.41".
_DOTTED = re.compile(r"(\d{1,3})\.([0-5]\d)")
_PER = frozenset({"once", "twice", "times", "every", "each", "per"})
_INCLUDING = frozenset({"including", "incl", "inc", "includes", "included"})
_BOUT_REACH = 5
_LONGEST_BOUT_S = 15 * 60
_OF_THE_BASE_DAY = frozenset({"today's", "tonight's", "morning's", "evening's", "afternoon's"})


def targeted(atoms: list[Atom], index: int) -> None:
    """Leaves the amount of "8km target, 8km run" aside: it was aimed at, not run."""
    after = atom_at(atoms, index + 1)
    if atoms[index].kind in _AMOUNTS and after is not None and after.word in _AIMED_AT:
        second = atom_at(atoms, index + 2)
        if second is None or second.kind is Kind.BREAK:
            atoms[index].kind = after.kind = Kind.FILLER


def shoes_in_one(atoms: list[Atom], index: int) -> None:
    """Reads the maker and the model of "Saucony Kinvara 5" as one pair."""
    atom, after = atoms[index], atom_at(atoms, index + 1)
    if atom.kind is Kind.SHOE and after is not None and after.kind is Kind.SHOE and atom.value is True:
        after.start, after.word = atom.start, f"{atom.word} {after.word}"
        atom.kind = Kind.FILLER
        atom.end = atom.start


def shoes_named(atoms: list[Atom], index: int) -> None:
    """Takes every word up to the next mark for the pair: "shoes: Asics Gel Cumulus VII"."""
    label = [atom for atom in atoms[max(0, index - 2) : index] if atom.kind is Kind.SHOE_WORD]
    if atoms[index].kind is not Kind.SHOE or atoms[index].value is not True or not label:
        return
    place = index + 1
    while place < len(atoms) and (atoms[place].kind is Kind.UNKNOWN or _is_model(atoms[place])):
        atoms[index].end, atoms[index].word = atoms[place].end, f"{atoms[index].word} {atoms[place].word}"
        atoms[place].kind, atoms[place].start = Kind.FILLER, atoms[place].end
        place += 1


def _is_model(atom: Atom) -> bool:
    return atom.kind is Kind.NUMBER and float(atom.value[0]).is_integer() and atom.value[1] is None


def long_work(atoms: list[Atom], index: int) -> None:
    """Takes the "long" of "long tempo" for its length: the tempo says what it was."""
    atom, after = atoms[index], atom_at(atoms, index + 1)
    is_long = atom.kind is Kind.RUN_KIND and atom.word == "long"
    if is_long and after is not None and after.kind is Kind.RUN_KIND and after.value in _QUALITY_WORK:
        atom.kind = Kind.FILLER


def of_the_base_day(atoms: list[Atom], index: int) -> None:
    """Takes the "today's" of "today's 20 miler" for no day of its own."""
    if atoms[index].word.rpartition(" ")[2] in _OF_THE_BASE_DAY:
        atoms[index].kind, atoms[index].word = Kind.FILLER, "the"


def repetition_time(atoms: list[Atom], index: int) -> None:
    """Keeps "8x600m w/ 200m jog (1:40 average)" together: the clock is that of each repetition."""
    if atoms[index].value != OPEN or atoms[index].kind is not Kind.BREAK:
        return
    clock, close = atom_at(atoms, index + 1), index + 2
    word = atom_at(atoms, close)
    if word is not None and word.word == "/":
        close += 1
        word = atom_at(atoms, close)
    if word is not None and word.word in {"average", "avg", "ave", "each"}:
        close += 1
    end = atom_at(atoms, close)
    if clock is None or clock.kind not in {Kind.CLOCK, Kind.PACE} or end is None or end.value != OPEN:
        return
    for before in reversed(atoms[:index]):
        if before.kind is Kind.REPS:
            _give_time(before, clock)
            return
        if before.kind is Kind.BREAK:
            return


def speed_told(atoms: list[Atom], index: int) -> None:
    """Takes the speed of "at a moderate speed" for no speedwork."""
    before = atom_at(atoms, index - 1)
    if atoms[index].word == "speed" and atoms[index].kind is Kind.RUN_KIND and before is not None:
        is_told = before.kind in {Kind.LEVEL, Kind.RUN_KIND, Kind.FELT} or before.word in _SPEEDS
        atoms[index].kind = Kind.FILLER if is_told else atoms[index].kind


def length_walked(atoms: list[Atom], index: int) -> None:
    """Reads "3 miles walking" as a walk, where no pain is told beside it."""
    before = atom_at(atoms, index - 1)
    if before is not None and before.word == "of":
        before = atom_at(atoms, index - 2)
    if atoms[index].word != "walking" or atoms[index].kind is not Kind.BEHAVIOUR or before is None:
        return
    place = index - 1
    while place >= 0 and atoms[place].kind not in {Kind.BREAK, Kind.LINK}:
        if atoms[place].kind in {Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.RUN}:
            return
        place -= 1
    if before.kind in {Kind.DISTANCE, Kind.DURATION}:
        atoms[index].kind, atoms[index].value = Kind.CROSS, "walk"


def best_time(atoms: list[Atom], index: int) -> None:
    """Takes the hour of "a new 1 hour PR" for no length of this run."""
    after = atom_at(atoms, index + 1)
    if atoms[index].kind is Kind.DURATION and after is not None and after.word in {"pr", "pb", "record"}:
        atoms[index].kind = after.kind = Kind.FILLER


def counted_repetitions(atoms: list[Atom], index: int) -> None:
    """Reads "3 800 meter intervals" as three repetitions of 800 metres."""
    atom, length, what = (atom_at(atoms, index + step) for step in range(3))
    if atom is None or length is None or what is None or atom.kind is not Kind.NUMBER:
        return
    is_work = what.kind is Kind.RUN_KIND and what.value in {RunKind.INTERVALS, RunKind.HILLS}
    if length.kind is Kind.DURATION and (is_work or what.kind is Kind.STRIDES) and atom.value[0].is_integer():
        length.kind, length.value = Kind.REPS, (atom.value[0], length.value[0], "s")
        length.start, length.word = atom.start, f"{atom.word} {length.word}"
        atom.kind, atom.end = Kind.FILLER, atom.start
    if (
        length.kind is Kind.DISTANCE
        and is_work
        and length.value[0] <= _LONGEST_REP_M
        and atom.value[0].is_integer()
    ):
        length.kind, length.value = Kind.REPS, (atom.value[0], length.value[0], "m")
        length.start, length.word = atom.start, f"{atom.word} {length.word}"
        atom.kind, atom.end = Kind.FILLER, atom.start


def distant_minutes(atoms: list[Atom], index: int) -> None:
    """Reads "45 easy minutes" as three quarters of an hour."""
    atom, unit = atoms[index], atom_at(atoms, index + 2)
    between = atom_at(atoms, index + 1)
    if atom.kind is not Kind.NUMBER or unit is None or unit.word not in {"minutes", "mins", "min"}:
        return
    if between is not None and between.kind in {
        Kind.RUN_KIND,
        Kind.FILLER,
        Kind.UNKNOWN,
        Kind.LEVEL,
        Kind.COMPLAINT,
    }:
        low, high = atom.value
        atom.kind, atom.value = Kind.DURATION, (low * 60, None if high is None else high * 60)
        unit.kind = Kind.FILLER


def flat_ground(atoms: list[Atom], index: int) -> None:
    """Takes the flats of "running on the flats" for the ground, and not for shoes."""
    before, second = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atoms[index].kind is Kind.SHOE and atoms[index].word == "flats" and before is not None:
        on_them = (
            before.word == "the" and second is not None and second.word in {"on", "ran", "running", "run"}
        )
        atoms[index].kind = Kind.FILLER if on_them else atoms[index].kind


def minutes_taken(atoms: list[Atom], index: int) -> None:
    """Reads the 52 of "10k in 52", and the 52.10, as minutes, where that is a pace people run."""
    atom, cue, length = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atom.kind is not Kind.NUMBER or cue is None or cue.word != "in" or length is None:
        return
    if length.kind is Kind.DISTANCE and length.value[0] >= _LEAST_RUN_M and atom.value[1] is None:
        dotted = _DOTTED.fullmatch(atom.word)
        seconds = int(dotted[1]) * 60 + int(dotted[2]) if dotted else atom.value[0] * 60
        after = atom_at(atoms, index + 1)
        is_run = _FASTEST_S_PER_M <= seconds / length.value[0] <= _SLOWEST_S_PER_M
        if is_run and (after is None or after.kind is not Kind.LOAD):
            atom.kind, atom.value = Kind.DURATION, (float(seconds), None)


def shortened(atoms: list[Atom], index: int) -> None:
    """Reads "dropped my 6 miler down to a 3 miler" as three miles."""
    if atoms[index].kind is not Kind.DISTANCE:
        return
    before = {atom.word for atom in atoms[max(0, index - 3) : index]}
    after = atoms[index + 1 : index + 5]
    is_told = any(atom.word in {"to", "down to"} for atom in after)
    length = next((atom for atom in after if atom.kind in {Kind.DISTANCE, Kind.NUMBER}), None)
    if not (before & _SHORTENED and is_told and length is not None):
        return
    if length.kind is Kind.NUMBER:  # in the unit of what it was to be
        unit = atoms[index].value[0] / _number_in(atoms[index].word)
        length.kind, length.value = Kind.DISTANCE, (length.value[0] * unit, None)
    reason = any(atom.kind is Kind.LINK and atom.value == "because" for atom in atoms[index : index + 8])
    atoms[index].kind, atoms[index].word = (Kind.STOP, "cut short") if reason else (Kind.FILLER, "")


def part_of_the_plan(atoms: list[Atom], index: int) -> None:
    """Reads "did 3 of my planned 8" as three that were run."""
    planned = [atom for atom in atoms[index + 1 : index + 6] if atom.kind is Kind.PLAN]
    of = atom_at(atoms, index + 1)
    if atoms[index].kind not in _LENGTHS or of is None or of.word != "of" or not planned:
        return
    for place, atom in enumerate(atoms[index + 1 : index + 6], start=index + 1):
        if atom.kind in {Kind.BREAK, Kind.LINK}:
            return
        is_whole = atom.kind in _LENGTHS
        atoms[place].kind = Kind.FILLER
        atoms[place].word = ""
        if is_whole:
            return


def sets_of_repetitions(atoms: list[Atom], index: int) -> None:
    """Reads "2x(4x400)" as eight repetitions of 400 metres."""
    times = _SETS.fullmatch(atoms[index].word) if atoms[index].kind is Kind.REPS else None
    joint, length = atom_at(atoms, index + 1), atom_at(atoms, index + 2)
    if times is None or joint is None or joint.word != "x" or length is None or length.kind not in _LENGTHS:
        return
    if _SHORTEST_REP_M <= length.value[0] <= _LONGEST_REP_M:
        atoms[index].value = (float(times[1]) * float(times[2]), length.value[0], "m")
        joint.kind = length.kind = Kind.FILLER


def bar_weight(atoms: list[Atom], index: int) -> None:
    """Leaves the 135 of "squats 3x6 @ 135" aside: a weight in a unit nobody told, and no minutes."""
    mark, reps = atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atoms[index].kind is not Kind.NUMBER or mark is None or mark.word not in {"@", "at"} or reps is None:
        return
    if reps.kind is Kind.REPS and any(
        atom.kind is Kind.EXERCISE for atom in atoms[max(0, index - 5) : index]
    ):
        atoms[index].kind = Kind.FILLER


def jogged_between(atoms: list[Atom], index: int) -> None:
    """Takes the 200 of "2x(4x400), 200 jog" for the metres of a pause, and not for minutes."""
    after = atom_at(atoms, index + 1)
    if (
        atoms[index].kind is not Kind.NUMBER
        or after is None
        or after.word not in {"jog", "jogs", "walk", "float"}
    ):
        return
    if atoms[index].value[0] in _PAUSES_M and any(atom.kind is Kind.REPS for atom in atoms[:index]):
        atoms[index].kind = after.kind = Kind.FILLER


def _number_in(words: str) -> float:
    """The number that a distance is written with; 1 where it is written as a word."""
    found = re.match(r"\d+(?:[.,]\d+)?", words)
    return float(found[0].replace(",", ".")) if found else 1.0


def recovery_run(atoms: list[Atom], index: int) -> None:
    """Reads "5 rec 48:20" and "6 mi rec" as an easy run, and not as a pause."""
    atom, before, head = atoms[index], atom_at(atoms, index - 1), atom_at(atoms, index - 2)
    if atom.kind is not Kind.RECOVERY or atom.word not in {"rec", "recov"} or before is None:
        return
    if before.kind in {Kind.NUMBER, Kind.DISTANCE} and (head is None or head.kind in {Kind.BREAK, Kind.DAY}):
        atom.kind, atom.value = Kind.RUN_KIND, RunKind.EASY


def repeats_of_a_mile(atoms: list[Atom], index: int) -> None:
    """Gives the repetitions of "mile repeats x 4" their length."""
    before = atom_at(atoms, index - 1)
    if atoms[index].kind is not Kind.REPS or before is None or atoms[index].value[1] is not None:
        return
    if before.kind is Kind.RUN_KIND and before.word in {"mile repeats", "mile reps", "mile intervals"}:
        atoms[index].value = (atoms[index].value[0], METRES_PER_MILE, "m")


def _give_time(reps: Atom, clock: Atom) -> None:
    _, length, unit = reps.value[:3]
    is_length = length is not None and (unit == "m" or (unit == "" and length >= _SHORTEST_REP_M))
    if is_length and len(reps.value) == 3:  # noqa: PLR2004 - its time is not told yet
        seconds = clock.value[0] if clock.kind is Kind.PACE else clock.value[0] * 60 + clock.value[1]
        reps.value = (*reps.value, seconds)
        clock.kind = Kind.FILLER


def place_marked(atoms: list[Atom], index: int) -> None:
    """Reads the "4 mile mark" as a place, and "a mile away" as none of the run's lengths."""
    after = atom_at(atoms, index + 1)
    if atoms[index].kind is not Kind.DISTANCE or after is None:
        return
    if after.word in {"mark", "marker", "point"}:
        atoms[index].kind, after.kind = Kind.MARK, Kind.FILLER
    elif after.word == "away":
        atoms[index].kind = Kind.FILLER


def rate(atoms: list[Atom], index: int) -> None:
    """Takes the hour of "woke up once an hour" for no length."""
    before = atom_at(atoms, index - 1)
    if atoms[index].kind is Kind.DURATION and before is not None and before.word in _PER:
        atoms[index].kind = Kind.FILLER


def walk_within(atoms: list[Atom], index: int) -> None:
    """Leaves the walk of "7 miles including the walk" to the run."""
    atom, before = atoms[index], atom_at(atoms, index - 1)
    if before is not None and before.word in {"the", "a", "my", "some"}:
        before = atom_at(atoms, index - 2)
    if atom.kind is Kind.CROSS and atom.value == "walk" and before is not None and before.word in _INCLUDING:
        atom.kind = Kind.FILLER


def run_and_walk(atoms: list[Atom], index: int) -> None:
    """Reads "5 minutes of running, 1 minute of walking" and "run 2 min walk 1 min" as a run with walks."""
    if atoms[index].kind is Kind.REPS and len(atoms[index].value) > 2 and atoms[index].value[2] == "s":  # noqa: PLR2004 - its unit
        _bouts_told(atoms, index)
    if atoms[index].kind is not Kind.DURATION:
        return
    near = atoms[index + 1 : index + 1 + _BOUT_REACH]
    second = next((atom for atom in near if atom.kind is Kind.DURATION), None)
    if second is None or max(atoms[index].value[0], second.value[0]) > _LONGEST_BOUT_S:
        return
    place = atoms.index(second, index)
    start = (
        index
        if _names_a_bout(atom_at(atoms, index + 1)) or _names_a_bout(atom_at(atoms, index + 2))
        else index - 1
    )
    named = [atom for atom in atoms[max(0, start) : place + 3] if _names_a_bout(atom)]
    if len(named) != 2 or len({_is_walk(atom) for atom in named}) != 2:  # noqa: PLR2004 - the run and the walk
        return
    for atom in (*named, second):
        atom.kind = Kind.FILLER
    atoms[index].kind, atoms[index].value, atoms[index].word = Kind.RUN_KIND, RunKind.WALK_RUN, "run walk"


def ratio_of_bouts(atoms: list[Atom], index: int) -> None:
    """Leaves the minutes of "run/walk 3:1 x 8" aside: they are no miles."""
    mark, second = atom_at(atoms, index + 1), atom_at(atoms, index + 2)
    if atoms[index].kind is not Kind.NUMBER or mark is None or mark.word != ":" or second is None:
        return
    before = atoms[max(0, index - 2) : index]
    is_told = any(atom.kind is Kind.RUN_KIND and atom.value is RunKind.WALK_RUN for atom in before)
    if is_told and second.kind in {Kind.NUMBER, Kind.REPS}:
        atoms[index].kind = mark.kind = second.kind = Kind.FILLER


def _bouts_told(atoms: list[Atom], index: int) -> None:
    """Reads the walk of "10x1 min jog/1 min walk" as what kind of run it was."""
    near = atoms[index + 1 : index + 1 + _BOUT_REACH]
    walk = next((atom for atom in near if _is_walk(atom)), None)
    if walk is not None and near and _names_a_bout(near[0]) and near[0] is not walk:
        walk.kind, walk.value, walk.word = Kind.RUN_KIND, RunKind.WALK_RUN, "run walk"
        for atom in near[1 : near.index(walk)]:
            atom.kind = Kind.FILLER


def _is_walk(atom: Atom) -> bool:
    return atom.word.startswith("walk") and atom.kind in {Kind.CROSS, Kind.BEHAVIOUR, Kind.RECOVERY}


def _names_a_bout(atom: Atom | None) -> bool:
    return atom is not None and (atom.kind is Kind.RUN or _is_walk(atom) or atom.word == "jog")
