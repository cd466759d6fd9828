"""How long a run took, and its pace."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_amounts import Piece, clock_seconds
from hipsight.checkin.run_distances import in_pain, piece_of, stands_for_distance, stands_for_minutes
from hipsight.checkin.run_story import RunStory
from hipsight.model.body import Behaviour
from hipsight.model.units import METRES_PER_KM, METRES_PER_MILE

_PACE_CUES = frozenset({"@", "at", "averaging", "averaged", "avg", "average", "pace"})
_FASTEST_S = 150  # a kilometre, by the best
_BEST_S = 130  # a kilometre of a short repetition
_SLOWEST_S = 960  # a mile, walked
_LONGEST_MINUTES = 240
_LONGEST_S = 86_400
_OF_A_RUN = frozenset(
    {Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.PACE, Kind.SURFACE, Kind.SHOE, Kind.HEART_RATE, Kind.PART}
    | {
        Kind.OUTING,
        Kind.DAY,
        Kind.RACE_DISTANCE,
        Kind.REPS,
        Kind.CLOCK,
        Kind.EFFORT,
        Kind.ASCENT,
        Kind.STRIDES,
    }
)
#: Faster than this few run anything, and easy miles are run within this long.
_RARE_S_PER_M, _EASY_PACE_S = 0.2, 720
_SPLITS_ALIKE = 0.25
_LABELS = frozenset({"duration", "time", "total"})
_SHORTEST_S, _SHORTEST_IN_SECONDS_S = 180, 600
_NEARLY_ALL = 0.9
_IN_KM = ("km", "kms", "kilometres", "kilometers")
#: Care that is worn on a run: its minutes are those of the run.
_WORN = frozenset({"brace", "sleeve", "sleeves", "tape", "taped", "ktape", "lift", "lifts", "compression"})
_PARTS = frozenset({"last", "final", "first", "middle"})


def read_durations(
    story: RunStory, clauses: Sequence[Clause], distance: float | None
) -> tuple[float | None, list[Piece]]:
    """A pace that stood as a bare clock, and the times of the parts of a run, in seconds."""
    pieces: list[Piece] = []
    pace = None
    for clause in clauses:
        _read_bare_minutes(story, clause)
        for atom in clause.free(Kind.DURATION, Kind.CLOCK):
            if (
                _is_about_a_pace(clause, atom)
                or _is_recovery(clauses, clause, atom)
                or _opens_splits(clauses, clause, atom)
            ):
                atom.used = True
                continue
            if _is_no_running(clause, atom):
                continue
            seconds, meaning = _amount(clause, atom, distance)
            if meaning == "part" or (atom.kind is Kind.CLOCK and _is_split(clauses, clause)):
                atom.used = True
            elif meaning == "pace":
                told = _told_pace(story, clauses, clause, atom, seconds=seconds, distance=distance)
                pace = pace or told
            elif meaning == "duration":
                pieces.append(piece_of(clause, atom, seconds))
                story.take(clause, atom)
    return pace, pieces


def _read_bare_minutes(story: RunStory, clause: Clause) -> None:
    """Reads the 30 of "easy 30" as minutes."""
    for atom in clause.free(Kind.NUMBER):
        if (
            atom.value[1] is None
            and stands_for_minutes(story, atom.value[0])
            and atom.value[0] <= _LONGEST_MINUTES
            and stands_for_distance(clause, atom)
        ):
            atom.kind, atom.value = Kind.DURATION, (atom.value[0] * 60, None)


def _is_no_running(clause: Clause, atom: Atom) -> bool:
    """Whether the time is that of something else than running."""
    return (
        in_pain(clause, atom)
        or clause.has(Kind.SLEEP, Kind.EXERCISE, Kind.TRAVEL, Kind.DRINK, Kind.REST)
        or any(not _WORN & set(other.word.split()) for other in clause.free(Kind.CARE))
        or _was_in_a_seat(clause)
        or _is_time_to_do(clause, atom)
        or _was_sitting(clause)
        or _is_of_something_else(clause, atom)
    )


def _amount(clause: Clause, atom: Atom, distance: float | None) -> tuple[float, str]:
    """Seconds that an atom says, and whether they are a "duration", a "pace", of a "part", or "none" of the run."""
    if atom.kind is Kind.CLOCK:
        seconds, meaning = clock_seconds(atom.value[0], atom.value[1], distance)
        short = atom.value[0] * 60 + atom.value[1]
        is_fast = distance is not None and seconds < distance * _RARE_S_PER_M
        if is_fast and clause.link == "open" and meaning == "duration" and short <= _EASY_PACE_S:
            return short, "pace"  # "2 miles (10:10)"
        before = clause.before(atom)
        while before is not None and before.word in {"about", "around", "~", "roughly"}:
            before = clause.before(before)
        if before is not None and before.word in _PACE_CUES and _FASTEST_S <= short <= _SLOWEST_S:
            return short, "pace"
        return seconds, meaning
    seconds = atom.value[0] if atom.value[1] is None else (atom.value[0] + atom.value[1]) / 2
    in_seconds = atom.word.endswith(("s", "sec", "secs", "seconds")) and "min" not in atom.word
    shortest = _SHORTEST_IN_SECONDS_S if in_seconds and "h" not in atom.word else _SHORTEST_S
    return seconds, "duration" if shortest <= seconds <= _LONGEST_S else "none"


def _told_pace(
    story: RunStory,
    clauses: Sequence[Clause],
    clause: Clause,
    atom: Atom,
    *,
    seconds: float,
    distance: float | None,
) -> float | None:
    """The pace a bare clock says in seconds a kilometre, or None where it is of a part or of nobody."""
    unit_m = _unit_of_pace(story, clauses, clause, seconds)
    place = clauses.index(clause)
    in_brackets = clause.link == "open" and place > 0
    of_part = in_brackets and any(other.kind is Kind.PART for other in clauses[place - 1].atoms)
    if of_part or _is_of_part(clause, atom, distance, unit_m):
        atom.used = True
        return None
    if distance is None and seconds < _FASTEST_S:
        return None
    story.take(clause, atom)
    pace = seconds / unit_m * METRES_PER_KM
    return pace if pace >= _BEST_S else None


def _unit_of_pace(story: RunStory, clauses: Sequence[Clause], clause: Clause, seconds: float) -> float:
    """Metres of the unit of a bare pace: that of a distance in its sentence which is written out, "18.3 km @ 5:50".

    A "k" is one only where nobody would run that mile: who counts in miles runs 10k races, too.
    """
    for other in clauses:
        for atom in other.atoms if other.sentence == clause.sentence else ():
            if atom.kind is not Kind.DISTANCE or not atom.word.endswith(("k", *_IN_KM)):
                continue
            if atom.word.endswith(_IN_KM) or seconds / METRES_PER_MILE < _RARE_S_PER_M:
                return METRES_PER_KM
    return story.preferences.units.metres


def _was_in_a_seat(clause: Clause) -> bool:
    """Whether it tells of sitting or travelling, and of no run: "travel all day, 7 hours by train"."""
    kinds = {atom.kind for atom in clause.atoms}
    return bool(kinds & {Kind.SITTING, Kind.TRAVEL}) and not kinds & _OF_A_RUN - {
        Kind.OUTING,
        Kind.DAY,
        Kind.PART,
    }


def _was_sitting(clause: Clause) -> bool:
    """Whether the time went by in a chair: "sitting in the car for 2 hours set off my sit bone"."""
    return any(
        atom.kind is Kind.BEHAVIOUR and Behaviour.AFTER_SITTING in atom.value for atom in clause.atoms
    ) and not clause.has(Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE)


def _is_of_something_else(clause: Clause, atom: Atom) -> bool:
    """Whether words that mean nothing to us lead up to it: "basically lying down for 45 mins"."""
    if any(other.kind in _OF_A_RUN for other in clause.atoms):
        return False
    before = clause.atoms[: clause.atoms.index(atom)]
    return any(other.kind is Kind.UNKNOWN and other.word not in _LABELS for other in before)


def _is_about_a_pace(clause: Clause, atom: Atom) -> bool:
    """Whether it is a pace told roughly: "in the low 7 minutes"."""
    before = clause.before(atom)
    return before is not None and before.word in {"low", "mid", "high", "sub", "lower", "upper"}


def _is_recovery(clauses: Sequence[Clause], clause: Clause, atom: Atom) -> bool:
    """Whether it is the pause between repetitions: "6x1k off 3 min", "4 min jog", "400 jogs (2:15)"."""
    if clause.link == "open" and clauses.index(clause):
        last = clauses[clauses.index(clause) - 1].atoms[-1]
        if last.kind is Kind.RECOVERY or last.word in {"jog", "jogs", "rest", "recovery"}:
            return True
    place = clause.atoms.index(atom)
    before, following = clause.before(atom), clause.after(atom)
    if before is not None and before.kind is Kind.RECOVERY and before.word.startswith("recover"):
        return True  # "recoveries 2:40"
    if before is not None and before.word == "off":
        return any(other.kind is Kind.REPS for other in clause.atoms[:place])
    return (
        following is not None
        and following.word == "jog"
        and any(other.kind is Kind.REPS for other in clause.atoms[place:])
    )


def _opens_splits(clauses: Sequence[Clause], clause: Clause, atom: Atom) -> bool:
    """Whether it is the first of several clocks in brackets: "6 miles (8:43, 8:54, 8:41)"."""
    place = clauses.index(clause)
    following = clauses[place + 1 : place + 3]
    if atom.kind is not Kind.CLOCK or clause.atoms[-1] is not atom or len(following) != 2:  # noqa: PLR2004 - one more may be a pace beside a time
        return False
    if any(
        other.link != "comma"
        or other.atoms[0].kind is not Kind.CLOCK
        or len(other.atoms) > 1 + (other is following[-1])
        for other in following
    ):
        return False
    first, *rest = (
        60 * one.value[0] + one.value[1] for one in (atom, *(other.atoms[0] for other in following))
    )
    return all(abs(first - other) <= _SPLITS_ALIKE * first for other in rest)


def _is_split(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether a clock is one more of a list of splits: "4x1200 in 4:31, 4:28, 4:24"."""
    if clause.link not in {"comma", "start"} or any(
        atom.kind not in {Kind.CLOCK, Kind.FILLER} for atom in clause.atoms
    ):
        return False
    before = clauses[clauses.index(clause) - 1] if clauses.index(clause) else None
    if before is None or before.sentence != clause.sentence:
        return False
    last = before.atoms[-1]
    if last.kind is not Kind.CLOCK or not last.used:
        return False
    clocks = [last, *(atom for atom in clause.atoms if atom.kind is Kind.CLOCK)]
    first, second = (60 * atom.value[0] + atom.value[1] for atom in (clocks[0], clocks[-1]))
    return bool(abs(first - second) <= _SPLITS_ALIKE * first)


