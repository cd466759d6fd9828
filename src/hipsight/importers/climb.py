"""Ascent and descent from a noisy altitude."""

from __future__ import annotations

import numpy as np

from hipsight.importers.track import Floats

#: Altitude is averaged over blocks of this length, and those over three blocks: about half a minute.
BLOCK_S = 10.0
#: Rises and falls smaller than this are noise of the sensor (satellites wander by more, barometers by less).
DEAD_BAND_M = 1.0


def climb_along(time_s: Floats, altitude_m: Floats) -> tuple[Floats, Floats] | None:
    """Metres climbed and metres dropped since the first sample, each of shape (samples,).

    None without altitude, or where it never changes: that is a field filled in without a sensor. The
    altitude is averaged over about half a minute, then followed with play of `DEAD_BAND_M` on either side, so
    that noise around a level adds nothing.
    """
    known = np.isfinite(altitude_m)
    if not known.any() or float(np.ptp(altitude_m[known])) == 0.0:
        return None
    blocks, members = np.unique(np.floor((time_s[known] - time_s[0]) / BLOCK_S), return_inverse=True)
    size = np.bincount(members)
    level = np.bincount(members, altitude_m[known]) / size
    middle = np.bincount(members, time_s[known]) / size
    followed = _follow(_smooth(level, blocks))
    steps = np.diff(followed, prepend=followed[0])
    up, down = np.cumsum(np.maximum(steps, 0)), np.cumsum(np.maximum(-steps, 0))
    return np.interp(time_s, middle, up), np.interp(time_s, middle, down)


def _smooth(level: Floats, blocks: Floats) -> Floats:
    """Mean of each block and its direct neighbours; a neighbour beyond a gap does not count."""
    total, weight = level.copy(), np.ones(len(level))
    adjacent = (np.diff(blocks) == 1).astype(np.float64)
    total[1:] += level[:-1] * adjacent
    total[:-1] += level[1:] * adjacent
    weight[1:] += adjacent
    weight[:-1] += adjacent
    return total / weight


def _follow(level: Floats) -> Floats:
    followed = np.empty_like(level)
    at = float(level[0])
    for index, here in enumerate(level.tolist()):
        at = min(max(at, here - DEAD_BAND_M), here + DEAD_BAND_M)
        followed[index] = at
    return followed
