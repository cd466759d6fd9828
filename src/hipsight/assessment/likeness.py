"""How much a story as a whole resembles stories that turned out grave: a second reader beside the rules.

Rules know what they have a word for. This one knows no finding, only which words the accounts of people with a grave
outcome share; it may raise the urgency, and may settle what is only held "until known", but takes away no sign that
was told. A logistic regression over words, learnt in `benchmarks/likeness.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from hipsight.assessment.story_words import story_words
from hipsight.knowledge.likeness import LikenessTable, likeness_table

#: A story of fewer words that are known says too little to be compared.
FEWEST_WORDS = 12

#: Log odds from which a story reads like a grave one, like an emergency, and below which like a mild one; chosen on
#: accounts left out batch by batch (docs/decisions/0084).
GRAVE, EMERGENCY, MILD = 0.6, 0.9, -0.8

#: The findings that hold a story to be graver than what it tells.
READS = frozenset({"reads_grave", "reads_as_emergency"})

_SENTENCE = re.compile(r"[^.!?;\n]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Log odds that a story with such words turned out grave (urgent or worse), or an emergency."""

    grave: float
    emergency: float


def findings_of(likeness: Likeness | None) -> frozenset[str]:
    """The findings that follow from how a story reads; where there is nothing to read, only that it is not mild."""
    if likeness is None:
        return frozenset({"not_read_mild"})
    reads_mild = likeness.grave < MILD and likeness.emergency < GRAVE
    return frozenset(
        name
        for name, holds in (
            ("reads_grave", likeness.grave >= GRAVE),
            ("reads_as_emergency", likeness.emergency >= EMERGENCY),
            ("not_read_mild", not reads_mild),
        )
        if holds
    )


def graver_of(readings: Iterable[Likeness | None]) -> Likeness | None:
    """What several tellings read like together: each by the gravest."""
    known = [one for one in readings if one is not None]
    if not known:
        return None
    return Likeness(max(one.grave for one in known), max(one.emergency for one in known))


def likeness_of(
    text: str, labels: Iterable[tuple[int, int]] = (), *, table: LikenessTable | None = None
) -> Likeness | None:
    """The likeness of a story, None where it has too few words to tell.

    Args:
        text: The account.
        labels: Places at which somebody gives the pain a name or calls an image normal. The story is read with their
            sentences and without, and the graver reading counts: a harmless name makes no pain harmless.
        table: The weights; those of the package when left out.
    """
    table = table or likeness_table()
    places = list(labels)
    told = "\n".join(
        match[0]
        for match in _SENTENCE.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in places)
    )
    return graver_of(_read(one, table) for one in (text, told))


def _read(text: str, table: LikenessTable) -> Likeness | None:
    known = [table.words[word] for word in sorted(story_words(text)) if word in table.words]
    if len(known) < FEWEST_WORDS:
        return None
    length = math.sqrt(sum(word.rarity**2 for word in known))
    return Likeness(
        table.start.grave + sum(word.rarity * word.grave for word in known) / length,
        table.start.emergency + sum(word.rarity * word.emergency for word in known) / length,
    )
