"""Finds the words of the vocabulary in a line, the longest phrase first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from hipsight.checkin.atoms import Kind
from hipsight.checkin.lexer import MARK, WORD, Token, tokenize
from hipsight.checkin.vocabulary import behaviour, body, days, life, pain, run, scope, shoes, strength
from hipsight.checkin.vocabulary.shoes import NICKNAMES

#: Left out inside a phrase, so that "side of my hip" is "side of hip".
DETERMINERS = frozenset({"the", "my", "a", "an"})

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

_MEANING = ""  # the key under which a node of the tree holds its meaning; no token is empty
#: Later tables give way to earlier ones where both know a phrase.
_TABLES = (
    *pain.TABLES,
    *behaviour.TABLES,
    *body.TABLES,
    *life.TABLES,
    *strength.TABLES,
    *run.TABLES,
    *shoes.TABLES,
    *days.TABLES,
    *scope.TABLES,
)

FILLER = frozenset(scope.FILLER.split())


@cache
def phrase_tree() -> dict[str, Any]:
    """The vocabulary as a tree of words; a node that ends a phrase holds its kind and value."""
    tree: dict[str, Any] = {}
    for kind, table in _TABLES:
        _add(tree, kind, table)
    return tree


def _add(tree: dict[str, Any], kind: Kind, table: Mapping[Any, str]) -> None:
    for value, phrases in table.items():
        for phrase in phrases.split(","):
            words = (
                phrase.split() if phrase.replace(" ", "").isalpha() else [t.text for t in tokenize(phrase)]
            )
            node = tree
            for place, word in enumerate(words):
                if word == "-" or (place and word in DETERMINERS):
                    continue
                node = node.setdefault(word, {})
            if words:
                node.setdefault(_MEANING, (kind, value))


def shoe_tree(names: Sequence[str]) -> dict[str, Any]:
    """A tree of the pairs known from the journal: whole names, and words that name one pair only."""
    tree: dict[str, Any] = {}
    _add(tree, Kind.SHOE, {name: name.replace(",", " ") for name in names})
    owners: dict[str, set[str]] = {}
    for name in names:
        for token in tokenize(name):
            if token.kind == WORD and len(token.text) > 3:  # noqa: PLR2004 - shorter ones are plain words
                for word in (token.text, token.text + "s", *NICKNAMES.get(token.text, ())):
                    owners.setdefault(word, set()).add(name)
    for word, pairs in owners.items():
        if (len(pairs) == 1 and word not in FILLER and word not in phrase_tree()) or (
            len(pairs) == 1 and phrase_tree().get(word, {}).get(_MEANING, (None,))[0] is Kind.SHOE
        ):
            _add(tree, Kind.SHOE, {next(iter(pairs)): word})
    return tree


def longest_phrase(
    tokens: Sequence[Token], first: int, tree: Mapping[str, Any] | None = None
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
        if _MEANING in node:
            kind, value = node[_MEANING]
            if kind is Kind.SITE or not side_passed:
                found = (kind, value, index)
    return found


@cache
def known_words() -> frozenset[str]:
    """Every word that stands anywhere in the vocabulary, and plain filler."""
    words = set(FILLER | _PASSED_OVER)
    nodes = [phrase_tree()]
    while nodes:
        for word, node in nodes.pop().items():
            if word != _MEANING:
                words.add(word)
                nodes.append(node)
    return frozenset(words)
