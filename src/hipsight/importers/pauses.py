"""When the runner stood still: pauses, and the clock that stops during them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hipsight.importers.track import SHORTEST_BORDER_PAUSE_S, Floats, Track

#: Slower than this is standing with a wandering position; a slow walk is 0.8 m/s and more.
STANDING_M_S = 0.5
#: Speed is looked at over this long, so that one stuttering position is no pause.
SPEED_WINDOW_S = 16.0
#: Shorter halts are not taken off, as on most watches.
SHORTEST_HALT_S = 8.0

Stops = NDArray[np.float64]
NO_STOPS: Stops = np.empty((0, 2))


def moving_clock(time_s: Floats, stops: Stops) -> Floats:
    """Seconds moved since the first sample, shape (samples,); `stops` of shape (stops, 2) are taken off.

    Stops must not overlap (see `merge_stops`).
    """
    clock: Floats = time_s - time_s[0]
    for begin, end in stops:
        clock = clock - (np.clip(time_s, begin, end) - np.clip(time_s[0], begin, end))
    return clock


def merge_stops(stops: Stops) -> Stops:
    """The same stops in order, overlapping ones joined, empty ones gone, shape (stops, 2)."""
    merged: list[list[float]] = []
    for begin, end in sorted((float(begin), float(end)) for begin, end in stops if end > begin):
        if merged and begin <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return np.array(merged) if merged else NO_STOPS


def longest_stops(stops: Stops, room_s: float) -> Stops:
    """The longest of the stops, as many as find room in `room_s` seconds, in order, shape (stops, 2)."""
    lengths = stops[:, 1] - stops[:, 0]
    kept, taken_s = [], 0.0
    for index in np.argsort(-lengths, kind="stable"):
        if taken_s + lengths[index] <= room_s + SHORTEST_HALT_S:
            kept.append(index)
            taken_s += float(lengths[index])
    return stops[sorted(kept)]


def find_stops(track: Track, distance_m: Floats | None) -> Stops:
    """Pauses as far as the samples show them, shape (stops, 2) in seconds of `track.time_s`.

    Pauses between segments come first; then, on the clock without them, stretches slower than a walk, which
    are also what a watch that pauses itself leaves behind: a gap with hardly any way.
    """
    time_s = track.time_s
    if len(time_s) < 2:  # noqa: PLR2004 - a pause lies between two samples
        return NO_STOPS
    gaps = np.diff(time_s)
    paused = (np.diff(track.segment) != 0) & (gaps > SHORTEST_BORDER_PAUSE_S)
    stops = np.column_stack((time_s[:-1][paused], time_s[1:][paused]))
    if distance_m is None:
        return merge_stops(stops)
    halts = _halts(time_s, moving_clock(time_s, merge_stops(stops)), distance_m, paused)
    return merge_stops(np.concatenate((stops, halts)))


def _halts(time_s: Floats, clock: Floats, distance_m: Floats, paused: NDArray[np.bool_]) -> Stops:
    middle = (clock[:-1] + clock[1:]) / 2
    low = np.maximum(middle - SPEED_WINDOW_S / 2, clock[0])
    high = np.minimum(middle + SPEED_WINDOW_S / 2, clock[-1])
    way = np.interp(high, clock, distance_m) - np.interp(low, clock, distance_m)
    slow = ~paused & (high > low) & (way < STANDING_M_S * (high - low))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], slow.astype(np.int8), [0]))))
    begins, ends = time_s[edges[::2]], time_s[edges[1::2]]
    long_enough = ends - begins >= SHORTEST_HALT_S
    return np.column_stack((begins[long_enough], ends[long_enough]))
