"""How far a run was."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.distance_words import is_race, is_remaining, times, took
from hipsight.checkin.run_amounts import Piece, part_of, whole_of
from hipsight.checkin.run_story import RunStory
from hipsight.checkin.units_said import DISTANCE_UNITS
from hipsight.model.records import RunKind

_PAINFUL = (Kind.SITE, Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE, Kind.ELSEWHERE)
_NEAR_RUN = frozenset(
    {
        Kind.RUN,
        Kind.RUN_KIND,
        Kind.SURFACE,
        Kind.PART,
        Kind.PACE,
        Kind.TOTAL,
        Kind.SHOE,
        Kind.CLOCK,
        Kind.DURATION,
        Kind.WEATHER,
        Kind.RACE_DISTANCE,
        Kind.OUTING,
        Kind.STRIDES,
        Kind.DAY,
        Kind.STOP,
    }
)
_COUNTED = frozenset(
    [
        "days",
        "times",
        "weeks",
        "months",
        "years",
        "reps",
        "nights",
        "steps",
        "day",
        "runs",
        "sets",
        "laps",
        "people",
        "friends",
        "hills",
        "x",
        "week",
        "month",
        "of",
        "th",
        "st",
        "nd",
        "rd",
        "bpm",
        "calories",
        "kids",
    ]
)
_LEAST_MILES, _MOST_MILES = 0.3, 60.0
_MARATHON_M = 42_195.0


def read_distances(story: RunStory, clauses: Sequence[Clause]) -> list[Piece]:
    """The lengths of the parts of a run, in metres."""
    pieces = []
    for clause in clauses:
        stopped_at = (Kind.MARK,) if clause.has(Kind.STOP) else ()  # "stopped at mile 6"
        for atom in clause.free(Kind.DISTANCE, Kind.NUMBER, Kind.RACE_DISTANCE, *stopped_at):
            if _heads_a_day(clauses, clause, atom):
                metres: float | None = atom.value[0] * story.preferences.units.metres
            else:
                metres = _metres(story, clause, atom)
            if metres is None:
                continue
            pieces.append(piece_of(clause, atom, metres * times(clause, atom)))
            story.take(clause, atom)
    return pieces


_WITH_A_DAY = frozenset(
    {Kind.RUN_KIND, Kind.SURFACE, Kind.PART, Kind.OUTING, Kind.RUN, Kind.FILLER, Kind.LINK, Kind.UNKNOWN}
    | {Kind.FINE, Kind.TOTAL, Kind.STRIDES, Kind.PACE, Kind.CLOCK, Kind.DISTANCE, Kind.OTHER, Kind.WEATHER}
)


def _heads_a_day(clauses: Sequence[Clause], clause: Clause, atom: Atom) -> bool:
    """Whether a bare number is what was run: "Tues: 7 E", "Wed: 9", or a line that begins "6.02."."""
    if atom.kind is not Kind.NUMBER or atom.value[1] is not None or atom.denied:
        return False
    low, place = atom.value[0], clause.atoms.index(atom)
    if not 1 <= low <= _MOST_MILES or any(other.kind is not Kind.FILLER for other in clause.atoms[:place]):
        return False
    following = clause.after(atom)
    if following is not None and (following.kind not in _WITH_A_DAY or following.word in _COUNTED):
        return False
    index = clauses.index(clause)
    if index == 0:
        return "." in atom.word and len(clause.atoms) == place + 1 and len(clauses) > 1
    head = [other for other in clauses[index - 1].atoms if other.kind is not Kind.FILLER]
    is_day = bool(head) and all(other.kind in {Kind.DAY, Kind.OUTING} for other in head)
    is_cell = clause.link == "sentence" and len(clause.atoms) == 1  # "11/20 | 6.0 | 8:50"
    return is_day and (is_cell or clause.link in {"colon", "dash", "comma"})


def _metres(story: RunStory, clause: Clause, atom: Atom) -> float | None:
    if (whole := whole_of(clause, atom)) is not None:
        return whole
    place = clause.atoms.index(atom)
    is_length = place > 0 and clause.atoms[place - 1].word in _DURING  # "couldn't feel it over 9k"
    if (
        (atom.denied and not is_length)
        or in_pain(clause, atom)
        or is_remaining(clause, atom)
        or took(clause, atom)
    ):
        return None
    if atom.kind is Kind.RACE_DISTANCE:
        return float(atom.value) if is_race(clause, atom) else None
    low, high = atom.value
    if atom.kind in {Kind.DISTANCE, Kind.MARK}:
        middle = low if high is None else (low + high) / 2
        return None if middle > 300_000 or (middle < 500 and part_of(clause, atom) == "plain") else middle  # noqa: PLR2004 - no one run
    if stands_for_minutes(story, low):
        return None
    if (
        atom.word == "one"
        or high is not None
        or not _LEAST_MILES <= low <= _MOST_MILES
        or not stands_for_distance(clause, atom)
    ):
        return None
    following = clause.after(atom)
    unit = clause.after(following) if following is not None and following.kind is Kind.RUN_KIND else None
    metres = DISTANCE_UNITS.get(unit.word) if unit is not None else None
    return float(low * (metres or story.preferences.units.metres))


def stands_for_minutes(story: RunStory, number: float) -> bool:
    """Whether a bare number is more than a marathon: "easy 30" is half an hour."""
    return number.is_integer() and number % 5 == 0 and number * story.preferences.units.metres > _MARATHON_M


def in_pain(clause: Clause, atom: Atom) -> bool:
    """Whether the amount belongs to a pain: it follows one and no word of running stands by."""
    place = clause.atoms.index(atom)
    if "miler" in atom.word or any(
        before.kind is Kind.STOP for before in clause.atoms[max(0, place - 2) : place]
    ):
        return False
    if place and clause.atoms[place - 1].word in _DID:
        return False
    if place and clause.atoms[place - 1].word in _DURING and not _hurts(clause):
        return False
    pains = [
        other
        for other in clause.atoms
        if other.kind in _PAINFUL
        and not (other.kind is Kind.COMPLAINT and not other.used)
        and not _is_score_of(clause, other)
    ]
    if not pains:
        return False
    before = clause.atoms[:place]
    if any(other in pains for other in before):
        if before[-1].kind in {Kind.RUN, Kind.RUN_KIND}:
            return False  # "3/10 on easy 4 mi"
        return not any(
            other.kind in {Kind.RUN, Kind.PACE, Kind.SHOE, Kind.CLOCK, Kind.RUN_KIND, Kind.SURFACE}
            for other in clause.atoms[place:]
        )
    return False


def _is_score_of(clause: Clause, atom: Atom) -> bool:
    """Whether it is the score of something else than a pain: "str 4/5 4mi"."""
    before = clause.before(atom)
    others = {Kind.STRESS, Kind.SLEEP, Kind.EFFORT}
    return atom.kind is Kind.SCORE and before is not None and before.kind in others


_DID = frozenset({"did", "ran", "run", "jogged", "managed", "covered"})
_DURING = frozenset({"over", "for", "during", "through", "across", "on", "in"})


def _hurts(clause: Clause) -> bool:
    """Whether anything in the clause is said to hurt."""
    return any(
        atom.kind in {Kind.PAIN, Kind.COMPLAINT, Kind.QUALITY, Kind.SCORE} and not atom.denied
        for atom in clause.atoms
    )


def stands_for_distance(clause: Clause, atom: Atom) -> bool:
    """Whether a bare number is a distance: a word of running stands by."""
    place = clause.atoms.index(atom)
    if {other.word for other in clause.atoms[max(0, place - 2) : place]} & {"mileage", "distance"}:
        return True
    following, before = clause.after(atom), clause.before(atom)
    if following is not None and _counts_other_things(following):
        return False
    if before is not None and (before.kind in {Kind.EFFORT, Kind.CYCLE_DAY} or _is_numbered(clause, before)):
        return False
    if before is not None and before.kind is Kind.SHOE:  # "pegasus 6 easy", not "pegasus 6"
        return following is not None and following.kind is Kind.RUN_KIND
    if clause.has(Kind.STOP) and before is not None and before.word in {"to", "at"}:
        return True
    if clause.has(Kind.EXERCISE, Kind.SLEEP, Kind.SITTING) or any(a.kind is Kind.CROSS for a in clause.atoms):
        return False
    if any(near.word in _RAN for near in clause.atoms[max(0, place - 3) : place]):
        return True
    if _opens_with_what_it_was_like(clause, place):
        return True
    if place == 0 and any(other.kind is Kind.PACE for other in clause.atoms[1:]):
        return True  # "8 with the lads @ 7:20s"
    return any(_leads_to_run(clause, place, step) for step in (1, -1))


#: What is numbered, so that the number behind it counts no miles: "week 5 run 2".
_NUMBERED = frozenset({"c25k", "couch to 5 k", "week", "wk", "day", "stage", "phase", "level"})
_RAN = frozenset({"@", "did", "done", "finished", "completed", "managed", "covered", "ended up"})
#: At the head of a line, what a run was like: "Quick 7.0", "Short 2.5".
_LIKE = frozenset({"quick", "short", "steady", "gentle", "solid", "lovely", "decent", "slow", "cheeky"})
_SESSIONS = frozenset({RunKind.HILLS, RunKind.INTERVALS})
_FURTHEST = 2  # words between a number and a word of running


def _opens_with_what_it_was_like(clause: Clause, place: int) -> bool:
    """Whether a number follows such a word at the head of a sentence: "Quick 7.0 instead of the 10.0"."""
    following = clause.after(clause.atoms[place])
    is_counting = following is not None and following.kind in {Kind.UNKNOWN, Kind.CROSS, Kind.SITE}
    heads = clause.link in {"start", "sentence"} and place == 1
    return heads and clause.atoms[0].word in _LIKE and not is_counting


def _is_numbered(clause: Clause, head: Atom) -> bool:
    """Whether a number counts weeks or the runs of one: "week 5 run 2"."""
    if head.word in _NUMBERED:
        return True
    number = clause.before(head)
    return head.word == "run" and number is not None and number.kind is Kind.NUMBER


def _counts_other_things(following: Atom) -> bool:
    """Whether a number counts what follows it: "6 hills", "4 strides", "2 beers"."""
    if following.word in _COUNTED or following.kind in {Kind.STRIDES, Kind.EXERCISE, Kind.DRINK, Kind.SITE}:
        return True
    is_session = following.kind is Kind.RUN_KIND and following.value in _SESSIONS
    return is_session and not following.word.startswith("hilly")


def _leads_to_run(clause: Clause, place: int, direction: int) -> bool:
    """Whether a word of running stands within two words of a place, on one side."""
    step, skipped = place + direction, 0
    while (
        0 <= step < len(clause.atoms)
        and clause.atoms[step].kind in {Kind.FILLER, Kind.UNKNOWN}
        and skipped < _FURTHEST
    ):
        step += direction
        skipped += 1
    if not 0 <= step < len(clause.atoms):
        return False
    near = clause.atoms[step]
    return (near.kind in _NEAR_RUN or near.word == "@") and not _only_with(clause, step)


def _only_with(clause: Clause, place: int) -> bool:
    """Whether the word there is a "with" that no part of a run follows."""
    atom = clause.atoms[place]
    if atom.kind is not Kind.PART or atom.value != "within":
        return False
    following = clause.after(atom)
    return following is None or following.kind not in {
        Kind.NUMBER,
        Kind.DISTANCE,
        Kind.REPS,
        Kind.STRIDES,
        Kind.PART,
        Kind.DURATION,
        Kind.RUN_KIND,
    }


def piece_of(clause: Clause, atom: Atom, amount: float) -> Piece:
    """An amount with its part of the run."""
    kinds = {other.value for other in clause.atoms if other.kind is Kind.RUN_KIND}
    has_kind = bool(kinds) or any(
        other.kind in {Kind.PACE, Kind.SURFACE} or other.word == "@" for other in clause.atoms
    )
    fast = (
        bool(kinds & {RunKind.TEMPO, RunKind.RACE, RunKind.INTERVALS})
        or any(other.word == "@" for other in clause.atoms)
        or atom.kind is Kind.RACE_DISTANCE
        or _is_all_of_a_session(clause, atom)
    )
    return Piece(amount, part_of(clause, atom), atom, has_kind, fast)


def _is_all_of_a_session(clause: Clause, atom: Atom) -> bool:
    """Whether it is the work alone, as in "35 mins of hills", to which the warm-up comes."""
    joint = clause.after(atom)
    work = clause.after(joint) if joint is not None and joint.word == "of" else None
    return work is not None and work.kind is Kind.RUN_KIND and work.value in _SESSIONS
