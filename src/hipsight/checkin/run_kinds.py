"""What sort of run it was, and on what."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.run_story import RunStory
from hipsight.model.records import RunKind, Surface

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
_WENT = ("went ", "got ", "snuck in", "squeezed in", "managed a", "did a")
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
        "long one",
    }
)


def read_kinds(story: RunStory, clauses: Sequence[Clause]) -> list[RunKind]:
    """Every kind the run was, in the order of the line."""
    kinds: list[RunKind] = []
    for clause in clauses:
        painful = any(atom.kind in {Kind.SITE, Kind.PAIN} for atom in clause.atoms)
        for atom in clause.free(Kind.RUN_KIND):
            is_slack = atom.word in _SLACK and not clause.has(Kind.RUN) and not _beside_amount(clause, atom)
            if atom.denied or (painful and is_slack):
                continue
            if atom.word == "long" and not _beside_run(clause, atom):
                continue
            if atom.value not in kinds:
                kinds.append(atom.value)
            story.take(clause, atom)
        if (
            any(atom.kind is Kind.REPS and atom.used and atom.value[2] for atom in clause.atoms)
            and RunKind.INTERVALS not in kinds
            and not clause.has(Kind.STRIDES)
            and not {RunKind.HILLS, RunKind.WALK_RUN} & {*kinds}
            and (RunKind.TEMPO not in kinds or _is_pace_only(clause))
        ):
            kinds.append(RunKind.INTERVALS)
        if any(atom.kind is Kind.SURFACE and "race" in atom.word.split() for atom in clause.atoms):
            kinds.append(RunKind.RACE)
        if (
            any(atom.kind is Kind.RACE_DISTANCE and atom.used for atom in clause.atoms)
            and RunKind.RACE not in kinds
            and RunKind.EASY not in kinds
        ):
            kinds.append(RunKind.RACE)
        for atom in clause.free(Kind.NUMBER):
            following = clause.after(atom)
            if following is not None and (following.kind is Kind.RECOVERY or following.word == "jog"):
                atom.used = True
        for atom in clause.free(Kind.RUN, Kind.STRIDES, Kind.OUTING, Kind.RECOVERY, Kind.PART, Kind.TOTAL):
            if not atom.denied and not painful:
                atom.used = True
    return kinds


def _is_pace_only(clause: Clause) -> bool:
    """Whether the tempo is only the pace of the repetitions: "5 x 1K at 10K pace"."""
    return all(
        "pace" in atom.word.split()
        for atom in clause.atoms
        if atom.kind is Kind.RUN_KIND and atom.value is RunKind.TEMPO
    )


def _beside_amount(clause: Clause, atom: Atom) -> bool:
    """Whether the word stands right by what was run: `6 mi easy no pain`, `3/10 on easy 4 mi`."""
    near = (clause.before(atom), clause.after(atom))
    return any(
        other is not None
        and other.kind in {Kind.DISTANCE, Kind.DURATION, Kind.CLOCK, Kind.PACE, Kind.SURFACE}
        for other in near
    )


_PROGRAMMES = frozenset({"c25k", "couch to 5 k"})  # whose sessions are numbered
_NAMED = frozenset({"run", "jog", "session"})  # "hills session", "treadmill run"
_RUNS_TOLD = frozenset(
    {"ran", "jogged", "ran home", "ran to work", "went running", "shuffled", "run commute", "group run"}
    | {"club run", "test run", "recovery run", "short run"}
)
_OTHER_THINGS = frozenset({Kind.SITE, Kind.PAIN, Kind.BEHAVIOUR, Kind.CROSS, Kind.EXERCISE, Kind.REST})
_ASIDE = frozenset({"after", "from", "since", "before", "post", "for", "of"})


def is_told(story: RunStory, clauses: Sequence[Clause]) -> bool:
    """Whether the words say that a run took place, amounts aside."""
    for clause in clauses:
        if clause.history or any(atom.kind in _OTHER_THINGS for atom in clause.atoms):
            continue
        for atom in clause.atoms:
            if atom.kind is Kind.PACE and not clause.has(Kind.REPS):
                return True
            before = clause.before(atom)
            if atom.denied or (before is not None and before.word in _ASIDE):
                continue
            if _names_a_run(atom):
                story.take(clause, atom)
                return True
            following = clause.after(atom)
            if (
                atom.kind in {Kind.RUN_KIND, Kind.SURFACE}
                and following is not None
                and following.word in _NAMED
            ):
                return True
            if atom.word in _PROGRAMMES and following is not None and following.kind is Kind.NUMBER:
                return True
    return False


def _names_a_run(atom: Atom) -> bool:
    """Whether a word says on its own that a run took place."""
    if atom.kind is Kind.RUN:
        return atom.word in _RUNS_TOLD or atom.word.startswith(_WENT)
    return (
        atom.kind is Kind.RUN_KIND
        and any(word in atom.word for word in _SURE)
        and atom.word not in _SLACK
        and "pace" not in atom.word
    )


def read_surfaces(story: RunStory, clauses: Sequence[Clause]) -> list[Surface]:
    """What was run on, in the order of the line."""
    surfaces: list[Surface] = []
    for clause in clauses:
        for atom in clause.free(Kind.SURFACE):
            after = clause.after(atom)
            if atom.denied or (
                atom.word == "on track" and after is not None and after.word in {"for", "with"}
            ):
                continue
            if atom.value not in surfaces:
                surfaces.append(atom.value)
            story.take(clause, atom)
        on_track = any(
            atom.kind is Kind.RUN_KIND and atom.used and "track" in atom.word for atom in clause.atoms
        )
        if on_track and Surface.TRACK not in surfaces:
            surfaces.append(Surface.TRACK)
    return surfaces


def _beside_run(clause: Clause, atom: Atom) -> bool:
    near = [clause.before(atom), clause.after(atom)]
    return any(
        other is not None
        and other.kind in {Kind.DISTANCE, Kind.NUMBER, Kind.RUN, Kind.DURATION, Kind.RUN_KIND, Kind.CLOCK}
        for other in near
    )


def main_kind(kinds: list[RunKind]) -> tuple[RunKind | None, tuple[RunKind, ...]]:
    """The main kind and the others."""
    if not kinds:
        return None, ()
    ranked = sorted(kinds, key=_PRIORITY.index)
    return ranked[0], tuple(kind for kind in kinds if kind is not ranked[0])
