"""Tests done on oneself: which, on what side, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hipsight.checkin.atoms import Atom, Kind
from hipsight.checkin.clauses import Clause
from hipsight.checkin.sides import side_of
from hipsight.model.life_records import SelfTest
from hipsight.model.records import Record

Made = Iterator[tuple[int, Record]]
_ALWAYS_TESTS = frozenset(
    {"fadir", "faber", "thomas", "straight_leg_raise", "ober", "log_roll", "resisted_abduction"}
)


def _other_side(clause: Clause, first: SelfTest, following: Clause | None, line: str) -> Made:
    """The test of the other side, told after a comma: "hop test left ok, right 3/10"."""
    if following is None or first.side is None or following.link not in {"comma", "and", "but"}:
        return
    side = next(iter(following.free(Kind.SIDE)), None)
    if side is None or following.has(Kind.SITE, Kind.RUN, Kind.DISTANCE, Kind.TEST):
        return
    told = following.free(
        Kind.RESULT, Kind.PAIN, Kind.COMPLAINT, Kind.FINE, Kind.NO, Kind.SCORE, Kind.DURATION
    )
    other = side_of(side)
    if not told or other is first.side:
        return
    score = next((atom.value[0] for atom in told if atom.kind is Kind.SCORE and atom.value[2] == 10), None)  # noqa: PLR2004 - the scale of pain
    seconds = next((atom.value[0] for atom in told if atom.kind is Kind.DURATION), None)
    for atom in (side, *told):
        atom.used = True
    yield (
        side.start,
        SelfTest(
            day=first.day,
            text=f"{clause.words(line)}, {following.words(line)}",
            test=first.test,
            side=other,
            result=_result(told) or ("pain" if score else None),
            seconds=seconds,
            score_0_10=score,
        ),
    )


def read_tests(clause: Clause, day: dt.date, line: str, following: Clause | None) -> Made:
    """The tests a clause tells of, each with where it begins."""
    heads = clause.free(Kind.TEST)
    for head in heads:
        results = clause.free(Kind.RESULT, Kind.PAIN, Kind.COMPLAINT, Kind.FINE, Kind.NO)
        durations = clause.free(Kind.DURATION)
        counts = clause.free(Kind.NUMBER)
        is_test = (
            "test" in head.word
            or head.value in _ALWAYS_TESTS
            or (
                results
                and (durations or counts or clause.has(Kind.SIDE) or clause.has(Kind.RESULT, Kind.PAIN))
            )
            or (durations and head.value in {"single_leg_stand", "bridge"})
        )
        if (
            not is_test
            and head.value == "single_leg_stand"
            and following is not None
            and following.has(Kind.DURATION)
            and following.has(Kind.SIDE)
        ):
            is_test, durations = True, following.free(Kind.DURATION)
            clause.atoms.extend(following.atoms)
            following.atoms = []
        if not is_test:
            continue
        later = []
        if (
            not clause.has(Kind.RESULT, Kind.PAIN, Kind.FINE, Kind.COMPLAINT)
            and following is not None
            and following.link in {"comma", "open", "dash", "colon", "and", "but"}
            and not following.has(Kind.DISTANCE, Kind.TEST, Kind.RUN)
        ):
            later = following.free(
                Kind.RESULT, Kind.PAIN, Kind.QUALITY, Kind.FINE, Kind.COMPLAINT, Kind.NO, Kind.SCORE
            )
            later += following.free(Kind.SITE) if later else []
        result = _result([*results, *later])
        side = next((side_of(atom) for atom in clause.free(Kind.SIDE)), None)
        score = next(
            (atom for atom in [*clause.free(Kind.SCORE), *[a for a in later if a.kind is Kind.SCORE]]), None
        )
        reps = next(
            (int(a.value[0]) for a in counts if a.value[0].is_integer() and not clause.has(Kind.SCORE)), None
        )
        for atom in [
            *results,
            *later,
            *durations,
            *counts,
            *clause.free(Kind.SIDE, Kind.SCORE, Kind.SITE, Kind.QUALITY, Kind.BETTER, Kind.EXERCISE),
            head,
        ]:
            atom.used = True
        if score is not None and score.value[0] > 0 and result is None:
            result = "pain"
        test = SelfTest(
            day=day,
            text=clause.words(line),
            test=head.value,
            side=side,
            result=result,
            reps=reps,
            seconds=durations[0].value[0] if durations else None,
            score_0_10=score.value[0] if score and score.value[2] == 10 else None,  # noqa: PLR2004 - the scale of pain
        )
        yield head.start, test
        yield from _other_side(clause, test, following, line)


def _result(atoms: list[Atom]) -> str | None:
    for atom in atoms:
        if atom.kind is Kind.RESULT:
            return "ok" if atom.denied and atom.value != "ok" else str(atom.value)
    for atom in atoms:
        if atom.kind in {Kind.PAIN, Kind.COMPLAINT}:
            if atom.word in {"wobbly", "unstable", "weak"}:
                return "wobble"
            return "ok" if atom.denied else "pain"
    return "ok" if any(atom.kind is Kind.FINE and not atom.denied for atom in atoms) else None
