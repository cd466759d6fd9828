"""Scores of a set of labelled lines: facts found and right by kind, the worst misses, and the mistakes that must not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.unit.checkin.meant_lines import NOT_MEASURED, TODAY, Record, is_same, pairs_of, understood

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences
from hipsight.model.timeline import Timeline
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.red_flags import raised_flags

#: A record that is only named is a fact of its own.
RECORD = "(record)"

LabelledLine = tuple[str, list[Record]]


@dataclass(slots=True)
class Scores:
    """Facts by kind of record and field, and what went wrong line by line."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=dict)
    denied_as_pain: list[str] = field(default_factory=list)
    pain_as_denied: list[str] = field(default_factory=list)
    flags_missed: list[str] = field(default_factory=list)
    lines: int = 0

    @property
    def found(self) -> float:
        """The share of the facts meant that were found."""
        return self.right.total() / self.wanted.total()

    @property
    def correct(self) -> float:
        """The share of the facts given that are right."""
        return self.right.total() / self.given.total()

    def by_kind(self) -> dict[str, tuple[int, int, int]]:
        """Facts meant, given and right of each kind of record."""
        sums: dict[str, tuple[int, int, int]] = {}
        for key in sorted(self.wanted | self.given):
            kind = key.partition(".")[0]
            more = (self.wanted[key], self.given[key], self.right[key])
            before = sums.get(kind, (0, 0, 0))
            sums[kind] = (before[0] + more[0], before[1] + more[1], before[2] + more[2])
        return sums

    def worst(self, count: int = 10) -> list[tuple[str, list[str]]]:
        """The lines with the most that is missing, wrong or too much."""
        return sorted(self.misses.items(), key=lambda item: -len(item[1]))[:count]


def score(lines: Sequence[LabelledLine]) -> Scores:
    """The scores of a set."""
    scores = Scores(lines=len(lines))
    for line, expected in lines:
        flags = [
            name
            for record in expected
            if record["kind"] == "flag"
            for name in record
            if name not in _OF_FLAGS
        ]
        scores.flags_missed += [f"{name}: {line}" for name in flags if name not in flags_raised(line)]
        meant = [record for record in expected if record["kind"] != "flag"]
        if meant or not flags:
            _add(scores, line, pairs_of(meant, understood(line)))
    return scores


_OF_FLAGS = frozenset({"kind", "day"})


def _add(scores: Scores, line: str, pairs: Sequence[tuple[Record, Record]]) -> None:
    for meant, got in pairs:
        kind = meant.get("kind") or got["kind"]
        for name in sorted({name for name in (*meant, *got) if name not in NOT_MEASURED} | {RECORD}):
            is_meant = bool(meant) if name == RECORD else name in meant
            is_given = bool(got) if name == RECORD else name in got
            is_right = is_meant and is_given and (name == RECORD or is_same(meant[name], got[name]))
            key = f"{kind}.{name}"
            scores.wanted[key] += is_meant
            scores.given[key] += is_given
            scores.right[key] += is_right
            if not is_right:
                told = f"{key}: meant {meant.get(name, '-')}, got {got.get(name, '-')}"
                scores.misses.setdefault(line, []).append(told)
        if kind == "pain" and got and meant.get("absent") and not got.get("absent"):
            scores.denied_as_pain.append(line)
        if kind == "pain" and meant and got.get("absent") and not meant.get("absent"):
            scores.pain_as_denied.append(line)


def flags_raised(line: str) -> list[str]:
    """The red flags that a line raises on its own."""
    preferences = Preferences()
    window = LogWindow(
        today=TODAY,
        timeline=Timeline(first_day=TODAY, days=1, numbers={}),
        records=understand(line, today=TODAY, preferences=preferences).records,
        lines=((TODAY, line),),
        preferences=preferences,
    )
    return [flag.id for flag in raised_flags(window)]
