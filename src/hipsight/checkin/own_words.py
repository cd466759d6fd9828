"""Puts the words of the line language in place of other words: a person's own, and those of another language.

Both are the same step, done on tokens before anything is read: the new tokens stand where the old ones stood, so that
spans still point into the line as it was typed. What a person calls something is either words ("6.2 mi trail"), or a
thing that has no words of its own: `shoe: Pegasus 40`, `exercise: monster walk`, `factor: coffee`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hipsight.checkin.atoms import Kind
from hipsight.checkin.lexer import Token, tokenize
from hipsight.checkin.lexicon import WORDS

OWN = "own"  # the kind of a token that stands for a named thing
_PASSED_OVER = frozenset({"my", "the", "a"})
_THINGS = {"shoe": Kind.SHOE, "exercise": Kind.EXERCISE, "factor": Kind.CUSTOM}

#: Phrase by its first token: the whole phrase, and the tokens or the name it stands for.
_Table = dict[str, list[tuple[tuple[str, ...], Sequence[Token] | str]]]


@dataclass(slots=True)
class Rewritten:
    """The tokens with other words put in, the things that own tokens stand for, and where own words stood."""

    tokens: list[Token]
    things: dict[str, tuple[Kind, Any]] = field(default_factory=dict)
    own_spans: set[tuple[int, int]] = field(default_factory=set)


def put_in(tokens: list[Token], aliases: Sequence[tuple[str, str]], language: str) -> Rewritten:
    """The tokens of a line with a person's own words, then those of their language, put in."""
    done = Rewritten(tokens)
    if aliases:
        table = _table_of(tuple(aliases))
        done.things = {phrase: _thing(means) for phrase, means in aliases if _is_thing(means)}
        done.tokens = list(_replaced(tokens, table, done.own_spans))
    if language != "en":
        done.tokens = list(_replaced(done.tokens, _table_in(language), set()))
    return done


def _is_thing(means: str) -> bool:
    return means.partition(":")[0].strip().lower() in _THINGS


def _thing(means: str) -> tuple[Kind, Any]:
    kind, _, name = means.partition(":")
    return _THINGS[
        kind.strip().lower()
    ], f"#{name.strip()}" if kind.strip().lower() == "factor" else name.strip()


@cache
def _table_of(aliases: tuple[tuple[str, str], ...]) -> _Table:
    return _by_first_word(
        [(phrase, phrase if _is_thing(means) else tokenize(means)) for phrase, means in aliases]
    )


@cache
def _table_in(language: str) -> _Table:
    rows = (WORDS / language / "phrases.tsv").read_text(encoding="utf-8").split("\n")[1:]
    pairs = [row.split("\t") for row in rows if row]
    return _by_first_word([(phrase, tokenize(says)) for phrase, says in pairs])


def _by_first_word(pairs: Sequence[tuple[str, Sequence[Token] | str]]) -> _Table:
    table: _Table = {}
    for phrase, means in pairs:
        words = [token.text for token in tokenize(phrase)]
        while len(words) > 1 and words[0] in _PASSED_OVER:
            words = words[1:]
        if words:
            table.setdefault(words[0], []).append((tuple(words), means))
    for phrases in table.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return table


def _replaced(tokens: list[Token], table: _Table, spans: set[tuple[int, int]]) -> list[Token]:
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        words, means = _longest(tokens, index, table)
        if not words:
            found.append(tokens[index])
            index += 1
            continue
        start, end = tokens[index].start, tokens[index + len(words) - 1].end
        spans.add((start, end))
        if isinstance(means, str):
            found.append(Token(OWN, means, start, end))
        else:
            found += [Token(token.kind, token.text, start, end) for token in means]
        index += len(words)
    return found


def _longest(tokens: list[Token], index: int, table: _Table) -> tuple[tuple[str, ...], Sequence[Token] | str]:
    for words, means in table.get(tokens[index].text, ()):
        if tuple(token.text for token in tokens[index : index + len(words)]) == words:
            return words, means
    return (), ()
