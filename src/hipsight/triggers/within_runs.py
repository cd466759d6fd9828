"""Where in the run: what the kilometre before the pain was like, against the rest of the same runs.

Asked of runs with splits and an onset: did it go down more, up more, or speed up more, than the other kilometres before
the pain began? Kilometres after the onset are left out, since pain changes how one runs. Speed is the change from one
kilometre to the next, so that slowing down or speeding up all along says nothing. Cadence and heart rate are not asked:
they drift with time in bends of their own, and the kilometre before the onset is always the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hipsight.model.records import Run, Split
from hipsight.statistics.arrays import Floats
from hipsight.statistics.case_crossover import case_crossover_p

#: Runs needed, and whole kilometres before the pain in each of them.
LEAST_RUNS = 6
LEAST_KILOMETRES = 3
#: What is asked beside the search has a small error of its own.
CLAIM_P = 0.01
#: A last split shorter than this is no kilometre.
_WHOLE_M = 900.0
#: Onsets at fewer different kilometres than this may only say how far in they are.
_LEAST_PLACES = 3

_WORDS = {"descent": "went down more", "ascent": "went up more", "pace": "sped up more"}


@dataclass(frozen=True, slots=True)
class BeforeOnset:
    """What stands out about the kilometre before the pain.

    Attributes:
        feature: `descent`, `ascent` or `pace`.
        p_adjusted: Over all features asked.
        runs: Runs looked at; in `runs_higher` of them the kilometre was above the median of that run's others.
        sentence: In plain words.
    """

    feature: str
    p_adjusted: float
    runs: int
    runs_higher: int
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class WithinRuns:
    """The answer, or what it still needs.

    Attributes:
        runs: Runs with splits and an onset late enough.
        needs: What is missing, in plain words; empty when it was asked.
    """

    runs: int
    findings: tuple[BeforeOnset, ...] = ()
    needs: str = ""

    def to_json(self) -> dict[str, Any]:
        """As shown."""
        return {"runs": self.runs, "findings": [one.to_json() for one in self.findings], "needs": self.needs}


def look_within_runs(runs: Sequence[tuple[Run, float]], *, seed: int) -> WithinRuns:
    """What the kilometre before the pain was like.

    Args:
        runs: Runs with the kilometre mark at which pain began.
        seed: Of the random draws.
    """
    usable = [rows for run, onset_km in runs if (rows := _kilometres(run, onset_km)) is not None]
    if len(usable) < LEAST_RUNS:
        more = LEAST_RUNS - len(usable)
        return WithinRuns(
            len(usable),
            needs=f"{more} more run{'s' if more > 1 else ''} from the watch with a word on where the pain began",
        )
    if len({len(rows) for rows in usable}) < _LEAST_PLACES:
        return WithinRuns(len(usable), needs="runs in which the pain begins at other distances")
    cases = [len(rows) - 1 for rows in usable]
    p_values = case_crossover_p(usable, cases, np.random.default_rng(seed))
    found = [
        _finding(feature, float(p), column, usable)
        for column, (feature, p) in enumerate(zip(_WORDS, p_values, strict=True))
        if p <= CLAIM_P
    ]
    return WithinRuns(len(usable), tuple(found))


def _kilometres(run: Run, onset_km: float) -> Floats | None:
    """Descent, ascent and gain of speed of each kilometre from the second to the onset, shape (kilometres, 3).

    None where there are too few, or where a height or a time is missing.
    """
    count = int(np.floor(onset_km + 0.5))  # the kilometre that most of the last thousand metres lie in
    splits = [split for split in run.splits if split.distance_m >= _WHOLE_M][:count]
    if len(splits) < max(count, LEAST_KILOMETRES + 1):
        return None
    rows = np.array(list(_features(splits)))
    rows[1:, 2] = np.diff(rows[:, 2])
    return rows[1:] if np.isfinite(rows[1:]).all() else None


def _features(splits: Sequence[Split]) -> Iterator[tuple[float, float, float]]:
    for split in splits:
        down, up = (np.nan if metres is None else metres for metres in (split.descent_m, split.ascent_m))
        yield float(down), float(up), split.distance_m / split.duration_s if split.duration_s > 0 else np.nan


def _finding(feature: str, p_adjusted: float, column: int, usable: Sequence[Floats]) -> BeforeOnset:
    higher = sum(rows[-1, column] > np.median(rows[:-1, column]) for rows in usable)
    sentence = (
        f"In {higher} of {len(usable)} runs the kilometre before the pain {_WORDS[feature]} than most of that run "
        "before it. Hard to get by chance; if these runs share a route, the place may be what it is."
    )
    return BeforeOnset(feature, p_adjusted, len(usable), int(higher), sentence)
