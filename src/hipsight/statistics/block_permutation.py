"""Logs as they might have been, had nothing set the pain off: surprises put into another order.

Blocks of 7 entries keep what little memory the innovations still have; windows of about 60 entries keep
good and bad times where they were. Within each window the blocks come in a random order:

    position of entry i = start of its block in the new order + its place in the block

Reference: block permutation after Winkler et al. (2015), Multi-level block permutation, NeuroImage,
doi:10.1016/j.neuroimage.2015.05.092.
"""

from __future__ import annotations

import itertools

import numpy as np

from hipsight.statistics.arrays import Integers

BLOCK_ENTRIES = 7
WINDOW_ENTRIES = 60


def permuted_blocks(entries: int, draws: int, generator: np.random.Generator) -> Integers:
    """Orders of the entries, shape (draws, entries): each row is a permutation of 0 .. entries - 1."""
    windows = max(1, round(entries / WINDOW_ENTRIES))
    edges = np.linspace(0, entries, windows + 1).round().astype(np.intp)
    parts = [
        start + _permuted_window(int(end - start), draws, generator)
        for start, end in itertools.pairwise(edges)
    ]
    return np.concatenate(parts, axis=1)


def _permuted_window(entries: int, draws: int, generator: np.random.Generator) -> Integers:
    block = np.arange(entries) // BLOCK_ENTRIES
    place = np.arange(entries) % BLOCK_ENTRIES
    lengths = np.bincount(block)
    order = np.argsort(generator.random((draws, len(lengths))), axis=1)
    ends = np.cumsum(lengths[order], axis=1)
    starts = np.empty_like(ends)
    np.put_along_axis(starts, order, ends - lengths[order], axis=1)
    return np.asarray(starts[:, block] + place, dtype=np.intp)
