"""Words near what must not be missed: what they tell together, and which of them nobody has understood.

A stem and a sign in one sentence tell the finding. A stem of which no reading says anything is left as a question:
to be unread is not to be denied.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hipsight.assessment.tellings import Span, Words, places_of
from hipsight.checkin.account import MOST_CHARACTERS
from hipsight.checkin.account_scopes import Scopes
from hipsight.checkin.lexer import NEWLINE, Token, tokenize
from hipsight.knowledge.triage import Alarm, alarms

_ENDS = frozenset({".", "!", "?", ";", "…", "..", "..."})

#: A sign so many words from its stem belongs to it.
_REACH = 9


@dataclass(frozen=True, slots=True)
class Alarmed:
    """What the themes of alarm find in an account.

    Attributes:
        affirmed: Finding to the words that tell it.
        unread: Id of an alarm to the words of which nothing was understood.
    """

    affirmed: Mapping[str, str]
    unread: Mapping[str, str]


def alarms_in(text: str, read: Iterable[Span]) -> Alarmed:
    """The alarms of an account; `read` are the places of findings that were understood, affirmed or denied."""
    text = text[:MOST_CHARACTERS]
    tokens = tokenize(text)
    words = Words(tokens)
    ends = [index for index, token in enumerate(tokens) if token.text in _ENDS or token.kind == NEWLINE]
    understood: dict[str, set[int]] = {}
    starts = [token.start for token in tokens]
    for span in read:
        sentence = bisect.bisect_left(ends, bisect.bisect_right(starts, span.start) - 1)
        understood.setdefault(span.finding, set()).add(sentence)
    affirmed: dict[str, str] = {}
    unread: dict[str, str] = {}
    denied_at = _denied_places(tokens)
    for alarm in alarms().alarm:
        settled = set[int]().union(*(understood.get(name, ()) for name in alarm.settles))
        for first, after in _stems(alarm, words):
            sentence = bisect.bisect_left(ends, first)
            told = text[tokens[first].start : tokens[after - 1].end]
            sign = _sign_near(alarm, words, (first, after), (ends, sentence), denied_at)
            if alarm.finding and sign and sentence not in settled:
                begin, end = min(first, sign[0]), max(after, sign[1])
                affirmed.setdefault(alarm.finding, text[tokens[begin].start : tokens[end - 1].end])
            elif sentence not in settled and not denied_at[first]:
                unread.setdefault(alarm.id, told)
    return Alarmed(affirmed, unread)


def _stems(alarm: Alarm, words: Words) -> list[tuple[int, int]]:
    harmless = places_of(words, alarm.harmless)
    return [
        (first, after)
        for first, after in places_of(words, alarm.stems)
        if not any(begin < after and first < end for begin, end in harmless)
    ]


def _sign_near(
    alarm: Alarm,
    words: Words,
    stem: tuple[int, int],
    at: tuple[Sequence[int], int],
    denied_at: Sequence[bool],
) -> tuple[int, int] | None:
    ends, sentence = at
    for first, after in places_of(words, alarm.signs):
        apart = max(first - stem[1], stem[0] - after)
        if bisect.bisect_left(ends, first) == sentence and apart <= _REACH and not denied_at[first]:
            return first, after
    return None


def _denied_places(tokens: Sequence[Token]) -> list[bool]:
    """Whether a word stands under a denial, or tells of someone else."""
    scopes, denied = Scopes(tokens), []
    for index in range(len(tokens)):
        denied.append(scopes.other or scopes.is_denied(index + 1))
        scopes.pass_over(index, is_finding=False)
    return denied
