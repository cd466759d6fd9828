"""Strength work, training that is not running, and tests done on oneself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.self_tests import read_tests
from hipsight.model.life_records import CrossTraining, Strength
from hipsight.model.records import Record

Made = Iterator[tuple[int, Record]]
_LONGEST_HOLD_MIN = 10
_LIFTS = frozenset({"lift", "lifting", "lifted", "lifts"})
_LIMBS = frozenset({"leg", "legs", "knee", "foot", "thigh", "it", "boxes", "kids", "toddler", "baby"})
#: Exercises that name a whole session, which has a length of its own.
_SESSIONS = frozenset({"strength", "rehab", "core", "hip exercises"})
_LENGTHS = (Kind.DURATION, Kind.DISTANCE)
_BESIDE_LENGTH = frozenset({*_LENGTHS, Kind.FILLER, Kind.RUN_KIND})
_GOES_ON = frozenset({"comma", "colon", "open", "dash", "and"})
_OF_A_RUN = (Kind.RUN, Kind.RUN_KIND, Kind.PACE)
_AMOUNTS = (Kind.REPS, Kind.NUMBER, Kind.DURATION, Kind.LOAD, Kind.SCORE, Kind.CLOCK, Kind.DISTANCE)


def read_training(clause: Clause, day: dt.date, line: str, rest: Sequence[Clause]) -> Made:
    """Strength, cross-training and self-tests of a clause, each with where it begins; `rest` are those after it."""
    following = rest[0] if rest else None
    yield from read_tests(clause, day, line, rest)
    yield from _strength(clause, day, line, following)
    yield from _cross(clause, day, line, rest)


def _neighbours(clause: Clause, head: Atom, heads: list[Atom]) -> list[Atom]:
    """The free amounts of a head: after it up to the next head, or before it where none follow."""
    place = clause.atoms.index(head)
    after = []
    for atom in clause.atoms[place + 1 :]:
        if atom in heads or atom.kind in {Kind.SITE, Kind.CROSS, Kind.RUN, Kind.SLEEP}:
            break
        after.append(atom)
    amounts = [atom for atom in after if atom.kind in _AMOUNTS and not atom.used]
    if any(not _leaves_open(atom) for atom in amounts):
        return amounts
    before = []
    for atom in reversed(clause.atoms[:place]):
        if atom in heads or atom.kind in {Kind.SITE, Kind.CROSS, Kind.RUN, Kind.RUN_KIND}:
            break
        before.append(atom)
    return [*amounts, *(atom for atom in before if atom.kind in _AMOUNTS and not atom.used)]


def _leaves_open(atom: Atom) -> bool:
    """Whether more of the dose may stand before the exercise: "30 second planks x3", "3x8 squats @ 40kg"."""
    return atom.kind is Kind.LOAD or (atom.kind is Kind.REPS and atom.value[1] is None)


def _borrowed(following: Clause | None) -> list[Atom]:
    """Amounts that stand on their own in the next clause: "squats: 3x8 @ 40kg", "clams (2x15)"."""
    if following is None or following.link not in {"colon", "open", "dash", "comma"}:
        return []
    known = {Kind.FILLER, Kind.REPS, Kind.LOAD, Kind.DURATION, Kind.NUMBER, Kind.BREAK}
    known |= {Kind.SIDE, Kind.ELSEWHERE}  # "6 each leg"
    if following.link == "open":
        known |= {Kind.CLOCK}  # "plank (2:03)"
    if any(atom.kind not in known for atom in following.atoms) or not following.has(
        Kind.REPS, Kind.LOAD, Kind.DURATION, Kind.CLOCK
    ):
        return []
    if following.link == "comma" and not following.has(Kind.REPS, Kind.LOAD):
        return []
    return following.free(*_AMOUNTS)


def _take_length(following: Clause | None) -> None:
    """Leaves the minutes of "gym session, 30 min" to the session: nothing was run."""
    known = {Kind.FILLER, Kind.DURATION}
    if following is not None and following.link == "comma" and {a.kind for a in following.atoms} <= known:
        for atom in following.free(Kind.DURATION):
            atom.used = True


def _is_load(following: Clause | None) -> bool:
    """Whether the next clause is the weight only: "20 lunges, 20 lb"."""
    return following is not None and [
        atom.kind for atom in following.atoms if atom.kind is not Kind.FILLER
    ] == [Kind.LOAD]


def _strength(clause: Clause, day: dt.date, line: str, following: Clause | None) -> Made:
    heads = clause.free(Kind.EXERCISE)
    is_new = _is_new(clause, following, line)
    for head in heads:
        if head.denied:
            head.used = True
            continue
        if _is_what_hurt(clause, head) or _is_crossed(clause, head):
            continue
        if head.word == "gym" and _is_where_it_was_run(clause, head):
            continue
        head.used = True
        amounts = _neighbours(clause, head, heads)
        if head is heads[-1] and (not amounts or _is_load(following)):
            amounts = [*amounts, *_borrowed(following)]
            if not amounts and head.value in _SESSIONS:
                _take_length(following)
        sets, reps, hold, load = _dose(amounts, head)
        yield (
            head.start,
            Strength(
                day=day,
                text=clause.words(line),
                exercise=head.value,
                sets=sets,
                reps=reps,
                hold_s=hold,
                load_kg=load,
                new=is_new or None,
            ),
        )


def _is_where_it_was_run(clause: Clause, gym: Atom) -> bool:
    """Whether the gym is only where the run was: "3 miler at the gym"."""
    if any(other.kind is Kind.RUN for other in clause.atoms):
        return True
    before = clause.before_all(gym)
    place = [atom.word for atom in before[-2:]]
    return place[:1] == ["at"] and any(atom.kind in {Kind.DISTANCE, Kind.SURFACE} for atom in before)


_FIRST_TIME = frozenset({"first time", "first time ever", "new", "new to me", "first time doing these"})


def _is_new(clause: Clause, following: Clause | None, line: str) -> bool:
    """Whether it was done for the first time."""
    return (
        any("first time" in atom.word or atom.kind is Kind.NEW for atom in clause.atoms)
        or "first time" in clause.words(line).lower()
        or (following is not None and following.words(line).lower() in _FIRST_TIME)
    )


def _is_crossed(clause: Clause, head: Atom) -> bool:
    """Whether the bridge is one to run over: "8 miles across the bridges"."""
    if head.word not in {"bridge", "bridges"}:
        return False
    place = clause.atoms.index(head)
    before = {atom.word for atom in clause.atoms[max(0, place - 3) : place]}
    return bool(before & {"across", "over", "under", "to", "past", "crossing", "crossed"})


def _is_what_hurt(clause: Clause, head: Atom) -> bool:
    """Whether the exercise is told of as a cause only: "sore from squats", "pinchy when I squat", "lifting my leg"."""
    place = clause.atoms.index(head)
    if head.word in _LIFTS and any(atom.word in _LIMBS for atom in clause.atoms[place + 1 : place + 4]):
        return True
    before = {atom.word for atom in clause.atoms[max(0, place - 3) : place]}
    return (
        bool(before & {"from", "when", "whenever", "if", "every"} or clause.joint in {"when", "from"})
        and not clause.has(Kind.REPS, Kind.LOAD, Kind.NUMBER)
        and (clause.has(Kind.COMPLAINT, Kind.PAIN, Kind.QUALITY) or clause.joint == "when")
    )


def _dose(amounts: list[Atom], head: Atom) -> tuple[int | None, int | None, float | None, float | None]:
    sets = reps = None
    hold = load = None
    for atom in amounts:
        if atom.kind is Kind.REPS:
            sets = int(atom.value[0]) if atom.value[0] else None
            if atom.value[2] == "s":
                hold = atom.value[1]
            elif atom.value[1] is not None and atom.value[2] == "":
                reps = int(atom.value[1])
        elif atom.kind is Kind.LOAD:
            load = round(atom.value, 2)
        elif atom.kind is Kind.CLOCK and atom.value[0] <= _LONGEST_HOLD_MIN:
            hold = atom.value[0] * 60 + atom.value[1]
        elif atom.kind is Kind.DURATION and (atom.value[0] <= 300):  # noqa: PLR2004 - longer is a session, not a hold
            hold = atom.value[0]
        elif (
            atom.kind is Kind.NUMBER
            and reps is None
            and sets is None
            and atom.value[0].is_integer()
            and atom.value[0] <= 500  # noqa: PLR2004 - what people do in one session
        ):
            following_sets = head.value
            reps = int(atom.value[0]) if following_sets else None
        elif atom.kind is not Kind.DURATION:
            continue
        atom.used = True
    return sets, reps, hold, load


def _cross(clause: Clause, day: dt.date, line: str, rest: Sequence[Clause]) -> Made:
    following = rest[0] if rest else None
    done: set[str] = set()
    for head in clause.free(Kind.CROSS):
        if head.denied or (head.value == "walk" and clause.has(Kind.STOP)):
            head.used = True
            continue
        if head.value == "walk" and (_is_part_of_run(clause, head) or not _is_outing(clause, head)):
            continue
        head.used = True
        duration, distance = _length(clause, head, rest)
        if following is not None and head.value in {"swim", "ride"}:
            _take_sets(following)
        if head.value in done and duration is None and distance is None:
            continue
        done.add(head.value)
        for atom in clause.free(Kind.RUN_KIND, Kind.RUN, Kind.SURFACE, Kind.OUTING):
            atom.used = not clause.has(Kind.DISTANCE, Kind.DURATION, Kind.CLOCK, Kind.RACE_DISTANCE)
        training = CrossTraining(
            day=day, text=clause.words(line), what=head.value, duration_s=duration, distance_m=distance
        )
        yield head.start, training


def _length(clause: Clause, head: Atom, rest: Sequence[Clause]) -> tuple[float | None, float | None]:
    """Seconds and metres of a training, in its clause or alone in one that follows."""
    place = clause.atoms.index(head)
    near = (_closest(clause, place, Kind.DURATION, Kind.CLOCK), _closest(clause, place, Kind.DISTANCE))
    amounts = [atom for atom in near if atom] or _bare_minutes(clause, place)
    is_of_run = head.value != "walk" and clause.has(Kind.RUN) and len(clause.free(Kind.DISTANCE)) == 1
    duration = distance = None
    for atom in amounts:
        if atom.kind is Kind.DISTANCE and is_of_run:
            continue
        atom.used = True
        if atom.kind is Kind.DISTANCE:
            distance = atom.value[0]
        else:
            duration = atom.value[0] if atom.kind is Kind.DURATION else _clock_s(atom)
    if (duration is None or distance is None) and not clause.has(*_OF_A_RUN):
        more_s, more_m = _lone_amounts(clause, rest, has_amount=bool(amounts))
        duration = more_s if duration is None else duration
        distance = more_m if distance is None else distance
    return duration, distance


def _clock_s(atom: Atom) -> float:
    """Seconds of a clock: minutes from ten on, hours below."""
    whole, rest = atom.value
    return float(whole * 60 + rest if whole >= 10 else whole * 3600 + rest * 60)  # noqa: PLR2004 - what people do in one session


def _take_sets(following: Clause) -> None:
    """Leaves the repetitions of "5.5km swim, 6x600m" to the swim."""
    known = {Kind.REPS, Kind.FILLER, Kind.UNKNOWN, Kind.COMPLAINT}
    if following.link == "comma" and all(atom.kind in known for atom in following.atoms):
        for atom in following.free(Kind.REPS):
            atom.kind = Kind.FILLER


def _bare_minutes(clause: Clause, place: int) -> list[Atom]:
    """The "45" of "spin class 45" and "45 cycling": a bare number beside it is minutes."""
    atom = clause.atoms[place + 1] if place + 1 < len(clause.atoms) else None
    if atom is None and place:
        atom = clause.atoms[place - 1]  # "60 cycling"
    following = clause.after(atom) if atom is not None else None
    following = None if following is clause.atoms[place] else following
    if atom is None or atom.kind is not Kind.NUMBER or not 10 <= atom.value[0] <= 300:  # noqa: PLR2004 - minutes of a session
        return []
    if (following is not None and following.kind is not Kind.FILLER) or not atom.value[0].is_integer():
        return []  # "bike 16.5" is no time
    atom.kind, atom.value = Kind.DURATION, (atom.value[0] * 60, None)
    return [atom]


def _lone_amounts(
    clause: Clause, rest: Sequence[Clause], *, has_amount: bool
) -> tuple[float | None, float | None]:
    """Length in time or distance that is all there is in what follows: "bike to work and back, 14 miles, 58 min".

    Where the training has an amount of its own, only the kind that is missing counts: "35 km, 1h20".
    """
    lengths: dict[Kind, float] = {}
    has = {atom.kind for atom in clause.atoms if atom.kind in _LENGTHS} if has_amount else set()
    for following in rest:
        if following.link not in _GOES_ON or following.sentence != clause.sentence:
            break
        found = following.free(*_LENGTHS)
        known = _BESIDE_LENGTH if found else {Kind.FILLER}
        if any(atom.kind not in known for atom in following.atoms):
            break
        if any(atom.kind in has | lengths.keys() for atom in found):
            break
        for atom in reversed(found):
            lengths[atom.kind] = float(atom.value[0])
        for atom in following.atoms:
            atom.used |= bool(found)
    return lengths.get(Kind.DURATION), lengths.get(Kind.DISTANCE)


def _is_outing(clause: Clause, head: Atom) -> bool:
    """Whether a walk was training: it has a length, or nothing of a run or a pain is said beside it."""
    if clause.has(Kind.PAIN, Kind.SITE, Kind.COMPLAINT, Kind.RECOVERY, Kind.REPS):
        return (
            clause.has(Kind.DISTANCE, Kind.DURATION)
            and not clause.has(Kind.REPS, Kind.RECOVERY)
            and head.word != "walks"
        )
    return not (clause.has(Kind.RUN) and not clause.has(Kind.DURATION, Kind.DISTANCE))


def _is_part_of_run(clause: Clause, head: Atom) -> bool:
    """Whether it is how a part was covered, or compared with: "the last 5 walked", "faster than a walk"."""
    before = clause.before_all(head)[-4:]
    if any(atom.word in {"than", "slowed", "slowing"} for atom in before):
        return True
    is_part = any(atom.kind is Kind.PART and atom.value == "within" for atom in before[-3:])
    return (
        is_part and head.word == "walked" and before[-1].kind in {Kind.NUMBER, Kind.DISTANCE, Kind.DURATION}
    )


def _closest(clause: Clause, place: int, *kinds: Kind) -> Atom | None:
    best = None
    best_gap = 6
    for index, atom in enumerate(clause.atoms):
        gap = abs(index - place)
        if atom.kind in kinds and not atom.used and gap < best_gap:
            best, best_gap = atom, gap
    return best
