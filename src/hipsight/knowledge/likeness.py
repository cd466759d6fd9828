"""What the words of a story weigh, learnt from accounts of known outcome; benchmarks/likeness.py writes the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

#: The row that every story starts from.
START = "(start)"


class WordWeight(NamedTuple):
    """A word: how rare it is among accounts, and what it says for a grave outcome and for an emergency."""

    rarity: float
    grave: float
    emergency: float


@dataclass(frozen=True, slots=True)
class LikenessTable:
    """Weights by stem, and where a story starts from before a word of it is read."""

    start: WordWeight
    words: Mapping[str, WordWeight]


@cache
def likeness_table() -> LikenessTable:
    """The weights as they stand in the package."""
    text = (resources.files("hipsight.knowledge") / "data" / "likeness.tsv").read_text(encoding="utf-8")
    return parse_table(text)


def parse_table(text: str) -> LikenessTable:
    """The table of a file: `#` comments, a header, then `word rarity grave emergency` between tabs.

    Raises:
        ValueError: A row has other columns, a number is none, or the row to start from is missing.
    """
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    words = {}
    for word, *numbers in rows:
        if len(numbers) != len(WordWeight._fields):
            raise ValueError(f"the row of {word!r} has {len(numbers)} numbers, not {len(WordWeight._fields)}")
        words[word] = WordWeight(*map(float, numbers))
    if START not in words:
        raise ValueError(f"the row {START} is missing")
    start = words.pop(START)
    return LikenessTable(start, MappingProxyType(words))