def _is_time_to_do(clause: Clause, atom: Atom) -> bool:
    """Whether it is how long something took: `10 min to loosen`, `20 min to get going`."""
    following = clause.after(atom)
    verb = clause.after(following) if following is not None and following.word == "to" else None
    told = clause.has(Kind.RUN, Kind.RUN_KIND, Kind.DISTANCE, Kind.SURFACE, Kind.PACE)
    return verb is not None and verb.kind in {Kind.UNKNOWN, Kind.BEHAVIOUR, Kind.FILLER} and not told


def _is_of_part(clause: Clause, atom: Atom, distance: float | None, unit_m: float) -> bool:
    """Whether a pace is that of a part: "last 3 at 7:10", or the "5 miles @ 7:50" of six."""
    if any(other.kind is Kind.PART and other.word in _PARTS for other in clause.atoms):
        return True
    before = clause.atoms[: clause.atoms.index(atom)]
    lengths = [other for other in before if other.kind in {Kind.DISTANCE, Kind.NUMBER} and other.used]
    if not lengths or distance is None:
        return False
    length = lengths[-1].value[0] * (unit_m if lengths[-1].kind is Kind.NUMBER else 1)
    between = clause.atoms[clause.atoms.index(lengths[-1]) + 1 : clause.atoms.index(atom)]
    is_tied = all(other.kind in {Kind.FILLER, Kind.RUN_KIND, Kind.PART, Kind.BREAK} for other in between)
    return bool(is_tied and length < distance * _NEARLY_ALL)


def read_pace(story: RunStory, clauses: Sequence[Clause], distance: float | None) -> float | None:
    """The pace said, in seconds a kilometre."""
    for clause in clauses:
        if any(other.kind is Kind.REPS for other in clause.atoms):
            continue
        for atom in clause.free(Kind.PACE):
            if distance is not None and _is_of_part(clause, atom, distance, story.preferences.units.metres):
                atom.used = True
                continue
            seconds, unit = atom.value
            pace = float(seconds / (unit or _unit_of_pace(story, clauses, clause, seconds)) * METRES_PER_KM)
            if pace < _BEST_S:
                continue
            story.take(clause, atom)
            return pace
    return None
