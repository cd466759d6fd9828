"""The words of an account without their order: what there is to compare when no rule has understood it."""

from __future__ import annotations

import re

_SENTENCE_ENDS = re.compile(r"[.!?;\n]+")
_WORD = re.compile(r"[a-z']+")
_DENIES = frozenset(
    {"no", "not", "without", "never", "nor", "neither", "nothing", "none", "denies", "denied"}
)

#: So many words behind a "no" are left out: what is denied is no likeness.
_REACH = 3

#: Endings that are cut off while so many letters stay; coarse on purpose, for the weights are learnt on the same cuts.
_ENDINGS = ("ingly", "edly", "ing", "ed", "es", "s", "ly")
_LEAST_LETTERS = 4


def story_words(text: str) -> frozenset[str]:
    """The stems of the words of an account, in small letters, but those that stand behind a denial."""
    words = set()
    for sentence in _SENTENCE_ENDS.split(text.lower().replace("’", "'")):
        denied = 0
        for word in _WORD.findall(sentence):
            if word in _DENIES or word.endswith("n't"):
                words.add(_stem(word))
                denied = _REACH
            elif denied:
                denied -= 1
            elif len(word) > 1:
                words.add(_stem(word))
    return frozenset(words)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            return word.removesuffix(ending)
    return word
