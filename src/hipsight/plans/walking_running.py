"""The steps of a run: rounds of a ladder, blocks at a step rate, strides; and how far they come to."""

from __future__ import annotations

from hipsight.knowledge.protocol import Ladder
from hipsight.plans.planned import Step

#: Brisk walking, seconds per km.
WALK_PACE_S_PER_KM = 655.0

#: Somebody coming back runs slower than they used to.
SLOWER_BY = 1.1

_MINUTE = 60

#: Easy running around the blocks of a drill.
_AROUND_S = 5 * _MINUTE

#: Minutes of a block by week of the drill; afterwards it fades.
BLOCK_MINUTES = (1, 2, 3, 5)
_BLOCKS = 4

_STRIDES, _STRIDE_S, _STRIDE_REST_S = 6, 20, 70


def ladder_steps(ladder: Ladder, rung: int) -> tuple[Step, ...]:
    """The steps of a session on a rung (counted from 0)."""
    level = ladder.rung[rung]
    around = (Step(kind="walk", duration_s=ladder.warm_up_s),) if ladder.warm_up_s else ()
    walk = (Step(kind="walk", duration_s=level.walk_s),) if level.walk_s else ()
    return (*around, *((*walk, Step(kind="run", duration_s=level.run_s)) * level.rounds), *around)


def steps_km(steps: tuple[Step, ...], pace_s_per_km: float) -> float:
    """About how far the steps come to."""
    running = sum(step.duration_s for step in steps if step.kind != "walk")
    walking = sum(step.duration_s for step in steps if step.kind == "walk")
    return running / (pace_s_per_km * SLOWER_BY) + walking / WALK_PACE_S_PER_KM


def ladder_km(ladder: Ladder, rung: int, pace_s_per_km: float) -> float:
    """About how far a session on the rung comes to, in km."""
    return steps_km(ladder_steps(ladder, rung), pace_s_per_km)


def cadence_steps(duration_s: int, week: int, low_spm: int, high_spm: int) -> tuple[Step, ...]:
    """An easy run with blocks at a step rate, as many as fit; none when the run is too short for one."""
    block = _MINUTE * BLOCK_MINUTES[min(week, len(BLOCK_MINUTES) - 1)]
    fits = min(_BLOCKS, max(0, (duration_s - 2 * _AROUND_S) // (2 * block)))
    if not fits:
        return ()
    blocks = (
        Step(kind="run", duration_s=block, cadence_low_spm=low_spm, cadence_high_spm=high_spm),
        Step(kind="easy", duration_s=block),
    ) * fits
    left = duration_s - _AROUND_S - 2 * block * fits
    return (Step(kind="easy", duration_s=_AROUND_S), *blocks, Step(kind="easy", duration_s=left))


def stride_steps(duration_s: int) -> tuple[Step, ...]:
    """An easy run with strides towards its end; fewer in a short one."""
    fits = min(_STRIDES, max(1, duration_s // 3 // (_STRIDE_S + _STRIDE_REST_S)))
    strides = (
        Step(kind="stride", duration_s=_STRIDE_S),
        Step(kind="easy", duration_s=_STRIDE_REST_S),
    ) * fits
    easy = duration_s - fits * (_STRIDE_S + _STRIDE_REST_S) - _AROUND_S
    return (
        Step(kind="easy", duration_s=max(_AROUND_S, easy)),
        *strides,
        Step(kind="easy", duration_s=_AROUND_S),
    )
