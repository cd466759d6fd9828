"""Phrases of the knowledge files, looked for in what was typed.

A phrase is words, in order; `<name>` stands for any of a named group of words, `...` for up to three words, and
`word/other` for either. Case, apostrophes and marks do not matter; a phrase never reaches over a full stop, a comma
or a "but".
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from hipsight.knowledge.library import red_flags


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written, and the words it can begin with: the pattern is only made for text that has one."""

    written: str
    beginnings: frozenset[str]


#: Words that cancel a phrase when they stand at most this many words before it, in the same clause.
_NEGATIONS = frozenset(
    {
        "no",
        "not",
        "without",
        "never",
        "zero",
        "isnt",
        "wasnt",
        "dont",
        "didnt",
        "hasnt",
        "havent",
        "arent",
        "doesnt",
    }
)
_NEGATION_REACH = 3

#: Others whose ills are no sign of one's own, unless one speaks of oneself between them and the phrase.
_OTHERS = frozenset(
    [
        "wife",
        "husband",
        "partner",
        "girlfriend",
        "boyfriend",
        "son",
        "daughter",
        "kid",
        "kids",
        "child",
        "baby",
        "mum",
        "mom",
        "mother",
        "dad",
        "father",
        "brother",
        "sister",
        "friend",
        "mate",
        "buddy",
        "colleague",
        "coworker",
        "boss",
        "neighbour",
        "neighbor",
        "dog",
        "cat",
        "wifes",
        "husbands",
    ]
)
_ONESELF = frozenset({"i", "im", "ive", "me", "mine", "myself"})

_GAP = r"(?:\S+ ){0,3}"


@cache
def phrases(written: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The phrases, ready to be looked for."""
    return tuple(Phrase(phrase, _beginnings(phrase)) for phrase in written)


def says(
    wanted: tuple[Phrase, ...],
    text: str,
    *,
    except_for: tuple[Phrase, ...] = (),
    even_negated: bool = False,
) -> bool:
    """Whether one of the phrases stands in the text, of oneself, and is not denied there.

    Args:
        wanted: What is looked for.
        text: As typed.
        except_for: Phrases that hold the words of another one but mean something else ("hay fever").
        even_negated: The phrases carry their own "not"; one before them does not cancel them.
    """
    if not wanted:
        return False
    return any(_is_said(wanted, clause, except_for, even_negated=even_negated) for clause in _clauses(text))


class Told:
    """Words of many days, found by what a phrase can begin with instead of one by one."""

    def __init__(self, words: Iterable[tuple[dt.date, str]]) -> None:
        """Puts day and text of each line in order."""
        self._lines = list(dict.fromkeys(words))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (_, text) in enumerate(self._lines):
            for word in _words_of(text):
                self._places[word].append(place)

    def days_saying(
        self, wanted: tuple[str, ...], *, except_for: tuple[str, ...] = (), even_negated: bool = False
    ) -> Iterator[dt.date]:
        """The days on which one of the phrases was said, as `says` finds them; phrases as written."""
        beginnings = {word for phrase in phrases(wanted) for word in phrase.beginnings}
        for place in {place for word in beginnings for place in self._places.get(word, ())}:
            day, text = self._lines[place]
            if _says(wanted, except_for, even_negated, text):
                yield day


# A line stays what it is: after ten years only the new one is looked through.
@lru_cache(maxsize=1 << 16)
def _says(wanted: tuple[str, ...], except_for: tuple[str, ...], even_negated: bool, text: str) -> bool:  # noqa: FBT001 - a cache counts by place
    return says(phrases(wanted), text, except_for=phrases(except_for), even_negated=even_negated)


def _is_said(
    wanted: tuple[Phrase, ...], clause: str, except_for: tuple[Phrase, ...], *, even_negated: bool
) -> bool:
    words = set(clause.split())
    possible = [phrase for phrase in wanted if not phrase.beginnings.isdisjoint(words)]
    if not possible:
        return False
    for other in except_for:
        if not other.beginnings.isdisjoint(words):
            clause = _pattern(other.written).sub("", clause)
    for phrase in possible:
        for found in _pattern(phrase.written).finditer(clause):
            before = clause[: found.start()].split()
            is_denied = not even_negated and not _NEGATIONS.isdisjoint(before[-_NEGATION_REACH:])
            if not is_denied and not _is_of_another(before):
                return True
    return False


def _is_of_another(before: list[str]) -> bool:
    others = [place for place, word in enumerate(before) if word in _OTHERS]
    return bool(others) and not set(before[others[-1] :]) & _ONESELF


def _alternatives(part: str) -> tuple[str, ...]:
    return red_flags().group[part.strip("<>")] if part.startswith("<") else tuple(part.split("/"))


def _beginnings(phrase: str) -> frozenset[str]:
    return frozenset(words.split()[0] for words in _alternatives(phrase.split(maxsplit=1)[0]))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [_GAP if part == "..." else f"{_any_of(_alternatives(part))} " for part in phrase.split()]
    return re.compile(rf"(?<!\S){''.join(parts).removesuffix(' ')}(?!\S)")


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(word for clause in _clauses(text) for word in clause.split())


# Every sign of every flag asks for the same lines: those of half a year, several a day.
@lru_cache(maxsize=8192)
def _clauses(text: str) -> dict[str, None]:
    """Lower case, without apostrophes, other marks as spaces, cut where a thought ends; each once, in order."""
    plain = re.sub(r"['\u2019\u02bc]", "", text.lower())
    cut = re.split(r"(?<!\d)[.,]|[.,](?!\d)|[;:!?\n]|\bbut\b", plain)
    return dict.fromkeys(" ".join(re.sub(r"\W", " ", clause).split()) for clause in cut)
