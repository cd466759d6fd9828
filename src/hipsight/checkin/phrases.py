"""Finds the words of the vocabulary in a line, the longest phrase first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hipsight.checkin.atoms import Kind
from hipsight.checkin.lexer import MARK, WORD, Token, tokenize
from hipsight.checkin.lexicon import (
    DETERMINERS,
    MEANING,
    PhraseTree,
    add_phrase,
    listed,
    phrase_tree,
    search,
    word_map,
    words_of,
)

#: Left out inside a phrase of the line: "got steadily worse" is "got worse".
_PASSED_OVER = DETERMINERS | {
    "steadily",
    "gradually",
    "progressively",
    "really",
    "bit",
    "slightly",
    "slowly",
    "very",
    "pretty",
    "quite",
    "just",
    "completely",
    "totally",
    "much",
    "quickly",
    "nicely",
    "eventually",
    "soon",
}

#: May stand inside the name of a site: "outer R hip", "side of my left hip".
SIDE_WORDS = frozenset({"left", "right", "l", "r", "lt", "rt"})


def shoe_tree(names: Sequence[str]) -> dict[str, Any]:
    """A tree of the pairs known from the journal: whole names, and words that name one pair only."""
    tree: dict[str, Any] = {}
    for name in names:
        add_phrase(tree, words_of(name.lower()), Kind.SHOE, name)
    owners: dict[str, set[str]] = {}
    nicknames: dict[str, list[str]] = {}
    for nickname, model in word_map("shoe_nickname").items():
        nicknames.setdefault(model, []).append(nickname)
    for name in names:
        for token in tokenize(name):
            if token.kind == WORD and len(token.text) > 3:  # noqa: PLR2004 - shorter ones are plain words
                for word in (token.text, token.text + "s", *nicknames.get(token.text, ())):
                    owners.setdefault(word, set()).add(name)
    for word, pairs in owners.items():
        if (len(pairs) == 1 and not is_filler(word) and word not in phrase_tree()) or (
            len(pairs) == 1 and (phrase_tree().get(word) or {}).get(MEANING, (None,))[0] is Kind.SHOE
        ):
            add_phrase(tree, [word], Kind.SHOE, next(iter(pairs)))
    return tree


def longest_phrase(
    tokens: Sequence[Token], first: int, tree: Mapping[str, Any] | PhraseTree | None = None
) -> tuple[Kind, Any, int] | None:
    """Kind, value and the index past the end of the longest phrase that begins at `first`, or None."""
    node: Any = phrase_tree() if tree is None else tree
    found = None
    side_passed = False
    index = first
    while index < len(tokens):
        token = tokens[index]
        if token.kind == MARK and token.text == "-" and index > first:
            index += 1
            continue
        following = node.get(token.text)
        if following is None:
            if index > first and (token.text in _PASSED_OVER or token.text in SIDE_WORDS):
                side_passed |= token.text in SIDE_WORDS
                index += 1
                continue
            break
        node = following
        index += 1
        if MEANING in node:
            kind, value = node[MEANING]
            if kind is Kind.SITE or not side_passed:
                found = (kind, value, index)
    return found


def is_filler(word: str) -> bool:
    """Whether it is a plain word that needs no meaning of its own."""
    return listed(word, "filler") is not None


def is_known(word: str) -> bool:
    """Whether a word stands anywhere in the vocabulary."""
    return word in _PASSED_OVER or search().knows(word)
