"""Counting in episodes: how many stretches of exposure there were, and on how many pain flared.

Neighbouring exposed days belong to one stretch when at most a third of an episode's length lies between
them. To count like with like, exposed stretches and what lies between them are both cut into pieces of an
episode's length (a week for weekly totals, a day for what happens on a day).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hipsight.statistics.arrays import Booleans, Floats, Integers


def exposed_stretches(exposed: Booleans, episode_days: int) -> Integers:
    """First and last row of each stretch, shape (stretches, 2).

    Args:
        exposed: Shape (days,); an unknown day is not exposed.
        episode_days: Length of an episode.
    """
    rows = np.flatnonzero(exposed)
    if len(rows) == 0:
        return np.empty((0, 2), dtype=np.intp)
    breaks = np.flatnonzero(np.diff(rows) > 1 + episode_days // 3)
    first = rows[np.concatenate([[0], breaks + 1])]
    last = rows[np.concatenate([breaks, [len(rows) - 1]])]
    return np.column_stack([first, last])


def stretches_with_entry(stretches: Integers, logged: Booleans, lags_days: Sequence[int]) -> int:
    """How many stretches have an entry from the shortest lag after their first day to the longest after their last."""
    days = len(logged)
    entries = np.concatenate([[0], np.cumsum(logged)])
    first = np.minimum(stretches[:, 0] + min(lags_days), days)
    end = np.minimum(stretches[:, 1] + max(lags_days) + 1, days)
    return int((entries[end] > entries[first]).sum())


def count_episodes(
    exposed: Booleans, known: Booleans, flared: Floats, lag_days: int, episode_days: int
) -> tuple[int, int, int, int]:
    """Exposed episodes, those that flared, other episodes, those that flared; all of them with an entry.

    Args:
        exposed: Shape (days,).
        known: Days on which it is known whether they were exposed, shape (days,).
        flared: 1 = flared, 0 = did not, NaN = no entry, shape (days,).
        lag_days: Days from exposure to pain.
        episode_days: Length of an episode.
    """
    flares = np.concatenate([[0], np.cumsum(flared == 1)])
    counts = []
    for days in (exposed & known, ~exposed & known):
        with_entry = episodes_with_entry(days, np.isfinite(flared), lag_days, episode_days)
        counts += [len(with_entry), int((_entries_between(with_entry, flares, lag_days) > 0).sum())]
    return counts[0], counts[1], counts[2], counts[3]


def episodes_with_entry(days: Booleans, logged: Booleans, lag_days: int, episode_days: int) -> Integers:
    """First and last row of each episode made of these days that has an entry the lag later, shape (episodes, 2)."""
    entries = np.concatenate([[0], np.cumsum(logged)])
    pieces = _pieces(days, episode_days)
    chosen: Integers = pieces[_entries_between(pieces, entries, lag_days) > 0]
    return chosen


def _pieces(days: Booleans, episode_days: int) -> Integers:
    """Runs of consecutive days cut into pieces of about `episode_days`, shape (pieces, 2)."""
    pieces = [
        (int(part[0]), int(part[-1]))
        for first, last in exposed_stretches(days, 1)
        for part in np.array_split(
            np.arange(first, last + 1), max(1, round((last - first + 1) / episode_days))
        )
    ]
    return np.array(pieces, dtype=np.intp).reshape(-1, 2)


def _entries_between(stretches: Integers, cumulative: Integers, lag_days: int) -> Integers:
    days = len(cumulative) - 1
    first = np.minimum(stretches[:, 0] + lag_days, days)
    end = np.minimum(stretches[:, 1] + lag_days + 1, days)
    between: Integers = cumulative[end] - cumulative[first]
    return between
