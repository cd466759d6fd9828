"""Where in a run the pain began, as far as the words say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hipsight.model.body import Behaviour
from hipsight.model.records import Pain, Run
from hipsight.model.timeline import RunObservation
from hipsight.model.units import METRES_PER_KM

#: Behaviours that say the pain was there, but did not begin in the run.
_NOT_IN_THE_RUN = frozenset(
    {
        Behaviour.AFTER_RUN,
        Behaviour.NEXT_MORNING,
        Behaviour.AT_NIGHT,
        Behaviour.WAKES,
        Behaviour.AFTER_SITTING,
        Behaviour.AT_REST,
        Behaviour.LYING_ON_SIDE,
    }
)


def observe_runs(
    row: int, runs: Sequence[Run], lengths: Sequence[float], pains: Sequence[Pain]
) -> Iterator[RunObservation]:
    """The day's runs; what was said about pain belongs to the longest of them.

    A pain without an onset, and without a word that places it elsewhere ("next morning"), leaves open where
    it began: such a run says nothing about the distance that is free of pain.
    """
    longest = 0 if len(runs) == 1 else max(range(len(runs)), key=lambda index: lengths[index])
    for index, (run, length) in enumerate(zip(runs, lengths, strict=True)):
        if length <= 0:
            continue
        stopped = bool(run.stopped_for_pain)
        if index != longest or not (pains or stopped):
            yield RunObservation(row=row, distance_km=length)
            continue
        onset = min((_onset_km(pain, run, length) for pain in pains), default=(None, None), key=_by_onset)
        if onset[0] is None and stopped:
            onset = (length, length)
        in_doubt = any(not pain.absent and not _NOT_IN_THE_RUN & set(pain.behaviour) for pain in pains)
        yield RunObservation(
            row=row,
            distance_km=length,
            onset_km=onset[0],
            onset_high_km=onset[1],
            pain_known=onset[0] is not None or not in_doubt,
            stopped_for_pain=stopped,
        )


def _by_onset(onset: tuple[float | None, float | None]) -> float:
    return float("inf") if onset[0] is None else onset[0]


def _onset_km(pain: Pain, run: Run, length_km: float) -> tuple[float | None, float | None]:
    """Where the pain began, as an interval in km, from a distance or a time into the run."""
    if pain.onset_m is not None:
        low, high = pain.onset_m / METRES_PER_KM, (pain.onset_high_m or pain.onset_m) / METRES_PER_KM
    elif pain.onset_s is not None and run.duration_s:
        per_second = length_km / run.duration_s
        low, high = pain.onset_s * per_second, (pain.onset_high_s or pain.onset_s) * per_second
    else:
        return None, None
    return min(low, length_km), min(high, length_km)
