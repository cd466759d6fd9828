"""Runs: put together from the clauses that speak of one outing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_amounts import Piece, clock_seconds, part_of, sum_of
from hipsight.model.preferences import Preferences
from hipsight.model.records import Run, RunKind, Surface
from hipsight.model.units import METRES_PER_KM

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
    }
)
_COUNTED = frozenset(
    "days times weeks months years reps nights steps day runs sets laps people friends hills x week month of th st nd rd bpm calories kids".split()
)
_MOST_MILES = 60.0
_METRES = 100.0
_PRIORITY = (
    RunKind.RACE,
    RunKind.INTERVALS,
    RunKind.WALK_RUN,
    RunKind.LONG,
    RunKind.TEMPO,
    RunKind.HILLS,
    RunKind.EASY,
)
#: Words of a kind that say a run took place even without an amount.
_SURE = (
    "run",
    "tempo",
    "interval",
    "parkrun",
    "race",
    "fartlek",
    "repeats",
    "reps",
    "session",
    "workout",
    "threshold",
    "speedwork",
    "lsd",
    "track",
)
_SLACK = frozenset(
    {
        "long",
        "slow",
        "steady",
        "speed",
        "hills",
        "hill",
        "recovery",
        "gentle",
        "easy",
        "rolling",
        "relaxed",
        "mellow",
        "workout",
        "race",
        "pr",
        "pb",
        "gentle",
        "long one",
    }
)
_OTHER_REASONS = frozenset(
    "water coffee traffic lights light photo photos toilet bathroom loo dog gate chat watch gel gels pee poo phone shop rain weather thunder lightning dark train".split()
)


class RunReader:
    """Collects what the clauses of one outing say of the run."""

    def __init__(self, clauses: Sequence[Clause], preferences: Preferences, line: str) -> None:
        self._clauses = [clause for clause in clauses if not clause.ignored]
        self._preferences = preferences
        self._line = line
        self._words: list[str] = []
        self._start: int | None = None

    def read(self, day: dt.date, *, has_pain: bool) -> tuple[int, Run] | None:
        """The run and where it begins, or None when no run is told of."""
        live = [clause for clause in self._clauses if not clause.history]
        reps = self._reps(live)
        distance = sum_of(self._distances(live), self._reps_metres(reps))
        clock_pace, durations = self._durations(live, distance)
        duration = sum_of(durations, 0.0)
        kinds = self._kinds(live)
        told = distance is not None or duration is not None or reps is not None or self._is_told(live)
        if not told:
            return None
        pace = self._pace(live, distance, duration) or clock_pace
        surfaces = self._surfaces(live)
        fields = self._extras(live)
        main, also = _main_kind(kinds)
        assert_start = self._start if self._start is not None else 0
        run = Run(
            day=day,
            text=", ".join(self._words) or None,
            distance_m=distance,
            duration_s=duration,
            pace_s_per_km=pace,
            run_kind=main,
            also_kinds=also,
            surface=surfaces[0] if surfaces else None,
            also_surfaces=tuple(surfaces[1:]),
            stopped_for_pain=self._stopped(live, has_pain=has_pain),
            reps=int(reps.value[0]) if reps and reps.value[0] else None,
            rep_m=reps.value[1] if reps and reps.value[2] == "m" else None,
            rep_s=self._rep_seconds(reps),
            **fields,
        )
        return assert_start, run

    def _take(self, clause: Clause, atom: Atom) -> None:
        atom.used = True
        words = clause.words(self._line)
        if words not in self._words:
            self._words.append(words)
        self._start = atom.start if self._start is None else min(self._start, atom.start)

    # ------------------------------------------------------------------ how far, how long
    def _distances(self, clauses: Sequence[Clause]) -> list[Piece]:
        pieces = []
        for clause in clauses:
            for atom in clause.free(Kind.DISTANCE, Kind.NUMBER, Kind.RACE_DISTANCE):
                metres = self._metres(clause, atom)
                if metres is None:
                    continue
                pieces.append(_piece(clause, atom, metres))
                self._take(clause, atom)
        return pieces

    def _metres(self, clause: Clause, atom: Atom) -> float | None:
        if atom.denied or (self._in_pain(clause, atom)):
            return None
        if atom.kind is Kind.RACE_DISTANCE:
            return float(atom.value) if _is_race(clause, atom) else None
        low, high = atom.value
        if atom.kind is Kind.DISTANCE:
            middle = low if high is None else (low + high) / 2
            return None if middle > 300_000 or (middle < 500 and part_of(clause, atom) == "plain") else middle  # noqa: PLR2004 - no one run
        if high is not None or not 0.3 <= low <= _MOST_MILES or not self._stands_for_distance(clause, atom):  # noqa: PLR2004 - a bare number of miles
            return None
        return float(low * self._preferences.units.metres)

    def _in_pain(self, clause: Clause, atom: Atom) -> bool:
        """Whether the amount belongs to a pain of its clause: it follows the pain and no word of running stands by."""
        place = clause.atoms.index(atom)
        pains = [
            other
            for other in clause.atoms
            if other.kind in _PAINFUL and not (other.kind is Kind.COMPLAINT and not other.used)
        ]
        if not pains:
            return False
        before = clause.atoms[:place]
        if any(other in pains for other in before):
            return not any(
                other.kind in {Kind.RUN, Kind.PACE, Kind.SHOE, Kind.CLOCK, Kind.RUN_KIND, Kind.SURFACE}
                for other in clause.atoms[place:]
            )
        return False

    def _stands_for_distance(self, clause: Clause, atom: Atom) -> bool:
        place = clause.atoms.index(atom)
        if place + 1 < len(clause.atoms) and (
            clause.atoms[place + 1].word in _COUNTED
            or clause.atoms[place + 1].kind in {Kind.STRIDES, Kind.EXERCISE, Kind.DRINK, Kind.SITE}
        ):
            return False
        if (
            place + 1 < len(clause.atoms)
            and clause.atoms[place + 1].kind is Kind.RUN_KIND
            and clause.atoms[place + 1].value in {RunKind.HILLS, RunKind.INTERVALS}
            and not clause.atoms[place + 1].word.startswith("hilly")
        ):
            return False
        if place and clause.atoms[place - 1].kind in {Kind.EFFORT, Kind.CYCLE_DAY, Kind.SHOE}:
            return False
        if clause.has(Kind.EXERCISE, Kind.SLEEP, Kind.SITTING, Kind.CROSS):
            return False
        for direction in (1, -1):
            step = place + direction
            skipped = 0
            while (
                0 <= step < len(clause.atoms)
                and clause.atoms[step].kind in {Kind.FILLER, Kind.UNKNOWN}
                and skipped < 2
            ):  # noqa: PLR2004 - near is within two words
                step += direction
                skipped += 1
            if 0 <= step < len(clause.atoms) and (
                clause.atoms[step].kind in _NEAR_RUN or clause.atoms[step].word in {"@", "did"}
            ):
                return True
        return any(other.word == "did" for other in clause.atoms[:place]) and len(clause.atoms) <= 3  # noqa: PLR2004 - "did 5"

    def _durations(
        self, clauses: Sequence[Clause], distance: float | None
    ) -> tuple[float | None, list[Piece]]:
        pieces: list[Piece] = []
        pace = None
        for clause in clauses:
            for atom in clause.free(Kind.DURATION, Kind.CLOCK):
                if self._in_pain(clause, atom) or clause.has(
                    Kind.SLEEP, Kind.CARE, Kind.EXERCISE, Kind.TRAVEL, Kind.DRINK
                ):
                    continue
                if atom.kind is Kind.CLOCK:
                    seconds, meaning = clock_seconds(*atom.value, distance)
                    before = clause.before(atom)
                    if (
                        before is not None
                        and before.word in {"@", "at", "averaging", "averaged", "avg", "average", "pace"}
                        and 150 <= atom.value[0] * 60 + atom.value[1] <= 960
                    ):  # noqa: PLR2004 - 2:30 to 16:00
                        seconds, meaning = atom.value[0] * 60 + atom.value[1], "pace"
                    if meaning == "pace":
                        pace = pace or seconds / self._preferences.units.metres * METRES_PER_KM
                        self._take(clause, atom)
                        continue
                else:
                    seconds = atom.value[0] if atom.value[1] is None else (atom.value[0] + atom.value[1]) / 2
                    if seconds < 180 or seconds > 86_400:  # noqa: PLR2004 - no run is so short or so long
                        continue
                before = clause.before(atom)
                if before is not None and before.word in {"after", "for the"} and clause.has(Kind.STOP):
                    pass
                pieces.append(_piece(clause, atom, seconds))
                self._take(clause, atom)
        return pace, pieces

    def _pace(
        self, clauses: Sequence[Clause], distance: float | None, duration: float | None
    ) -> float | None:
        for clause in clauses:
            for atom in clause.free(Kind.PACE):
                self._take(clause, atom)
                seconds, unit = atom.value
                unit = unit or self._preferences.units.metres
                return float(seconds / unit * METRES_PER_KM)
        return None

    # ------------------------------------------------------------------ repetitions
    def _reps(self, clauses: Sequence[Clause]) -> Atom | None:
        found = None
        for clause in clauses:
            for atom in clause.free(Kind.REPS):
                if clause.has(Kind.STRIDES):
                    atom.used = True
                    continue
                count, amount, unit = atom.value
                if count is None:
                    before = clause.before(atom)
                    count = (
                        before.value[0]
                        if before is not None and before.kind is Kind.NUMBER and not before.used
                        else None
                    )
                    if before is not None and count is not None:
                        before.used = True
                if unit == "" and amount is not None:
                    amount, unit = self._rep_unit(clause, amount)
                if unit == "" and not clause.has(Kind.RUN_KIND):
                    continue
                atom.value = (count, amount, unit)
                self._take(clause, atom)
                following = clause.after(atom)
                if following is not None and following.word in {"@", "at", "in"}:
                    following = clause.after(following)
                if following is not None and following.kind is Kind.CLOCK and unit == "m":
                    self._rep_clock(atom, following)
                found = found or atom
            found = found or self._counted_hills(clause)
        return found

    def _counted_hills(self, clause: Clause) -> Atom | None:
        for atom in clause.free(Kind.NUMBER):
            following = clause.after(atom)
            if (
                following is not None
                and following.kind is Kind.RUN_KIND
                and following.value in {RunKind.HILLS, RunKind.INTERVALS}
                and atom.value[0].is_integer()
                and atom.value[0] <= 50
                and following.word.endswith("s")
            ):  # noqa: PLR2004 - repetitions
                atom.value = (atom.value[0], None, "")
                self._take(clause, atom)
                return atom
        return None

    def _rep_unit(self, clause: Clause, amount: float) -> tuple[float, str]:
        if amount >= _METRES:
            return amount, "m"
        if clause.has(Kind.RUN_KIND, Kind.CLOCK, Kind.PACE) and amount <= 5:  # noqa: PLR2004 - longer repetitions are rare
            return amount * self._preferences.units.metres, "m"
        return amount, ""

    def _rep_clock(self, reps: Atom, clock: Atom) -> None:
        seconds = clock.value[0] * 60 + clock.value[1]
        per_km = seconds / reps.value[1] * METRES_PER_KM
        if 130 <= per_km <= 700:  # noqa: PLR2004 - from world class to a slow jog
            reps.value = (*reps.value, seconds)
            clock.used = True
        else:
            clock.kind, clock.value = Kind.PACE, (seconds, None)

    def _reps_metres(self, reps: Atom | None) -> float:
        if reps is None or reps.value[2] != "m" or not reps.value[0] or not reps.value[1]:
            return 0.0
        return float(reps.value[0] * reps.value[1])

    def _rep_seconds(self, reps: Atom | None) -> float | None:
        if reps is None:
            return None
        if len(reps.value) > 3:  # noqa: PLR2004 - with the time it took
            return float(reps.value[3])
        return reps.value[1] if reps.value[2] == "s" else None

    # ------------------------------------------------------------------ what sort, where, in what
    def _kinds(self, clauses: Sequence[Clause]) -> list[RunKind]:
        kinds: list[RunKind] = []
        for clause in clauses:
            painful = any(atom.kind in {Kind.SITE, Kind.PAIN} for atom in clause.atoms)
            for atom in clause.free(Kind.RUN_KIND):
                if atom.denied or (painful and atom.word in _SLACK and not clause.has(Kind.RUN)):
                    continue
                if atom.word == "long" and not _beside_run(clause, atom):
                    continue
                if atom.value not in kinds:
                    kinds.append(atom.value)
                self._take(clause, atom)
            if (
                any(atom.kind is Kind.REPS and atom.used and atom.value[2] for atom in clause.atoms)
                and RunKind.INTERVALS not in kinds
                and not clause.has(Kind.STRIDES)
                and RunKind.HILLS not in kinds
            ):
                kinds.append(RunKind.INTERVALS)
            if (
                any(atom.kind is Kind.RACE_DISTANCE and atom.used for atom in clause.atoms)
                and RunKind.RACE not in kinds
                and RunKind.EASY not in kinds
            ):
                kinds.append(RunKind.RACE)
            for atom in clause.free(
                Kind.RUN, Kind.STRIDES, Kind.OUTING, Kind.RECOVERY, Kind.PART, Kind.TOTAL
            ):
                if not atom.denied and not painful:
                    atom.used = True
        return kinds

    def _is_told(self, clauses: Sequence[Clause]) -> bool:
        for clause in clauses:
            if any(
                atom.kind in {Kind.SITE, Kind.PAIN, Kind.BEHAVIOUR, Kind.CROSS, Kind.EXERCISE, Kind.REST}
                for atom in clause.atoms
            ):
                continue
            for atom in clause.atoms:
                if atom.denied or clause.history:
                    continue
                if atom.kind is Kind.RUN and atom.word in {
                    "ran",
                    "jogged",
                    "ran home",
                    "ran to work",
                    "went running",
                    "shuffled",
                    "run commute",
                    "group run",
                    "club run",
                    "test run",
                    "recovery run",
                    "short run",
                }:
                    self._take(clause, atom)
                    return True
                if (
                    atom.kind is Kind.RUN_KIND
                    and any(word in atom.word for word in _SURE)
                    and atom.word not in _SLACK
                    and "pace" not in atom.word
                ):
                    self._take(clause, atom)
                    return True
                if (
                    atom.kind is Kind.RUN_KIND
                    and (following := clause.after(atom)) is not None
                    and following.word in {"run", "jog"}
                ):
                    return True
        return False

    def _surfaces(self, clauses: Sequence[Clause]) -> list[Surface]:
        surfaces: list[Surface] = []
        for clause in clauses:
            for atom in clause.free(Kind.SURFACE):
                before = clause.before(atom)
                if atom.denied or (
                    atom.word == "track"
                    and before is not None
                    and before.word in {"on", "back"}
                    and clause.after(atom) is not None
                    and clause.after(atom).word in {"for", "with"}
                ):  # type: ignore[union-attr]  # checked just before
                    continue
                if atom.value not in surfaces:
                    surfaces.append(atom.value)
                self._take(clause, atom)
        return surfaces

    def _extras(self, clauses: Sequence[Clause]) -> dict[str, object]:
        fields: dict[str, object] = {}
        for clause in clauses:
            for atom in clause.free(Kind.CAMBER):
                if not atom.denied:
                    fields["camber"] = True
                    self._take(clause, atom)
            for atom in clause.free(Kind.SHOE):
                if not clause.has(Kind.RETIRED) and not atom.denied:
                    fields.setdefault(
                        "shoe",
                        atom.value if isinstance(atom.value, str) else self._line[atom.start : atom.end],
                    )
                    self._take(clause, atom)
            for kind, name in (
                (Kind.HEART_RATE, "heart_rate_bpm"),
                (Kind.CADENCE, "cadence_spm"),
                (Kind.ASCENT, "ascent_m"),
            ):
                for atom in clause.free(kind):
                    fields.setdefault(name, float(atom.value))
                    self._take(clause, atom)
            effort = clause.free(Kind.EFFORT)
            scores = [atom for atom in clause.free(Kind.SCORE, Kind.NUMBER) if atom.value[0] <= 10]  # noqa: PLR2004 - effort is scored to ten
            if effort and scores:
                fields["effort_0_10"] = float(scores[0].value[0])
                self._take(clause, scores[0])
                effort[0].used = True
        return fields

    def _stopped(self, clauses: Sequence[Clause], *, has_pain: bool) -> bool | None:
        for clause in clauses:
            for atom in clause.free(Kind.STOP):
                if atom.denied or not has_pain:
                    continue
                if {other.word for other in clause.atoms} & _OTHER_REASONS:
                    continue
                if atom.word in {"cut", "cut to", "turned around", "cut off", "finished early"} and not (
                    clause.has(Kind.STOP) and has_pain
                ):
                    continue
                self._take(clause, atom)
                return True
        return None


def _piece(clause: Clause, atom: Atom, amount: float) -> Piece:
    kinds = {other.value for other in clause.atoms if other.kind is Kind.RUN_KIND}
    has_kind = bool(kinds) or any(
        other.kind in {Kind.PACE, Kind.SURFACE} or other.word == "@" for other in clause.atoms
    )
    fast = (
        bool(kinds & {RunKind.TEMPO, RunKind.RACE, RunKind.INTERVALS})
        or any(other.word == "@" for other in clause.atoms)
        or atom.kind is Kind.RACE_DISTANCE
    )
    return Piece(amount, part_of(clause, atom), atom, has_kind, fast)


def _is_race(clause: Clause, atom: Atom) -> bool:
    if clause.has(Kind.DISTANCE) and not clause.has(Kind.PART):
        return False
    if "parkrun" in atom.word or "park run" in atom.word:
        return True
    before, after = clause.before(atom), clause.after(atom)
    if before is not None and before.word in {"first", "second", "last", "other", "back", "2nd", "1st"}:
        return False
    if after is not None and after.word in {
        "training",
        "plan",
        "way",
        "of",
        "block",
        "build",
        "the",
        "mile",
        "marathon",
        "pace",
        "hour",
        "an",
        "prep",
        "gels",
        "shoes",
    }:
        return False
    return clause.has(Kind.CLOCK, Kind.DURATION) or any(
        other.kind in {Kind.RUN, Kind.RUN_KIND} for other in clause.atoms
    )


def _beside_run(clause: Clause, atom: Atom) -> bool:
    near = [clause.before(atom), clause.after(atom)]
    return any(
        other is not None
        and other.kind in {Kind.DISTANCE, Kind.NUMBER, Kind.RUN, Kind.DURATION, Kind.RUN_KIND, Kind.CLOCK}
        for other in near
    )


def _main_kind(kinds: list[RunKind]) -> tuple[RunKind | None, tuple[RunKind, ...]]:
    if not kinds:
        return None, ()
    ranked = sorted(kinds, key=_PRIORITY.index)
    return ranked[0], tuple(kind for kind in kinds if kind is not ranked[0])
