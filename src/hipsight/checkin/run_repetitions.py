"""The repetitions of a run."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_story import RunStory
from hipsight.model.records import RunKind
from hipsight.model.units import METRES_PER_KM

_METRES = 100.0
_LONGEST_S = 1200.0  # of one repetition
_FASTEST, _SLOWEST = 130, 700  # seconds a kilometre, from world class to a slow jog


def read_reps(story: RunStory, clauses: Sequence[Clause]) -> Atom | None:
    """The atom of the repetitions: count, amount, its unit (m, s or nothing) and the time of each."""
    found = None
    for clause in clauses:
        for atom in clause.free(Kind.REPS):
            if clause.has(Kind.STRIDES):
                atom.used = True
                continue
            count, amount, unit = atom.value[:3]
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
                amount, unit = _rep_unit(story, clause, amount)
            if unit == "" and not clause.has(Kind.RUN_KIND):
                continue
            atom.value = (count, amount, unit, *atom.value[3:])
            story.take(clause, atom)
            following = clause.after(atom)
            if following is not None and following.word in {"@", "at", "in"}:
                following = clause.after(following)
            if following is not None and following.kind in {Kind.DURATION, Kind.NUMBER} and unit == "m":
                _as_clock(following, amount)
            if following is not None and following.kind is Kind.CLOCK and unit == "m":
                _rep_clock(atom, following)
            found = found or atom
        found = found or _counted_hills(story, clause)
    return found


def _counted_hills(story: RunStory, clause: Clause) -> Atom | None:
    for atom in clause.free(Kind.NUMBER):
        following = clause.after(atom)
        if (
            following is not None
            and following.kind is Kind.RUN_KIND
            and following.value in {RunKind.HILLS, RunKind.INTERVALS}
            and atom.value[0].is_integer()
            and atom.value[0] <= 50  # noqa: PLR2004 - repetitions of one session
            and following.word.endswith("s")
        ):
            atom.value = (atom.value[0], None, "")
            story.take(clause, atom)
            return atom
    return None


def _rep_unit(story: RunStory, clause: Clause, amount: float) -> tuple[float, str]:
    if amount >= _METRES:
        return amount, "m"
    if clause.has(Kind.RUN_KIND, Kind.CLOCK, Kind.PACE) and amount <= 5:  # noqa: PLR2004 - longer repetitions are rare
        return amount * story.preferences.units.metres, "m"
    return amount, ""


def _as_clock(atom: Atom, metres: float) -> None:
    """Reads the "90s" of "8 x 400 @ 90s", and the 90 of "8 x 400 @ 90", as the clock 1:30."""
    if atom.kind is Kind.NUMBER and not _FASTEST <= atom.value[0] / metres * METRES_PER_KM <= _SLOWEST:
        return
    if atom.value[0] <= _LONGEST_S:
        atom.kind, atom.value = Kind.CLOCK, divmod(atom.value[0], 60)


def _rep_clock(reps: Atom, clock: Atom) -> None:
    seconds = clock.value[0] * 60 + clock.value[1]
    per_km = seconds / reps.value[1] * METRES_PER_KM
    if _FASTEST <= per_km <= _SLOWEST:
        reps.value = (*reps.value, seconds)
        clock.used = True
    else:
        clock.kind, clock.value = Kind.PACE, (seconds, None)


def reps_metres(reps: Atom | None) -> float:
    """Metres of all repetitions together, 0 where not known."""
    if reps is None or reps.value[2] != "m" or not reps.value[0] or not reps.value[1]:
        return 0.0
    return float(reps.value[0] * reps.value[1])


def reps_seconds(reps: Atom | None) -> float:
    """Seconds of all repetitions together, 0 where not known."""
    if reps is None or reps.value[2] != "s" or not reps.value[0] or not reps.value[1]:
        return 0.0
    return float(reps.value[0] * reps.value[1])


def rep_seconds(reps: Atom | None) -> float | None:
    """Seconds of one repetition, where said."""
    if reps is None:
        return None
    if len(reps.value) > 3:  # noqa: PLR2004 - with the time it took
        return float(reps.value[3])
    return reps.value[1] if reps.value[2] == "s" else None
