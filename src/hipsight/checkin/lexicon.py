"""The words of a language: read from the tables in `words/`, one folder a language, one phrase a row.

A row is `phrase <tab> kind <tab> means`. Kinds are those of `atoms.Kind`, and a few lists that the rules ask for by
name (`filler`, `common`, `slip`, `month`). Tables are read in the order of `_TABLES`; where two know a phrase, the
earlier one wins. Phrases are only taken apart once their first word is met, so that a short line costs little.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hipsight.checkin.atoms import Kind
from hipsight.checkin.lexer import tokenize
from hipsight.model.body import Behaviour, Quality, Side, Site
from hipsight.model.records import RunKind, Surface

WORDS = Path(__file__).parent / "words"
#: Left out inside a phrase, so that "side of my hip" is "side of hip".
DETERMINERS = frozenset({"the", "my", "a", "an"})
#: Past so many words asked for, an index pays; past so many kept, they are forgotten.
_MANY, _KEPT = 400, 20_000
MEANING = ""  # the key under which a node of the tree holds its meaning; no token is empty
_TABLES = ("pain", "behaviour", "body", "life", "strength", "run", "shoes", "days", "scope", "spelling")
_KINDS = {kind.name.lower(): kind for kind in Kind}

Rows = list[tuple[str, str, str]]


@cache
def rows_of(language: str) -> dict[str, Rows]:
    """The rows of a language by their first word; phrases that begin with a mark stand under that mark."""
    found: dict[str, Rows] = {}
    for name in _TABLES:
        for phrase, kind, means in read_table(WORDS / language / f"{name}.tsv"):
            first = phrase.partition(" ")[0]
            if not first.isalpha():
                first = first_token(phrase)
            found.setdefault(first, []).append((phrase, kind, means))
    return found


class _Search:
    """Looks words up in the text of the tables as it stands; an index is made only for whoever asks for many."""

    def __init__(self, language: str) -> None:
        self._language = language
        texts = [(WORDS / language / f"{name}.tsv").read_text(encoding="utf-8") for name in _TABLES]
        self._text = "\n" + "\n".join(texts) + "\n"
        self._asked = 0
        self._rows: dict[str, Rows] = {}
        self._known: dict[str, bool] = {}

    def rows(self, word: str) -> Rows:
        """The rows whose phrase begins with a word."""
        found = self._rows.get(word)
        if found is None:
            found = self._rows[word] = self._find(word)
        return found

    def knows(self, word: str) -> bool:
        """Whether a word stands anywhere in the tables."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._stands_anywhere(word)
        return found

    def _asks_for_few(self) -> bool:
        self._asked += 1
        for kept in (self._rows, self._known):
            if len(kept) > _KEPT:
                kept.clear()
        return self._asked <= _MANY

    def _find(self, word: str) -> Rows:
        if not word.strip():  # an end of line stands between the rows, not in one
            return []
        if not self._asks_for_few():
            return rows_of(self._language).get(word, [])
        found: Rows = []
        start = self._text.find(f"\n{word}")
        while start >= 0:
            end = start + 1 + len(word)
            if not _is_one_word(word[-1], self._text[end]):
                phrase, kind, means = self._text[start + 1 : self._text.index("\n", end)].split("\t")
                found.append((phrase, kind, means))
            start = self._text.find(f"\n{word}", end)
        return found

    def _stands_anywhere(self, word: str) -> bool:
        if not word.strip():
            return False
        if not self._asks_for_few():
            return word in every_word(self._language)
        start = self._text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_is_one_word(self._text[start - 1], word[0]) or _is_one_word(word[-1], self._text[end])):
                row = self._text[self._text.rindex("\n", 0, start) + 1 : self._text.index("\n", end)]
                phrase, kind, _ = row.split("\t")
                if kind in _KINDS and word in words_of(phrase):
                    return True
            start = self._text.find(word, end)
        return False


def _is_one_word(character: str, following: str) -> bool:
    """Whether two characters beside each other stand in one word or in one number."""
    if character.isdigit() or following.isdigit():
        return character.isdigit() and following.isdigit()
    return all(one.isalpha() or one == "'" for one in (character, following))


@cache
def search(language: str = "en") -> _Search:
    """The words of a language, looked up one by one."""
    return _Search(language)


