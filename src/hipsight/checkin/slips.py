"""Mends what was typed in a hurry: slips, and hips told in two letters."""

from __future__ import annotations

from collections.abc import Sequence

from hipsight.checkin.lexer import WORD, Token
from hipsight.checkin.lexicon import listed
from hipsight.checkin.phrases import is_known
from hipsight.checkin.spelling import nearest_word
from hipsight.checkin.units_said import DISTANCE_UNITS, ONES, TENS

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"half", "a", "an", "another"}


def mended(tokens: Sequence[Token], typed: str) -> list[Token]:
    """The tokens with their slips mended; names are left alone."""
    tokens = _contracted(tokens)
    return [
        token if _is_name(tokens, index, typed) else _corrected(token) for index, token in enumerate(tokens)
    ]


_CONTRACTED = {"could": "couldn't", "can": "can't", "would": "wouldn't"}


def _contracted(tokens: Sequence[Token]) -> list[Token]:
    """Reads the "could not" of dictation as "couldn't"."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1].text if found else ""
        if token.text == "not" and before in _CONTRACTED:
            found[-1] = Token(WORD, _CONTRACTED[before], found[-1].start, token.end)
        else:
            found.append(token)
    return found


_HIPS = {"lh": "l", "rh": "r", "lhip": "l", "rhip": "r"}


def spelled_out(tokens: list[Token]) -> list[Token]:
    """The tokens with "LH" and "RH" as a side and a hip, but not the "RH 80%" of the weather."""
    if not any(token.text in _HIPS for token in tokens):
        return tokens
    spelled: list[Token] = []
    for index, token in enumerate(tokens):
        is_air = any(near.text in {"%", "percent"} for near in tokens[index + 1 : index + 3])
        if token.text not in _HIPS or is_air:
            spelled.append(token)
            continue
        spelled += [Token(WORD, words, token.start, token.end) for words in (_HIPS[token.text], "hip")]
    return spelled


def _is_name(tokens: Sequence[Token], index: int, typed: str) -> bool:
    """Whether a word has a capital within a sentence of small letters: "with Jessie and Steff"."""
    word = tokens[index]
    before = tokens[index - 1] if index else None
    return (
        word.kind == WORD
        and before is not None
        and before.kind == WORD
        and typed[before.start : before.end].islower()
        and typed[word.start : word.end].istitle()
        and not is_known(word.text)
    )


def _corrected(token: Token) -> Token:
    if token.kind != WORD:
        return token
    if (
        is_known(token.text)
        or token.text in NUMBER_WORDS
        or token.text in DISTANCE_UNITS
        or listed(token.text, "shoe_after_in") is not None
    ):
        return token
    if token.text.endswith("'s") and is_known(token.text[:-2]):
        return Token(token.kind, token.text[:-2], token.start, token.end)  # "hip's a bit sore"
    meant = nearest_word(token.text)
    return token if meant is None else Token(token.kind, meant, token.start, token.end)
