"""The checksum of FIT: CRC-16 with the reflected polynomial 0xA001, many places of the data at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_POLYNOMIAL = 0xA001
_STATES = 1 << 16


def checksum(content: bytes | memoryview) -> int:
    """The CRC-16 of the bytes, starting from 0.

    The checksum is linear: the data are cut into rows that are all worked on at once, two bytes a step, and
    the rows' checksums are joined by shifting one past the length of the next.
    """
    words = np.frombuffer(content, dtype="<u2", count=len(content) // 2)
    if not len(words):
        return _by_byte(content, 0)
    table = _two_byte_table()
    width = max(1, int(len(words) ** 0.5))
    rows = len(words) // width
    grid = np.ascontiguousarray(words[: rows * width].reshape(rows, width).T)
    # The last sixteen lanes carry one bit each over zeros: they say what a row's length does to any state.
    states = np.zeros(rows + 16, dtype=np.uint16)
    states[rows:] = 1 << np.arange(16)
    for column in grid:
        states[:rows] ^= column
        states = table[states]
    bits = states[rows:].tolist()
    low, high = _shifted_bytes(bits[:8]), _shifted_bytes(bits[8:])
    state = 0
    for row in states[:rows].tolist():
        state = low[state & 0xFF] ^ high[state >> 8] ^ row
    return _by_byte(content[rows * width * 2 :], state)


def _shifted_bytes(bits: list[int]) -> list[int]:
    """What becomes of each byte, from what becomes of its eight bits."""
    shifted = [0] * 256
    for byte in range(1, 256):
        lowest = byte & -byte
        shifted[byte] = shifted[byte ^ lowest] ^ bits[lowest.bit_length() - 1]
    return shifted


def _by_byte(content: bytes | memoryview, state: int) -> int:
    table = _byte_table()
    for byte in content:
        state = state >> 8 ^ int(table[(state ^ byte) & 0xFF])
    return state


@cache
def _byte_table() -> NDArray[np.uint16]:
    states = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        states = _step(states)
    return states


@cache
def _two_byte_table() -> NDArray[np.uint16]:
    states = np.arange(_STATES, dtype=np.uint32).astype(np.uint16)
    for _ in range(16):
        states = _step(states)
    return states


def _step(states: NDArray[np.uint16]) -> NDArray[np.uint16]:
    return np.where(states & 1, (states >> 1) ^ _POLYNOMIAL, states >> 1).astype(np.uint16)