def listed(word: str, kind: str, language: str = "en") -> str | None:
    """What a word of a named list means, or None where it is not in the list."""
    for phrase, name, means in search(language).rows(word):
        if phrase == word and name == kind:
            return means
    return None


def read_table(path: Path) -> Iterator[tuple[str, str, str]]:
    """The rows of a table below its heading: phrase, kind, meaning."""
    for row in path.read_text(encoding="utf-8").split("\n")[1:]:
        if row:
            phrase, kind, means = row.split("\t")
            yield phrase, kind, means


def first_token(phrase: str) -> str:
    """The first word or mark of a phrase as the lexer sees it."""
    return tokenize(phrase)[0].text


@cache
def word_list(kind: str, language: str = "en") -> frozenset[str]:
    """Every phrase of a named list, such as `filler` or `common`."""
    return frozenset(
        phrase for rows in rows_of(language).values() for phrase, name, _ in rows if name == kind
    )


@cache
def word_map(kind: str, language: str = "en") -> dict[str, str]:
    """What each phrase of a named list means, such as `month` or `slip`."""
    return {
        phrase: means for rows in rows_of(language).values() for phrase, name, means in rows if name == kind
    }


@cache
def every_word(language: str = "en") -> frozenset[str]:
    """Every word that stands anywhere in a phrase with a meaning, or is plain filler."""
    known: set[str] = set()
    for rows in rows_of(language).values():
        for phrase, kind, _ in rows:
            if kind in _KINDS:
                known.update(words_of(phrase))
    return frozenset(known)


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as the lexer sees them."""
    return phrase.split() if phrase.replace(" ", "").isalpha() else [token.text for token in tokenize(phrase)]


class PhraseTree:
    """The phrases of a language as a tree of words; a branch is grown when its first word is asked for."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._search = search(language)
        self._grown: dict[str, dict[str, Any]] = {}

    def get(self, word: str) -> dict[str, Any] | None:
        """The branch that begins with a word, or None."""
        if word not in self._grown:
            if not self._search.rows(word):
                return None
            self._grown[word] = self._grow(word)
        return self._grown[word] or None

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def first_words(self) -> Iterator[str]:
        """The words that phrases begin with."""
        rows_by_word = rows_of(self._language)
        return (word for word, rows in rows_by_word.items() if any(kind in _PHRASES for _, kind, _ in rows))

    def _grow(self, word: str) -> dict[str, Any]:
        root: dict[str, dict[str, Any]] = {}
        for phrase, name, means in self._search.rows(word):
            if name in _PHRASES or (name == "filler" and " " in phrase):
                add_phrase(root, words_of(phrase), _KINDS[name], meaning(_KINDS[name], means))
        branch: dict[str, Any] = root.get(word, {})
        return branch


#: Rows of these are phrases of the tree; filler is asked for by the word.
_PHRASES = frozenset(_KINDS) - {"filler"}


def add_phrase(tree: dict[str, Any], words: list[str], kind: Kind, value: Any) -> None:
    """Adds a phrase to a tree; what the tree knows already stays."""
    node = tree
    for place, word in enumerate(words):
        if word == "-" or (place and word in DETERMINERS):
            continue
        node = node.setdefault(word, {})
    if words:
        node.setdefault(MEANING, (kind, value))


@cache
def phrase_tree(language: str = "en") -> PhraseTree:
    """The phrases of a language."""
    return PhraseTree(language)


@cache
def meaning(kind: Kind, means: str) -> Any:
    """What the last column of a row says, as the readers want it."""
    if means == "-":
        return True if kind is Kind.SHOE else None
    if kind is Kind.SITE:
        site, _, both = means.partition(" ")
        return Site(site), both == "both"
    if kind is Kind.BEHAVIOUR:
        return tuple(Behaviour(word) for word in means.split("+"))
    if kind is Kind.DAY:
        form, _, number = means.partition(" ")
        return form, int(number)
    reader = _READERS.get(kind)
    return reader(means) if reader else means


_READERS: dict[Kind, Any] = {
    Kind.SIDE: Side,
    Kind.QUALITY: Quality,
    Kind.RUN_KIND: RunKind,
    Kind.SURFACE: Surface,
    Kind.START: float,
    Kind.HALFWAY: float,
    Kind.RACE_DISTANCE: float,
}
