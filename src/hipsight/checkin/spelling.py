"""Reads a misspelt word as the word of the vocabulary it was meant to be, where only one comes near."""

from __future__ import annotations

from functools import cache, lru_cache

from hipsight.checkin.lexicon import WORDS, listed, phrase_tree

_SHORTEST = 5
_LONG = 8


@cache
def _targets() -> dict[tuple[str, int], tuple[str, ...]]:
    groups: dict[tuple[str, int], list[str]] = {}
    for word in (
        *phrase_tree().first_words(),
        "miles",
        "minutes",
        "hours",
        "kilometres",
        "kilometers",
        "mile",
        "hour",
    ):
        if len(word) >= _SHORTEST and word.isalpha():
            for length in range(len(word) - 2, len(word) + 3):
                groups.setdefault((word[0], length), []).append(word)
    return {key: tuple(words) for key, words in groups.items()}


@cache
def ordinary_words() -> frozenset[str]:
    """English words that come near one of the vocabulary and are no slips of it; read only once one is in doubt."""
    rows = (WORDS / "en" / "ordinary.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(row for row in rows if row and not row.startswith("#"))


@lru_cache(maxsize=4096)
def nearest_word(word: str) -> str | None:
    """The known word that `word` is a slip of, or None; one edit for short words, two from eight letters on.

    A swap of neighbours counts as one edit. A word as near to two others is left alone.
    """
    meant = listed(word, "slip")
    if meant is not None:
        return meant
    if (
        listed(word, "common") is not None
        or len(word) < _SHORTEST
        or not word.isascii()
        or not word.isalpha()
    ):
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - its import costs more than most lines; few words need it

    allowed = 2 if len(word) >= _LONG else 1
    best: list[str] = []
    best_distance = allowed + 1
    for candidate in _targets().get((word[0], len(word)), ()):
        distance = OSA.distance(word, candidate, score_cutoff=allowed)
        if distance < best_distance:
            best, best_distance = [candidate], distance
        elif distance == best_distance and distance <= allowed:
            best.append(candidate)
    return best[0] if len(best) == 1 and word not in ordinary_words() else None
