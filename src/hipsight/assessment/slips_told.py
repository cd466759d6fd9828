"""Mends slips in the words that matter most in an account: "feaver", "swolen", "grion"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hipsight.checkin.findings import phrases_of_findings
from hipsight.checkin.spelling import ordinary_words
from hipsight.knowledge.triage import alarms, tellings

_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST = 5


def mended(text: str) -> str:
    """The text with each slip of a word that matters replaced by it; any other word stays as it was typed."""
    return _WORD.sub(lambda match: _meant(match[0].lower()) or match[0], text)


@lru_cache(maxsize=8192)
def _meant(word: str) -> str | None:
    """The one word that matters and is a single edit away; None for a word that is known, or near to several."""
    if len(word) < _SHORTEST or word in _known() or word in ordinary_words():
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - its import costs more than most accounts; few words need it

    near = [
        target
        for target in alarms().mend
        if target[0] == word[0] and OSA.distance(word, target, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else None


@cache
def _known() -> frozenset[str]:
    patterns = [
        *alarms().no_slip,
        *phrases_of_findings(),
        *(one for telling in tellings().telling for one in (*telling.says, *telling.denies, *telling.never)),
        *(one for group in tellings().group.values() for one in group),
        *(one for alarm in alarms().alarm for one in (*alarm.stems, *alarm.signs, *alarm.harmless)),
    ]
    return frozenset(word.lower() for one in patterns for word in _WORD.findall(one))
